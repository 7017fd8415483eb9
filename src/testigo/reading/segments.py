"""From scores of words to whole segments: what belongs to an anchor is a few stretches, not crumbs.

A segment's score is the sum of its words' log-odds of being inside, plus the log-odds of a start at its first word and
of an end at its last. The best set of segments that do not overlap is kept.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

EDGES = 8
"""Candidates for starts and for ends that are tried."""
FLOOR = -4.0
"""Log-odds below which a word is no candidate for a start or an end."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words ``lo`` to ``hi`` with a score in log-odds and the mean probability of its words."""

    lo: int
    hi: int
    score: float
    probability: float


def possible(logits: Floats) -> npt.NDArray[np.bool_]:
    """Whether any word may begin, and any may end, a segment (A, roles), by ``logits`` (A, N, 3 × roles): inside, start, end."""
    likely = np.logical_or.reduce(logits > FLOOR, axis=1)
    found: npt.NDArray[np.bool_] = likely[:, 1::3] & likely[:, 2::3]
    return found


def best_segments(logits: Floats, *, most: int, lean: float = 0.0, offset: int = 0) -> list[Segment]:
    """Segments of words whose ``logits`` (N, 3: inside, start, end) are best together, at most ``most``, in order.

    ``lean`` is what a segment must score at least. Positions count from ``offset``.
    """
    starts = _candidates(logits[:, 1])
    ends = _candidates(logits[:, 2]) if starts else []
    if not ends:
        return []
    before, within = _summed(logits[:, 0], starts, ends)
    options: list[tuple[int, int, float]] = []
    edges = (logits[starts, 1][:, None] + logits[ends, 2]).tolist()
    for a, from_start, row in zip(starts, before, edges, strict=True):
        for b, to_end, edge in zip(ends, within, row, strict=True):
            if a <= b and (score := to_end - from_start + edge) > lean:
                options.append((a, b + 1, score))
    chosen = sorted(sorted(_schedule(options), key=lambda s: -s[2])[:most])
    return [Segment(a + offset, b + offset, s, _mean_probability(logits[a:b, 0])) for a, b, s in chosen]


def best_segment(logits: Floats, *, offset: int = 0) -> Segment | None:
    """The single best segment, however low it scores; None when there is no candidate. Positions count from ``offset``."""
    starts = _candidates(logits[:, 1])
    ends = _candidates(logits[:, 2]) if starts else []
    before, within = _summed(logits[:, 0], starts, ends)
    options = [
        (to_end - from_start + start + end, a, b + 1)
        for a, start, from_start in zip(starts, logits[starts, 1].tolist(), before, strict=True)
        for b, end, to_end in zip(ends, logits[ends, 2].tolist(), within, strict=True)
        if a <= b
    ]
    if not options:
        return None
    score, a, b = max(options, key=lambda o: (o[0], -o[1]))
    return Segment(a + offset, b + offset, score, _mean_probability(logits[a:b, 0]))


def _candidates(scores: Floats) -> list[int]:
    likely = (scores > FLOOR).nonzero()[0]
    if len(likely) > EDGES:
        likely = likely[np.argsort(-scores[likely], kind="stable")[:EDGES]]
        likely.sort()
    found: list[int] = likely.tolist()
    return found


def _summed(inside: Floats, starts: list[int], ends: list[int]) -> tuple[list[float], list[float]]:
    """The sum of log-odds before each start, and up to each end with its word."""
    sums = np.concatenate(([0.0], inside.cumsum(dtype=np.float64)))
    return sums[starts].tolist(), sums[1:][ends].tolist()


def _schedule(options: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """Weighted interval scheduling: the set of intervals without overlap whose scores sum highest."""
    options = sorted(options, key=lambda o: (o[1], o[0]))
    best: list[tuple[float, list[int]]] = [(0.0, [])]
    for i, (start, _, score) in enumerate(options):
        before = next((j for j in range(i - 1, -1, -1) if options[j][1] <= start), -1)
        total, chain = best[before + 1]
        best.append(max(best[i], (total + score, [*chain, i]), key=lambda x: x[0]))
    return [options[i] for i in best[-1][1]]


def _mean_probability(logits: Floats) -> float:
    chances = 1.0 / (1.0 + np.exp(-np.minimum(np.maximum(logits, -30), 30)))
    return float(np.add.reduce(chances) / len(chances))
