"""The ways to read the words of a time, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable

from testigo.reading.dates import calendar_dates, frames, relative, weekdays
from testigo.reading.dates.period import Period
from testigo.reading.dates.setting import Setting

_READINGS: tuple[Callable[[str, Setting], Period | None], ...] = (
    calendar_dates.week_of_month,
    calendar_dates.day_of_month_named,
    calendar_dates.feast_named,
    relative.away,
    relative.yesterday,
    relative.tomorrow,
    relative.today,
    calendar_dates.part_of_year,
    weekdays.weekday,
    weekdays.weekend,
    relative.overnight,
    calendar_dates.month_named,
    weekdays.week,
    relative.unit_named,
    relative.told,
    relative.stretch,
    calendar_dates.season,
    calendar_dates.decade,
    calendar_dates.day_of_month,
    relative.duration,
    calendar_dates.year_named,
    relative.clock,
)
_DATED = _READINGS[:-1]


def read_time(words: str, setting: Setting) -> Period | None:
    """Read plain words as one time or as a time made of times.

    Raises:
        ValueError: the words name a day that there is not (31 June) or a year outside the news.
        OverflowError: they count further than the calendar goes.
    """
    return (
        calendar_dates.numeric_date(words, setting)
        or calendar_dates.iso_date(words, setting)
        or frames.open_ended(words, setting, read_time)
        or frames.limit(words, setting, read_time)
        or frames.from_to(words, setting, _calendar_time)
        or one_time(words, setting)
    )


def one_time(words: str, setting: Setting) -> Period | None:
    """Read plain words as one time, by the first reading that holds."""
    return next((found for reading in _READINGS if (found := reading(words, setting)) is not None), None)


def _calendar_time(words: str, setting: Setting) -> Period | None:
    """One time that is more than a time of the day."""
    return next((found for reading in _DATED if (found := reading(words, setting)) is not None), None)
