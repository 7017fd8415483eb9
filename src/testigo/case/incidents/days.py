"""How far the days of two incidents can be one, by their precision and by when the pages tell of them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from testigo.case.incidents.marks import Marks

_FRESH = 4
"""Days after an event within which an undated account of one is likely to mean it."""
_RECENT = 21
"""Days after an event up to which an undated account of one may well mean it."""
_GAPS = (0.0, -0.2, -0.9, -1.2)
"""What so many days between two say."""
LONG_AFTER = "told of weeks apart"


def days(a: Marks, b: Marks) -> tuple[float, str]:
    """Return what the days say for the two being one, and why."""
    if a.sharp and b.sharp:
        return _sharp(a, b)
    if (a.sharp or a.ranges) and (b.sharp or b.ranges):
        return _ranges(a, b)
    if a.sharp or a.ranges:
        return _undated(a, b)
    if b.sharp or b.ranges:
        return _undated(b, a)
    return _both_undated(a, b)


def _sharp(a: Marks, b: Marks) -> tuple[float, str]:
    if a.main is not None and a.main == b.main:
        return 0.7, f"both on {_day(a.main)}"
    shared = a.sharp & b.sharp
    if shared:
        return 0.35, f"both on {_day(min(shared))}"
    near = min(abs(p - q) for p in a.sharp for q in b.sharp)
    if near > 1 and (_covers(a, b) or _covers(b, a)):
        return 0.1, "their days overlap"
    return _gap(near), f"{near} day{'s' * (near > 1)} apart"


def _covers(a: Marks, b: Marks) -> bool:
    """Whether one, told of by the day of something later ("died on Sunday"), is also told of as "last week"."""
    return any(first <= day <= last for first, last in a.ranges for day in b.sharp)


def _gap(apart: int) -> float:
    """One day is lost easily ("last night", a time zone); a week is another event."""
    return _GAPS[apart] if apart < len(_GAPS) else -1.6 if apart <= 10 else -2.2


def _ranges(a: Marks, b: Marks) -> tuple[float, str]:
    near = min(max(p[0], q[0]) - min(p[1], q[1]) for p in _stretches(a) for q in _stretches(b))
    if near <= 0:
        return 0.2, "their days overlap"
    return max(-2.0, -0.1 * near - 0.1), f"{near} day{'s' * (near > 1)} apart"


def _stretches(m: Marks) -> list[tuple[int, int]]:
    """The days it may have been: those said sharply, else the stretches."""
    return [(d, d) for d in m.sharp] or list(m.ranges)


def _undated(dated: Marks, other: Marks) -> tuple[float, str]:
    """An account without a day means what happened lately; it cannot mean what came after it."""
    if other.told is None:
        return 0.0, ""
    first = min(p[0] for p in (*_stretches(dated), *dated.ranges))
    if first > other.told:
        return -3.0, "one is told of before the other happened"
    since = other.told - max(p[1] for p in _stretches(dated))
    if since <= _FRESH:
        return 0.2, "told of within days of it"
    return (0.0, "") if since <= _RECENT else (-0.4, LONG_AFTER)


def _both_undated(a: Marks, b: Marks) -> tuple[float, str]:
    if a.told is None or b.told is None:
        return 0.0, ""
    apart = abs(a.told - b.told)
    if apart <= _FRESH:
        return 0.15, "told of within days of each other"
    return (0.0, "") if apart <= _RECENT else (-0.4, LONG_AFTER)


@lru_cache(maxsize=1 << 12)
def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()
