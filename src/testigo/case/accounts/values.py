"""When two numbers, days or places are one answer, and when both can be right."""

from __future__ import annotations

import re
from functools import lru_cache

from testigo.case.incidents.grounds import kilometres
from testigo.case.parties.forms import words_of
from testigo.case.profiles import last_day
from testigo.case.records import Amount, Spot

ONE_TOWN = 5.0
"""Kilometres within which two points are one place."""
_SLACK = 0.1
"""Share by which an approximate number may be off."""
_GENERAL = re.compile(r"(?:the|this|that|our|its|their|his|her)\b", re.IGNORECASE)
"""How words begin that name a place without its name: "the capital city", "our country"."""
_BOUNDS: tuple[tuple[str, float, float], ...] = (
    (r"hundreds of thousands", 200_000, 1_000_000),
    (r"tens of thousands", 20_000, 100_000),
    (r"thousand", 1_000, 100_000),
    (r"hundred", 100, 10_000),
    (r"dozen|score", 20, 1_000),
    (r"a (?:large|great) (?:number|many)|many|numerous", 3, 1_000),
    (r"several|some|a (?:few|number|handful|group)|various", 2, 20),
)
_UNSAID = tuple((re.compile(rf"\b{said}", re.IGNORECASE), low, high) for said, low, high in _BOUNDS)


def bounds(amount: Amount, words: str) -> tuple[float, float]:
    """Return between which numbers it lies; what "dozens" or "several" may mean is taken from ``words``."""
    if amount.low is None and amount.high is None:
        return next(((low, high) for said, low, high in _UNSAID if said.search(words)), (1.0, float("inf")))
    slack = _SLACK if amount.approximate else 0.0
    low = amount.low if amount.low is not None else 0.0
    high = amount.high if amount.high is not None else float("inf")
    return low * (1 - slack), high * (1 + slack)


def amounts_meet(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """Say whether a number may lie in both ranges."""
    return max(a[0], b[0]) <= min(a[1], b[1])


def days_meet(a: str, b: str) -> bool:
    """Say whether two ISO dates or ranges, each with its precision, have a day in common."""
    (first, last), (first2, last2) = day_ends(a), day_ends(b)
    return max(first, first2) <= min(last, last2)


@lru_cache(maxsize=4096)
def day_ends(value: str) -> tuple[str, str]:
    """Return the first and the last day of an ISO date of any precision, or of a range of them."""
    first, _, last = value.partition("/")
    return first + "-01-01"[len(first) - 4 :], last_day(last or first)


def spots_meet(a: Spot, b: Spot) -> bool:
    """Say whether two places may be one or one may lie in the other."""
    if one_place(a, b) or None in {a.latitude, a.longitude, b.latitude, b.longitude}:
        return True
    if a.country and b.country and a.country != b.country:
        return False
    return bool({"region", "country", "unknown"} & {a.precision, b.precision}) or _apart(a, b) < (
        ONE_TOWN if a.precision == b.precision else 4 * ONE_TOWN
    )


def one_place(a: Spot, b: Spot) -> bool:
    """Say whether two places are the same by their names, or by where they are."""
    mine, theirs = set(words_of(a.name)), set(words_of(b.name))
    if mine and mine == theirs:
        return True
    return (
        bool(_GENERAL.match(a.name) or _GENERAL.match(b.name))
        and a.precision == b.precision
        and _apart(a, b) < ONE_TOWN
    )


def _apart(a: Spot, b: Spot) -> float:
    """Kilometres between them; no end of them where one has no point."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return float("inf")
    return kilometres(a.latitude, a.longitude, b.latitude, b.longitude)
