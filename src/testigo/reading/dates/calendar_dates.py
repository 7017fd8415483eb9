"""Times named by the calendar: days, months, years, decades, seasons and feasts."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date

from testigo.reading.cardinals import UNITS
from testigo.reading.dates import period
from testigo.reading.dates.period import Period
from testigo.reading.dates.setting import FAR, Setting
from testigo.reading.dates.tense import Direction
from testigo.reading.time_words import (
    DAY,
    DECADE,
    FEAST,
    MONTH,
    ORDINAL,
    SEASON,
    SEASONS,
    SHORT_YEAR,
    WEEKDAY,
    YEAR,
    day_number,
    decade_start,
    feast,
    month_number,
    weekday_number,
    year_number,
)

_RELATIVE_YEAR = r"(?:of )?(?P<relative>last|this|next|the previous|the following|the same) year"
_YEAR_AFTER = (
    rf"(?:,? (?:of |de |in )?(?P<year>{YEAR}|{SHORT_YEAR})(?! ?(?:gmt|hours?|hrs|local))|,? (?:in )?{_RELATIVE_YEAR})?"
)
_ISO = re.compile(r"\b([12]\d{3})([-/.])(\d\d)\2(\d\d)(?!\d)")
_NUMERIC = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2([12]\d{3}|\d\d)\b")
_DAY_MONTH = re.compile(rf"(?P<day>{DAY}) ?(?:of |de |day of )?(?P<month>{MONTH}){_YEAR_AFTER}")
_MONTH_DAY = re.compile(rf"(?P<month>{MONTH}) ?(?:the )?(?P<day>{DAY})(?! ?(?:am|pm|gmt|hours)\b){_YEAR_AFTER}")
_MONTH = re.compile(
    r"(?:(?P<when>last|past|next|this|coming) (?:month of )?)?(?:(?:early|mid|late)[ -]?)?"
    rf"(?P<month>{MONTH}){_YEAR_AFTER}"
)
_WEEK_OF_MONTH = re.compile(
    rf"(?P<which>{ORDINAL}|last) (?P<what>week|weekend|{WEEKDAY}) (?:of|in) (?P<month>{MONTH}){_YEAR_AFTER}"
)
_SEASON = re.compile(rf"(?:(?P<when>last|past|next|this|coming) )?(?P<season>{SEASON})(?: of)?{_YEAR_AFTER}")
_FEAST = re.compile(rf"(?:(?P<when>last|next) )?(?P<feast>{FEAST}){_YEAR_AFTER}")
_DECADE = re.compile(rf"(?P<decade>{DECADE})")
_YEAR = re.compile(rf"(?P<year>{YEAR})(?! ?(?:gmt|hours?|hrs|local))")
_APOSTROPHE_YEAR = re.compile(r"(?<!\w)'\d\d\b")
_MONTHS_OF_YEAR = re.compile(rf"(?P<which>first|last) (?P<many>\w+) months of (?:(?P<year>{YEAR})|{_RELATIVE_YEAR})")
_FRACTION = re.compile(rf"(?P<which>first|second|third|fourth|last) (?P<what>half|quarter) of (?P<year>{YEAR})")
_DAY_OF_MONTH = re.compile(
    r"\bthe (?P<day>\d{1,2}(?:st|nd|rd|th|d))\b(?! (?:day|week|month|year|floor|time|century|anniversary|battalion))"
)

_LEAP_YEARS_APART = 8
_NEAR_BEHIND, _NEAR_AHEAD, _VERY_NEAR, _FAR = 62, 31, 14, 270
"""Days; see :func:`_is_ahead`."""


def iso_date(words: str, _: Setting) -> Period | None:
    """2018-06-05, 2018/06/05."""
    match = _ISO.search(words)
    return period.at(int(match[1]), int(match[3]), int(match[4])) if match else None


def numeric_date(words: str, setting: Setting) -> Period | None:
    """05.06.2018 and 5/6/18: the day first, the month first only where the other way is impossible."""
    match = _NUMERIC.search(words)
    if match is None:
        return None
    day, month, year = int(match[1]), int(match[3]), year_number(match[4], setting.year)
    if month > 12 >= day:
        day, month = month, day
    return period.at(year, month, day)


def day_of_month_named(words: str, setting: Setting) -> Period | None:
    """5 June, June 5th, the fifth of June 2018, 16 de enero, 22 jan 89, Monday 5 June."""
    match = _DAY_MONTH.search(words) or _MONTH_DAY.search(words)
    if match is None:
        return None
    day, month = day_number(match["day"]), month_number(match["month"])
    year = _year(match, setting)
    if year is not None:
        return period.at(year, month, day)
    weekday = re.search(WEEKDAY, words)
    found = _on_weekday(month, day, weekday_number(weekday.group()), setting) if weekday else None
    return found or nearest(lambda y: period.at(y, month, day), setting)


def _on_weekday(month: int, day: int, weekday: int, setting: Setting) -> Period | None:
    """The year of "Monday 5 June", the page's or the one beside it, in which that day is a Monday."""
    page = setting.year
    if page is None:
        return None
    choices = _in_years(lambda year: period.at(year, month, day), page, 1)
    fitting = [choice for choice in choices if choice.first.weekday() == weekday]
    return min(fitting, key=lambda choice: abs(choice.first.year - page), default=None)


