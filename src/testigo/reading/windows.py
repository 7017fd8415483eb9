"""Stretches of a page that the encoder takes at once: whole sentences, with the sentences around them as context.

Every word is owned by exactly one window; what a window finds in the words that it only sees as context is another
window's to tell. A sentence is cut only where it is longer than a window itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from testigo.reading.words import Words

LONGEST = 448
"""Most word pieces in a window."""
BEFORE = 64
"""Most word pieces of context on the left."""
AFTER = 32
"""Most word pieces of context on the right."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start`` to ``end`` of a page, of which ``own_start`` to ``own_end`` are this window's to label."""

    start: int
    end: int
    own_start: int
    own_end: int


def windows_of(words: Words, longest: int = LONGEST, before: int = BEFORE, after: int = AFTER) -> list[Window]:
    """Cut a page's words into windows; together they own every word once, in order."""
    total = len(words)
    if total == 0:
        return []
    first = words.first
    if first[-1] <= longest:
        return [Window(0, total, 0, total)]
    cuts = _sentence_starts(words, longest - before - after)
    windows, begin = [], 0
    while begin < len(cuts) - 1:
        left = _context_start(cuts, begin, first, before)
        room = longest - int(first[cuts[begin]] - first[left])
        last = begin + 1
        while last < len(cuts) - 1 and first[cuts[last + 1]] - first[cuts[begin]] <= room - (
            after if cuts[last + 1] < total else 0
        ):
            last += 1
        right = last
        while (
            right < len(cuts) - 1
            and first[cuts[right + 1]] - first[left] <= longest
            and first[cuts[right + 1]] - first[cuts[last]] <= after
        ):
            right += 1
        windows.append(Window(left, int(cuts[right]), int(cuts[begin]), int(cuts[last])))
        begin = last
    return windows


def _sentence_starts(words: Words, longest: int) -> list[int]:
    """Word indices where a window may begin, and the end: sentence starts, and cuts in sentences over ``longest``."""
    starts = [0, *(np.flatnonzero(np.diff(words.sentence)) + 1).tolist(), len(words)]
    cuts: list[int] = []
    for a, b in pairwise(starts):
        cuts.append(a)
        while words.first[b] - words.first[cuts[-1]] > longest:
            nxt = int(np.searchsorted(words.first, words.first[cuts[-1]] + longest, side="right")) - 1
            cuts.append(max(nxt, cuts[-1] + 1))
            if cuts[-1] >= b:
                cuts.pop()
                break
    return [*cuts, len(words)]


def _context_start(cuts: list[int], begin: int, first: np.ndarray, before: int) -> int:
    left = begin
    while left > 0 and first[cuts[begin]] - first[cuts[left - 1]] <= before:
        left -= 1
    return cuts[left]
