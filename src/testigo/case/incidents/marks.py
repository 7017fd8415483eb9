"""A portrait made ready to be compared: days as numbers, words with their weights."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import sqrt
from sys import intern
from typing import Any

from testigo.case.incidents.stems import RARE, stem, weight
from testigo.case.lineage.wording import words_of
from testigo.case.profiles import last_day
from testigo.case.records import Portrait, Profile, Spot
from testigo.ledger import Effect

PAST = 14
"""Days before its page from which on an incident is told of as a thing of the past."""
_NONE: frozenset[Any] = frozenset()
"""The one empty set of all incidents that are held in memory; each of its own would take a quarter of what they take."""
_SAYING = 2.0
"""Weight from which on a word among those hit says something: "worker", not "people"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Marks:
    """What is compared of one incident. Days are proleptic Gregorian ordinals; words are stems.

    ``sharp`` are the days that it is said to have happened on, ``ranges`` the stretches where the day is left open.
    ``hit`` are the words for those it happened to, with their weights, ``names`` the rare ones among them and how the page
    writes them, ``people`` and ``things`` those of persons and of bodies and buildings, ``own`` both. ``length`` and ``breadth`` are those of
    the vectors of the weights of ``words`` and ``topic``. ``recalled`` says that the page tells of it as long past.
    """

    profile: Profile
    main: int | None
    sharp: frozenset[int]
    ranges: tuple[tuple[int, int], ...]
    told: int | None
    places: tuple[Spot, ...]
    place_words: frozenset[str]
    agents: dict[str, str]
    hit: dict[str, float]
    names: dict[str, str]
    people: frozenset[str]
    things: frozenset[str]
    own: frozenset[str]
    amounts: frozenset[tuple[Effect, float]]
    words: dict[str, float]
    length: float
    topic: dict[str, float]
    recalled: bool
    breadth: float
    sentences: tuple[int, ...]


def marks_of(portrait: Portrait) -> Marks:
    """Return the portrait made ready."""
    stretches = [_ordinals(day) for day in portrait.days]
    words, topic = _weights(portrait.words), _weights(portrait.topic)
    hit = _said((*portrait.patients, *portrait.targets))
    names = {s: hit.get(s, s) for s in portrait.profile.known}
    return Marks(
        profile=portrait.profile,
        main=date.fromisoformat(portrait.profile.day).toordinal() if portrait.profile.day else None,
        sharp=frozenset(a for a, b in stretches if a == b) or _NONE,
        ranges=tuple(s for s in stretches if s[0] != s[1]),
        told=_ordinals(portrait.profile.told)[1] if portrait.profile.told else None,
        places=portrait.places,
        place_words=frozenset(
            s for p in portrait.places if p.precision in {"exact", "unknown"} for s in _rare((p.name,))
        )
        or _NONE,
        agents=_rare(portrait.agents),
        hit={s: weight(s) for s in hit if weight(s) >= _SAYING},
        names=names,
        people=frozenset(portrait.people) or _NONE,
        things=frozenset(portrait.things) or _NONE,
        own=frozenset((*portrait.people, *portrait.things)) or _NONE,
        amounts=frozenset(portrait.amounts) or _NONE,
        words=words,
        length=_length(words),
        topic=topic,
        breadth=_length(topic),
        recalled=_is_recalled(portrait, stretches),
        sentences=portrait.sentences,
    )


def _is_recalled(portrait: Portrait, stretches: list[tuple[int, int]]) -> bool:
    """Whether the page tells of it as long past."""
    told = portrait.profile.told
    return bool(told and stretches) and _ordinals(told or "")[0] - max(b for _, b in stretches) > PAST


def _length(weights: dict[str, float]) -> float:
    return sqrt(sum([w * w for w in weights.values()]))


def _weights(stems: tuple[str, ...]) -> dict[str, float]:
    """The stems, each held in memory once for all incidents, with their weights."""
    return {w: weight(w) for w in map(intern, stems)}


@lru_cache(maxsize=1 << 12)
def _ordinals(value: str) -> tuple[int, int]:
    first, _, last = value.partition("/")
    opening = first + "-01-01"[len(first) - 4 :]
    return date.fromisoformat(opening).toordinal(), date.fromisoformat(last_day(last or first)).toordinal()


def _said(phrases: tuple[str, ...]) -> dict[str, str]:
    """The stems of the phrases' words and how they are first written."""
    found: dict[str, str] = {}
    for phrase in phrases:
        found = dict(_stems(phrase)) | found
    return found


@lru_cache(maxsize=1 << 14)
def _stems(phrase: str) -> tuple[tuple[str, str], ...]:
    return tuple((stem(word), word) for word in words_of(phrase) if len(word) > 2 and not word.isdigit())


def _rare(phrases: tuple[str, ...]) -> dict[str, str]:
    return {s: word for s, word in _said(phrases).items() if weight(s) >= RARE}
