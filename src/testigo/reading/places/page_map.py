"""A page's map: the countries it speaks of, the places it names, and what it says lies in what; other phrases are read on it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from testigo.reading.names import is_cased
from testigo.reading.places.bearings import Bearing
from testigo.reading.places.choosing import FAMOUS, Container, Ground, choose
from testigo.reading.places.countries import ADJECTIVES, CODES, NAMES
from testigo.reading.places.gazetteer import CITY, COUNTRY, DISTRICT, REGION, Entry, folded, gazetteer
from testigo.reading.places.naming import place_spans
from testigo.reading.places.phrases import Level, Phrase, parse
from testigo.reading.places.regions import OTHER_NAMES, REGIONS
from testigo.reading.places.surroundings import countries_said, leading, shares
from testigo.reading.places.wording import BARE, COMMON, Kind

SEATS = {"BO": "La Paz"}
"""Where a country's news calls a city the capital that the law does not."""
_LONGER = ("{} sheng", "province of {}", "county {}", "{} voivodeship", "{} county")
"""How the gazetteer calls divisions that news calls by their name alone: "Zhejiang Sheng", "Province of Zambales"."""
_DROPPED = frozenset("el la los las ciudad villa".split())
_LOCAL = 13.0
"""Weight (log2 of people) from which a city named in the text is where its streets and neighbourhoods are looked for."""


@dataclass(frozen=True, slots=True)
class Found:
    """The place that a phrase is at, and the bearing at which it lies off that; both None when it cannot be told."""

    entry: Entry | None = None
    bearing: Bearing | None = None


