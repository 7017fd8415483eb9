"""When: the day, month, year or stretch that the words of a time mean, worked out from the date of the page.

The words are tried as times made of times (``frames``), then as one time: by the calendar (``calendar_dates``), by the week
(``weekdays``), or counted from the page or the text (``relative``). The first reading that holds is the answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from testigo.reading.dates import calendar_dates, frames, period, relative, weekdays
from testigo.reading.dates.period import Period
from testigo.reading.dates.setting import Setting
from testigo.reading.dates.tense import direction
from testigo.reading.dates.vocabulary import plain

_LONGEST = 160
_SINCE_BEFORE = re.compile(r"\bsince (?:early |late |mid-? ?|last |the |around |about )?$", re.IGNORECASE)

_READINGS: tuple[Callable[[str, Setting], Period | None], ...] = (
    calendar_dates.iso_date,
    calendar_dates.numeric_date,
    calendar_dates.week_of_month,
    calendar_dates.day_of_month_named,
    calendar_dates.feast_named,
    relative.yesterday,
    relative.tomorrow,
    relative.today,
    calendar_dates.part_of_year,
    weekdays.weekday,
    weekdays.weekend,
    relative.overnight,
    relative.away,
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


def date_of(words: str, *, reference: str | None, context: str = "", at: int = 0) -> str | None:
    """Return the day, month, year or stretch that the words of a time mean; None when it cannot be placed.

    ``reference`` is the date of the page, or of the dateline or time stamp in force: ISO 8601 at the precision known.
    ``context`` is the sentence that holds the words at code point ``at``; it tells whether "Monday" lies behind or ahead.
    It may hold more of the text before the sentence: "the same day" is then counted from the day last named there.
    The result is in the ledger's form: ``2018-01-15``, ``2017-06``, ``2017`` or ``FROM/TO``.
    """
    setting = Setting(reference=period.parse(reference), direction=direction(context, at, len(words)))
    try:
        found = _read(plain(words[:_LONGEST]), setting)
    except (ValueError, OverflowError):  # 31 June; a million years ago
        return None
    return found.iso() if found else None


def _read(words: str, setting: Setting) -> Period | None:
    return (
        frames.open_ended(words, setting, _read)
        or frames.limit(words, setting, _read)
        or frames.from_to(words, setting, _one)
        or _one(words, setting)
    )


def _one(words: str, setting: Setting) -> Period | None:
    return next((found for reading in _READINGS if (found := reading(words, setting)) is not None), None)
