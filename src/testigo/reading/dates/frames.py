"""Times made of times: from one to another, since one, until one."""

from __future__ import annotations

import re
from collections.abc import Callable

from testigo.reading.dates import period
from testigo.reading.dates.period import Period
from testigo.reading.dates.setting import Setting
from testigo.reading.time_words import DAY, MONTH, WEEKDAY, YEAR

Read = Callable[[str, Setting], Period | None]

_OPEN = re.compile(
    r"^(?:ever |and |every day )?since\b"
    r"|^(?:from|starting|beginning|as of|as from|dating (?:back )?(?:to|from))\b(?!.*\b(?:to|until|till|through)\b)"
)
_CLOSED = re.compile(
    r"^(?:up )?(?P<word>until|till|by|before(?! (?:dawn|noon|midnight|midday|sunrise|daybreak|dark|\d))|prior to"
    r"|no later than|not later than|on or before|through)\b"
)
_AHEAD = frozenset(["until", "till", "by", "before", "no later than", "not later than"])
_FROM_TO = re.compile(
    r"^(?:(?:from|between) )?(?P<left>.+?)"
    r"(?: ?- ?|(?<=\d{4})/(?=\d)| (?:and|to|through|until|till|or|into|y|al?) (?:(?:early|late) (?:on )?)?)"
    r"(?P<right>.+)$"
)
_DAY_ONLY = re.compile(
    r"^(?:(?:the )?(?:night|morning|evening|early hours|afternoon)s? of )?"
    rf"(?:on |the )?(?:{WEEKDAY},? )?(?P<day>{DAY})$"
)
_MONTH_NAMED = re.compile(MONTH)
_YEAR_NAMED = re.compile(YEAR)
_MID = re.compile(r"\bmid-? ?")


def open_ended(words: str, setting: Setting, read: Read) -> Period | None:
    """Since Monday, since 2015: up to the date of the page."""
    match = _OPEN.search(words)
    if match is None:
        return None
    start = read(words[match.end() :].strip(), setting if "since" not in match.group() else setting.facing("past"))
    return since(start, words, setting) if start else None


def since(start: Period, words: str, setting: Setting) -> Period:
    """Return the stretch from a time to the date of the page, no finer than the time itself."""
    if setting.reference is None or start.first > setting.reference.last:
        return start
    if _MID.search(words) and start.start.month and not start.start.day:
        start = period.at(start.start.year, start.start.month, 15)
    return Period(start=start.start, end=setting.reference.end.as_coarse_as(start.start))


def limit(words: str, setting: Setting, read: Read) -> Period | None:
    """Until Friday, by Tuesday, on or before 3 January: the last day that is meant."""
    match = _CLOSED.search(words)
    if match is None:
        return None
    ahead = setting.direction == "future" or (setting.direction == "open" and match["word"] in _AHEAD)
    end = read(words[match.end() :].strip(), setting.facing("future") if ahead else setting)
    if end and match["word"] == "before" and setting.reference and setting.reference.last < end.first:
        return period.between(setting.reference, end)
    return end


def from_to(words: str, setting: Setting, read: Read) -> Period | None:
    """Between 3 and 5 May, from Monday to Wednesday, October 31-November 2, yesterday and this morning."""
    match = _FROM_TO.match(words)
    if match is None:
        return None
    left, right = _completed(match["left"], match["right"])
    end = read(right, setting)
    if end is None:
        return None
    start = read(left, setting)
    if start and start.first > end.last:
        start = read(left, setting.seen_from(end, "past"))
    return period.between(start, end) if start and start.first <= end.last else None


def _completed(left: str, right: str) -> tuple[str, str]:
    """Give each side the month or year that only the other names: 3 and 5 May, August 14 to 18, Feb-April 2002."""
    if re.fullmatch(r"\d\d", right) and (year := _YEAR_NAMED.fullmatch(left)):
        right = year.group()[:2] + right
    left_month, right_month = _MONTH_NAMED.search(left), _MONTH_NAMED.search(right)
    left_year, right_year = _YEAR_NAMED.search(left), _YEAR_NAMED.search(right)
    if (day := _DAY_ONLY.match(left)) and right_month:
        left = f"{day['day']} {right_month.group()}"
    elif (day := _DAY_ONLY.match(right.split(",")[0])) and left_month:
        right = f"{day['day']} {left_month.group()}" + (f" {right_year.group()}" if right_year else "")
    if right_year and not left_year and right_year.group() != right:
        left = f"{left} {right_year.group()}"
    return left, right
