"""What can be seen of two spans without a model: same words, same head, distance, pronouns, acronyms.

The pair head adds these to the spans' vectors when it decides whether two mentions name one entity, two triggers one
incident, and which incident a count belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

PRONOUNS: dict[str, int] = {
    **dict.fromkeys("he him his himself".split(), 1),
    **dict.fromkeys("she her hers herself".split(), 2),
    **dict.fromkeys("it its itself".split(), 3),
    **dict.fromkeys("they them their theirs themselves".split(), 4),
    **dict.fromkeys("i me my mine myself".split(), 5),
    **dict.fromkeys("we us our ours ourselves".split(), 6),
    **dict.fromkeys("you your yours yourself".split(), 7),
    **dict.fromkeys("who whom whose which that this these those".split(), 8),
}
_DETERMINERS = frozenset("the a an this that these those his her its their our my your some any all both each".split())
_PREPOSITIONS = re.compile(r"\s(?:of|in|at|on|for|from|to|by|with|near|who|which|that|,)\s|,\s")
_EDGES = (1, 2, 3, 4, 6, 9, 14, 22, 40, 80)
_SENTENCE_EDGES = (1, 2, 3, 5, 8, 14, 30)

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


def bucket(value: int, edges: Sequence[int]) -> int:
    """Index of the first edge that ``value`` stays below, or ``len(edges)``."""
    return next((i for i, edge in enumerate(edges) if value < edge), len(edges))


def mention_pair(
    a: Form, b: Form, kind_a: int, kind_b: int, apart: int, sentences: int, *, nested: bool, near: bool
) -> Floats:
    """Features (MENTION_FEATURES) of an earlier mention ``a`` and a later ``b``, ``apart`` mentions after it."""
    row = np.zeros(MENTION_FEATURES, dtype=np.float32)
    row[a.pronoun] = 1
    row[9 + b.pronoun] = 1
    row[18 + kind_b] = 1
    shared = len(a.tokens & b.tokens)
    flags = (
        a.key == b.key,
        a.head == b.head,
        a.tokens <= b.tokens or b.tokens <= a.tokens,
        shared > 0,
        bool(a.initials) and a.initials == b.key.replace(".", "") or bool(b.initials) and b.initials == a.key.replace(".", ""),
        kind_a == kind_b,
        b.definite,
        b.indefinite,
    )
    row[25:33] = flags
    row[33 + bucket(apart, _EDGES)] = 1
    row[33 + len(_EDGES) + 1 + bucket(sentences, _SENTENCE_EDGES)] = 1
    row[-2:] = (nested, near)
    return row


def trigger_pair(a: Form, b: Form, apart: int, sentences: int, *, definite: bool) -> Floats:
    """Features (TRIGGER_FEATURES) of an earlier trigger ``a`` and a later ``b`` of the same type."""
    row = np.zeros(TRIGGER_FEATURES, dtype=np.float32)
    row[:4] = (a.key == b.key, a.head[:5] == b.head[:5], definite, sentences == 0)
    row[4 + bucket(apart, _EDGES)] = 1
    row[4 + len(_EDGES) + 1 + bucket(sentences, _SENTENCE_EDGES)] = 1
    return row


def count_pair(effect: int, kind: int, apart: int, sentences: int) -> Floats:
    """Features (COUNT_FEATURES) of a count with ``effect`` and a trigger of type ``kind``, ``apart`` words after it."""
    row = np.zeros(COUNT_FEATURES, dtype=np.float32)
    row[:4] = (sentences == 0, apart > 0, sentences < 0, sentences > 0)
    row[4 + bucket(abs(apart), _EDGES)] = 1
    row[4 + len(_EDGES) + 1 + effect * 19 + kind] = 1
    return row
