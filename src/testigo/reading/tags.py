"""From scores of tags to spans: the best sequence of begin and inside tags, where anything is likely at all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

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
    shifted = logits - np.maximum.reduce(logits, axis=-1, keepdims=True)  # what max and sum give, without their checks
    result: Floats = shifted - np.log(np.add.reduce(np.exp(shifted), axis=-1, keepdims=True))
    return result


def tagged_spans(logits: Floats, *, lean: float = 0.0, offset: int = 0) -> list[Tagged]:
    """Spans of the best tag sequence of ``logits`` (N, 1 + 2 × labels): outside, then begin and inside of each label.

    ``lean`` is added to the score of "outside" (log-odds): above 0 fewer spans, below 0 more. Positions count from
    ``offset``.
    """
    scores = log_softmax(logits)
    runs = _runs(scores[:, 0] < np.log(1 - UNLIKELY))
    return _spans(_tags(scores, runs, lean), scores, offset) if runs else []


def _runs(flags: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Stretches of words that are flagged, the longest first."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.view(np.int8), [0])))).tolist()
    return sorted(zip(edges[::2], edges[1::2], strict=True), key=lambda run: run[0] - run[1])


def _tags(scores: Floats, runs: list[tuple[int, int]], lean: float) -> Ints:
    """The best tag of each word (N): Viterbi over all runs of likely words side by side; words outside them have tag 0.

    Runs are short and many, so that a step over all of them costs hardly more than a step over one.
    """
    first = np.array([lo for lo, _ in runs])
    lengths = [hi - lo for lo, hi in runs]
    best = scores[first]
    best[:, 0] += lean
    best[:, 2::2] = -np.inf
    steps: list[Ints] = []
    going = len(runs)
    for t in range(1, lengths[0]):
        while lengths[going - 1] <= t:
            going -= 1
        best[:going], back = _step(best[:going], scores[first[:going] + t], lean)
        steps.append(back)
    return _traced(best.argmax(axis=1), steps, first, len(scores))


def _step(last: Floats, scores: Floats, lean: float) -> tuple[Floats, Ints]:
    """Scores (R, T) of the best ways to each tag of the next word, and the tag before; both of ``last`` and ``scores`` (R, T).

    Inside of a label may only follow that label's begin or inside.
    """
    best, back = np.empty_like(last), np.empty(last.shape, dtype=np.int64)
    back[:] = last.argmax(axis=1)[:, None]
    np.add(np.maximum.reduce(last, axis=1, keepdims=True), scores, out=best)
    best[:, 0] += lean
    begin, inside = last[:, 1::2], last[:, 2::2]
    best[:, 2::2] = np.maximum(begin, inside) + scores[:, 2::2]
    back[:, 2::2] = np.arange(2, last.shape[1], 2) - (begin >= inside)
    return best, back


def _traced(ends: Ints, steps: list[Ints], first: Ints, words: int) -> Ints:
    """The tags of all words (N), followed back from the last ones of each run."""
    tags = np.zeros(words, dtype=np.int64)
    for t in range(len(steps), 0, -1):
        back = steps[t - 1]
        going = len(back)
        tags[first[:going] + t] = ends[:going]
        ends[:going] = back[np.arange(going), ends[:going]]
    tags[first] = ends
    return tags


def _spans(tags: Ints, scores: Floats, offset: int) -> list[Tagged]:
    """The spans that tags (N) tell of: each begin, with what is inside of it."""
    begins = tags % 2 == 1
    lo = np.flatnonzero(begins)
    if not len(lo):
        return []
    stops = np.append(np.flatnonzero(begins | (tags == 0)), len(tags))
    hi = stops[np.searchsorted(stops, lo, side="right")]
    tagged = np.flatnonzero(tags)
    begin = 2 * ((tags[tagged] - 1) // 2) + 1
    chances = np.zeros(len(tags), dtype=np.float32)
    chances[tagged] = np.exp(scores[tagged, begin]) + np.exp(scores[tagged, begin + 1])
    found = zip(lo.tolist(), hi.tolist(), ((tags[lo] - 1) // 2).tolist(), strict=True)
    return [Tagged(a + offset, b + offset, label, _mean(chances[a:b])) for a, b, label in found]


def _mean(chances: Floats) -> float:
    return min(float(np.add.reduce(chances) / len(chances)), 1.0)
