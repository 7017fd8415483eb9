"""From scores of tags to spans: the best sequence of begin and inside tags, where anything is likely at all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

UNLIKELY = 0.08
"""Words whose chance of any label stays below this are outside without a search."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words ``lo`` to ``hi`` carry ``label``, with the mean probability of their tags."""

    lo: int
    hi: int
    label: int
    probability: float


def log_softmax(logits: Floats) -> Floats:
    """Log-probabilities over the last axis."""
    top = logits.max(axis=-1, keepdims=True)
    shifted = logits - top
    result: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def tagged_spans(logits: Floats, *, lean: float = 0.0, offset: int = 0) -> list[Tagged]:
    """Spans of the best tag sequence of ``logits`` (N, 1 + 2 × labels): outside, then begin and inside of each label.

    ``lean`` is added to the score of "outside" (log-odds): above 0 fewer spans, below 0 more. Positions count from
    ``offset``.
    """
    scores = log_softmax(logits)
    likely = scores[:, 0] < np.log(1 - UNLIKELY)
    found: list[Tagged] = []
    for lo, hi in _runs(likely):
        found.extend(_best(scores[lo:hi], lean, lo + offset))
    return found


def _runs(flags: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.view(np.int8), [0]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _best(scores: Floats, lean: float, offset: int) -> list[Tagged]:
    """Viterbi over one run of likely words: inside of a label may only follow that label's begin or inside."""
    n, tags = scores.shape
    begin, inside = np.arange(1, tags, 2), np.arange(2, tags, 2)
    best = np.full((n, tags), -np.inf, dtype=np.float32)
    back = np.zeros((n, tags), dtype=np.int32)
    best[0, 0] = scores[0, 0] + lean
    best[0, begin] = scores[0, begin]
    for t in range(1, n):
        top = int(best[t - 1].argmax())
        best[t, 0] = best[t - 1, top] + scores[t, 0] + lean
        best[t, begin] = best[t - 1, top] + scores[t, begin]
        back[t, 0] = back[t, begin] = top
        from_begin = best[t - 1, begin] >= best[t - 1, inside]
        back[t, inside] = np.where(from_begin, begin, inside)
        best[t, inside] = np.maximum(best[t - 1, begin], best[t - 1, inside]) + scores[t, inside]
    path = [int(best[-1].argmax())]
    for t in range(n - 1, 0, -1):
        path.append(int(back[t, path[-1]]))
    return _spans(path[::-1], scores, offset)


def _spans(path: list[int], scores: Floats, offset: int) -> list[Tagged]:
    found: list[Tagged] = []
    at = 0
    while at < len(path):
        if path[at] == 0:
            at += 1
            continue
        end = at + 1
        while end < len(path) and path[end] and path[end] % 2 == 0:
            end += 1
        label = (path[at] - 1) // 2
        chance = float(np.exp(scores[at:end, 1 + 2 * label : 3 + 2 * label]).sum(axis=1).mean())
        found.append(Tagged(at + offset, end + offset, label, min(chance, 1.0)))
        at = end
    return found
