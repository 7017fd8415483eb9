"""How much it tells that two texts share a word: little for "government", less for what every page of a case is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from math import fsum, log

from testigo.case.lineage.wording import stem

UNLISTED = 3
"""Of a thousand pages, those that a word which is not on the list is taken to stand on."""
DOUBT = 8
"""Pages that a case is taken to have beside its own, without the word: a case of two pages says little of its words."""
TOPIC = 0.5
"""Share of a case's pages from which on a word is what the case is about, and tells nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarity:
    """Weights of stems, from news in general and from the pages of one case.

    ``pages`` is how many pages the case has and ``counts`` on how many of them a stem stands; without them, news in general
    decides. ``beside`` are weights that these do not exceed: for an event, those of its whole case.
    """

    pages: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    beside: Rarity | None = None
    _weights: dict[str, float] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, word: str) -> float:
        """The weight of a stem, from 0 (stands on every page) to about 5.8 (unheard of)."""
        found = self._weights.get(word)
        if found is None:
            here = self.counts.get(word, 0) / (self.pages + DOUBT)
            found = in_general(word) * max(0.0, 1.0 - here / TOPIC)
            if self.beside is not None:
                found = min(found, self.beside.of(word))
            self._weights[word] = found
        return found

    def total(self, words: Iterable[str]) -> float:
        """The weight of several stems, each of which counts as often as it is given; the same in whatever order."""
        known = self._weights
        return fsum([known[word] if word in known else self.of(word) for word in words])


def rarity(pages: Iterable[Iterable[str]]) -> Rarity:
    """The weights within a case whose pages have these stems."""
    counts: Counter[str] = Counter()
    number = 0
    for stems in pages:
        counts.update(set(stems))
        number += 1
    return Rarity(pages=number, counts=counts)


def stems_of(forms: Iterable[str]) -> frozenset[str]:
    """The stems of a page's words, each once."""
    return frozenset(stem(word) for word in forms)


@lru_cache(maxsize=1 << 16)
def in_general(word: str) -> float:
    """The weight of a stem in news at large."""
    return log(1000 / _known().get(word, UNLISTED))


@cache
def _known() -> dict[str, int]:
    """On how many of a thousand pages of news a stem stands: the list ``common_stems.txt``."""
    text = (files(__package__) / "common_stems.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {word: int(count) for word, count in lines}
