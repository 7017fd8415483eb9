"""Where a page's place words are, all of them worked out together, since each helps to tell the others apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from testigo.ledger import Precision
from testigo.reading.places.countries import ADJECTIVES, NAMES, STATES_OF_US
from testigo.reading.places.gazetteer import CITY, COUNTRY, DISTRICT, Entry, Gazetteer, gazetteer

_PRECISION: tuple[Precision, ...] = ("city", "region", "region", "country")
_PARTS = re.compile(
    r"\s*[,;/()\[\]]\s*|\s+(?:of|in|at|near|outside|around|from|to|between|and|on|along|off|the|within|inside|by|a|an)\s+"
)
_GENERIC = re.compile(
    r"\b(?:the|a|an|this|that|its|his|her|their|city|town|village|district|department|province|region|state|county|area|"
    r"neighbou?rhood|municipality|jurisdiction|community|capital|suburb|suburbs|borough|canton|hamlet|settlement|country|"
    r"governorate|prefecture|port|border|zone|sector|"
    r"(?:north|south|east|west|central|upper|lower|mid)(?:-?(?:east|west))?(?:ern)?|downtown|greater|old|coastal|rural|"
    r"mountain|mountainous|metropolitan|occupied|northern|southern|eastern|western)\b",
    re.IGNORECASE,
)
_REGION_WORD = re.compile(
    r"\b(?:department|province|region|state|county|governorate|prefecture|oblast)\b", re.IGNORECASE
)
_COMMON = frozenset(
    "of police army mercy reading nice split home house market school church office station bridge hotel hospital "
    "square street road highway camp base university building headquarters farm river lake mountain hill beach park "
    "street plaza center centre here there scene place world residence palace court embassy prison jail mosque "
    "government-controlled section cathedral square factory barracks garrison".split()
)
_WORD = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,2}")
_LEAST = 7.0
"""Weight (log2 of people) from which a place without any other evidence is believed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """What place words are taken to mean; WGS 84 degrees, ``country`` ISO 3166-1 alpha-2."""

    name: str
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision = "unknown"
    country: str | None = None
    geonames: int | None = None


def locate(phrases: Sequence[str], *, home: str | None = None, text: str = "") -> tuple[Located, ...]:
    """Work out all place phrases of one page; ``home`` is the dateline's place, ``text`` the page's words around them.

    A phrase inside a known place, itself unknown, has that place's point and precision. What cannot be told stays
    without coordinates.
    """
    known = gazetteer()
    countries = _countries(phrases, home, text, known)
    return tuple(_located(phrase, countries, known) for phrase in phrases)


def within(inner: Located, outer: Located) -> bool:
    """Whether one place lies in another as far as their precision and country can tell."""
    if inner.country is None or inner.country != outer.country:
        return False
    return outer.precision == "country" or (inner.geonames is not None and inner.geonames == outer.geonames)


def _countries(phrases: Sequence[str], home: str | None, text: str, known: Gazetteer) -> Counter[str]:
    """How much each country is spoken of: named, by its adjective, or through a large city of the page."""
    votes: Counter[str] = Counter()
    for match in _WORD.finditer(text[:20_000].lower()):
        words = match[0].split()
        for size in (3, 2, 1):
            for i in range(len(words) - size + 1):
                name = " ".join(words[i : i + size]).rstrip(".")
                code = NAMES.get(name) or ADJECTIVES.get(name)
                if code:
                    votes[code] += 2
    for phrase in [*phrases, *([home] * 3 if home else [])]:
        for part in _parts(phrase):
            found = known.named(part)
            if found and found[0].kind == COUNTRY:
                votes[found[0].country] += 3
            elif found:
                votes[found[0].country] += 1
    return votes


def _parts(phrase: str) -> list[str]:
    """The names in a phrase, innermost first: "the western Caracas neighborhood of El Junquito" → El Junquito, Caracas."""
    pieces = [" ".join(p.split()) for p in _PARTS.split(f" {phrase} ") if p and p.strip()]
    names: list[str] = []
    for piece in reversed(pieces) if re.search(r"\sof\s", phrase) and "," not in phrase else pieces:
        bare = " ".join(_GENERIC.sub(" ", piece).split()).strip(" \"'“”‘’")
        for name in (piece, bare):
            if len(name) > 2 and name.lower() not in _COMMON and name not in names and _GENERIC.sub("", name).strip():
                names.append(name)
    return names


def _located(phrase: str, countries: Counter[str], known: Gazetteer) -> Located:
    parts = _parts(phrase)
    regional = bool(_REGION_WORD.search(phrase))
    name = parts[0] if parts else " ".join(phrase.split())
    inside: str | None = None
    for part in reversed(parts):
        code = NAMES.get(part.lower()) or ADJECTIVES.get(part.lower())
        inside = code or inside
    for part in parts:
        entry = _best(part, countries, known, regional=regional, inside=inside)
        if entry is not None:
            return Located(
                name=name,
                latitude=entry.latitude,
                longitude=entry.longitude,
                precision=_PRECISION[entry.kind],
                country=entry.country,
                geonames=entry.geonames,
            )
    if inside:
        entry = next((e for e in known.named(_name_of(inside)) if e.kind == COUNTRY), None)
        if entry:
            return Located(
                name=name,
                latitude=entry.latitude,
                longitude=entry.longitude,
                precision="country",
                country=inside,
                geonames=entry.geonames,
            )
    return Located(name=name)


def _name_of(code: str) -> str:
    return next(name for name, other in NAMES.items() if other == code)


def _best(part: str, countries: Counter[str], known: Gazetteer, *, regional: bool, inside: str | None) -> Entry | None:
    """The likeliest place of a name: in a country that the page speaks of, of the kind its words say, large."""
    if part.lower() in ADJECTIVES and part.lower() not in NAMES:
        return None
    found = known.named(part)
    if not found:
        return None
    total = sum(countries.values()) or 1

    def score(e: Entry) -> float:
        value = e.weight + 14.0 * min(1.0, 2 * countries[e.country] / total)
        if inside:
            value += 12.0 if e.country == inside else 0.0
        if e.kind == COUNTRY:
            value += 2.0 if part.lower() not in STATES_OF_US or countries["US"] < countries[e.country] + 3 else -8.0
        if regional:
            value += 4.0 if e.kind != CITY else 0.0
        elif e.kind not in {CITY, COUNTRY}:
            value -= 3.0 if e.kind == DISTRICT else 1.5
        return value

    top = max(found, key=lambda e: (score(e), -e.row))
    believed = top.kind == COUNTRY or countries[top.country] > 0 or top.weight >= 2 * _LEAST
    return top if believed and top.weight >= _LEAST else None
