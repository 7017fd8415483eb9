"""Datelines: where, when and by whom what follows was filed ("CARACAS, Venezuela (AP) —").

A dateline ends with a dash, a colon or a bracketed tag near the head of a paragraph. What stands before that mark is taken
apart from its end: agencies in parentheses, a day, and a place in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from testigo.intake.agencies import agency_of
from testigo.intake.cities import is_city
from testigo.intake.live_times import time_marks
from testigo.intake.printed_dates import DATE, day_of
from testigo.ledger import Block, Dateline

__all__ = ["DATE", "dateline_of", "datelines_in", "day_of", "is_speaker_label", "time_marks"]

WITHIN = 400
"""A dateline ends within this many characters of its paragraph."""
_LONGEST_ALONE = 90
"""A line of a place and a day, with no story behind it, is no longer."""
_MOST_MARKS = 5
"""Dashes and colons that are tried before a paragraph is said to have no dateline."""
_MOST_WORDS = 8
_END = re.compile(
    r"\s*(?:\.\s?-+|--+|[—–―](?!\d)|(?<=[\s)])[-_~](?=\s|$)|(?<=\))-(?=\w))|:(?=\s|$)|(?<=[)\d])\s*(?=\[)"
    r"|(?<=\))\s+(?=[^\W\d_a-z]|[\"“'‘])|(?<=/)\.?(?=\s)"
)
_TAGS = re.compile(r"(?:\s*\[[^\[\]]{1,120}\]){1,6}")
_DASH = re.compile(r"\s*(?:--+|[—–―]|-(?=\s))")
_PARENTHESES = re.compile(r"\s*[(/]\s?([^()/]{1,60}(?:/[^()/]{1,30}){0,3})\s?[)/]$")
_DAY_AT_END = re.compile(rf"(?:^|[\s,;(])({DATE}|no date)\)?[.,]?$", re.IGNORECASE)
_DATE_FIRST = re.compile(rf"({DATE})[,.]?\s+(?=\S)", re.IGNORECASE)
_UNENCLOSED = re.compile(r"[.,]\s([A-Z]{3,}(?:-[A-Z]+)?)$")
_LEADING = re.compile(r",?\s(?:le|el|on|den|am|de)$")
_PLACE = re.compile(
    r"[^\W\d_][\w.'’-]{0,30}(?:\s[^\W\d_][\w.'’-]{0,30}){0,5}(?:\s?[,/–-]\s?[^\W\d_][\w.'’ -]{0,40}){0,3}(?:\s?\([^()\d]{2,40}\))?$"
)
_NO_CITY = re.compile(r"no city,?\s?(?=\()", re.IGNORECASE)
_ABOARD = re.compile(r"ON BOARD |(?:On|on) board (?=the [A-Z])")
_GLOSS = re.compile(r"([^()]*?)\s?\(([^()]+)\)$")
_SMALL = frozenset(
    "de del la las los el al of the da do das dos upon on sur le les di in am bei a an and y et e".split()
)
_NEVER = frozenset("to a for with that was is are has have this by from it not he she they who which will".split())
_LABELS = frozenset(
    "file attention according breaking editor editors editor's update updated exclusive watch video photos live opinion analysis editorial note correction warning read "
    "related more listen factbox timeline profile question answer q a interview host reporter anchor presenter unidentified "
    "voice caption photo summary background key-points by the this that these it he she they we i you and but or so then "
    "yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday yes here there what who why how "
    "when where if not all one two three at in on for from with as about after before source via tags mr mrs ms dr".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stem:
    """What stands before the mark that ends a dateline."""

    place: str | None = None
    day: str | None = None
    agencies: tuple[str, ...] = ()
    enclosed: bool = False


def dateline_of(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph opens with; offsets count from the paragraph's start."""
    return _at_head(paragraph[:WITHIN], len(paragraph.rstrip()) if len(paragraph) < WITHIN else WITHIN)


