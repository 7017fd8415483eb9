"""What ground the name of a place means: a country and all in it, a region's places, or so many kilometres around a point.

Names are worked out as on pages (:mod:`testigo.reading.places`); of several places of one name that one is taken at which
the tables tell of most incidents, else the one that a page without other places would mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from testigo.errors import TestigoError
from testigo.reading.places import locate
from testigo.reading.places.countries import NAMES
from testigo.reading.places.gazetteer import CITY, DISTRICT, Entry, folded, gazetteer

Point = tuple[float, float]
"""Latitude and longitude, WGS 84 degrees."""
Told = Callable[[Iterable[Point]], Mapping[Point, int]]
"""How many incidents the tables lay at each of some points."""

CITY_KM, BROAD_KM = 30.0, 150.0
"""Kilometres around a town, and around a region whose bounds nobody drew."""
_POINT = re.compile(r"\s*([+-]?\d{1,2}(?:\.\d+)?)\s*[,;]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*")
_SHOWN = 4
"""Other places of the name that are told of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """The ground that is meant; ``taken_as`` says so to a person, ``others`` are places of the same name.

    One of ``country`` (ISO 3166-1 alpha-2, all of it), ``points`` (the places of a region) and ``centre`` with
    ``kilometres`` is set, or none where no gazetteer has the name. ``name`` is the name folded, empty for a bare point;
    ``names`` are what the tables call a place that may be it ("aldmoor viaduct" of "aldmoor").
    """

    name: str
    taken_as: str
    country: str | None = None
    points: frozenset[Point] = frozenset()
    centre: Point | None = None
    kilometres: float = 0.0
    within: str | None = None
    names: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


def area_of(asked: str, *, kilometres: float | None = None, told: Told = lambda _: {}) -> Area:
    """Return the area that a name, "Name, Country" or "LATITUDE,LONGITUDE" means. Raises TestigoError T854 for no name."""
    point = _POINT.fullmatch(asked)
    if point:
        return _around_point((float(point[1]), float(point[2])), kilometres)
    if not folded(asked):
        raise TestigoError("T854", f"{asked!r} names no place")
    found = locate([asked])[0]
    country = NAMES.get(" ".join(asked.lower().split()))
    if found.precision == "country" and found.country and kilometres is None:
        return Area(name=folded(asked), taken_as=f"{asked}: everything in {found.country}", country=found.country)
    if country:
        return Area(name=folded(asked), taken_as=f"{asked}: everything in {country}", country=country)
    if found.latitude is None or found.longitude is None:
        return Area(
            name=folded(asked), taken_as=f"“{asked}”, which no gazetteer has, by its name alone", within=found.country
        )
    if found.precision == "region" and kilometres is None:
        return _region(asked, found.country, found.division, (found.latitude, found.longitude))
    return _town(asked, (found.latitude, found.longitude), found.country, kilometres or CITY_KM, told)


def _around_point(centre: Point, kilometres: float | None) -> Area:
    if abs(centre[0]) > 90 or abs(centre[1]) > 180:
        raise TestigoError("T854", f"{centre[0]:g},{centre[1]:g} is no point on the globe")
    km = kilometres or CITY_KM
    return Area(name="", taken_as=f"{km:g} km around {_degrees(centre)}", centre=centre, kilometres=km)


def _region(asked: str, country: str | None, division: int | None, centre: Point) -> Area:
    name = f"{asked} ({country})" if country else asked
    if division is None:
        said = f"{name}, {BROAD_KM:g} km around {_degrees(centre)}"
        return Area(name=folded(asked), taken_as=said, centre=centre, kilometres=BROAD_KM, within=country)
    points = gazetteer().points_in(division) | {centre}
    return Area(name=folded(asked), taken_as=f"{name} and all places in it", points=points, within=country)


def _town(asked: str, point: Point, country: str | None, km: float, told: Told) -> Area:
    """The town that a page would mean, or another of its name that the tables tell of more."""
    bare = "," not in asked
    likely = Entry(
        row=-1,
        latitude=point[0],
        longitude=point[1],
        kind=CITY,
        country=country or "",
        admin=0,
        weight=0.0,
        geonames=None,
    )
    named = [e for e in gazetteer().named(asked) if e.kind in {CITY, DISTRICT}] if bare else []
    chosen = _told_most([likely, *named], told) if named else likely
    others = dict.fromkeys(_where(asked, e) for e in named if _at(e) != _at(chosen))
    return Area(
        name=folded(asked.partition(",")[0]),
        taken_as=f"{_where(asked.partition(',')[0], chosen)}, {km:g} km around {_degrees(_at(chosen))}",
        centre=_at(chosen),
        kilometres=km,
        within=chosen.country or None,
        others=tuple(name for name in others if name != _where(asked, chosen))[:_SHOWN],
    )


def _told_most(candidates: list[Entry], told: Told) -> Entry:
    """The candidate at whose point most incidents are told of; the first where none is."""
    at = told([_at(e) for e in candidates])
    return max(candidates, key=lambda e: at.get(_at(e), 0))


def _at(e: Entry) -> Point:
    return e.latitude, e.longitude


def _where(name: str, e: Entry) -> str:
    return f"{name.strip()}, {e.country}" if e.country else name.strip()


def _degrees(point: Point) -> str:
    return f"{point[0]:.2f}, {point[1]:.2f}"
