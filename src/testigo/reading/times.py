"""Finds the words of times in a text: "Earlier Monday", "30 December", "last June", "between 3 and 5 May".

Parts that name a time are found first; parts that stand together ("about 2 a.m." "on" "October 9") are one expression,
which then takes in the words that open it ("since", "the night of", "shortly before").
"""

from __future__ import annotations

import re

from testigo.ledger import Span
from testigo.reading.time_words import (
    CLOCK,
    COUNT,
    DAY,
    DECADE,
    FEAST,
    MONTH,
    ORDINAL,
    PART_OF_DAY,
    SEASON,
    UNIT,
    WEEKDAY,
    YEAR,
    plain_with_offsets,
)

_WHICH = r"(?:last|next|this past|this coming|this|past|coming|the previous|the following|the same|that same|that)"
_OF_YEAR = rf"(?:,? (?:of |de )?{YEAR}| (?:of )?(?:last|this|next) year| '\d\d\b)?"
_FULL_WEEKDAY = r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tues|thurs)\b"
_TO_DAY = rf"(?: ?(?:-|to|and|or) ?{DAY})?"
_DAY_TO = rf"(?:{DAY} ?(?:-|to |and |or ) ?)?"
_HOUR = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_UNIT_NAMED = rf"(?:very |early |late )?(?:{PART_OF_DAY}|{SEASON}|day|week|weekend|month|year|decade|century|hour)"
_ZONE = r"(?: ?(?:gmt|utc|local time|hours|hrs|est|edt|et|bst|cet)\b)?"
_EARLY = r"(?:(?:early|late|mid|the (?:beginning|start|middle|end) of)[ -]?)?"
_PART = re.compile(
    "|".join(
        [
            r"\b[12]\d{3}-\d\d-\d\d\b",
            r"\b\d{1,2}([./-])\d{1,2}\1(?:[12]\d{3}|\d\d)\b",
            rf"(?:(?:the )?{ORDINAL}|last) (?:week|weekend|{_FULL_WEEKDAY}) (?:of|in) {MONTH}{_OF_YEAR}",
            rf"(?:{WEEKDAY},? )?(?:the )?{_DAY_TO}{DAY} ?(?:of |de )?{MONTH}(?: \d\d\b(?! \w)|{_OF_YEAR})",
            rf"(?:{WEEKDAY},? )?{MONTH} ?(?:the )?{DAY}{_TO_DAY}(?! ?(?:am|pm)\b){_OF_YEAR}",
            rf"(?:{_WHICH} )?(?:{FEAST}){_OF_YEAR}",
            r"\bthe (?:day|night) before last\b|\bthe day before\b|\bthat (?:occasion|date)\b",
            rf"\b(?:shortly|soon|moments) (?:after|before)\b(?: (?:{_HOUR})\b)?",
            r"\b(?:the )?day before yesterday\b|\b(?:the )?day after tomorrow\b",
            r"\b(?:yesterday|tomorrow|today|tonight|overnight)\b",
            r"\b(?:last|the previous|the following|the next) (?:night|evening|afternoon|morning|day)\b",
            rf"(?:\b{_WHICH} )?(?:{_FULL_WEEKDAY})(?: (?:of )?(?:last|this|next) week)?",
            rf"\b{_WHICH} (?:{_UNIT_NAMED}|time|moment)(?!\w)",
            r"\b(?:over |during |at )?(?:the )(?:past |same |very )?weekend\b",
            r"\b(?:so|thus) far (?:this year|in [12]\d{3})\b",
            rf"\b{COUNT}(?:-| full | )?{UNIT}(?: and a half)?'? (?:ago|earlier|before|previously|later|after)\b",
            r"\b(?:moments?|minutes) ago\b",
            rf"\b(?:the |in )?(?:past|last|next|coming|recent) (?:{COUNT}[ -])?{UNIT}",
            rf"\b(?:{_WHICH} (?:month of )?)?{_EARLY}{MONTH}(?:{_OF_YEAR})",
            rf"\b(?:{_WHICH} |the )?{SEASON}(?: of)? {YEAR}",
            rf"\bthe (?:early |late |mid-?)?{DECADE}|\b(?:early |late |mid-?)?{DECADE}",
            r"\b(?:the )?(?:first|last) (?:half|\w+ months) of (?:[12]\d{3}|this year|last year)\b",
            r"\bthe \d{1,2}(?:st|nd|rd|th)\b(?! [^\W\d]|-)",
            rf"{CLOCK}{_ZONE}|\b(?:{_HOUR}) o'clock\b",
            rf"(?:early |late |mid-? ?)?{YEAR}",
            rf"(?<=\bat ){PART_OF_DAY}|\b(?:noon|midday|midnight|dawn|dusk|daybreak)\b",
            r"\b(?:the )?(?:early|small|wee|predawn) (?:morning )?hours\b",
            r"\b(?:right now|currently|at present|at the moment|at this time)\b",
        ]
    )
)
_AMBIGUOUS = re.compile(r"(?:may|march|mar|dec|sun|sat|mon|second|ago|mayo)$")
_CALENDAR_CUE = re.compile(
    r"\b(?:in|of|since|during|last|next|this|early|late|mid-?|until|till|by|from|between|and|to|through|before|after) $"
)
_YEAR_ALONE = re.compile(r"(?:early |late |mid-? ?)?(?P<year>[12]\d{3})$")
_NOT_A_YEAR = re.compile(
    r"(?:[$€£]|\b(?:than|least|most|about|approximately|nearly|some|only|over|no|number|route|flight|at) )$"
)
_BARE_CLOCK = re.compile(r"\d{4}$")
_CLOCK_CUE = re.compile(
    r"\b(?:at|about|around|approximately|by|until|from|between|and|to|before|after) (?:about |around |approximately )?$"
)
_AT = re.compile(r"\b(?:at (?:about |around |approximately )?|approximately )$")

