"""How far each word stands from a cue or trigger, in buckets that the span heads learn from."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]

_EDGES = np.array([1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129])
DISTANCES = 2 * len(_EDGES) + 1
"""Inside the anchor, then buckets to the left, then to the right."""
SENTENCES = 7
"""Three or more sentences before, … the same sentence, … three or more after."""


_FAR = int(_EDGES[-1])
_LEFT = np.searchsorted(_EDGES, np.arange(_FAR, 0, -1), side="right")
_BUCKETS = np.concatenate((_LEFT, [0], len(_EDGES) + _LEFT[::-1]))
"""The bucket of each distance from ``-_FAR`` (to the left) to ``_FAR``."""


def distance_buckets(lo: Ints, hi: Ints, words: int) -> Ints:
    """Bucket the distance in words (A, N) of each of ``words`` words from anchors at ``lo`` to ``hi`` (A)."""
    place = np.arange(words)[None, :]
    before = np.minimum(np.maximum(place - lo[:, None], -_FAR), 0)
    after = np.maximum(np.minimum(place - hi[:, None] + 1, _FAR), 0)
    found: Ints = _BUCKETS[before + after + _FAR]
    return found


def sentence_buckets(anchor: Ints, sentence: Ints) -> Ints:
    """Bucket how many sentences apart (A, N) words in ``sentence`` (N) are from anchors in sentence ``anchor`` (A)."""
    apart: Ints = np.minimum(np.maximum(sentence[None, :] - anchor[:, None], -3), 3) + 3
    return apart


def places(lo: Ints, hi: Ints, sentence: Ints) -> Places:
    """Where words in ``sentence`` (N) stand from anchors at ``lo`` to ``hi`` (A): one number (A, N) for both buckets."""
    distance = distance_buckets(lo, hi, len(sentence))
    return (distance * SENTENCES + sentence_buckets(sentence[lo], sentence)).astype(np.int32)
