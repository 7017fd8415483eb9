"""Stems of words and what it tells that two incidents share one, held ready since every page asks for the same."""

from __future__ import annotations

from functools import lru_cache

from testigo.case.lineage.rarity import in_general
from testigo.case.lineage.wording import stem as stem_of

RARE = 4.2
"""Weight from which on a word may be somebody's name: it stands on fewer than 15 of a thousand pages of news."""


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return what is common to the inflections of a word, written as :func:`testigo.case.lineage.wording.form` gives it."""
    return stem_of(word)


@lru_cache(maxsize=1 << 16)
def weight(stem: str) -> float:
    """Return the weight of a stem in news at large, from 0 (on every page) to about 5.8 (unheard of)."""
    return in_general(stem)