_LONGEST_GAP = 30
_JOIN = re.compile(
    r",? ?(?:on |at |of |in the |in |the )*\(?$|,? (?:morning|afternoon|evening|night)s?,? (?:on |at |of )?$"
)
_BEFORE_COMMA = re.compile(rf"(?:\b(?:today|tonight|yesterday|night|morning|afternoon|evening)|{WEEKDAY})$")
_RANGE = re.compile(r" ?- ?$| (?:to|until|through|and|till) (?:the )?(?:early |late )?(?:\w+ of )?$")
_RANGE_CUE = re.compile(r"\b(?:from|between) (?:the )?$")
_PART_OF = (
    r"(?:early |late |predawn |wee |small |first )?"
    r"(?:mornings?|afternoons?|evenings?|nights?|hours?|dawn|part|beginning|start|end|middle) (?:of |on )"
)
_LEFT = re.compile(
    r"(?:\b(?:since|until|by|on or before|ever since|starting|from|between|over|as of|as early as) )?"
    r"(?:\b(?:at |on |about |around |approximately |roughly |exactly |precisely |only |just |shortly |soon |earlier "
    r"|later |early |late |mid-? ?|more than |less than |over |almost |nearly |before dawn |before |after |dawn |dusk "
    rf"|noon |midnight |the |{_PART_OF}))*$"
)
_RIGHT = re.compile(
    r"^(?: (?:early |late |last )?(?:morning|afternoon|evening|night|midday|noon|midnight)\b)?"
    r"(?: (?:local time|gmt|utc)\b)?"
)
_OPENER = re.compile(r"^(?:on|at|the|from|over|by|just|only|before|after|until|in|during)\b ?")
_KEPT = re.compile(
    r"^the (?:night|morning|afternoon|evening|early|late|past|last|weekend|same|next|following|previous|small|wee|first"
    r"|second|day|\d{1,2}(?:st|nd|rd|th)\b)|^(?:before|after) (?:dawn|noon|midnight)|^from .* (?:to|until) "
)


def time_spans(text: str) -> tuple[Span, ...]:
    """Return the spans of the times that a text names, in order and apart."""
    words, offsets = plain_with_offsets(text)
    parts = [match.span() for match in _PART.finditer(words) if _is_time(words, *match.span())]
    spans = [_widened(words, start, end) for start, end in _joined(words, parts)]
    limits = [*(start for start, _ in spans[1:]), len(words)]
    apart = [(start, min(end, limit)) for (start, end), limit in zip(spans, limits, strict=False)]
    return tuple(Span(start=offsets[start], end=offsets[end - 1] + 1) for start, end in apart if start < end)


def _is_time(words: str, start: int, end: int) -> bool:
    found, before = words[start:end], words[max(0, start - 30) : start]
    if _AMBIGUOUS.match(found) and not _CALENDAR_CUE.search(before):
        return False
    if _YEAR_ALONE.match(found):
        return not _NOT_A_YEAR.search(before) or (_AT.search(before) is not None and _is_clock(found))
    follows = words[end : end + 4]
    return not _BARE_CLOCK.match(found) or follows in {" gmt", " hou", " hrs"} or _CLOCK_CUE.search(before) is not None


def _is_clock(figures: str) -> bool:
    return _BARE_CLOCK.match(figures) is not None and int(figures[:2]) < 24 and int(figures[2:]) < 60


def _joined(words: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Make one of the parts that stand together."""
    joined = parts[:1]
    for start, end in parts[1:]:
        first, last = joined[-1]
        if _is_one_time(words, first, last, start):
            joined[-1] = (first, end)
        else:
            joined.append((start, end))
    return joined


def _is_one_time(words: str, first: int, last: int, start: int) -> bool:
    gap = words[last:start]
    if len(gap) > _LONGEST_GAP or ("," in gap and not _BEFORE_COMMA.search(words[max(first, last - 12) : last])):
        return False
    if _JOIN.match(gap):
        return True
    opened = _RANGE_CUE.search(words[max(0, first - 12) : first])
    return bool(_RANGE.match(gap)) and (gap.strip() != "and" or opened is not None)


def _widened(words: str, start: int, end: int) -> tuple[int, int]:
    """Take in the words that open a time ("since", "the night of") and its part of the day, but no bare preposition."""
    left = _LEFT.search(words[max(0, start - 60) : start])
    first = start - len(left.group()) if left else start
    right = _RIGHT.match(words[end : end + 30])
    last = end + len(right.group()) if right else end
    while (opening := _OPENER.match(words[first:start])) and not _KEPT.match(words[first:last]):
        first += opening.end()
    if "(" in words[first:last] and words[last : last + 1] == ")":
        last += 1
    return first + len(words[first:last]) - len(words[first:last].lstrip()), last
