"""Where words of content begin and end: without outer quotation marks, a leading "that", or the final stop."""

from __future__ import annotations

import re

_LEAD = re.compile(
    r"[\s\"“”„«»'‘’,:;]*"
    r"(?:that\s+(?!(?:is|was|will|would|has|had|means|meant|can|could|should|may|might|must|does|did)\b)(?=\w))?"
    r"[\s\"“”„«»'‘’]*",
    re.IGNORECASE,
)
_INITIAL = re.compile(r"\b[A-Za-z]\.$")
_TAIL = " \n\t\r\"“”„«»'‘’,.;:!?…"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop marks and a conjunction "that" from the edges of ``text[start:end]``; the span itself when nothing is left.

    A "that" which is the subject ("that is not true") stays, and so does the stop of an initial ("the U.S.").
    """
    lead = _LEAD.match(text, start, end)
    a, b = lead.end() if lead else start, end
    while b > a and text[b - 1] in _TAIL and not _INITIAL.search(text, max(a, b - 3), b):
        b -= 1
    return (a, b) if b > a else (start, end)


_PAIRED = re.compile('[“„«"”»]')
_CLOSES = re.compile(r"[,.!?…]?([\"”“»])")


def balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Take back a mark at an edge whose partner stands inside: ``it "a mistake`` goes on to its closing mark.

    A mark that opens a further paragraph of one quotation has no partner and wants none.
    """
    opened, closed = _unpaired(text, start, end)
    if opened and (close := _CLOSES.match(text, end)) and close[1] in _CLOSING[opened]:
        end = close.end()
    if closed and start and text[start - 1] in _OPENING[closed]:
        start -= 1
    return start, end


_CLOSING = {"“": "”", "„": "“”", "«": "»", '"': '"'}
_OPENING = {"”": "“„", "»": "«", '"': '"'}


def _unpaired(text: str, start: int, end: int) -> tuple[str, str]:
    """The last mark in a span that is opened and not closed, and the first that is closed and was not opened."""
    open_marks: list[str] = []
    closed = ""
    for match in _PAIRED.finditer(text, start, end):
        mark, i = match[0], match.start()
        if open_marks and mark in _CLOSING[open_marks[-1]]:
            open_marks.pop()
        elif mark == '"' and i > start and (text[i - 1].isalnum() or text[i - 1] in ",.!?…"):
            closed = closed or mark
        elif mark in _CLOSING and not (i and text[i - 1] == "\n"):
            open_marks.append(mark)
        elif mark in _OPENING:
            closed = closed or mark
    return (open_marks[-1] if open_marks else ""), closed
