"""What a check of a case found: each thing that is not as the log says, and how much was looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

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


def verified_to_json(v: Verified) -> dict[str, Any]:
    """Return a check as plain dicts and lists."""
    counted = ("entries", "head", "pages", "readings", "decisions", "captures", "signatures", "stamps")
    return {
        "case": v.case,
        "holds": v.holds,
        **{name: getattr(v, name) for name in counted},
        "findings": [
            {"what": f.what, "which": f.which, "says": f.says, "expected": f.expected, "found": f.found}
            for f in v.findings
        ],
        "notes": list(v.notes),
    }