@dataclass(slots=True)
class PageMap:
    """What is known of a page's places; made by :func:`map_of`."""

    cased: bool
    home: Entry | None = None
    strange: bool = False
    shares: dict[str, float] = field(default_factory=dict)
    points: tuple[tuple[float, float], ...] = ()
    told: dict[str, tuple[Level, ...]] = field(default_factory=dict)
    cities: tuple[tuple[int, Entry], ...] = ()

    def parsed(self, words: str) -> Phrase:
        """A phrase taken apart, with the page's use of capitals."""
        return parse(words, weight, cased=self.cased)

    def country(self, least: float) -> str | None:
        """The country that the page is about, when its share of the evidence is at least so large."""
        return leading(self.shares, least)

    def attests(self, e: Entry) -> bool:
        """Whether a place speaks for its country: for one that the page names too, or where it names none."""
        return e.country in self.shares or (not self.shares and e.weight >= FAMOUS)

    def resolve(self, phrase: Phrase, position: int) -> Found:
        """Work a phrase out from its outermost name inwards; what is not known is where its container is."""
        found = Found()
        levels = phrase.levels
        if len(levels) == 1 and levels[0].name:
            levels = (*levels, *self.told.get(folded(levels[0].name), ()))
        for level in reversed(levels):
            container = Container(entry=found.entry, bearing=level.bearing) if found.entry else None
            entry = self._entry(level, container, position)
            if entry is not None:
                found = Found(entry)
            elif level.bearing is not None and found.entry is not None:
                found = Found(found.entry, level.bearing)
        return found

    def _entry(self, level: Level, container: Container | None, position: int) -> Entry | None:
        """The place of one level, given the one outside it."""
        if level.deictic:
            return self._pointed_at(level, container)
        if not level.name:
            return country_entry(level.country) if level.country and container is None else None
        if not _may_be_place(level):
            return self._local(level, container, position)
        local = level.kind is Kind.NEIGHBOURHOOD and not level.several and container is None
        outer = self._around(position) if local else container
        kind = None if level.several and level.kind in {Kind.NEIGHBOURHOOD, Kind.SETTLEMENT} else level.kind
        ground = Ground(shares=self.shares, points=self.points, strange=self.strange)
        candidates = self._states_before_countries(named(level.name))
        entry = choose(candidates, kind, ground, country=level.country, container=outer)
        if entry is None and outer is not None and outer.bearing is not None:
            entry = choose(candidates, kind, ground, country=level.country or outer.entry.country or None)
        return entry or self._local(level, container, position)

    def _states_before_countries(self, candidates: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """The candidates for "Georgia" without the country, on a page that says more of the United States."""
        states = any(e.kind == REGION and e.country == "US" for e in candidates)
        ours = self.shares.get("US", 0.0)
        return tuple(
            e for e in candidates if not states or e.kind != COUNTRY or self.shares.get(e.country, 0.0) >= ours
        )

    def _pointed_at(self, level: Level, container: Container | None) -> Entry | None:
        if level.deictic == "here":
            return self.home
        country = level.country or (container.entry.country if container else self.country(0.4))
        if level.deictic == "country":
            return None if container or country is None else country_entry(country)
        if container and container.entry.kind != COUNTRY:
            return None
        return capital(country) if country else None

    def _local(self, level: Level, container: Container | None, position: int) -> Entry | None:
        """Where an unknown name is when only its kind tells: a street and a neighbourhood are in the city last named."""
        if container is not None:
            return None
        if level.kind in {Kind.NEIGHBOURHOOD, Kind.ROAD} and level.name and not level.several:
            around = self._around(position)
            return around.entry if around else None
        return country_entry(level.country) if level.country else None

    def _around(self, position: int) -> Container | None:
        """The city in which the text is at a position."""
        before = bisect_left([at for at, _ in self.cities], position)
        city = self.cities[before - 1][1] if before else self.home
        return Container(entry=city) if city is not None and city.kind == CITY else None


def map_of(phrases: Sequence[str], *, home: str | None = None, text: str = "") -> PageMap:
    """Read a page's map off its text, its dateline and its place phrases."""
    page = PageMap(cased=is_cased(text) if text else True)
    votes = countries_said(text)
    spans = place_spans(text, cased=page.cased)
    parsed = [*(page.parsed(s.of(text)) for s in spans), *(page.parsed(p) for p in phrases)]
    page.shares = shares(votes, None, ())
    page.home, page.strange = _dateline(page, home) if home else (None, False)
    page.told = _told(parsed)
    sure = [e for p in parsed if (e := page.resolve(p, 0).entry) is not None]
    page.shares = shares(
        votes, page.home.country if page.home else None, (e.country for e in sure if e.weight >= FAMOUS)
    )
    page.points = tuple({(e.latitude, e.longitude) for e in sure if e.kind in {CITY, DISTRICT} and e.weight >= _LOCAL})
    page.cities = tuple(
        (s.end, e)
        for s, p in zip(spans, parsed, strict=False)
        if (e := page.resolve(p, s.start).entry) is not None and e.kind == CITY and e.weight >= _LOCAL
    )
    return page


def _dateline(page: PageMap, home: str) -> tuple[Entry | None, bool]:
    """The dateline's place, and whether what it is said to lie in is no land that is known."""
    phrase = page.parsed(home)
    outermost = page.resolve(Phrase(words=home, levels=phrase.levels[-1:]), 0).entry
    if len(phrase.levels) > 1 and (outermost is None or (outermost.kind < REGION and outermost.weight < FAMOUS)):
        return None, True
    return page.resolve(phrase, 0).entry, False


def _told(parsed: Sequence[Phrase]) -> dict[str, tuple[Level, ...]]:
    """What each name is said to lie in, anywhere on the page; only what is larger holds another."""
    told: dict[str, tuple[Level, ...]] = {}
    for phrase in parsed:
        levels = phrase.levels
        if len(levels) > 1 and levels[0].name and levels[0].bearing is None and _is_larger(levels[1], levels[0]):
            told.setdefault(folded(levels[0].name), levels[1:])
    return told


def _is_larger(outer: Level, inner: Level) -> bool:
    if folded(inner.name) in NAMES:
        return False
    return (
        outer.deictic is not None
        or outer.kind is Kind.REGION
        or outer.name.lower() in NAMES
        or weight(outer.name) > weight(inner.name)
    )


def _may_be_place(level: Level) -> bool:
    name = level.name.lower()
    if name in COMMON and not (name in BARE and level.kind is not None):
        return False
    if name in ADJECTIVES and name not in NAMES:
        return False
    return level.kind is not Kind.ROAD


@lru_cache(maxsize=20_000)
def named(name: str) -> tuple[Entry, ...]:
    """Every place of a name: as printed, by the gazetteer's longer form of it, or without its Spanish article or "Ciudad"."""
    plain = folded(name)
    if plain in REGIONS:
        return (REGIONS[plain],)
    other = OTHER_NAMES.get(plain)
    if other:
        return tuple(e for e in gazetteer().named(other[0]) if e.country == other[1])
    first, _, rest = plain.partition(" ")
    forms = [plain, *(form.format(plain) for form in _LONGER), *([rest] if rest and first in _DROPPED else [])]
    return next((found for form in forms if (found := gazetteer().named(form))), ())


@lru_cache(maxsize=50_000)
def weight(name: str) -> float:
    """The weight of the largest place of a name; 0.0 for none."""
    found = named(name)
    return found[0].weight if found else 0.0


@lru_cache(maxsize=400)
def country_entry(code: str) -> Entry | None:
    """A country itself, by its code."""
    name = next((name for name, other in NAMES.items() if other == code), None) if code in CODES else None
    return next((e for e in gazetteer().named(name) if e.kind == COUNTRY and e.country == code), None) if name else None


def capital(code: str) -> Entry | None:
    """The city that news calls a country's capital."""
    seat = SEATS.get(code)
    if seat:
        return next((e for e in gazetteer().named(seat) if e.kind == CITY and e.country == code), None)
    return gazetteer().capital(code)