def _year(match: re.Match[str], setting: Setting) -> int | None:
    named = match.groupdict().get("year")
    if named:
        return year_number(named, setting.year)
    relative = match.groupdict().get("relative")
    if relative is None or setting.year is None:
        return None
    return setting.year + {"last": -1, "the previous": -1, "next": 1, "the following": 1}.get(relative, 0)


def nearest(
    in_year: Callable[[int], Period], setting: Setting, *, surely: Direction | None = None, apart: bool = False
) -> Period | None:
    """Choose the year of a yearly time: the last one when the sentence looks back, the next when it looks ahead.

    ``surely`` is the way that the words themselves look ("last", "next"); ``apart``: the time of the page is not meant.
    """
    if setting.reference is None or setting.year is None:
        return None
    now = setting.reference
    choices = _in_years(in_year, setting.year, 1) or _in_years(in_year, setting.year, _LEAP_YEARS_APART)
    if not choices:
        raise ValueError("there is no such day")
    behind = [choice for choice in choices if choice.first <= now.last and not (apart and choice.last >= now.first)]
    ahead = [choice for choice in choices if choice.last >= now.first and not (apart and choice.first <= now.last)]
    if surely or not behind or not ahead:
        return next(iter(ahead if surely == "future" or not behind else behind[-1:]), None)
    days = (now.first - behind[-1].last).days, (ahead[0].first - now.last).days
    return ahead[0] if _is_ahead(*days, setting) else behind[-1]


def _is_ahead(behind: int, ahead: int, setting: Setting) -> bool:
    """Choose between a time so many days behind and one so many days ahead.

    A date without its year is seldom most of a year away, so one that is very near is meant whatever the tense.
    """
    if setting.direction == "future":
        return not (behind < _NEAR_BEHIND and ahead > _FAR)
    if setting.direction == "past":
        return ahead <= 0 or (ahead < _VERY_NEAR and behind > _FAR)
    return ahead <= min(_NEAR_AHEAD, behind)


def _in_years(in_year: Callable[[int], Period], year: int, apart: int) -> list[Period]:
    """The yearly time in the years around one; 29 February is not in each."""
    found = []
    for away in range(-apart, apart + 1):
        with suppress(ValueError):
            found.append(in_year(year + away))
    return found


def week_of_month(words: str, setting: Setting) -> Period | None:
    """The second week of December, the first Sunday of August, the last weekend of May."""
    match = _WEEK_OF_MONTH.search(words)
    if match is None:
        return None
    month = month_number(match["month"])
    year = _year(match, setting)
    named = period.at(year, month) if year else nearest(lambda y: period.at(y, month), setting)
    if named is None:
        return None
    weekday = 5 if match["what"] == "weekend" else weekday_number(match["what"]) if match["what"] != "week" else None
    start = _nth(named, None if match["which"] == "last" else day_number(match["which"]), weekday)
    length = {"week": 6, "weekend": 1}.get(match["what"], 0)
    return period.days(start, period.shifted(start, length))


