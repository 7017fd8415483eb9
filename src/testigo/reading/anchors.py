"""How far each word stands from a cue or trigger, in buckets that the span heads learn from."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

_EDGES = np.array([1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129])
DISTANCES = 2 * len(_EDGES) + 1
"""Inside the anchor, then buckets to the left, then to the right."""
SENTENCES = 7
"""Three or more sentences before, … the same sentence, … three or more after."""


def distance_buckets(lo: Ints, hi: Ints, words: int) -> Ints:
    """Bucket the distance in words (A, N) of each of ``words`` words from anchors at ``lo`` to ``hi`` (A)."""
    place = np.arange(words)[None, :]
    left, right = lo[:, None] - place, place - hi[:, None] + 1
    buckets = np.where(left > 0, np.searchsorted(_EDGES, left, side="right"), 0)
    found: Ints = np.where(right > 0, len(_EDGES) + np.searchsorted(_EDGES, right, side="right"), buckets)
    return found


def sentence_buckets(anchor: Ints, sentence: Ints) -> Ints:
    """Bucket how many sentences apart (A, N) words in ``sentence`` (N) are from anchors in sentence ``anchor`` (A)."""
    apart: Ints = np.clip(sentence[None, :] - anchor[:, None], -3, 3) + 3
    return apart
