"""The units of a plain text: paragraphs between blank lines, or lines, whichever the text is made of.

Text comes wrapped at a column (the lines of a paragraph belong together) or with a paragraph on each line. A wrapped line is
one that the first word of the next would not have fitted on; wrapping is believed where most such lines break off within a
sentence.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

Spans = list[tuple[int, int]]

_LINE = re.compile(r"[^\n\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile(r"[\n\x0b\x0c\x85\u2028\u2029]")
_ENDS = re.compile(r"[.!?…:;][\"”’»)\]]{0,3}$")
WIDEST = 132
"""Text wrapped at a column has no longer lines than this."""
NARROWEST = 30
_RAGGED = 0.85
"""Share of the width that a line wrapped by hand reaches."""
_SLACK = 3
"""Columns that a wrapped line may fall short of what would have fitted: hyphens, double spaces."""
_UNFINISHED = 0.5
"""Share of full lines that break off within a sentence in wrapped text."""
_FULL = 0.4
"""Share of the lines within paragraphs that are full in wrapped text; those before a new paragraph are not."""
_FULL_CAPITALS = 0.6
_LOWER = 0.3
"""Share of full lines that go on in lower case in wrapped text that is not all capitals."""
_SAMPLE = 2_000
"""Lines that the width is judged by."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
"""Categories of characters that show nothing: controls, zero-width ones, marks of direction."""


def is_blank(text: str) -> bool:
    """Whether a text shows nothing: white space, and characters that take no place on a page."""
    return all(c.isspace() or unicodedata.category(c) in _UNSEEN for c in text)


def units_of(text: str) -> Spans:
    """Cut a text into its units, without white space at their edges; all else is in one of them."""
    lines = [_trimmed(text, *m.span()) for m in _LINE.finditer(text)]
    chunks = [[line for line in chunk if line[0] < line[1]] for chunk in _chunks(text, lines)]
    width = _width(text, chunks)
    if width is None:
        return [line for chunk in chunks for line in chunk]
    return [unit for chunk in chunks for unit in _paragraphs(text, chunk, width)]


def _chunks(text: str, lines: Spans) -> list[Spans]:
    """Lines between blank lines."""
    chunks: list[Spans] = []
    before = None
    for line in lines:
        if line[0] == line[1]:
            before = None
        elif before is not None and len(_BREAK.findall(text, before, line[0])) < 2:
            chunks[-1].append(line)
            before = line[1]
        else:
            chunks.append([line])
            before = line[1]
    return chunks


def _width(text: str, chunks: list[Spans]) -> int | None:
    """The column that a text is wrapped at, or None when each line is a unit of its own."""
    pairs = [pair for chunk in chunks[:_SAMPLE] for pair in pairwise(chunk[:_SAMPLE])]
    lengths = sorted((a[1] - a[0] for a, _ in pairs), reverse=True)
    if len(lengths) < 2:
        return _width_of_one(text, chunks)
    width = lengths[1] if lengths[0] > 1.25 * lengths[1] else lengths[0]
    if not NARROWEST <= width <= WIDEST:
        return None
    full = [pair for pair in pairs if _is_full(text, *pair, width)]
    if len(full) < 2:
        return None
    unfinished = sum(_goes_on(text, *pair) for pair in full)
    starts = [text[following[0]] for _, following in full]
    lower, cased = sum(c.islower() for c in starts), any(text[a:b].upper() != text[a:b] for (a, b), _ in full)
    share = _FULL if cased else _FULL_CAPITALS
    goes_on = unfinished > _UNFINISHED * len(full) and ((lower > 1 and lower > _LOWER * len(full)) or not cased)
    return width if goes_on and len(full) >= share * len(pairs) else None


def _width_of_one(text: str, chunks: list[Spans]) -> int | None:
    """Two lines are one sentence when the first breaks off and the second goes on in lower case."""
    pair = next((chunk for chunk in chunks if len(chunk) == 2), None)
    if pair is None:
        return None
    (a, b), (c, _) = pair
    return b - a if 2 * NARROWEST <= b - a <= WIDEST and _goes_on(text, *pair) and text[c].islower() else None


def _is_full(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    if line[1] - line[0] >= _RAGGED * width:
        return True
    first = text[following[0] : min(following[1], following[0] + width)].split(None, 1)[0]
    return line[1] - line[0] + 1 + len(first) + _SLACK > width


def _goes_on(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    ending = text[max(line[0], line[1] - 5) : line[1]]
    return not _ENDS.search(ending) or text[following[0]].islower()


def _paragraphs(text: str, chunk: Spans, width: int) -> Spans:
    """Put the lines of wrapped paragraphs together; an indented line, or one after a line not full, starts a new one."""
    indents = [_indent(text, line) for line in chunk]
    least = min(indents[1:], default=0)
    merged: Spans = []
    for i, line in enumerate(chunk):
        broken = i > 0 and indents[i] > least + 1 and indents[i] > indents[i - 1]
        if i and not broken and _belongs(text, chunk[i - 1], line, width):
            merged[-1] = (merged[-1][0], line[1])
        else:
            merged.append(line)
    return merged


def _belongs(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    if _is_full(text, line, following, width):
        return True
    short = line[1] - line[0] < 0.6 * width
    return not short and _goes_on(text, line, following) and text[following[0]].islower()


def _indent(text: str, line: tuple[int, int]) -> int:
    before = text[max(0, line[0] - NARROWEST) : line[0]]
    return len(before) - len(before.rstrip(" \t\u00a0\u3000"))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return start + left, max(start + left, start + len(words.rstrip()))
