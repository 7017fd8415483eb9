"""Datelines ("CARACAS, Venezuela (AP) —") and the time stamps of live blogs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from testigo.intake.agencies import agency_of
from testigo.ledger import Block, Dateline

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan enero ene",
            "february feb febrero",
            "march mar marzo",
            "april apr abril abr",
            "may mayo",
            "june jun junio",
            "july jul julio",
            "august aug agosto ago",
            "september sept sep septiembre set",
            "october oct octubre",
            "november nov noviembre",
            "december dec diciembre dic",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = r"(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")"
_YEAR = r"(?:(?:19|20)\d\d|\d\d)"
DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s+de)?\s+{_MONTH}\.?(?:,?\s+(?:de\s+)?{_YEAR})?(?!\d)"
    rf"|{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+{_YEAR}(?!\d))?)"
)
"""A day as newspapers print it, day or month first, with or without the year."""
_DATE = re.compile(DATE, re.IGNORECASE)
_NAME = r"[^\W\d_][\w.'’-]*(?:\s+(?:de|del|la|las|los|el|al|of|the|da|do|dos|upon|sur|St\.|Ste\.|[A-ZÁÉÍÓÚÑ][\w.'’-]*|[a-z][\w.'’-]*)){0,4}"
_PLACE = rf"{_NAME}(?:\s*[,/]\s*{_NAME}){{0,2}}(?:\s\([^()\n\d]{{2,30}}\))?"
_DASH = r"(?:--+|[—–―]|-(?=\s))"
_TAGS = r"(?:\s*\[[^\]\n]{1,80}\]){0,6}"
_AGENCY = r"\((?P<agency>[^()\n]{2,60})\)"
_LINE = re.compile(
    rf"""\s{{0,8}}(?:
      (?P<place>{_PLACE})?(?:,?\s+\(?(?P<date>{DATE})\)?)?,?\s*{_AGENCY}\s*(?:{_DASH}|(?=\[)){_TAGS}
    | (?P<place2>{_PLACE}),?\s+(?P<date2>{DATE})\s*,?\s*(?:{_DASH}|:|(?=\[)){_TAGS}
    | (?P<place3>[A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ.'’-]+(?:[ /][A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ.'’-]+){{0,3}}(?:,\s*[^\W\d_][\w.'’ -]{{1,30}}?)?)\s*(?:{_DASH}|:(?=\s))
    | \((?P<place4>[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){{0,2}})\)\s*{_DASH}
    )\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_CITY = re.compile(
    r"\s{0,8}(?P<place>[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2}(?:,\s[A-Z][\w.'’ -]{1,28})?)\s*(?:—|–|--)\s"
)
_BRACKET = re.compile(r"\[([^\]\n]{1,80})\]")
_MARK = re.compile(r"--|[—–―\[:]|\)\s*-|\s-\s")
_WITHIN = 160
"""A dateline ends within this many characters of its paragraph."""


def dateline_of(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph opens with; offsets count from the paragraph's start."""
    head = paragraph[:_WITHIN]
    if not _MARK.search(head):
        return None
    match = _LINE.match(head)
    if match and _is_dateline(match):
        return _made(match, paragraph)
    city = _CITY.match(head)
    if city and _looks_like_place(city["place"]):
        return Dateline(start=_indent(paragraph), end=len(city[0].rstrip()), place=city["place"])
    return None


def is_speaker_label(line: Dateline, paragraph: str) -> bool:
    """Whether capitals and a colon may as well be a speaker in a transcript; a page has one dateline of that form."""
    return paragraph[: line.end].rstrip().endswith(":")


def datelines_in(text: str, blocks: Sequence[Block]) -> tuple[Dateline, ...]:
    """Every dateline and time stamp of a page, in order."""
    found = [*_opening(text, blocks), *time_marks(text, blocks)]
    return tuple(sorted(found, key=lambda d: (d.start, d.end)))


def _opening(text: str, blocks: Sequence[Block]) -> Iterator[Dateline]:
    for block in blocks:
        if block.kind == "dateline":
            line = dateline_of(text[block.start : min(len(text), block.end + 1)])
            if line:
                yield Dateline(
                    start=block.start, end=block.end, place=line.place, agencies=line.agencies, date=line.date
                )


def _is_dateline(match: re.Match[str]) -> bool:
    found = match.groupdict()
    place = found["place"] or found["place2"] or found["place3"] or found["place4"]
    if found["place3"]:
        return found["place3"].split(",")[0].isupper() and not _is_label(found["place3"]) and len(found["place3"]) > 2
    if found["place"] or found["agency"]:
        if found["date"] or not found["place"]:
            return bool(found["date"]) or agency_of(_agency_names(found["agency"])[0]) is not None
        return _looks_like_place(str(place)) or all(agency_of(a) for a in _agency_names(found["agency"]))
    return bool(place)


_LABELS = frozenset(
    "breaking update updated exclusive watch video photos live opinion analysis editorial note correction warning read "
    "related more listen factbox timeline profile q a interview question answer host reporter anchor unidentified".split()
)


def _is_label(words: str) -> bool:
    """Whether capitals before a colon or dash are a label ("BREAKING:") and not a city."""
    return words.split(",", maxsplit=1)[0].split(maxsplit=1)[0].lower().strip(".") in _LABELS


def _looks_like_place(words: str) -> bool:
    names = [w for w in re.split(r"[\s,/]+", words) if w]
    names = [n.strip("()") for n in names]
    small = {"de", "del", "la", "las", "los", "el", "al", "of", "the", "da", "do", "dos", "upon", "sur"}
    return 0 < len(names) <= 6 and all(w[0].isupper() or w in small for w in names) and not _is_label(words)


def _made(match: re.Match[str], paragraph: str) -> Dateline:
    found = match.groupdict()
    place = found["place"] or found["place2"] or found["place3"] or found["place4"]
    date = found["date"] or found["date2"]
    agencies = _agency_names(found["agency"]) if found["agency"] else []
    return Dateline(
        start=_indent(paragraph),
        end=len(match[0].rstrip()),
        place=" ".join(place.split()).strip(" ,") if place else None,
        agencies=tuple(agency_of(a) or a for a in agencies),
        date=day_of(date) if date else None,
    )


def _indent(paragraph: str) -> int:
    return len(paragraph) - len(paragraph.lstrip())


def _agency_names(words: str | None) -> list[str]:
    if not words:
        return [""]
    whole = agency_of(words)
    parts = [words] if whole else re.split(r"\s*/\s*|\s+and\s+|\s*&\s*|,\s*", words)
    return [" ".join(p.split()) for p in parts if p.strip()]


def day_of(words: str) -> str | None:
    """ISO day of a printed date ("3 Jan 90", "May 3, 2020"); None without a year, which only the page can tell.

    Two figures of a year are 1930 to 2029.
    """
    match = _DATE.search(words)
    if not match:
        return None
    month = next((_MONTHS[w] for w in re.findall(r"[^\W\d_]+", match[0].lower()) if w in _MONTHS), None)
    numbers = [int(n) for n in re.findall(r"\d+", match[0])]
    if month is None or len(numbers) < 2:
        return None
    day, year = numbers[0], numbers[1]
    if year < 100:
        year += 2000 if year < 30 else 1900
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= 31 else None


_CLOCK = r"(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d))"
_STAMP = re.compile(
    rf"\s{{0,8}}(?:(?:latest|update[d]?|posted)\s+)?(?P<stamp>{_CLOCK}\s?(?P<half>[ap]\.?m\.?)?"
    r"(?:\s?(?:GMT|UTC|BST|CET|CEST|EET|ET|EST|EDT|CT|PT|PST|PDT|IST|SAST|local(?:\stime)?))?)"
    r"(?=\s|[—–:-]|$)(?!\s*(?:-|–|—|to)\s*\d)",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\s{0,8}(?P<stamp>(?P<hour>1[0-2]|[1-9])\s?(?P<half>[ap]\.?m\.?)(?:\s?(?:GMT|UTC|ET|EST|EDT|PT|IST))?)(?=\s*[—–:-]|\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
_FEWEST = 3
"""Fewer stamps than this, without a line of their own, make no live blog."""


def time_marks(text: str, blocks: Sequence[Block]) -> tuple[Dateline, ...]:
    """The time stamps of a live blog: ``time`` as HH:MM on a 24-hour clock, at the head of an entry or on its own line."""
    marks: list[Dateline] = []
    alone = 0
    for block in blocks:
        match = _STAMP.match(text, block.start, block.end) or _HALF.match(text, block.start, block.end)
        if match:
            marks.append(Dateline(start=match.start("stamp"), end=match.end("stamp"), time=_clock(match)))
            alone += not text[match.end() : block.end].strip(" —–:-\n")
    return tuple(marks) if len(marks) >= _FEWEST or (alone and len(marks) > 1) else ()


def _clock(match: re.Match[str]) -> str:
    found = match.groupdict()
    hour, half = int(found["hour"]), (found.get("half") or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02d}:{int(found.get('minute') or 0):02d}"
