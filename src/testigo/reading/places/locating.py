"""Where a page's place words are, all of them worked out together, since each helps to tell the others apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from testigo.ledger import Precision
from testigo.reading.places.bearings import apart, beyond, midway
from testigo.reading.places.choosing import FAMOUS
from testigo.reading.places.gazetteer import CITY, COUNTRY, Entry, folded
from testigo.reading.places.page_map import PageMap, map_of, weight
from testigo.reading.places.phrases import Phrase
from testigo.reading.places.regions import BEYOND_COUNTRIES
from testigo.reading.places.wording import Kind

_PRECISION: tuple[Precision, ...] = ("city", "region", "region", "country")
_SURE = 0.7
"""Share of a page's evidence from which a country is taken to be that of a place of which nothing else is known."""
_CLOSE, _FAR = 20.0, 400.0
"""Kilometres: up to the one a distance leaves a point as sharp as a city, beyond the other two ends are no one place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """What place words are taken to mean; WGS 84 degrees, ``country`` ISO 3166-1 alpha-2.

    ``precision`` is that of the point, which is a containing place's where the place itself is not known. ``division`` is
    the first-level division that the point lies in, as the gazetteer numbers them; None for a country.
    """

    name: str
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision = "unknown"
    country: str | None = None
    geonames: int | None = None
    division: int | None = None


def locate(
    phrases: Sequence[str], *, home: str | None = None, text: str = "", at: Sequence[int] | None = None
) -> tuple[Located, ...]:
    """Work out all place phrases of one page; ``home`` is the dateline's place, ``text`` the page's words around them.

    ``at`` holds where each phrase stands in ``text``, so that "Calle Arce" is looked for in the city last named. A phrase
    inside a known place, itself unknown, has that place's point and precision. What cannot be told stays without
    coordinates, with the country when the page leaves no doubt of it.
    """
    page = map_of(phrases, home=home, text=text)
    positions = at or [len(text)] * len(phrases)
    return tuple(_located(page.parsed(p), page, position) for p, position in zip(phrases, positions, strict=True))


def within(inner: Located, outer: Located) -> bool:
    """Whether one place lies in another as far as their precision, country and division can tell."""
    if inner.country is None or inner.country != outer.country or outer.precision == "unknown":
        return False
    if outer.precision == "country":
        return True
    if outer.precision == "region":
        return inner.division is not None and inner.division == outer.division
    return inner.geonames is not None and inner.geonames == outer.geonames


def _located(phrase: Phrase, page: PageMap, position: int) -> Located:
    if phrase.ends:
        first, second = (_located(end, page, position) for end in phrase.ends)
        return _between(first, second, page)
    found = page.resolve(phrase, position)
    if found.entry is None:
        return Located(name=phrase.name, country=_guessed(phrase, page))
    place = _at_entry(phrase.name, found.entry, phrase.levels[0].kind)
    if found.bearing is None or found.entry.kind == COUNTRY:
        return place
    return _displaced(place, found.entry, beyond((found.entry.latitude, found.entry.longitude), found.bearing))


def _guessed(phrase: Phrase, page: PageMap) -> str | None:
    """The page's country for a place of which nothing else is known, unless it may well lie elsewhere."""
    named_elsewhere = any(weight(level.name) >= FAMOUS for level in phrase.levels if level.name)
    beyond_any = folded(phrase.name) in BEYOND_COUNTRIES or any(level.several for level in phrase.levels)
    return None if named_elsewhere or beyond_any else page.country(_SURE)


def _at_entry(name: str, entry: Entry, kind: Kind | None) -> Located:
    regional = kind is Kind.REGION and entry.kind == CITY
    return Located(
        name=name,
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision="region" if regional else _PRECISION[entry.kind],
        country=entry.country or None,
        geonames=entry.geonames,
        division=entry.admin or None,
    )


def _displaced(place: Located, entry: Entry, point: tuple[float, float]) -> Located:
    """A place off a known one: its point moved, no sharper than a region when it is far off."""
    away = apart((entry.latitude, entry.longitude), point)
    far = away > _CLOSE
    return replace(
        place,
        latitude=point[0],
        longitude=point[1],
        precision="region" if far else place.precision,
        geonames=None if away else place.geonames,
        division=None if far else place.division,
    )


def _between(first: Located, second: Located, page: PageMap) -> Located:
    """The middle of two near ends; else the end that lies in the page's country."""
    name = f"{first.name} – {second.name}"
    if first.latitude is None or second.latitude is None:
        return replace(first if second.latitude is None else second, name=name)
    assert first.longitude is not None
    assert second.longitude is not None
    a, b = (first.latitude, first.longitude), (second.latitude, second.longitude)
    if "country" in {first.precision, second.precision} or apart(a, b) > _FAR:
        return replace(second if second.country == page.country(0.0) != first.country else first, name=name)
    point = midway(a, b)
    return Located(
        name=name,
        latitude=point[0],
        longitude=point[1],
        precision="city" if apart(a, b) <= _CLOSE else "region",
        country=first.country if first.country == second.country else None,
        division=first.division if first.division == second.division else None,
    )
