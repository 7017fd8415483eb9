"""The time that a text has just spoken of, which "the same day" and "a week later" are counted from."""

from __future__ import annotations

from testigo.reading.dates.period import Period
from testigo.reading.dates.readings import read_time
from testigo.reading.dates.setting import Setting
from testigo.reading.dates.tense import direction
from testigo.reading.time_words import plain
from testigo.reading.times import time_spans


def last_named(context: str, at: int, within: int, reference: Period | None) -> Period | None:
    """Return the last time named in the ``within`` characters before ``at`` that is known to the day, or None.

    The page's own day ("police said today") is passed over: it dates the telling, seldom what is told.
    """
    start = max(0, at - within)
    before = context[start:at]
    for span in reversed(time_spans(before)):
        place = start + span.start
        facing = direction(context, place, span.end - span.start)
        try:
            found = read_time(plain(span.of(before), context[:place]), Setting(reference=reference, direction=facing))
        except (ValueError, OverflowError):
            continue
        if found and found.start.day and found != reference:
            return found
    return None
