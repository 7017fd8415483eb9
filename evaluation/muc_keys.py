"""Reads the MUC-3/4 answer keys and documents (1991-1992), which stay outside the repository.

The slots that are read are the message, the date and the location of each template. A filler may have alternatives
(``A / B``); ``-`` stands for "the text does not say" and ``*`` for "no incident of interest". The forms are set out in
the corpus's own template guidelines, sections 7.3 (date) and 7.4 (location).

    python evaluation/muc_keys.py        count what is there
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

SHARED = Path(os.environ.get("TESTIGO_SHARED", Path(__file__).parents[2] / "shared"))
MUC = SHARED / "muc"
PARTS = ("dev", "tst1", "tst2")

MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"

_ID = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)
_SLOT = re.compile(r"^\s*\d+\.\s+(MESSAGE: ID|MESSAGE: TEMPLATE|INCIDENT: DATE|INCIDENT: LOCATION)\s+(.*?)\s*$")
_DAY = re.compile(r"(\d{1,2})\s+([A-Z]{3})[A-Z]*\s+(\d{2})$")
_PLACE = re.compile(r"^(.*?)\s*(?:\(([^()]*)\))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDate:
    """When: on one day (``first == last``), between two, or at the latest on ``last`` (``first`` is None)."""

    first: date | None
    last: date


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPlace:
    """A named place and what it may be, as printed in the key: ``SAN MIGUEL``, ``("CITY", "DEPARTMENT")``."""

    name: str
    kinds: tuple[str, ...]


KeyLocation = tuple[tuple[KeyPlace, ...], ...]
"""From the country inwards. A level holds one place, or two for an incident on the road between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One incident that annotators found in a document, with every alternative they allowed.

    ``dates`` and ``locations`` are empty where the slot is left out.
    """

    message: str
    optional: bool
    dates: tuple[KeyDate, ...]
    locations: tuple[KeyLocation, ...]


def read_keys(folder: Path) -> list[Template]:
    """Read the templates of every ``key-*`` file of a folder; documents without an incident have none."""
    return [
        template
        for path in sorted(folder.glob("key-*"))
        for slots in _records(path.read_text(encoding="latin-1"))
        if (template := _template(slots)) is not None
    ]


def read_documents(folder: Path) -> dict[str, str]:
    """Read every document of a folder: its text by message id (``DEV-MUC3-0001``)."""
    documents: dict[str, str] = {}
    for path in sorted(folder.glob("*-muc[34]*")):
        parts = _ID.split(path.read_text(encoding="latin-1"))
        documents.update((name, body.strip()) for name, body in zip(parts[1::2], parts[2::2], strict=True))
    return documents


def _records(text: str) -> list[dict[str, str]]:
    records: list[dict[str, str]] = []
    for line in text.splitlines():
        match = _SLOT.match(line)
        if match is None:
            continue
        slot, value = match.groups()
        if slot == "MESSAGE: ID":
            records.append({})
        records[-1][slot] = value
    return records


def _template(slots: dict[str, str]) -> Template | None:
    number = slots["MESSAGE: TEMPLATE"]
    if number == "*":
        return None
    return Template(
        message=slots["MESSAGE: ID"].split()[0],
        optional="OPTIONAL" in number,
        dates=tuple(d for choice in alternatives(slots["INCIDENT: DATE"]) if (d := key_date(choice)) is not None),
        locations=tuple(key_location(choice) for choice in alternatives(slots["INCIDENT: LOCATION"])),
    )


def alternatives(value: str) -> list[str]:
    """Split a filler at the slashes that stand outside parentheses, and drop a leading ``?`` (doubtful)."""
    choices, depth, current = [], 0, ""
    for char in value.removeprefix("?").strip():
        depth += (char == "(") - (char == ")")
        if char == "/" and depth == 0:
            choices.append(current)
            current = ""
        else:
            current += char
    return [_unwrapped(choice.strip()) for choice in [*choices, current] if choice.strip() not in {"", "-", "*"}]


def _unwrapped(choice: str) -> str:
    """Drop parentheses that hold the whole choice: ``(- 09 DEC 89)``, but not those of ``LIMA (CITY)``."""
    depth = 0
    for at, char in enumerate(choice):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return choice[1:-1].strip() if at == len(choice) - 1 and choice.startswith("(") else choice
    return choice


def key_date(value: str) -> KeyDate | None:
    """Read ``DD MMM YY``, ``DD MMM YY - DD MMM YY`` or ``- DD MMM YY`` (on or before); None for another form."""
    if value.startswith("-"):
        last = _day(value.removeprefix("-").strip())
        return KeyDate(first=None, last=last) if last else None
    ends = [_day(part.strip()) for part in value.split(" - ")]
    first, last = ends[0], ends[-1]
    return KeyDate(first=first, last=last) if first and last else None


def _day(value: str) -> date | None:
    match = _DAY.match(value.upper())
    if match is None or match[2] not in MONTHS:
        return None
    try:
        return date(1900 + int(match[3]), MONTHS.index(match[2]) // 3 + 1, int(match[1]))
    except ValueError:  # the keys have a 31 JUN
        return None


def key_location(value: str) -> KeyLocation:
    """Read ``COUNTRY: PLACE (KIND): PLACE (KIND) - PLACE (KIND)`` into levels, the country first."""
    return tuple(tuple(_place(place) for place in level.split(" - ")) for level in value.split(": "))


def _place(value: str) -> KeyPlace:
    match = _PLACE.match(value.strip())
    name, kinds = match.groups() if match else (value, None)
    return KeyPlace(name=name.strip(), kinds=tuple(kind.strip() for kind in kinds.split("/")) if kinds else ())


def main() -> None:
    """Print how many documents and templates each part holds."""
    for part in PARTS:
        templates = read_keys(MUC / part)
        dated = sum(bool(t.dates) for t in templates)
        print(f"{part}: {len(read_documents(MUC / part))} documents, {len(templates)} templates, {dated} dated")


if __name__ == "__main__":
    main()
