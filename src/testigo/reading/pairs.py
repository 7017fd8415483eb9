"""What can be seen of two spans without a model: same words, same head, distance, pronouns, acronyms.

The pair head adds these to the spans' vectors when it decides whether two mentions name one entity, two triggers one
incident, and which incident a count belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from testigo.reading.pronouns import PRONOUNS

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_DETERMINERS = frozenset("the a an this that these those his her its their our my your some any all both each".split())
_PREPOSITIONS = re.compile(r"\s(?:of|in|at|on|for|from|to|by|with|near|who|which|that|,)\s|,\s")
_EDGES = (1, 2, 3, 4, 6, 9, 14, 22, 40, 80)
_SENTENCE_EDGES = (1, 2, 3, 5, 8, 14, 30)
REACH = 50
"""How many mentions back a mention is compared with."""

MENTION_FEATURES = 9 + 9 + 7 + 8 + (len(_EDGES) + 1) + (len(_SENTENCE_EDGES) + 1) + 2
TRIGGER_FEATURES = 4 + (len(_EDGES) + 1) + (len(_SENTENCE_EDGES) + 1)
COUNT_FEATURES = 4 + (len(_EDGES) + 1) + 11 * 19


@dataclass(frozen=True, slots=True)
class Form:
    """The words of a mention or trigger, cut up once for all its pairs."""

    key: str
    head: str
    tokens: frozenset[str]
    pronoun: int
    initials: str
    definite: bool
    indefinite: bool
    numbered: bool


def form_of(words: str) -> Form:
    """Cut a mention's words into what pairs are compared by."""
    tokens = re.findall(r"[^\W_]+(?:[.'’][^\W_]+)*", words)
    lower = [t.lower() for t in tokens]
    kept = [t for i, t in enumerate(lower) if not (t in _DETERMINERS and i == 0)] or lower
    trunk = _PREPOSITIONS.split(" ".join(kept), maxsplit=1)[0].split() or kept
    capitals = [t for t in tokens if t.lower() not in {"of", "the", "and", "for", "de", "la", "del", "y", "in"}]
    return Form(
        key=" ".join(kept),
        head=trunk[-1] if trunk else "",
        tokens=frozenset(t for t in kept if len(t) > 1),
        pronoun=PRONOUNS.get(lower[0], 0) if len(lower) == 1 else 0,
        initials="".join(t[0] for t in capitals).lower() if len(capitals) > 1 else "",
        definite=bool(lower) and lower[0] in {"the", "this", "that", "these", "those"},
        indefinite=bool(lower) and lower[0] in {"a", "an", "another", "one", "some"},
        numbered=any(t[0].isdigit() for t in lower),
    )


def buckets(values: Ints, edges: Sequence[int]) -> Ints:
    """Index (P) of the first edge that each value stays below, or ``len(edges)``."""
    return np.searchsorted(np.asarray(edges), values, side="right")


def mention_features(
    forms: Sequence[Form], kinds: Ints, left: Ints, right: Ints, sentences: Ints, *, nested: Flags, near: Flags
) -> Floats:
    """Features (P, MENTION_FEATURES) of earlier mentions ``left`` (P) and later ones ``right`` (P) of ``forms`` (M).

    ``sentences`` (P) tells how many sentences apart they are, ``nested`` and ``near`` (P) whether one holds the other
    and whether they stand within three words.
    """
    rows = np.zeros((len(left), MENTION_FEATURES), dtype=np.float32)
    each = np.arange(len(left))
    pronoun = np.array([f.pronoun for f in forms])
    rows[each, pronoun[left]] = 1
    rows[each, 9 + pronoun[right]] = 1
    rows[each, 18 + kinds[right]] = 1
    key, head = _ids(f.key for f in forms), _ids(f.head for f in forms)
    size = np.array([len(f.tokens) for f in forms])
    shared = _shared(forms, left, right)
    initials, bare = _ids_of_both([f.initials for f in forms], [f.key.replace(".", "") for f in forms])
    acronym = (initials[left] >= 0) & (initials[left] == bare[right]) | (initials[right] >= 0) & (
        initials[right] == bare[left]
    )
    rows[:, 25] = key[left] == key[right]
    rows[:, 26] = head[left] == head[right]
    rows[:, 27] = shared == np.minimum(size[left], size[right])
    rows[:, 28] = shared > 0
    rows[:, 29] = acronym
    rows[:, 30] = kinds[left] == kinds[right]
    rows[:, 31] = np.array([f.definite for f in forms])[right]
    rows[:, 32] = np.array([f.indefinite for f in forms])[right]
    rows[each, 33 + buckets(right - left, _EDGES)] = 1
    rows[each, 33 + len(_EDGES) + 1 + buckets(sentences, _SENTENCE_EDGES)] = 1
    rows[:, -2], rows[:, -1] = nested, near
    return rows