@lru_cache(maxsize=512)
def _at_head(head: str, length: int) -> Dateline | None:
    start = len(head) - len(head.lstrip())
    for end in islice(_END.finditer(head, start), _MOST_MARKS):
        stem = _stem(" ".join(head[start : end.start()].split()))
        if stem and _holds(stem, end[0].strip(), head[end.end() :]):
            return _made(stem, start, _closed(head, end))
    whole = _stem(" ".join(head.split())) if length < _LONGEST_ALONE and any(map(str.isdigit, head)) else None
    if whole and whole.place and whole.day and _is_proper(whole.place):
        return _made(whole, start, length)
    return None


def _made(stem: _Stem, start: int, end: int) -> Dateline:
    return Dateline(
        start=start, end=end, place=stem.place, agencies=stem.agencies, date=day_of(stem.day) if stem.day else None
    )


def _closed(head: str, end: re.Match[str]) -> int:
    """Where the dateline ends: behind its tags and the dash before or after them."""
    close = end.end() - (len(end[0]) - len(end[0].rstrip()))
    for pattern in (_DASH, _TAGS, _DASH):
        match = pattern.match(head, close) if end[0].strip() != ":" else None
        close = match.end() if match and (pattern is _TAGS or head[close : close + 1] != "") else close
    return close


def _stem(words: str) -> _Stem | None:
    """Take a dateline's words apart; None when something is left over."""
    words = words.strip(" ,.;") if not words.endswith((".)", ".")) else words.rstrip(" ,;")
    if len(words) > 4 and words[0] == "(" and words.find(")") == len(words) - 1:
        return _enclosed(words[1:-1].strip())
    agencies: tuple[str, ...] = ()
    day: str | None = None
    for _ in range(3):
        closed, dated = _PARENTHESES.search(words), _DAY_AT_END.search(words)
        if dated and day is None:
            day, words = dated[1], words[: dated.start()].rstrip(" ,.(")
        elif closed and not agencies and not (day is None and _is_gloss(words[: closed.start()], closed[1])):
            agencies, words = _agencies(closed[1]), words[: closed.start()].rstrip(" ,")
    first = _DATE_FIRST.match(words) if day is None else None
    if first:
        day, words = first[1], words[first.end() :]
    named = _UNENCLOSED.search(words) if day is None and not agencies else None
    if named and agency_of(named[1]):
        inner = _stem(words[: named.start()])
        sure = inner and (inner.day or (inner.place and is_city(inner.place)))
        return replace(inner, agencies=(str(agency_of(named[1])),)) if inner and sure else None
    words = _LEADING.sub("", words) if day else words
    if words and not agencies and words.isupper() and agency_of(words):
        return _Stem(day=day, agencies=_agencies(words))
    words = _NO_CITY.sub("", words)
    if words and not (_is_place(words) or (words[0] == "(" and _is_place(words.strip("()")))):
        return None
    gloss = _GLOSS.match(words)
    return _Stem(place=_explained(gloss) if gloss else words or None, day=day, agencies=agencies)


def _explained(gloss: re.Match[str]) -> str:
    """The place of "Managua (Nicaragua)" and of "No city (Peru)"."""
    return f"{gloss[1]}, {gloss[2]}" if gloss[1] else gloss[2]


def _enclosed(inner: str) -> _Stem | None:
    """ "(Reuters)", "(Bogota)", "(New York, May 3, 2020)"."""
    dated = _DAY_AT_END.search(inner)
    if dated:
        place = inner[: dated.start()].rstrip(" ,")
        return _Stem(place=place, day=dated[1], enclosed=True) if place and _is_place(place) else None
    names = _agencies(inner)
    if all(agency_of(name) for name in names):
        return _Stem(agencies=names, enclosed=True)
    return _Stem(place=inner, enclosed=True) if _is_place(inner) else None


def _is_gloss(before: str, inner: str) -> bool:
    """Whether parentheses at the end explain the place: "Managua (Nicaragua)"."""
    return bool(before) and agency_of(inner) is None and is_city(before) and is_city(inner)


def _is_place(words: str) -> bool:
    if len(words.split()) > _MOST_WORDS or not _PLACE.match(words):
        return False
    return (
        _ABOARD.match(words) is not None
        or words.split(",", maxsplit=1)[0].split(maxsplit=1)[0].lower().strip(".") not in _LABELS
    )


