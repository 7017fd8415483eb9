"""When two values are one answer, and when two answers can both be right."""

from __future__ import annotations

from testigo.case.incidents.likeness import kilometres
from testigo.case.parties.forms import words_of
from testigo.case.profiles import last_day
from testigo.case.records import Amount, Spot

_ONE_TOWN = 5.0
"""Kilometres within which two points are one place."""


def key_of(value: Amount | Spot | str | bool) -> str:
    """Return what equal values share."""
    if isinstance(value, Amount):
        return f"{value.low}..{value.high}"
    if isinstance(value, Spot):
        return " ".join(words_of(value.name))
    return str(value) if isinstance(value, bool) else " ".join(words_of(value))


def compatible(a: Amount | Spot | str | bool, b: Amount | Spot | str | bool, question: str) -> bool:
    """Say whether both can be right: ranges that meet, days that meet, places within each other."""
    if isinstance(a, Amount) and isinstance(b, Amount):
        return _amounts_meet(a, b)
    if isinstance(a, Spot) and isinstance(b, Spot):
        return _spots_meet(a, b)
    if question == "when" and isinstance(a, str) and isinstance(b, str):
        return _days_meet(a, b)
    if question in {"patient", "instrument", "target"}:
        return True
    return a == b


def _amounts_meet(a: Amount, b: Amount) -> bool:
    slack = 0.1 if a.approximate or b.approximate else 0.0
    low = max(x.low if x.low is not None else 0.0 for x in (a, b))
    high = min(x.high if x.high is not None else float("inf") for x in (a, b))
    return low * (1 - slack) <= high * (1 + slack)


def _days_meet(a: str, b: str) -> bool:
    (first, last), (first2, last2) = _ends(a), _ends(b)
    return max(first, first2) <= min(last, last2)


def _ends(value: str) -> tuple[str, str]:
    first, _, last = value.partition("/")
    return first + "-01-01"[len(first) - 4 :], last_day(last or first)


def _spots_meet(a: Spot, b: Spot) -> bool:
    if set(words_of(a.name)) & set(words_of(b.name)) or a.latitude is None or b.latitude is None:
        return True
    if (
        a.longitude is None
        or b.longitude is None
        or ("exact" not in {a.precision, b.precision} and a.precision != b.precision)
    ):
        return a.country == b.country or None in {a.country, b.country}
    return kilometres(a.latitude, a.longitude, b.latitude, b.longitude) < _ONE_TOWN
