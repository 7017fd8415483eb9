"""Entities: which mentions name the same person, body, place or thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from testigo.ledger import Entity, EntityKind, Span
from testigo.reading import labels
from testigo.reading.candidates import mention_candidates
from testigo.reading.findings import FoundMention
from testigo.reading.names import is_cased, is_name
from testigo.reading.network import Network
from testigo.reading.pronouns import PRONOUNS
from testigo.reading.words import Words


@dataclass(frozen=True, slots=True)
class Cast:
    """Everyone and everything that a page names, by the words that name them."""

    entities: tuple[Entity, ...]
    _by_words: dict[tuple[int, int], str]
    _named: frozenset[str]

    def entity_at(self, lo: int, hi: int) -> str | None:
        """The entity that words ``lo`` to ``hi`` name."""
        return self._by_words.get((lo, hi))

    def named_at(self, lo: int, hi: int) -> bool:
        """Whether the entity that these words name is known by name anywhere on the page."""
        return self._by_words.get((lo, hi)) in self._named


def cast_of(found: Sequence[FoundMention], words: Words, text: str, network: Network) -> Cast:
    """Join mentions into entities: each goes to its best earlier mention, if any scores above none."""
    mentions = _distinct(found)
    groups: dict[int, list[FoundMention]] = defaultdict(list)
    for mention, root in zip(mentions, _joined(mentions, words, text, network), strict=True):
        groups[root].append(mention)
    cased = is_cased(text)
    entities, by_words, named = [], {}, set()
    for number, group in enumerate(groups.values(), 1):
        ident = f"E{number}"
        kind = _kind(group)
        names = [m for m in group if _names(m, kind, words, text, cased=cased)]
        entities.append(
            Entity(
                id=ident,
                kind=kind,
                name=_name(names or group, words, text),
                mentions=tuple(_span(m, words) for m in group),
            )
        )
        by_words.update({(m.lo, m.hi): ident for m in group})
        if names:
            named.add(ident)
    return Cast(tuple(entities), by_words, frozenset(named))


def _distinct(found: Sequence[FoundMention]) -> list[FoundMention]:
    """One mention for each stretch of words; the surest one where windows tell of the same words."""
    best: dict[tuple[int, int], FoundMention] = {}
    for m in found:
        if (m.lo, m.hi) not in best or best[m.lo, m.hi].probability < m.probability:
            best[m.lo, m.hi] = m
    return [best[key] for key in sorted(best)]


def _joined(mentions: Sequence[FoundMention], words: Words, text: str, network: Network) -> list[int]:
    """The first mention of each mention's entity, by index."""
    root = list(range(len(mentions)))
    if not mentions:
        return root
    left, right, features = mention_candidates(
        words, text, [(m.lo, m.hi) for m in mentions], [m.kind for m in mentions]
    )
    vectors = np.stack([m.vector for m in mentions])
    scores = network.pairs("mention", (vectors, left), (vectors, right), features)
    edges = np.searchsorted(right, np.arange(len(mentions) + 1)).tolist()
    for j, (begin, end) in enumerate(pairwise(edges)):
        if begin < end:
            top = begin + int(scores[begin:end].argmax())
            if scores[top] > network.leans.same_entity:
                root[j] = root[int(left[top])]
    return root


def _span(m: FoundMention, words: Words) -> Span:
    return Span(start=int(words.start[m.lo]), end=int(words.end[m.hi - 1]))


def _kind(group: Sequence[FoundMention]) -> EntityKind:
    votes: Counter[int] = Counter()
    for m in group:
        votes[m.kind] += 1
    return labels.KINDS[max(votes, key=lambda k: (votes[k], -k))]


def _names(m: FoundMention, kind: EntityKind, words: Words, text: str, *, cased: bool) -> bool:
    start = bool(words.opening[m.lo])
    return is_name(text, _span(m, words), kind, sentence_start=start, cased=cased)


def _name(group: Sequence[FoundMention], words: Words, text: str) -> str:
    """The words to call the entity by: no pronoun, not a whole clause, the longest of the short ones."""
    options = [_span(m, words).of(text) for m in group]
    told = [o for o in options if o.lower() not in PRONOUNS] or options
    short = [o for o in told if len(o) <= 60] or told
    return " ".join(max(short, key=lambda o: (len(o), o)).split())