def _is_proper(place: str) -> bool:
    names = [w for w in re.split(r"[\s,/()–]+", place) if w]
    return all((w[0].isupper() and w.lower() not in _NEVER) or w in _SMALL for w in names)


def _holds(stem: _Stem, mark: str, rest: str) -> bool:
    """Whether the words are enough of a dateline for the mark that ends it."""
    place = stem.place
    if mark in {"", "."}:  # no dash: "New Delhi, Jan 4 (IANS) The …", "3 Jan 90 [Text]", "(Bogota) The …"
        known = stem.enclosed and place is not None and is_city(place)
        return known or bool(place and stem.day and (stem.agencies or rest.startswith("[")))
    if mark == ":":
        return bool(place) and _before_colon(stem, rest)
    if stem.agencies:
        known = place is None or bool(stem.day) or all(map(agency_of, stem.agencies))
        return known or (_is_proper(str(place)) and all(name[0].isupper() for name in stem.agencies) and _begins(rest))
    if place is None:
        return False
    if stem.day:
        return stem.enclosed or _is_proper(place) or is_city(place) or mark.startswith("-")
    if stem.enclosed or rest.lstrip().startswith("["):
        return _is_proper(place) or is_city(place)
    return _is_bare(place, rest) if _is_proper(place) else False


def _before_colon(stem: _Stem, rest: str) -> bool:
    assert stem.place is not None
    if stem.agencies or stem.day:
        known = bool(stem.day) or stem.place.isupper() or all(map(agency_of, stem.agencies))
        return known and _is_proper(stem.place)
    if rest[:1] not in {" ", "\n"}:
        return False
    capitals = stem.place.split(",")[0].isupper() and len(stem.place) > 3
    return is_city(stem.place) or (capitals and _begins(rest))


def _begins(rest: str) -> bool:
    """Whether what comes behind the mark begins as a sentence does."""
    following = rest.lstrip(" \n\"“'‘«[(¿¡")[:1]
    return following.isupper() or following.isdigit()


def _is_bare(place: str, rest: str) -> bool:
    """A place and a dash alone: "PARIS —", "Kyiv, Ukraine –", and not "Perez — the pilot — said"."""
    if not rest[:1].isspace() or not _begins(rest):
        return False
    if is_city(place) or (place.split(",", maxsplit=1)[0].isupper() and len(place) > 3):
        return True
    return "," in place and is_city(place.rsplit(",", 1)[1])


def _agencies(words: str) -> tuple[str, ...]:
    words = " ".join(words.split())
    if agency_of(words):
        return (str(agency_of(words)),)
    parts = re.split(r"\s?[/&;]\s?|\s(?:and|y|et|und|via)\s|,\s|\s[-–]\s", words)
    names = [p.strip() for p in parts if p.strip() and not re.fullmatch(DATE, p.strip(), re.IGNORECASE)]
    return tuple(agency_of(name) or name for name in names)


def is_speaker_label(line: Dateline, paragraph: str) -> bool:
    """Whether capitals and a colon may as well be a speaker in a transcript; a page has one dateline of that form."""
    if not paragraph[: line.end].rstrip().endswith(":") or line.date or line.agencies:
        return False
    return line.place is None or not is_city(line.place)


def datelines_in(text: str, blocks: Sequence[Block], *, year: int | None = None) -> tuple[Dateline, ...]:
    """Every dateline and time stamp of a page, in order; a day without a year is of ``year`` where that is known."""
    marks = time_marks(text, blocks)
    taken = {mark.start for mark in marks}
    found = [line for line in _opening(text, blocks, year) if line.start not in taken]
    return tuple(sorted([*found, *marks], key=lambda d: (d.start, d.end)))


def _opening(text: str, blocks: Sequence[Block], year: int | None) -> Iterator[Dateline]:
    for block in blocks:
        if block.kind != "dateline":
            continue
        words = text[block.start : min(len(text), block.end + 2)]
        line = dateline_of(words)
        if line:
            day = line.date or (day_of(words, year=year) if year else None)
            yield replace(line, start=block.start, end=block.end, date=day)