def trigger_features(forms: Sequence[Form], definite: Flags, left: Ints, right: Ints, sentences: Ints) -> Floats:
    """Features (P, TRIGGER_FEATURES) of earlier triggers ``left`` (P) and later ones ``right`` (P) of one type.

    ``definite`` (T) says whether a "the", "this" or "that" stands before each trigger.
    """
    rows = np.zeros((len(left), TRIGGER_FEATURES), dtype=np.float32)
    each = np.arange(len(left))
    key, stem = _ids(f.key for f in forms), _ids(f.head[:5] for f in forms)
    rows[:, 0] = key[left] == key[right]
    rows[:, 1] = stem[left] == stem[right]
    rows[:, 2] = definite[right]
    rows[:, 3] = sentences == 0
    rows[each, 4 + buckets(right - left, _EDGES)] = 1
    rows[each, 4 + len(_EDGES) + 1 + buckets(sentences, _SENTENCE_EDGES)] = 1
    return rows


def count_features(effects: Ints, kinds: Ints, apart: Ints, sentences: Ints) -> Floats:
    """Features (P, COUNT_FEATURES) of counts with ``effects`` and triggers of ``kinds``, ``apart`` words after them."""
    rows = np.zeros((len(effects), COUNT_FEATURES), dtype=np.float32)
    each = np.arange(len(effects))
    rows[:, 0], rows[:, 1], rows[:, 2], rows[:, 3] = sentences == 0, apart > 0, sentences < 0, sentences > 0
    rows[each, 4 + buckets(np.abs(apart), _EDGES)] = 1
    rows[each, 4 + len(_EDGES) + 1 + effects * 19 + kinds] = 1
    return rows


def _ids(words: Iterable[str]) -> Ints:
    """A number for each word, equal where the words are."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(w, len(known)) for w in words], dtype=np.int64)


def _ids_of_both(some: Sequence[str], others: Sequence[str]) -> tuple[Ints, Ints]:
    """Numbers of two lists of words over one vocabulary; -1 for an empty word of the first."""
    both = _ids([*some, *others])
    first = np.where([bool(w) for w in some], both[: len(some)], -1)
    return first, both[len(some) :]


def _shared(forms: Sequence[Form], left: Ints, right: Ints) -> Ints:
    """How many words (P) the two mentions of each pair have in common."""
    known: dict[str, list[int]] = {}
    for i, form in enumerate(forms):
        for token in form.tokens:
            known.setdefault(token, []).append(i)
    several = [held for held in known.values() if len(held) > 1]
    bits = np.zeros((len(forms), (len(several) + 63) // 64), dtype=np.uint64)  # a set of words as the bits of numbers
    for n, held in enumerate(several):
        bits[held, n // 64] |= np.uint64(1 << n % 64)
    shared = np.zeros(len(left), dtype=np.int64)
    for each in bits.T:
        shared += np.bitwise_count(each[left] & each[right])
    return shared
