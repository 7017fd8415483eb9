"""How far the places of two incidents can be one: the same name, near points, one within the other, or far apart."""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from testigo.case.incidents.marks import Marks
from testigo.case.records import Spot

NEAR = 25.0
"""Kilometres within which two towns may be one place."""
APART = 60.0
"""Kilometres from which on two towns are two places."""
_SHARP = frozenset({"exact", "city"})


def grounds(a: Marks, b: Marks) -> tuple[float, str]:
    """Return what the places say for the two being one, and why; 0 where one of them has none."""
    if not a.places or not b.places:
        return 0.0, ""
    value, why = max(_pair(p, q) for p in a.places for q in b.places)
    shared = a.place_words & b.place_words
    if not shared and _is_named(a) and _is_named(b) and value < 0:
        return min(value, -0.2), why or f"{_named(a)} and {_named(b)} are different places"
    if shared and value < 0.5:
        return (0.5, f"both at {' '.join(sorted(shared))}") if value >= 0 else (0.0, "")
    return value, why


def _is_named(m: Marks) -> bool:
    """Whether a place has a name of its own: "the laundry room" is within whatever another page names."""
    return bool(m.place_words) and any(
        p.precision in {"exact", "unknown"} and p.name != p.name.lower() for p in m.places
    )


def _named(m: Marks) -> str:
    return next(p.name for p in m.places if p.precision in {"exact", "unknown"})


def _pair(p: Spot, q: Spot) -> tuple[float, str]:
    if p.country and q.country and p.country != q.country:
        return -1.2, f"{p.name} and {q.name} lie in different countries"
    if p.latitude is None or q.latitude is None or p.longitude is None or q.longitude is None:
        return (-0.1, "")
    if p.precision in _SHARP and q.precision in _SHARP:
        return _towns(p, q, kilometres(p.latitude, p.longitude, q.latitude, q.longitude))
    if p.country == q.country:
        return (0.15, f"both in {p.country}") if p.country else (0.0, "")
    return 0.0, ""


def _towns(p: Spot, q: Spot, far: float) -> tuple[float, str]:
    if far <= NEAR:
        return 0.35, f"both at {p.name}" if p.name == q.name else f"{p.name} and {q.name} are {far:.0f} km apart"
    if far < APART:
        return -0.2, f"{p.name} and {q.name} are {far:.0f} km apart"
    return -1.0, f"{p.name} and {q.name} are {far:.0f} km apart"


@lru_cache(maxsize=1 << 14)
def kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Return the distance of two points on the sphere (haversine formula)."""
    a, b, c, d = map(radians, (lat, lon, lat2, lon2))
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(h))
