"""Bundles a case, or a redacted copy of it, and writes down in its log what left it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from testigo.bundle.making import Bundled, write_bundle, write_redacted
from testigo.bundle.publishing import mark_of, published

if TYPE_CHECKING:
    from testigo.case.case import Case
    from testigo.redact.asked import Redaction
    from testigo.redact.copy import Redacted


def hand_over(case: Case, name: str, out: Path, *, redact: Redaction | None = None, by: str | None = None) -> Bundled:
    """Write the bundle of a case that is called ``name``, or of a redacted copy, to ``out``.

    Raises TestigoError as :func:`bundle` and :func:`testigo.redact.asked.redacted_as_asked` do.
    """
    if redact is None:
        return bundle(case, out, by=by)
    from testigo.export.material import material_of
    from testigo.redact.asked import redacted_as_asked

    return bundle_redacted(case, redacted_as_asked(material_of(case, name), redact), out, by=by)


def bundle(case: Case, out: Path, *, by: str | None = None) -> Bundled:
    """Write the bundle of a case to ``out``, and an entry to its log, where it may be written to.

    The file has its name only once the entry is written. Raises TestigoError T402 where ``out`` is there already or cannot be written,
    T724 where the case is not as its log says.
    """
    store = case._store  # noqa: SLF001 - the rows are the store's
    return _handed_over(case, out, lambda draft: write_bundle(store, draft), {}, by)


def bundle_redacted(case: Case, copy: Redacted, out: Path, *, by: str | None = None) -> Bundled:
    """Write a redacted copy as a bundle to ``out``, and an entry with the tombstones to the log. Raises TestigoError T402."""
    store = case._store  # noqa: SLF001
    return _handed_over(
        case, out, lambda draft: write_redacted(copy, store, draft), {"redacted": dict(copy.tombstones)}, by
    )


def _handed_over(
    case: Case, out: Path, write: Callable[[Path], Bundled], more: dict[str, Any], by: str | None
) -> Bundled:
    with published(out) as draft:
        made = write(draft)
        if case.is_writable():
            case.note("bundled", {**mark_of(draft), "n": made.n, "head": made.head, **more}, by=by)
    return made
