"""Speeches, recordings and communiqués printed without quotation marks: one utterance, however many paragraphs it has.

A tagger marks the words that stand in one. A claim whose content begins where such a stretch begins takes the whole of it;
one whose content was cut by the edge of its window goes on to the stretch's end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from testigo.reading.findings import FoundClaim
from testigo.reading.segments import Segment
from testigo.reading.tags import Tagged

NEAR = 4
"""Words between the start of a content and of a stretch that still count as the same start: "[text] 1."."""
SHORT = 30
"""Words below which a stretch is no speech: a single sentence needs no help."""


def spoken_whole(claims: Sequence[FoundClaim], speeches: Sequence[Tagged], edges: frozenset[int]) -> list[FoundClaim]:
    """Let claims that tell a speech take the whole of it. ``edges``: words before which a window ends."""
    long = [s for s in speeches if s.hi - s.lo >= SHORT]
    return [_whole(claim, long, edges) for claim in claims]


def _whole(claim: FoundClaim, speeches: Sequence[Tagged], edges: frozenset[int]) -> FoundClaim:
    first, last = claim.content[0], claim.content[-1]
    for speech in speeches:
        told_inside = speech.lo <= claim.lo and claim.hi <= speech.hi and not claim.follow_on
        begins = abs(first.lo - speech.lo) <= NEAR and not told_inside
        cut = speech.lo <= last.lo and last.hi < speech.hi and last.hi in edges
        if begins:
            return replace(claim, content=(_stretched(first, speech.lo, max(last.hi, speech.hi)),))
        if cut:
            return replace(claim, content=(*claim.content[:-1], _stretched(last, last.lo, speech.hi)))
    return claim


def _stretched(segment: Segment, lo: int, hi: int) -> Segment:
    return replace(segment, lo=lo, hi=hi)