def _nth(month: Period, which: int | None, weekday: int | None) -> date:
    first = month.first if weekday is None else period.shifted(month.first, (weekday - month.first.weekday()) % 7)
    if which is not None:
        return period.shifted(first, 7 * (which - 1))
    last = period.shifted(first, 28)
    return last if last <= month.last else period.shifted(last, -7)


def month_named(words: str, setting: Setting) -> Period | None:
    """June, late June, last June, June 2017, June last year."""
    match = _MONTH.search(words)
    if match is None:
        return None
    month, year = month_number(match["month"]), _year(match, setting)
    if year is not None:
        return period.at(year, month)
    surely = _facing(match["when"])
    return nearest(lambda y: period.at(y, month), setting, surely=surely, apart=surely is not None)


def season(words: str, setting: Setting) -> Period | None:
    """Last spring, the summer of 2008, winter: as the seasons fall in the northern hemisphere."""
    match = _SEASON.search(words)
    if match is None:
        return None
    first, last = SEASONS[match["season"]]

    def in_year(year: int) -> Period:
        return period.between(period.at(year, first), period.at(year + (last < first), last))

    year = _year(match, setting)
    if year is not None:
        return in_year(year)
    return nearest(in_year, setting, surely=_facing(match["when"]))


def feast_named(words: str, setting: Setting) -> Period | None:
    """Christmas Day, New Year's Eve 1999, last Easter."""
    match = _FEAST.search(words)
    if match is None:
        return None
    year, name = _year(match, setting), match["feast"]
    if year is not None:
        return period.day(feast(name, year))
    return nearest(lambda y: period.day(feast(name, y)), setting, surely=_facing(match["when"]))


def _facing(when: str | None) -> Direction | None:
    if when in {"last", "past"}:
        return "past"
    return "future" if when in {"next", "coming"} else None


def part_of_year(words: str, setting: Setting) -> Period | None:
    """The first ten months of this year, the second half of 2016."""
    match = _MONTHS_OF_YEAR.search(words)
    if match:
        year, many = _year(match, setting), _count(match["many"])
        if year is None or many is None or many > 12:
            return None
        ends = (1, many) if match["which"] == "first" else (13 - many, 12)
        return period.between(period.at(year, ends[0]), period.at(year, ends[1]))
    match = _FRACTION.search(words)
    if match is None:
        return None
    length = 6 if match["what"] == "half" else 3
    start = 13 - length if match["which"] == "last" else 1 + length * (day_number(match["which"]) - 1)
    return period.between(period.at(int(match["year"]), start), period.at(int(match["year"]), start + length - 1))


def _count(word: str) -> int | None:
    return UNITS.get(word) or (int(word) if word.isdecimal() else None)


def decade(words: str, setting: Setting) -> Period | None:
    """The 1980s, '80s, the eighties."""
    match = _DECADE.search(words)
    if match is None:
        return None
    start = decade_start(match["decade"], setting.year)
    return period.years(start, start + 9)


def year_named(words: str, setting: Setting) -> Period | None:
    """2015, early 2016, '89."""
    match = _YEAR.search(words)
    if match:
        return period.at(int(match["year"]))
    short = _APOSTROPHE_YEAR.search(words)
    return period.at(year_number(short.group(), setting.year)) if short else None


def day_of_month(words: str, setting: Setting) -> Period | None:
    """The 13th, the night of the 9th: of the month last spoken of, else of the page's month or the one beside it."""
    match = _DAY_OF_MONTH.search(words)
    if match is None:
        return None
    day, spoken_of = day_number(match["day"]), setting.spoken_of(FAR)
    if spoken_of and spoken_of.start.month:
        return period.at(spoken_of.start.year, spoken_of.start.month, day)
    now = setting.day or setting.month
    if now is None:
        return None
    behind = setting.direction != "future"
    here = setting.day is None or day == now.day or (day < now.day) == behind
    month = period.month_shifted(now.replace(day=1), 0 if here else -1 if behind else 1)
    return period.at(month.year, month.month, day)
