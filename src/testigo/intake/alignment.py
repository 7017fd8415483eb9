"""An extracted text laid back over the lines of the page that it was taken from, by order and content.

Runs of words that both have are matched so that neither text is read backwards: the longest chain of matches that grows on
both sides (longest increasing subsequence by patience sorting, Fredman 1975). A headline that also stands in the menu is so
found where the article has it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

RUN = 4
"""Words that must follow one another for two places to match."""
_CANDIDATES = 12
"""A run that the page has more often than this tells nothing about the place."""
_SURE = 5
"""A line of at least this many words may be matched out of order, if the page has it once."""
_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """Words in the form in which two texts are compared."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def shares_covered(lines: Sequence[str], extract: str) -> list[float]:
    """For each line of a page the share of its words (0 to 1) that the extract has, in the order of the page."""
    words = [words_of(line) for line in lines]
    parts = [words_of(part) for part in extract.split("\n")]
    stream = [word for line in words for word in line]
    taken = [word for part in parts for word in part]
    at = _chain(taken, stream)
    covered = bytearray(len(stream))
    used = bytearray(len(taken))
    for i, j in at:
        covered[j : j + RUN] = b"\x01" * min(RUN, len(stream) - j)
        used[i : i + RUN] = b"\x01" * min(RUN, len(taken) - i)
    _cover_short_lines(words, parts, at, covered, used)
    return [sum(covered[a:b]) / (b - a) if b > a else 0.0 for a, b in _extents(words)]


def _extents(units: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    at = 0
    for unit in units:
        yield at, at + len(unit)
        at += len(unit)


def _chain(taken: Sequence[str], stream: Sequence[str]) -> list[tuple[int, int]]:
    """Places (in the extract, in the page) where runs match, growing on both sides."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for j in range(len(stream) - RUN + 1):
        places[tuple(stream[j : j + RUN])].append(j)
    ends: list[int] = []
    ends_at: list[int] = []
    pairs: list[tuple[int, int]] = []
    before: list[int] = []
    for i in range(len(taken) - RUN + 1):
        found = places.get(tuple(taken[i : i + RUN]), ())
        for j in reversed(found if len(found) <= _CANDIDATES else ()):
            rank = bisect_left(ends, j)
            pairs.append((i, j))
            before.append(ends_at[rank - 1] if rank else -1)
            ends[rank : rank + 1] = [j]
            ends_at[rank : rank + 1] = [len(pairs) - 1]
    return _walked_back(pairs, before, ends_at[-1] if ends_at else -1)


def _walked_back(pairs: Sequence[tuple[int, int]], before: Sequence[int], last: int) -> list[tuple[int, int]]:
    chain = []
    while last >= 0:
        chain.append(pairs[last])
        last = before[last]
    return chain[::-1]


def _cover_short_lines(
    words: Sequence[list[str]],
    parts: Sequence[list[str]],
    chain: Sequence[tuple[int, int]],
    covered: bytearray,
    used: bytearray,
) -> None:
    """Match whole lines that no run reached: short ones between their neighbours' places, long ones anywhere."""
    unmatched: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    often = Counter(tuple(line) for line in words)
    starts = [i for i, _ in chain]
    for (first, last), part in zip(_extents(parts), parts, strict=True):
        if part and not any(used[first:last]):
            k = bisect_left(starts, first)
            low = chain[k - 1][1] + 1 if k else 0
            high = chain[k][1] if k < len(chain) else len(covered)
            if len(unmatched[tuple(part)]) < _CANDIDATES:
                unmatched[tuple(part)].append((low, high))
    for (first, last), line in zip(_extents(words), words, strict=True):
        bounds = unmatched.get(tuple(line)) if line else None
        if bounds and not any(covered[first:last]):
            within = next((b for b in bounds if b[0] <= first and last <= b[1]), None)
            if within is None and (len(line) < _SURE or often[tuple(line)] > 1):
                continue
            bounds.remove(within or bounds[0])
            covered[first:last] = b"\x01" * (last - first)
