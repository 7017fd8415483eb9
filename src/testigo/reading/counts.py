"""Counts: how many were killed, hurt, arrested …, in which incident, according to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from testigo.ledger import Claim, Count, Span
from testigo.reading import labels
from testigo.reading.candidates import count_candidates
from testigo.reading.claims import innermost
from testigo.reading.findings import FoundCount, FoundTrigger
from testigo.reading.incidents import Incidents
from testigo.reading.network import Network
from testigo.reading.numbers import amount_of
from testigo.reading.words import Words

_LABELLED = re.compile(
    r"\b(?:pier|gate|room|block|route|road|highway|motorway|flight|unit|district|zone|sector|camp|checkpoint|line|platform|hall"
    r"|building|terminal|article|section|chapter|phase|ward|precinct|channel|bridge|tower|well|mine|shaft|cell|post|no\.|number)\s$",
    re.IGNORECASE,
)
"""Words whose number is a name: "Pier 4"."""


def counts_of(
    found: Sequence[FoundCount],
    triggers: Sequence[FoundTrigger],
    incidents: Incidents,
    words: Words,
    text: str,
    network: Network,
    claims: Sequence[Claim],
) -> tuple[Count, ...]:
    """Turn findings into counts in the order of the page; words that hold no amount are left out, and names of places ("Pier 4")."""
    owners = _owners(found, triggers, words, network)
    counts = []
    for item, owner in zip(found, owners, strict=True):
        span = Span(start=int(words.start[item.lo]), end=int(words.end[item.hi - 1]))
        amount = amount_of(span.of(text))
        if amount is None or _is_label(text, span):
            continue
        teller = innermost(span, claims)
        counts.append(
            Count(
                start=span.start,
                end=span.end,
                low=amount.low,
                high=amount.high,
                approximate=amount.approximate,
                effect=labels.EFFECTS[item.effect],
                who=labels.WHO[int(item.who.argmax())],
                incident=None if owner is None else incidents.of_trigger[owner],
                told_by=teller.id if teller else None,
            )
        )
    return tuple(counts)


def _is_label(text: str, span: Span) -> bool:
    """Say whether a bare number is part of a name: the 4 of "Pier 4"."""
    return bool(span.of(text).isdecimal() and _LABELLED.search(text, max(0, span.start - 20), span.start))


def _owners(
    found: Sequence[FoundCount], triggers: Sequence[FoundTrigger], words: Words, network: Network
) -> list[int | None]:
    """The trigger that each count belongs to, by index."""
    owners: list[int | None] = [None] * len(found)
    if not found or not triggers:
        return owners
    left, right, features = count_candidates(
        words,
        [(c.lo, c.hi) for c in found],
        [c.effect for c in found],
        [(t.lo, t.hi) for t in triggers],
        [t.kind for t in triggers],
    )
    count_vectors, trigger_vectors = np.stack([c.vector for c in found]), np.stack([t.vector for t in triggers])
    scores = network.pairs("count", (count_vectors, left), (trigger_vectors, right), features)
    for i in range(len(found)):
        begin, end = np.searchsorted(left, [i, i + 1])
        if begin < end:
            top = int(scores[begin:end].argmax())
            if scores[begin + top] > network.leans.counted_in:
                owners[i] = int(right[begin + top])
    return owners
