"""The units of a plain text: paragraphs between blank lines, or lines, whichever the text is made of.

Text comes wrapped at a column (lines of one paragraph), with a paragraph on each line, or as short lines (menus, lists).
"""

from __future__ import annotations

import re

Spans = list[tuple[int, int]]

_CHUNK = re.compile(r"\S(?:[^\n]|\n(?![ \t\r\f\v\u00a0]*(?:\n|$)))*")
_LINE = re.compile(r"[^\n]+")
_ENDS = re.compile(r"[.!?…:;][\"”’»)\]]*\s*$")
WRAPPED = 40
"""Lines of a wrapped paragraph are at least this long on average, the last one aside."""
WIDEST = 110
"""Text wrapped at a column has no longer lines than this."""


def units_of(text: str) -> Spans:
    """Cut a text into its units, without white space at their edges; all else is in one of them."""
    units: Spans = []
    for chunk in _CHUNK.finditer(text):
        lines = [m.span() for m in _LINE.finditer(text, *chunk.span()) if text[m.start() : m.end()].strip()]
        if len(lines) < 2 or _is_wrapped([text[a:b].rstrip() for a, b in lines]):
            units.append(chunk.span())
        else:
            units.extend(lines)
    return [_trimmed(text, a, b) for a, b in units]


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines are one paragraph cut at a column."""
    body = lines[:-1]
    lengths = [len(line) for line in body]
    if max(lengths) > WIDEST or sum(lengths) / len(lengths) < WRAPPED:
        return False
    unfinished = sum(not _ENDS.search(line) for line in body)
    going_on = sum(line.lstrip()[:1].islower() for line in lines[1:])
    return 2 * unfinished >= len(body) or going_on > 0


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
