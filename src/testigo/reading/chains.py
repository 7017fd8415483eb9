"""Chains: the page says that the broadcaster says that the ministry says.

A claim is told within another when the other's content holds its words, and its cue where it has one. Two speakers of
the same words in one sentence are such a chain too: "according to the ministry, two died, the broadcaster reported".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from testigo.ledger import Claim, Span

SAME = 0.7
"""Share of their characters from which two contents are the same words."""
REACH = 400
"""Characters around a content in which another speaker of the same words is looked for."""

NEIGHBOURS = 12
"""Claims before and after one among which its teller is looked for."""


def chained(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Let each claim name the claim it is told within. ``claims`` are in the order of the page."""
    widened = list(claims)
    for i, j in _same_words(claims):
        outer, inner = (i, j) if _is_outer(claims[i], claims[j]) else (j, i)
        widened[outer] = _around(widened[outer], claims[inner])
    for i, j in _told_inside(claims):
        widened[i] = _around(widened[i], claims[j])
    return tuple(replace(c, within=_container(c, widened)) for c in widened)


def length(claim: Claim) -> int:
    """Characters of a claim's content."""
    return sum(part.end - part.start for part in claim.content)


def _same_words(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """Pairs of claims with different sources that tell of the same words."""
    found = []
    for i, a in enumerate(claims):
        for j in range(i + 1, len(claims)):
            b = claims[j]
            if b.content[0].start > a.content[-1].end + REACH:
                break
            if a.source and b.source and a.cue and b.cue and not a.source.overlaps(b.source) and _alike(a, b):
                found.append((i, j))
    return found


def _told_inside(claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """Pairs of claims of which the second's cue stands in the first's content, but some of its words outside."""
    found = []
    for j, inner in enumerate(claims):
        for i in range(max(0, j - NEIGHBOURS), min(len(claims), j + NEIGHBOURS)):
            held = [p for p in claims[i].content if inner.cue and p.covers(inner.cue)]
            if i != j and held and not all(any(p.covers(q) for p in claims[i].content) for q in inner.content):
                found.append((i, j))
    return found


def _alike(a: Claim, b: Claim) -> bool:
    shared = sum(max(0, min(p.end, q.end) - max(p.start, q.start)) for p in a.content for q in b.content)
    return shared >= SAME * max(length(a), length(b))


def _is_outer(a: Claim, b: Claim) -> bool:
    """Whether ``a`` tells of ``b``: the one that stands farther from the words; of two as near the medium, or the later."""
    if abs(_distance(a) - _distance(b)) > 12:
        return _distance(a) > _distance(b)
    assert a.source
    assert b.source
    if (a.source.category == "media") != (b.source.category == "media"):
        return a.source.category == "media"
    return a.source.start > a.content[-1].end - 1 and b.source.start < b.content[0].start


def _distance(claim: Claim) -> int:
    """Characters between a claim's content and its cue or source, whichever is nearer."""
    teller = [s for s in (claim.cue, claim.source) if s]
    return min(max(part.start - s.end, s.start - part.end, 0) for part in claim.content for s in teller)


def _around(outer: Claim, inner: Claim) -> Claim:
    """``outer`` with a content that holds the source and cue of ``inner`` too, unless its own cue stands between."""
    parts = [*outer.content, *inner.content, *(s for s in (inner.cue, inner.source) if s)]
    hull = Span(start=min(p.start for p in parts), end=max(p.end for p in parts))
    own = [s for s in (outer.cue, outer.source) if s]
    if any(hull.overlaps(s) for s in own):
        return outer
    return replace(outer, content=(hull,))


def _container(claim: Claim, claims: Sequence[Claim]) -> str | None:
    """The innermost other claim whose content holds this one's content and more, its cue too where it has one."""
    own = [*claim.content, *([claim.cue] if claim.cue else [])]
    least = length(claim)
    around = (c for c in claims if c.content[0].start <= own[0].start and own[0].end <= c.content[-1].end)
    holding = [
        c
        for c in around
        if c.id != claim.id and length(c) > least and all(any(part.covers(span) for part in c.content) for span in own)
    ]
    return min(holding, key=lambda c: (length(c), c.id)).id if holding else None
