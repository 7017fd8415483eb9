"""Days named by the week: weekdays, weekends, weeks."""

from __future__ import annotations

import re
from datetime import date

from testigo.reading.dates import period
from testigo.reading.dates.period import Period
from testigo.reading.dates.setting import FAR, Setting
from testigo.reading.time_words import WEEKDAY, weekday_number

_WEEK = re.compile(r"\b(?:of )?(?P<week>last|this|next|the previous|the following) week\b|\bweek (?P<ago>ago|last)\b")
_WEEKDAY = re.compile(
    r"(?:\b(?P<when>last|this past|past|this coming|this|next|coming|that|the previous|the following) )?"
    rf"(?P<name>{WEEKDAY})"
)
_WEEKEND = re.compile(
    r"\b(?:(?P<when>last|this past|the past|past|this coming|this|next|the coming|coming|that|the previous) )?weekend\b"
)
_A_WEEK_ON = re.compile(rf"{WEEKDAY} week$")
_LATER = re.compile(r"\blater this\b")


def weekday(words: str, setting: Setting) -> Period | None:
    """Monday, last Monday, Monday night, next Monday, Tuesday last week, that Wednesday."""
    match = _WEEKDAY.search(words)
    if match is None or setting.day is None:
        return None
    number, when, now = weekday_number(match["name"]), match["when"], setting.day
    named_week = _WEEK.search(words)
    if named_week:
        return period.day(_in_week(now, number, named_week["week"] or "last"))
    if when in {"that", "the previous", "the following"}:
        return _told(number, when, setting)
    return period.day(_nearest(now, number, when, setting, a_week_on=bool(_A_WEEK_ON.search(words))))


def _nearest(now: date, number: int, when: str | None, setting: Setting, *, a_week_on: bool) -> date:
    """The day of the page is meant by its own name, but by no "last" or "next"."""
    if a_week_on:
        return period.shifted(_after(now, number), 7)
    if when in {"last", "this past", "past"}:
        return _before(now, number)
    if when in {"next", "coming", "this coming"}:
        return _after(now, number)
    since = (now.weekday() - number) % 7
    ahead = setting.direction == "future" or (when == "this" and setting.direction != "past")
    return period.shifted(now, (7 - since) % 7 if ahead else -since)


def _before(now: date, number: int) -> date:
    return period.shifted(now, -((now.weekday() - number - 1) % 7 + 1))


def _after(now: date, number: int) -> date:
    return period.shifted(now, (number - now.weekday() - 1) % 7 + 1)


def _in_week(now: date, number: int, week: str) -> date:
    weeks = {"last": -1, "the previous": -1, "next": 1, "the following": 1}.get(week, 0)
    return period.shifted(now, number - now.weekday() + 7 * weeks)


def _told(number: int, when: str, setting: Setting) -> Period | None:
    """Count that Wednesday, the following Monday, from the day last spoken of; unknown where there is none."""
    spoken_of = setting.spoken_of(FAR)
    if spoken_of is None or spoken_of.start.day is None:
        return None
    if when == "that":
        end = spoken_of.last
        return period.day(period.shifted(end, -((end.weekday() - number) % 7)))
    return period.day(_before(spoken_of.first, number) if when == "the previous" else _after(spoken_of.last, number))


def weekend(words: str, setting: Setting) -> Period | None:
    """The weekend, last weekend, next weekend: its Saturday and Sunday."""
    match = _WEEKEND.search(words)
    if match is None or setting.day is None:
        return None
    when, now = match["when"] or "", setting.day
    looks_ahead = setting.direction == "future" or (when == "this" and setting.direction != "past")
    ahead = "next" in when or "coming" in when or (looks_ahead and "past" not in when and when != "last")
    saturday = period.shifted(now, (5 - now.weekday()) % 7 if now.weekday() != 6 else -1)
    if "next" in when and saturday <= now:
        saturday = period.shifted(saturday, 7)
    if not ahead and (saturday > now or when == "last"):
        saturday = period.shifted(saturday, -7)
    return period.days(saturday, period.shifted(saturday, 1))


def week(words: str, setting: Setting) -> Period | None:
    """Last week, next week: Monday to Sunday; this week: from Monday to the day of the page, or on to Sunday."""
    match = _WEEK.search(words)
    if match is None or setting.day is None:
        return None
    which, now = match["week"] or "last", setting.day
    monday = period.shifted(now, -now.weekday())
    if which == "this":
        ahead = setting.direction == "future" or _LATER.search(words)
        return period.days(now, period.shifted(monday, 6)) if ahead else period.days(monday, now)
    monday = _in_week(now, 0, which)
    return period.days(monday, period.shifted(monday, 6))
