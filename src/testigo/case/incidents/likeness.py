"""How far two incidents of different pages, or of one, are the same: a score with its reason, or a conflict."""

from __future__ import annotations

from datetime import date, timedelta
from math import asin, cos, radians, sin, sqrt

from testigo.case.parties.forms import person_words
from testigo.case.records import Profile, Spot

FAMILIES: dict[str, str] = {
    **dict.fromkeys(
        ("killing", "shooting", "bombing", "attack", "strike", "clash", "arson", "raid", "abduction", "abuse"),
        "violence",
    ),
    "protest": "protest",
    "arrest": "custody",
    "legal": "custody",
    "release": "custody",
    "seizure": "seizure",
    **dict.fromkeys(("accident", "disaster", "outbreak", "poisoning"), "mishap"),
}
THRESHOLD = 1.0
_SLACK = timedelta(days=1)


def likeness(a: Profile, b: Profile) -> tuple[float, str]:
    """Return a score, at least :data:`THRESHOLD` where the two are one, and the reason in words."""
    if FAMILIES[a.type] != FAMILIES[b.type] or (a.stage == "general") != (b.stage == "general"):
        return -9.0, "different kinds"
    days, places = _days(a, b), _places(a, b)
    people, wording = _people(a, b), _wording(a, b)
    score = days + places + people + wording + (0.3 if a.type == b.type else 0.0)
    reason = f"days {days:+.1f}, places {places:+.1f}, participants {people:+.1f}, wording {wording:+.1f}"
    return score, reason


def _days(a: Profile, b: Profile) -> float:
    if not (a.first and a.last and b.first and b.last):
        return 0.0
    first, last = max(a.first, b.first), min(a.last, b.last)
    if first <= last:
        exact = a.first == a.last and b.first == b.last
        return 0.8 if exact else 0.3
    apart = date.fromisoformat(first) - date.fromisoformat(last)
    return 0.0 if apart <= _SLACK else -2.0


def _places(a: Profile, b: Profile) -> float:
    near = [_near(p, q) for p in a.places for q in b.places]
    return max(near) if near else 0.0


def _near(p: Spot, q: Spot) -> float:
    if person_words(p.name) and person_words(p.name) == person_words(q.name):
        return 0.5
    if p.latitude is None or q.latitude is None or p.longitude is None or q.longitude is None:
        return 0.0
    if "country" in {p.precision, q.precision} or "region" in {p.precision, q.precision}:
        return 0.1 if p.country == q.country else -1.0
    far = kilometres(p.latitude, p.longitude, q.latitude, q.longitude)
    return 0.4 if far < 30 else -1.0


def kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Return the distance of two points on the sphere (haversine formula)."""
    a, b, c, d = map(radians, (lat, lon, lat2, lon2))
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(h))


def _people(a: Profile, b: Profile) -> float:
    mine, theirs = _names(a), _names(b)
    if not mine or not theirs:
        return 0.0
    shared = len(mine & theirs) / min(len(mine), len(theirs))
    return 1.2 * shared - 0.2


def _names(p: Profile) -> set[str]:
    return {w for name in (*p.patients, *p.targets) for w in person_words(name) if len(w) > 2}


def _wording(a: Profile, b: Profile) -> float:
    mine, theirs = set(a.words), set(b.words)
    if not mine or not theirs:
        return 0.0
    return 0.8 * len(mine & theirs) / sqrt(len(mine) * len(theirs))
