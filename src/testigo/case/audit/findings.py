"""What a check of a case found: each thing that is not as the log says, and how much was looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, cast, get_args

What = Literal[
    "file",
    "schema",
    "entry",
    "page",
    "reading",
    "decision",
    "failure",
    "capture",
    "joins",
    "words",
    "accounts",
    "signature",
    "stamp",
    "bundle",
]
"""Of what a finding is: the file as SQLite has it; its tables and triggers; the log; what was received, read, decided, failed and
captured; what was worked out; the index of words; the accounts that are kept; signatures and time stamps; the
files of a bundle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that fails: of what, which one, in words what is wrong, what was expected and what is there instead."""

    what: What
    which: str
    says: str
    expected: str | None = None
    found: str | None = None


@dataclass(slots=True, kw_only=True)
class Verified:
    """What a check looked at and found. ``notes`` are what could not be checked, and why; ``head`` is the last entry's hash."""

    case: str
    entries: int = 0
    head: str | None = None
    pages: int = 0
    readings: int = 0
    decisions: int = 0
    captures: int = 0
    signatures: int = 0
    stamps: int = 0
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether everything is as the log says."""
        return not self.findings

    def fail(
        self, what: What, which: object, says: str, *, expected: object | None = None, found: object | None = None
    ) -> None:
        """Add a finding."""
        told = [None if value is None else str(value) for value in (expected, found)]
        self.findings.append(Finding(what=what, which=str(which), says=says, expected=told[0], found=told[1]))


_COUNTED = ("pages", "readings", "decisions", "captures", "signatures", "stamps")


def verified_to_json(v: Verified) -> dict[str, Any]:
    """Return a check as plain dicts and lists."""
    return {
        "case": v.case,
        "holds": v.holds,
        **{name: getattr(v, name) for name in ("entries", "head", *_COUNTED)},
        "findings": [
            {"what": f.what, "which": f.which, "says": f.says, "expected": f.expected, "found": f.found}
            for f in v.findings
        ],
        "notes": list(v.notes),
    }


def verified_from_json(told: object, *, case: str) -> Verified:
    """Return the check that :func:`verified_to_json` gave, of ``case``. Raises ValueError where it is none."""
    fields = _object(told)
    counted = {name: _number(fields.get(name)) for name in ("entries", *_COUNTED)}
    findings = [_finding(_object(f)) for f in _list(fields.get("findings"))]
    notes = [_text(note) for note in _list(fields.get("notes"))]
    return Verified(case=case, head=_text_or_none(fields.get("head")), findings=findings, notes=notes, **counted)


def _finding(told: dict[str, Any]) -> Finding:
    what = _text(told.get("what"))
    if what not in get_args(What):
        raise ValueError("a finding is of nothing that is known")
    return Finding(
        what=cast("What", what),
        which=_text(told.get("which")),
        says=_text(told.get("says")),
        expected=_text_or_none(told.get("expected")),
        found=_text_or_none(told.get("found")),
    )


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("no object")  # noqa: TRY004 - what was told is wrong, not who asks
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("no list")  # noqa: TRY004
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("no number of what was looked at")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no text")  # noqa: TRY004
    return value


def _text_or_none(value: object) -> str | None:
    return None if value is None else _text(value)
