"""Two measures of who did what to whom in a document: CEAF-REE for its roles, and GTT's for its templates.

An entity is the set of strings that name it. A predicted entity is right when every string of it is among the strings
of one entity of the key; one right string is therefore enough, and one wrong string spoils it. Strings are compared in
lower case without punctuation and articles.

- CEAF-REE (Du, Rush and Cardie 2021, "GRIT: Generative Role-filler Transformers", EACL, section 5.2): one set of
  entities a role and document; predicted entities are paired one to one with entities of the key, as many as can be.
- Templates (Du, Rush and Cardie 2021, "Template Filling with Generative Transformers", NAACL, section 4): the templates
  of a document are paired one to one where their types agree, so that the F1 of the document is best. Inside a pair
  several predicted entities may be right for one of the key. A template's type counts as one more filler.

Both sum over all documents before they divide, and a document without templates in the key still costs precision.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
TYPE = "Type"
OVERALL = "overall"

Entity = frozenset[str]
"""The strings that name one entity, normalised; never empty."""
Fillers = Mapping[str, Sequence[Entity]]
"""Entities by role; a role without any may be left out."""

_ARTICLES = re.compile(r"\b(?:a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One incident: its type (in a key every type that is allowed) and who or what fills its roles."""

    types: frozenset[str]
    fillers: Fillers = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts behind a score: predicted fillers and how many are right, fillers of the key and how many were found.

    ``right`` and ``found`` are the same number where entities are paired one to one.
    """

    right: int = 0
    predicted: int = 0
    found: int = 0
    expected: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            right=self.right + other.right,
            predicted=self.predicted + other.predicted,
            found=self.found + other.found,
            expected=self.expected + other.expected,
        )

    @property
    def precision(self) -> Fraction:
        """The share of what was predicted that is right; 0 when nothing was."""
        return Fraction(self.right, self.predicted) if self.predicted else Fraction(0)

    @property
    def recall(self) -> Fraction:
        """The share of the key that was found; 0 for an empty key."""
        return Fraction(self.found, self.expected) if self.expected else Fraction(0)

    @property
    def f1(self) -> Fraction:
        """The harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else Fraction(0)


Scores = dict[str, Tally]
"""Tallies by role, with ``overall`` for their sum; for templates ``Type`` too."""


def normalised(words: str) -> str:
    """Lower case, without punctuation, articles and surplus white space."""
    return " ".join(_ARTICLES.sub(" ", words.lower().translate(_PUNCTUATION)).split())


def entity(mentions: Iterable[str]) -> Entity:
    """The entity that these strings name; strings that hold nothing but punctuation and articles are left out."""
    return frozenset(words for mention in mentions if (words := normalised(mention)))


def ceaf_ree(expected: Mapping[str, Fillers], predicted: Mapping[str, Fillers]) -> Scores:
    """CEAF-REE over the documents of the key: entities by document and role, expected and predicted."""
    scores = dict.fromkeys(ROLES, Tally())
    for document, key in expected.items():
        answer = predicted.get(document, {})
        for role in ROLES:
            scores[role] += _paired(key.get(role, ()), answer.get(role, ()))
    return _with_overall(scores)


def _paired(expected: Sequence[Entity], predicted: Sequence[Entity]) -> Tally:
    pairs = most_pairs([[i for i, key in enumerate(expected) if one <= key] for one in predicted])
    return Tally(right=pairs, predicted=len(predicted), found=pairs, expected=len(expected))


def most_pairs(partners: Sequence[Sequence[int]]) -> int:
    """The size of the largest pairing, given each left node's partners on the right (augmenting paths; Kuhn 1955)."""
    taken: dict[int, int] = {}

    def place(left: int, tried: set[int]) -> bool:
        for right in partners[left]:
            if right in tried:
                continue
            tried.add(right)
            if right not in taken or place(taken[right], tried):
                taken[right] = left
                return True
        return False

    return sum(place(left, set()) for left in range(len(partners)))


