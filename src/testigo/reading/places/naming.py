"""Finds the place phrases of a text by rule: names that the gazetteer knows, and names that the words beside them call a place.

It needs no model, and is what a page's other places are known by when one of them is worked out. In text without the usual
capitals a name is taken only after a preposition of place, beside a word for a kind of place, or in a list with such a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from testigo.ledger import Span
from testigo.reading.names import is_cased
from testigo.reading.places.bearings import DISTANCE
from testigo.reading.places.choosing import LEAST
from testigo.reading.places.countries import NAMES
from testigo.reading.places.gazetteer import gazetteer
from testigo.reading.places.wording import COMMON, DIRECTIONS, KINDS, PARTS, PLURALS, STOPS, Kind

LONGEST = 5
"""Words that a place's name may have."""
LARGE = 14.0
"""Weight (log2 of people) from which a capital letter is enough."""
GREAT, GREAT_OF_SEVERAL = 19.5, 17.0
"""Weights from which a name needs nothing beside it in text without capitals, of one word and of several."""
_TOKEN = re.compile(r"[^\W_]+(?:(?!['’][sS]\b)[.'’-][^\W_]+)*")
_PLACED = frozenset("in at near from to outside around between through toward towards throughout inside across".split())
_PARTICLES = frozenset("de del la las los el y da do dos al of the and".split())
_LANDS = frozenset({Kind.NEIGHBOURHOOD, Kind.SETTLEMENT, Kind.DISTRICT, Kind.REGION, Kind.FEATURE})
_WITHIN = re.compile(
    rf"(?:,?\s+(?:which\s+is\s+)?(?:in|within|of)\s+(?:the\s+)?(?:\w+ern\s+)?|,\s+(?:in\s+)?(?:the\s+)?|\s*\(|[\s,]+{DISTANCE}(?:the\s+)?)$",
    re.IGNORECASE,
)
_LISTED = re.compile(r"(?:,\s+|,?\s+and\s+|,?\s+or\s+)(?:the\s+)?$", re.IGNORECASE)


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    lower: str


@dataclass(frozen=True, slots=True)
class _Found:
    """Words ``lo`` to ``hi`` with the kind word beside them, if any; ``land`` tells a country or what is called a region."""

    lo: int
    hi: int
    kind: Kind | None
    land: bool


def place_spans(text: str, *, cased: bool | None = None) -> tuple[Span, ...]:
    """Return the spans of the place phrases that a text names, in order and apart; ``cased`` where that is known."""
    words = [_Word(m[0], m.start(), m.end(), m[0].lower()) for m in _TOKEN.finditer(text)]
    found = list(_found(text, words, cased=is_cased(text) if cased is None else cased))
    return tuple(Span(start=words[a].start, end=words[b - 1].end) for a, b in _chained(text, words, found))


def _found(text: str, words: list[_Word], *, cased: bool) -> Iterator[_Found]:
    """The names of a text, one after the other, the longest at each word."""
    at = 0
    before: _Found | None = None
    while at < len(words):
        found = _at(text, words, at, before, cased=cased) if _opens(words[at], cased=cased) else None
        if found:
            before = found
            yield found
        at = found.hi if found else at + 1


def _opens(word: _Word, *, cased: bool) -> bool:
    """Whether a place's name may begin with a word."""
    return word.lower not in STOPS and (not cased or word.text[0].isupper())


def _at(text: str, words: list[_Word], at: int, before: _Found | None, *, cased: bool) -> _Found | None:
    placed: bool | None = None
    end = _reach(text, words, at, cased=cased)
    lower = [w.lower for w in words[at:end]]
    for hi in range(end, at, -1):
        if lower[hi - 1 - at] in STOPS or _weight(name := " ".join(lower[: hi - at])) < LEAST:
            continue
        if placed is None:
            placed = _lists(text, words, before, at) or _placed(text, words, at)
        kind_after = _kind_after(text, words, hi)
        if _named(text, words, at, hi, cased=cased, placed=placed or kind_after is not None):
            return _with_kind(text, words, at, hi, kind_after, land=name in NAMES)
    return _called(text, words, at, cased=cased)


def _lists(text: str, words: list[_Word], before: _Found | None, at: int) -> bool:
    """Whether a word goes on a list of places that the one before began."""
    return before is not None and _LISTED.match(text[words[before.hi - 1].end : words[at].start]) is not None


def _reach(text: str, words: list[_Word], at: int, *, cased: bool) -> int:
    """The end of the words that stand together from one on and may be a name's, no more than a name may have."""
    hi = at + 1
    while hi < len(words) and hi - at < LONGEST and _together(text, words, hi - 1, hi + 1):
        if cased and not (words[hi].text[0].isupper() or words[hi].lower in _PARTICLES):
            break
        hi += 1
    return hi


def _together(text: str, words: list[_Word], lo: int, hi: int) -> bool:
    """Whether nothing but space stands between words; a point may after one or two letters ("St. Louis")."""
    for at in range(lo, hi - 1):
        gap = text[words[at].end : words[at + 1].start]
        if gap == " ":
            continue
        if "\n\n" in gap or not (gap.isspace() or (gap == ". " and len(words[at].text) < 3)):
            return False
    return True


def _kind_after(text: str, words: list[_Word], hi: int) -> Kind | None:
    if hi >= len(words) or not text[words[hi - 1].end : words[hi].start].isspace():
        return None
    return KINDS.get(words[hi].lower) or PLURALS.get(words[hi].lower)


def _kind_before(text: str, words: list[_Word], lo: int) -> Kind | None:
    """The kind of "the city of" before a name."""
    back = lo - 1
    if back > 0 and words[back].lower == "the":
        back -= 1
    if back < 1 or words[back].lower != "of" or not _together(text, words, back - 1, lo + 1):
        return None
    return KINDS.get(words[back - 1].lower) or PLURALS.get(words[back - 1].lower)


