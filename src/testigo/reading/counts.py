"""Counts: how many were killed, hurt, arrested …, in which incident, according to whom."""

from __future__ import annotations

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


def counts_of(
    found: Sequence[FoundCount],
    triggers: Sequence[FoundTrigger],
    incidents: Incidents,
    words: Words,
    text: str,
    network: Network,
    claims: Sequence[Claim],
) -> tuple[Count, ...]:
    """Turn findings into counts in the order of the page; words that hold no amount at all are left out."""
    owners = _owners(found, triggers, words, network)
    counts = []
    for item, owner in zip(found, owners, strict=True):
        span = Span(start=int(words.start[item.lo]), end=int(words.end[item.hi - 1]))
        amount = amount_of(span.of(text))
        if amount is None:
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
