"""Where sentences begin and end: the unit that windows never cut."""

from __future__ import annotations

import re

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sen rep gov gen lt col maj capt sgt cpl cmdr adm brig supt insp det hon rev fr st sta sto mt ft "
    "jr sr esq jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun no nos art "
    "vs etc al fig inc ltd co corp bros dept est approx ave blvd rd pp vol ed eds op cit ca cf viz km ing lic ave gral "
    "dra sra srta atty asst assn univ gob pres sec min spc pfc pvt".split()
)
"""Words that keep their stop inside a sentence."""

_LONGEST = 4000
"""Characters of a sentence that are looked at to tell whether it is printed in lower case."""
_STOP = re.compile(r"[.!?…。！？؟]{1,4}[\"”’'»«“)\]]{0,3}(?=\s)|\n[ \t\r\f\v]*\n")
_LAST_WORD = re.compile(r"([^\W\d_]+|[^\W_])$")
_INITIALS = re.compile(r"(?:\b[^\W\d_]\.)+[^\W\d_]?$")


def sentence_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Cut ``text[start:end]`` into sentences; spans hold no white space at their edges and leave nothing else out."""
    stop_at = len(text) if end is None else end
    spans, begin = [], start
    for match in _STOP.finditer(text, start, stop_at):
        if _ends_sentence(text, match.start(), match.end(), begin, stop_at):
            spans.append((begin, match.end()))
            begin = match.end()
    spans.append((begin, stop_at))
    trimmed = (_trim(text, a, b) for a, b in spans)
    return [(a, b) for a, b in trimmed if a < b]


def _ends_sentence(text: str, stop: int, after: int, begin: int, limit: int) -> bool:
    if text[stop] == "\n":
        return True
    following = text[after : min(after + 40, limit)].lstrip()
    if not following:
        return True
    if text[stop] != "." or text[stop : stop + 2] in {"..", ".!", ".?"}:
        return not following[0].islower() or text[max(begin, stop - _LONGEST) : stop].islower()
    before = text[max(begin, stop - 24) : stop]
    word = _LAST_WORD.search(before)
    if word and (word[0].lower() in ABBREVIATIONS or (len(word[0]) == 1 and word[0].isalpha())):
        return bool(_INITIALS.search(before)) and len(before) > 2 and before[-2] == "." and _opens(following)
    if following[0].islower():
        return text[max(begin, stop - 80) : stop].islower()
    return True


def _opens(following: str) -> bool:
    """Say whether the words after initials ("U.S. The …") look like the start of another sentence."""
    first = following.split(maxsplit=1)[0]
    return first in {"The", "A", "An", "He", "She", "It", "They", "But", "In", "On", "At", "This", "That", "We", "I"}


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
