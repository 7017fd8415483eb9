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
