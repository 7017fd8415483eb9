"""The times of an incident: words for a day and an hour that stand together are one time, words for no one time are none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testigo.ledger import Span, When
from testigo.reading.segments import Segment
from testigo.reading.setting import Setting
from testigo.reading.time_words import CLOCK, MONTH
from testigo.reading.words import Words

_LINK = re.compile(r"[\s,]*(?:\b(?:at|on|from|around|about|between|by)\b)?[\s,]*")
"""What may stand between a day and its hour ("25 March at 0500", "on 27 March, from 1710 to 2250")."""
_HOUR = re.compile(CLOCK, re.IGNORECASE)
_MONTH = re.compile(rf"\b{MONTH}\b", re.IGNORECASE)
_UNTIL = re.compile(r"(?:until|till|to)\b", re.IGNORECASE)
_NO_OCCASION = re.compile(
    r"(?:every|each)\b|\bthe age of\b|\bmemory\b|\b(?:recent|past) years$|\bthe (?:present|current) time\b",
    re.IGNORECASE,
)
"""Habits, ages and stretches without an edge: they look like times, but no event can be placed by them."""


def occasions_of(segments: Sequence[Segment], words: Words, text: str, setting: Setting) -> tuple[When, ...]:
    """Return the times that the segments name, each with its date if it can be worked out."""
    times = (_when(s, words, setting) for s in _with_their_hours(segments, words, text))
    return tuple(t for t in times if not _NO_OCCASION.search(t.of(text)))


def _with_their_hours(segments: Sequence[Segment], words: Words, text: str) -> list[Segment]:
    """Put a day and the hour right after it together, and a beginning and its end."""
    kept: list[Segment] = []
    for s in segments:
        if kept and _are_one(kept[-1], s, words, text):
            day = kept.pop()
            kept.append(Segment(day.lo, s.hi, max(day.score, s.score), max(day.probability, s.probability)))
        else:
            kept.append(s)
    return kept


def _are_one(first: Segment, second: Segment, words: Words, text: str) -> bool:
    a, b = _span(first, words), _span(second, words)
    if words.sentence[first.lo] != words.sentence[second.lo] or not _LINK.fullmatch(text[a.end : b.start]):
        return False
    return bool(_UNTIL.match(b.of(text))) or (_is_hour(b.of(text)) and not _is_hour(a.of(text)))


def _is_hour(said: str) -> bool:
    return bool(_HOUR.search(said)) and not _MONTH.search(said)


def _span(s: Segment, words: Words) -> Span:
    return Span(start=int(words.start[s.lo]), end=int(words.end[s.hi - 1]))


def _when(s: Segment, words: Words, setting: Setting) -> When:
    span = _span(s, words)
    return When(start=span.start, end=span.end, value=setting.date_at(span, words.sentences[words.sentence[s.lo]]))
