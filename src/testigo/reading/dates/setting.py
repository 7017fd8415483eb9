"""What the words of a time are read against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from testigo.reading.dates.period import Period
from testigo.reading.dates.tense import Direction

NEAR, FAR = 240, 2400
"""How many characters back a time may stand for a time of the day, or for "the same day", to be counted from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The date of the page, which way the sentence looks, and the time that the text has just spoken of.

    ``spoken_of`` returns the last time named within so many characters, or None; only words that refer to it call it.
    """

    reference: Period | None
    direction: Direction = "open"
    spoken_of: Callable[[int], Period | None] = lambda _: None

    @property
    def day(self) -> date | None:
        """The day of the page, when it is known to the day."""
        return self.reference.day if self.reference else None

    @property
    def month(self) -> date | None:
        """The first day of the month of the page, when that is known."""
        if self.reference is None or self.reference.start.month is None:
            return None
        first, last = self.reference.first, self.reference.last
        return first.replace(day=1) if (first.year, first.month) == (last.year, last.month) else None

    @property
    def year(self) -> int | None:
        """The year of the page, when that is known."""
        if self.reference is None or self.reference.first.year != self.reference.last.year:
            return None
        return self.reference.first.year

    def facing(self, direction: Direction) -> Setting:
        """Return the same setting with another direction."""
        return Setting(reference=self.reference, direction=direction, spoken_of=self.spoken_of)

    def seen_from(self, reference: Period, direction: Direction) -> Setting:
        """Return a setting at another time."""
        return Setting(reference=reference, direction=direction)
