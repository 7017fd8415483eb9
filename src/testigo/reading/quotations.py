"""Which words stand in quotation marks, whatever the marks are and however badly they are paired.

Marks are paired inside a paragraph. A mark that is opened and not closed runs to the end of its paragraph only when the
next paragraph opens with a mark again (the custom for quotations of several paragraphs) or when it opened the paragraph
itself; a stray mark therefore never swallows the rest of the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile("[\"“”„‟«»‹›‘’‚'`]|''|``")
_OPENERS = {"“": "”", "„": "“", "‟": "”", "«": "»", "‹": "›", "‘": "’", "‚": "‘"}
_CLOSERS = {"“": '”"“', "„": '“”"', "‟": '”"', "«": "»", "»": "«", "‹": "›", "‘": "’'", "‚": "‘’", '"': '"”', "'": "'’"}
_LONGEST = 6000
_DEEPEST = 24
"""Quotations within one another that are told apart; a mark that would open one more is passed over."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch: ``start`` and ``end`` without its marks; ``single`` for ‘…’; ``open`` when none closes it."""

    start: int
    end: int
    single: bool = False
    open: bool = False


def quotations(text: str, paragraphs: list[tuple[int, int]]) -> list[Quotation]:
    """Find the quotations of each paragraph; outer ones come before those inside them."""
    found: list[Quotation] = []
    for number, (start, end) in enumerate(paragraphs):
        following = text[paragraphs[number + 1][0]] if number + 1 < len(paragraphs) else ""
        found.extend(_in_paragraph(text, start, end, following))
    return found


def _in_paragraph(text: str, start: int, end: int, following: str) -> list[Quotation]:
    found: list[Quotation] = []
    stack: list[tuple[str, int]] = []
    for match in _MARK.finditer(text, start, end):
        mark, at = match[0], match.start()
        if mark in {"'", "’", "`", "‘"} and _is_apostrophe(text, at, stack):
            continue
        closes = next((i for i in range(len(stack) - 1, -1, -1) if mark in _CLOSERS.get(stack[i][0], "")), None)
        if closes is not None and not (_could_open(text, at, start) and mark in _OPENERS and stack[closes][0] == mark):
            opener, begin = stack[closes]
            found.append(Quotation(begin, at, single=opener in "‘'‚"))
            del stack[closes:]
        elif len(stack) < _DEEPEST and (mark in _OPENERS or (mark in "\"'»" and _could_open(text, at, start))):
            stack.append((mark, match.end()))
    for mark, begin in stack[:1]:
        inner_end = min(end, begin + _LONGEST)
        goes_on = following in "\"“„«‘'" and following != ""
        if goes_on or (begin - 1 <= start + 1 and mark not in "'‘"):
            found.append(Quotation(begin, inner_end, single=mark in "‘'‚", open=True))
    return sorted(found, key=lambda q: (q.start, -q.end))


def _is_apostrophe(text: str, at: int, stack: list[tuple[str, int]]) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if before.isalnum() and after.isalnum():
        return True
    if before.isalnum() or before in ".,!?…":
        return not any(mark in "‘'‚" for mark, _ in stack)
    return not (after.isalnum() or after in '"“[(…') or after.isdigit()


def _could_open(text: str, at: int, start: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (before.isspace() or before in "([{—–-:“‘\"'«/") and not after.isspace()