def template_scores(expected: Mapping[str, Sequence[Template]], predicted: Mapping[str, Sequence[Template]]) -> Scores:
    """GTT's measure over the documents of the key: templates by document, expected and predicted."""
    scores = dict.fromkeys((TYPE, *ROLES), Tally())
    for document, key in expected.items():
        for name, tally in document_scores(key, predicted.get(document, ())).items():
            scores[name] += tally
    return _with_overall(scores)


def document_scores(expected: Sequence[Template], predicted: Sequence[Template]) -> Scores:
    """Tallies of one document by ``Type`` and role, its templates paired for the best F1 of the document."""
    scores = {
        name: Tally(
            predicted=sum(_size(template, name) for template in predicted),
            expected=sum(_size(template, name) for template in expected),
        )
        for name in (TYPE, *ROLES)
    }
    for key, answer in best_pairing(expected, predicted):
        for name, gain in _gains(expected[key], predicted[answer]).items():
            scores[name] += gain
    return scores


def _size(template: Template, name: str) -> int:
    return 1 if name == TYPE else len(template.fillers.get(name, ()))


def _gains(key: Template, answer: Template) -> Scores:
    """What a pair of templates gets right: ``right`` and ``found`` by ``Type`` and role."""
    gains = {TYPE: Tally(right=1, found=1)}
    for role in ROLES:
        wanted, given = key.fillers.get(role, ()), answer.fillers.get(role, ())
        gains[role] = Tally(
            right=sum(any(one <= want for want in wanted) for one in given),
            found=sum(any(one <= want for one in given) for want in wanted),
        )
    return gains


Pairing = tuple[tuple[int, int], ...]


def best_pairing(expected: Sequence[Template], predicted: Sequence[Template]) -> Pairing:
    """The pairs (key, answer) of templates that agree in type and give the document its best F1.

    F1 is no sum over pairs, so every pairing that no other beats in both ``right`` and ``found`` is kept to the end, for
    each set of key templates in use (a bit mask).
    """
    size = _sum(
        Tally(predicted=sum(_size(t, n) for t in predicted), expected=sum(_size(t, n) for t in expected))
        for n in (TYPE, *ROLES)
    )
    reached: dict[int, dict[tuple[int, int], Pairing]] = {0: {(0, 0): ()}}
    for at, answer in enumerate(predicted):
        reached = _extended(reached, expected, answer, at)
    ends = {gain: pairing for mask in reached.values() for gain, pairing in mask.items()}
    best = max(ends, key=lambda gain: ((size + Tally(right=gain[0], found=gain[1])).f1, gain))
    return ends[best]


def _extended(
    reached: dict[int, dict[tuple[int, int], Pairing]], expected: Sequence[Template], answer: Template, at: int
) -> dict[int, dict[tuple[int, int], Pairing]]:
    """Every pairing so far, left as it is or with the next answer added to a key template that is still free."""
    gains = {
        place: _sum(_gains(key, answer).values()) for place, key in enumerate(expected) if answer.types <= key.types
    }
    grown = {mask: dict(ends) for mask, ends in reached.items()}
    for mask, ends in reached.items():
        for place, gain in gains.items():
            if not mask >> place & 1:
                more = grown.setdefault(mask | 1 << place, {})
                for (right, found), pairing in ends.items():
                    more.setdefault((right + gain.right, found + gain.found), (*pairing, (place, at)))
    return {mask: _unbeaten(ends) for mask, ends in grown.items()}


def _unbeaten(ends: dict[tuple[int, int], Pairing]) -> dict[tuple[int, int], Pairing]:
    kept: dict[tuple[int, int], Pairing] = {}
    for right, found in sorted(ends, reverse=True):
        if all(found > other for _, other in kept):
            kept[right, found] = ends[right, found]
    return kept


def _sum(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally())


def _with_overall(scores: Scores) -> Scores:
    return scores | {OVERALL: _sum(scores.values())}
