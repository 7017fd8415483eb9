"""Makes a case of a bundle that holds, equal to the one that it was made of, and writes down where it came from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from testigo.bundle.publishing import mark_of, published
from testigo.bundle.verifying import checked
from testigo.case.audit.findings import Verified
from testigo.case.custody.receipts import tool
from testigo.case.store import Store
from testigo.errors import TestigoError


def import_bundle(bundle: Path, case: Path, *, by: str | None = None, in_process: bool = False) -> Verified:
    """Make the case; return what was found in the bundle, all of which holds.

    All that parses the bundle, and makes the case of it, runs in a process of its own, unless ``in_process``. Nothing is written
    unless everything in the bundle is as its log says. Raises TestigoError T402 where ``case`` is there already or cannot be made,
    T501, T721, T722 where the file is none that can be taken in, T723 where it does not hold, T725 where it is a redacted copy;
    T229 and T727 to T729 as :func:`.verifying.checked` does.
    """
    with published(case) as draft:
        found = checked(bundle, draft.parent, whole=True, in_process=in_process)
        if found.findings:
            raise TestigoError("T723", _first(found))
        made = draft.parent / "case"
        _sign_in(made, _origin(bundle, found), by)
        made.rename(draft)
    return found


def _first(found: Verified) -> str:
    first = found.findings[0]
    more = f", and {len(found.findings) - 1} more" if len(found.findings) > 1 else ""
    return f"{first.what} {first.which} {first.says}{more}"


def _origin(bundle: Path, found: Verified) -> dict[str, Any]:
    """What the log of the new case says of the bundle."""
    return {**mark_of(bundle), "n": found.entries, "head": found.head, "tool": tool()}


def _sign_in(case: Path, body: dict[str, Any], by: str | None) -> None:
    store = Store(case, by=by)
    try:
        with store.database.writing():
            store.note("imported", body)
        store.database.checkpoint()
    finally:
        store.close()
