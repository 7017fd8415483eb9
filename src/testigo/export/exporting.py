"""Exports a case, or a redacted copy of it, and writes down in its log what left it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from testigo.errors import TestigoError
from testigo.export.formats import FORMATS, Format
from testigo.export.logged import log_export
from testigo.export.material import Material, material_of

if TYPE_CHECKING:
    from testigo.case.case import Case
    from testigo.case.records import Accounts
    from testigo.redact.asked import Redaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A file as it leaves a case: its format, its bytes, and the options that the log tells of."""

    format: Format
    body: bytes
    options: Mapping[str, Any] = field(default_factory=dict)

    def log(self, case: Case, *, by: str | None = None) -> None:
        """Write down in the log of the case that the file left it, where the case may be written to."""
        log_export(case, self.format.name, self.body, self.options, by=by)


def exported(
    case: Case, name: str, to: str, *, incidents: Sequence[str] = (), redact: Redaction | None = None
) -> Exported:
    """Return the case, which is called ``name``, in the format ``to``: all of it, or what is told of some incidents.

    Raises TestigoError T510 where an incident is none, T741 where the format's library is not installed, T745 where there is no such
    format, and as :func:`testigo.redact.asked.redacted_as_asked`.
    """
    if to not in FORMATS:
        raise TestigoError("T745", f"{to!r} is no format; there are {', '.join(FORMATS)}")
    found = case.accounts() if incidents else None
    ids = [meant(found, asked) for asked in incidents] if found else []
    material, stones = _redacted(material_of(case, name, ids), redact)
    options: dict[str, Any] = {"incidents": ids, **({"redacted": stones} if stones else {})}
    return Exported(format=FORMATS[to], body=FORMATS[to].made(material), options=options)


def export(
    case: Case,
    name: str,
    to: str,
    out: Path | None,
    *,
    incidents: Sequence[str] = (),
    redact: Redaction | None = None,
    by: str | None = None,
) -> bytes:
    """Return what :func:`exported` makes, written to ``out`` where that is given, and noted in the log. Raises TestigoError T402, too."""
    made = exported(case, name, to, incidents=incidents, redact=redact)
    if out is not None:
        from testigo.show.written_file import write_whole

        write_whole(out, made.body)
    made.log(case, by=by)
    return made.body


def _redacted(material: Material, asked: Redaction | None) -> tuple[Material, dict[str, str]]:
    """The material as the rules leave it, with a hash for each label."""
    if asked is None:
        return material, {}
    from testigo.redact.asked import redacted_as_asked

    made = redacted_as_asked(material, asked)
    return made.material, dict(made.tombstones)


def meant(found: Accounts, name: str) -> str:
    """Return the id of the incident that is meant by its id, how that begins, or its number.

    Raises TestigoError T510 when it is none or several.
    """
    ids = [event.id for event in found.incidents]
    if name in ids:
        return name
    if name.isdecimal() and 0 < int(name) <= len(ids):
        return ids[int(name) - 1]
    begun = [i for i in ids if i.startswith(name)]
    if len(begun) == 1:
        return begun[0]
    raise TestigoError("T510", f"no incident is called {name!r}" + _instead(begun or get_close_matches(name, ids)))


def _instead(ids: Sequence[str]) -> str:
    return f"; it may be {' or '.join(ids[:3])}" if ids else ""
