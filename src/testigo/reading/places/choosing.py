"""Which of the world's places of one name is meant: the candidates weighed by what is known of where it must lie."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from testigo.reading.places.bearings import Bearing, apart, beyond
from testigo.reading.places.gazetteer import CITY, COUNTRY, DISTRICT, REGION, Entry, gazetteer
from testigo.reading.places.wording import Kind

LEAST = 6.9
"""Weight (log2 of people) from which a place of a country that the page speaks of is believed."""
FAMOUS = 16.6
"""Weight from which a place is believed when the page says nothing of its country: 100,000 people."""
KNOWN = 15.0
"""The same for a name that one country alone has: 33,000 people."""
BUILT = 15.0
"""Weight from which a building is taken to be named after the city that it stands in ("the Perth airport")."""
ABROAD = 18.0
"""The same where the page is plainly about one country and says nothing of the place's: 260,000 people."""
SPOKEN_OF, _ABOUT, _SETTLED = 0.04, 0.25, 0.7
"""Shares of a page's evidence from which a country is spoken of, is one that the page is about, is the only one."""
_FOREIGN = 9.0
"""What is asked beyond ``LEAST`` in a country that is barely spoken of."""
_PRIOR, _CAPITAL = 8.0, 3.0
_CITY_REACH, _NEAR_REACH, _BROAD_REACH = 45.0, 120.0, 900.0
"""Kilometres from a point within which a place in a city, near one, or in a region without bounds, may lie."""
_KINDS: dict[Kind | None, tuple[float, float, float, float]] = {
    None: (0.0, -3.0, -2.0, 6.0),
    Kind.NEIGHBOURHOOD: (0.0, -4.0, -9.0, -30.0),
    Kind.SETTLEMENT: (2.0, -1.0, -8.0, -30.0),
    Kind.DISTRICT: (0.0, 4.0, 1.0, -30.0),
    Kind.REGION: (-5.0, 1.0, 4.0, -8.0),
    Kind.COUNTRY: (-9.0, -9.0, -4.0, 6.0),
    Kind.FEATURE: (0.0, -2.0, -4.0, -6.0),
    Kind.ROAD: (-30.0, -30.0, -30.0, -30.0),
    Kind.FACILITY: (0.0, -6.0, -4.0, -6.0),
}
"""What each kind of wording adds to a city, a district, a region and a country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A place that the sought one lies in, or with ``bearing`` near or off."""

    entry: Entry
    bearing: Bearing | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a page has shown of where it is set: each country's share of what it says, and points of sure places.

    ``strange`` tells of a page that is set in a land which the gazetteer does not know.
    """

    shares: Mapping[str, float] = field(default_factory=dict)
    points: tuple[tuple[float, float], ...] = ()
    strange: bool = False


def choose(
    candidates: Iterable[Entry],
    kind: Kind | None,
    ground: Ground,
    *,
    country: str | None = None,
    container: Container | None = None,
) -> Entry | None:
    """The likeliest candidate; None where none is likely enough, or none can lie where it must."""
    possible = [e for e in candidates if country in {None, e.country} or not e.country]
    possible = [e for e in possible if _fits(e, container) and not (kind is Kind.FACILITY and e.weight < BUILT)]
    if not possible:
        return None
    top = max(possible, key=lambda e: (_score(e, kind, ground, container), -e.row))
    told = country is not None or container is not None
    return top if top.weight >= (LEAST if told else _enough(top, kind, ground, possible)) else None


def _enough(top: Entry, kind: Kind | None, ground: Ground, possible: Sequence[Entry]) -> float:
    """The weight that a place needs to be believed: little in the country that the page is about, much in one it leaves out."""
    share = ground.shares.get(top.country, 0.0)
    if top.kind == COUNTRY or share >= _ABOUT:
        return LEAST
    if share >= SPOKEN_OF:
        return LEAST + _FOREIGN * (1.0 - share / _ABOUT)
    if ground.strange or kind in {Kind.FEATURE, Kind.FACILITY}:
        return math.inf
    if _is_capital(top):
        return LEAST
    if max(ground.shares.values(), default=0.0) >= _SETTLED:
        return ABROAD
    return KNOWN if len({e.country for e in possible}) == 1 else FAMOUS


def _is_capital(e: Entry) -> bool:
    return _capital_row(e.country) == e.row


@lru_cache(maxsize=1_000)
def _capital_row(country: str) -> int | None:
    found = gazetteer().capital(country)
    return found.row if found else None


def _fits(e: Entry, container: Container | None) -> bool:
    """Whether a place can lie where it is said to; one that no country has may lie in any."""
    if container is None or not e.country:
        return True
    outer = container.entry
    if container.bearing is not None:
        return e.row != outer.row and apart(_point(e), _point(outer)) <= _reach(container)
    if outer.country not in {e.country, ""} or e.kind > outer.kind:
        return False
    if not outer.admin and outer.kind == REGION:
        return apart(_point(e), _point(outer)) <= _BROAD_REACH
    if outer.kind == CITY:
        return e.row != outer.row and apart(_point(e), _point(outer)) <= _CITY_REACH
    return outer.kind == COUNTRY or outer.admin == e.admin or apart(_point(e), _point(outer)) < _CITY_REACH


def _reach(container: Container) -> float:
    """Kilometres within which a place near another lies; roads wind, and a report's figure is seldom better than a third."""
    said = container.bearing.kilometres if container.bearing else None
    if container.entry.kind in {REGION, COUNTRY}:
        return 600.0 + (said or 0.0)
    return _NEAR_REACH if said is None else 20.0 + 1.3 * said


def _off(e: Entry, container: Container) -> float:
    """Kilometres from where the bearing points to."""
    assert container.bearing is not None
    return apart(_point(e), beyond(_point(container.entry), container.bearing))


def _point(e: Entry) -> tuple[float, float]:
    return e.latitude, e.longitude


def _score(e: Entry, kind: Kind | None, ground: Ground, container: Container | None) -> float:
    value = e.weight + _KINDS[kind][e.kind] + _PRIOR * math.sqrt(min(1.0, 2 * ground.shares.get(e.country, 0.0)))
    value += _CAPITAL if _is_capital(e) else 0.0
    if container is not None and container.bearing is not None:
        value -= 8.0 * _off(e, container) / _reach(container)
    elif container is not None and container.entry.admin:
        value += 8.0 if e.admin == container.entry.admin else 0.0
    if e.kind in {CITY, DISTRICT} and ground.points:
        nearest = min(apart(_point(e), p) for p in ground.points)
        value += 4.0 * math.exp(-nearest / 60.0)
    return value
