"""Times in the markup of a live blog: ``<time datetime>`` at the head of its entries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from testigo.intake.outline import Line
from testigo.ledger import BlockKind, Dateline

_VALUE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?")
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>2[0-3]|[01]?\d)(?:[:.h](?P<minute>[0-5]\d))?(?!\d)\s?(?P<half>[ap]\.?m\b)?", re.IGNORECASE
)
_DAY = 24 * 60
_FEWEST = 2
"""A page with one such time has it for its own date."""


def stamps_of(lines: Sequence[Line], kinds: Sequence[BlockKind], gap: int) -> list[Dateline]:
    """The times that entries of a live blog open with; lines stand ``gap`` characters apart.

    A time is one as printed, and its day is the day of that clock, which the machine-readable value may not share.
    """
    stamps: list[Dateline] = []
    at = 0
    begun = False
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        begun = begun or kind in {"title", "body"}
        if begun and line.stamp and kind in {"body", "dateline", "byline"} and _leads_body(i, kinds):
            found = _read(line, at)
            stamps += [found] if found else []
        at += len(line.text) + gap
    return stamps if len(stamps) >= _FEWEST else []


def _leads_body(i: int, kinds: Sequence[BlockKind]) -> bool:
    return kinds[i] == "body" or "body" in kinds[i + 1 : i + 3]


def _read(line: Line, at: int) -> Dateline | None:
    assert line.stamp is not None
    match = _VALUE.match(line.stamp.value.strip())
    try:
        day = date(*(int(match[n]) for n in (1, 2, 3))) if match else None
    except ValueError:
        return None
    if match is None or day is None:
        return None
    told = int(match[4]) * 60 + int(match[5]) if match[4] else None
    printed = _printed(line.text[line.stamp.start : line.stamp.end])
    if told is not None and printed is not None:
        day += timedelta(days=_day_shift(told, printed))
    clock = printed if printed is not None else told
    return Dateline(
        start=at + line.stamp.start,
        end=at + line.stamp.end,
        date=day.isoformat(),
        time=f"{clock // 60:02d}:{clock % 60:02d}" if clock is not None else None,
    )


def _printed(words: str) -> int | None:
    """Minutes after midnight of the clock in the words; a bare number is none."""
    for match in _CLOCK.finditer(words):
        if match["minute"] or match["half"]:
            hour, half = int(match["hour"]), (match["half"] or "").lower()[:1]
            hour += 12 if half == "p" and hour < 12 else -12 if half == "a" and hour == 12 else 0
            return hour * 60 + int(match["minute"] or 0)
    return None


def _day_shift(told: int, printed: int) -> int:
    """Days from the machine's day to the printed clock's, the two clocks being at most half a day apart."""
    offset = (printed - told + _DAY // 2) % _DAY - _DAY // 2
    return (told + offset) // _DAY
