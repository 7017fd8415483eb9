"""When: the day, month, year or stretch that the words of a time mean, worked out from the date of the page.

The words are tried as times made of times (``frames``), then as one time: by the calendar (``calendar_dates``), by the
week (``weekdays``), or counted from the page or the text (``relative``). The first reading that holds is the answer.
"""

from __future__ import annotations

import re

from testigo.reading.dates import frames, period
from testigo.reading.dates.antecedent import last_named
from testigo.reading.dates.readings import read_time
from testigo.reading.dates.setting import Setting
from testigo.reading.dates.tense import direction
from testigo.reading.time_words import plain

_LONGEST = 160
_LEAD = 40
_SINCE_BEFORE = re.compile(
    r"\b(?:since|starting in|starting on|beginning in) (?:early |late |around |about )?$", re.IGNORECASE
)
_WHEN_AFTER = re.compile(r",? (?:when|where|after|following)\b", re.IGNORECASE)


def date_of(words: str, *, reference: str | None, context: str = "", at: int = 0) -> str | None:
    """Return the day, month, year or stretch that the words of a time mean; None when it cannot be placed.

    ``reference`` is the date of the page, or of the dateline or time stamp in force: ISO 8601 at the precision known.
    ``context`` is the sentence that holds the words at code point ``at``; it tells whether "Monday" lies behind or
    ahead. It may hold more of the text, up to all of it: "the same day" is then counted from the day last named.
    The result is in the ledger's form: ``2018-01-15``, ``2017-06``, ``2017`` or ``FROM/TO``.
    """
    now, before = period.parse(reference), context[max(0, at - _LEAD) : at]
    setting = Setting(
        reference=now,
        direction=direction(context, at, len(words)),
        spoken_of=lambda within: last_named(context, at, within, now),
    )
    text = plain(words[:_LONGEST], before)
    try:
        found = read_time(text, setting)
        if found and _SINCE_BEFORE.search(before) and not _WHEN_AFTER.match(context[at + len(words) :]):
            found = frames.since(found, text, setting)
    except (ValueError, OverflowError):  # 31 June; a million years ago
        return None
    return found.iso() if found else None