def _placed(text: str, words: list[_Word], at: int) -> bool:
    """Whether what stands before a word says that a place follows."""
    back = at - 1
    while back >= 0 and (words[back].lower in DIRECTIONS or words[back].lower == "the"):
        back -= 1
    if back < 0 or not _together(text, words, back, at + 1):
        return False
    return (
        words[back].lower in _PLACED
        or (at - back > 1 and words[at - 1].lower in DIRECTIONS)
        or _kind_before(text, words, at) in _LANDS
        or (words[back].lower == "of" and back > 0 and words[back - 1].lower in PARTS)
    )


@lru_cache(maxsize=50_000)
def _weight(name: str) -> float:
    """The weight of the largest place of a name; 99 for a country, 0 for none."""
    if name in NAMES:
        return 99.0
    found = gazetteer().named(name)
    return found[0].weight if found else 0.0


def _named(text: str, words: list[_Word], lo: int, hi: int, *, cased: bool, placed: bool) -> bool:
    name = " ".join(w.lower for w in words[lo:hi])
    weight = _weight(name)
    if hi - lo == 1 and (len(name) < 3 or (name in COMMON and weight < 90)):
        return False
    if words[hi - 1].lower in STOPS or (name in _SHORT and (not cased or not words[lo].text.isupper())):
        return False
    if not cased:
        return placed or (weight >= (GREAT if hi - lo == 1 else GREAT_OF_SEVERAL) and name not in _HOMONYMS)
    if not all(w.text[0].isupper() or w.lower in _PARTICLES for w in words[lo:hi]):
        return False
    return (placed or weight >= LARGE) and not _in_longer_name(text, words, lo, hi)


_SHORT = frozenset({"car", "us"})
"""Countries' names that are words as well, unless in capitals where others are not."""
_HOMONYMS = frozenset(
    "turkey chad jordan georgia guinea mali dominica samoa niger oman santiago cordoba valencia victoria barcelona "
    "madrid guadalupe jose san francisco rosario medina cartagena santiago lopez garcia moreno".split()
)
"""Names of countries and great cities that are words or people's names as well."""


def _in_longer_name(text: str, words: list[_Word], lo: int, hi: int) -> bool:
    """Whether further capitals stand beside: "Jackson Smith", "Bank of America Tower"; kinds and directions do not count."""

    def counts(at: int, a: int, b: int) -> bool:
        if not 0 <= at < len(words) or not text[words[a].end : words[b].start].isspace():
            return False
        word = words[at]
        return (
            word.text[0].isupper()
            and word.lower not in STOPS | DIRECTIONS
            and word.lower not in KINDS
            and word.lower not in PLURALS
        )

    return counts(lo - 1, lo - 1, lo) or counts(hi, hi - 1, hi)


def _with_kind(text: str, words: list[_Word], lo: int, hi: int, after: Kind | None, *, land: bool) -> _Found:
    if after is not None:
        return _Found(
            lo,
            hi + 1,
            after,
            land or after is Kind.REGION or words[hi].lower in {"jurisdiction", "municipality", "canton"},
        )
    before = _kind_before(text, words, lo)
    if before in _LANDS:
        lo -= 3 if words[lo - 1].lower == "the" else 2
    return _Found(lo, hi, before, land or before is Kind.REGION)


def _called(text: str, words: list[_Word], at: int, *, cased: bool) -> _Found | None:
    """A name that the gazetteer lacks and the words call a place: "Guancorita canton", "the village of Chinchipe"."""
    hi = at
    while (
        hi < len(words)
        and hi - at < LONGEST
        and _goes_on(words[hi], cased=cased)
        and _together(text, words, at, hi + 1)
    ):
        hi += 1
        if _kind_after(text, words, hi) in _LANDS and words[hi - 1].lower not in DIRECTIONS:
            return _with_kind(text, words, at, hi, _kind_after(text, words, hi), land=False)
    if hi > at and _kind_before(text, words, at) in _LANDS:
        return _with_kind(text, words, at, hi, None, land=False)
    return None


def _goes_on(word: _Word, *, cased: bool) -> bool:
    if word.lower in STOPS or word.lower in KINDS or word.lower in PLURALS or word.text[0].isdigit():
        return False
    return word.text[0].isupper() or word.lower in _PARTICLES if cased else True


def _chained(text: str, words: list[_Word], found: list[_Found]) -> Iterator[tuple[int, int]]:
    """Names joined into the phrases that they make: "Santa Elena, Usulutan department" is one, a list is not."""
    at = 0
    while at < len(found):
        last = at
        while last + 1 < len(found) and _holds(text, words, found, last):
            last += 1
        yield found[at].lo, found[last].hi
        at = last + 1


def _holds(text: str, words: list[_Word], found: list[_Found], at: int) -> bool:
    """Whether a name is said to lie in, or off, the next one."""
    left, right = found[at], found[at + 1]
    gap = text[words[left.hi - 1].end : words[right.lo].start]
    if len(gap) > 60 or not _WITHIN.match(gap):
        return False
    if "," not in gap or re.search(r"\w", gap):
        return "of" not in gap.split() or left.kind is not None or bool(re.search(r"\d", gap))
    plural = words[right.hi - 1].lower in PLURALS
    return right.land and not left.land and not plural and not _goes_on_listing(text, words, found, at + 1)


def _goes_on_listing(text: str, words: list[_Word], found: list[_Found], at: int) -> bool:
    """Whether a list goes on after a name: "Colorado, Georgia and Utah" tells of three places."""
    if at + 1 == len(found):
        return False
    return _LISTED.match(text[words[found[at].hi - 1].end : words[found[at + 1].lo].start]) is not None
