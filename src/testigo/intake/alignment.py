"""An extracted text laid back over the lines of the page that it was taken from, by order and content.

Lines and runs of words that both have are matched so that neither text is read backwards: the longest chain of
matches that grows on both sides (longest increasing subsequence by patience sorting, Fredman 1975). A headline that
also stands in the menu is so found where the article has it.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

RUN = 4
"""Words that must follow one another for two places to match."""
_CANDIDATES = 12
"""A run that the page has more often than this tells nothing about the place."""
_SURE = 5
"""A line of at least this many words may be matched out of order, if the page has it once."""
_WORD = re.compile(r"\w+")

Words = list[str]


def words_of(text: str) -> list[str]:
    """Words in the form in which two texts are compared."""
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def shares_covered(lines: Sequence[str], extract: str) -> list[float]:
    """For each line of a page the share of its words (0 to 1) that the extract has, in the order of the page."""
    words = [words_of(line) for line in lines]
    parts = [words_of(part) for part in extract.split("\n")]
    stream = [word for line in words for word in line]
    taken = [word for part in parts for word in part]
    chain = list(_matches(parts, words, taken, stream))
    covered, used = bytearray(len(stream)), bytearray(len(taken))
    for i, j, length in chain:
        covered[j : j + length] = b"\x01" * min(length, len(stream) - j)
        used[i : i + length] = b"\x01" * min(length, len(taken) - i)
    _cover_short_lines(words, parts, chain, covered, used)
    return [sum(covered[a:b]) / (b - a) if b > a else 0.0 for a, b in _extents(words)]


def _extents(units: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    at = 0
    for unit in units:
        yield at, at + len(unit)
        at += len(unit)


def _matches(
    parts: Sequence[Words], words: Sequence[Words], taken: Words, stream: Words
) -> Iterator[tuple[int, int, int]]:
    """Stretches that both have: (start in the extract, start in the page, words), growing on both sides.

    Lines that both have once are matched whole, and runs of words only in the gaps between them: what costs is what
    differs.
    """
    here, there = list(_extents(parts)), list(_extents(words))
    last = (0, 0)
    shared = _longest_chain(_lines_in_both(parts, words))
    if 2 * sum(len(parts[part]) for part, _ in shared) < len(taken):
        shared = []  # the two are cut into lines differently, and what few are the same may be out of place
    for part, line in [*shared, (len(parts), len(words))]:
        ends = (here[part][0], there[line][0]) if part < len(parts) else (len(taken), len(stream))
        gap = _runs_in_both(taken[last[0] : ends[0]], stream[last[1] : ends[1]])
        for i, j in _longest_chain(gap):
            yield last[0] + i, last[1] + j, RUN
        if part < len(parts):
            yield *ends, len(parts[part])
            last = (here[part][1], there[line][1])


def _lines_in_both(parts: Sequence[Words], words: Sequence[Words]) -> Iterator[tuple[int, int]]:
    """Lines of some length that stand once in the extract and once in the page."""
    counts = Counter(tuple(part) for part in parts), Counter(tuple(line) for line in words)
    at = {tuple(line): i for i, line in enumerate(words)}
    for i, part in enumerate(parts):
        key = tuple(part)
        if len(part) >= _SURE and counts[0][key] == counts[1][key] == 1:
            yield i, at[key]


def _runs_in_both(taken: Words, stream: Words) -> Iterator[tuple[int, int]]:
    """Places where runs match, by place in the extract and then backwards in the page."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    if len(taken) >= RUN:
        for j in range(len(stream) - RUN + 1):
            places[tuple(stream[j : j + RUN])].append(j)
    for i in range(len(taken) - RUN + 1):
        found = places.get(tuple(taken[i : i + RUN]), ())
        for j in reversed(found if len(found) <= _CANDIDATES else ()):
            yield i, j


def _longest_chain(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most pairs that grow on both sides; of pairs with one first place the later second must come first."""
    ends: list[int] = []
    ends_at: list[int] = []
    seen: list[tuple[int, int]] = []
    before: list[int] = []
    for i, j in pairs:
        rank = bisect_left(ends, j)
        seen.append((i, j))
        before.append(ends_at[rank - 1] if rank else -1)
        ends[rank : rank + 1] = [j]
        ends_at[rank : rank + 1] = [len(seen) - 1]
    return _walked_back(seen, before, ends_at[-1] if ends_at else -1)


def _walked_back(pairs: Sequence[tuple[int, int]], before: Sequence[int], last: int) -> list[tuple[int, int]]:
    chain = []
    while last >= 0:
        chain.append(pairs[last])
        last = before[last]
    return chain[::-1]


def _cover_short_lines(
    words: Sequence[list[str]],
    parts: Sequence[list[str]],
    chain: Sequence[tuple[int, int, int]],
    covered: bytearray,
    used: bytearray,
) -> None:
    """Match whole lines that no run reached: short ones between their neighbours' places, long ones anywhere."""
    unmatched: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    often = Counter(tuple(line) for line in words)
    starts = [i for i, _, _ in chain]
    for (first, last), part in zip(_extents(parts), parts, strict=True):
        if part and not any(used[first:last]):
            k = bisect_left(starts, first)
            low = sum(chain[k - 1][1:]) if k else 0
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
