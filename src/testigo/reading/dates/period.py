"""Days, months, years and the stretches between them, as the ledger writes them (ISO 8601 at the precision known)."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

EARLIEST_YEAR, LATEST_YEAR = 1000, 2999
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A year, a month of it or a day of it.

    Raises:
        ValueError: there is no such day or month, or the year is outside 1000-2999.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not EARLIEST_YEAR <= self.year <= LATEST_YEAR:
            raise ValueError(f"no year of the news: {self.year}")
        date(self.year, self.month or 1, self.day or 1)

    @property
    def first(self) -> date:
        """The first day of it."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day of it."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def iso(self) -> str:
        """Write it: ``2018``, ``2018-01`` or ``2018-01-15``."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)]
        return "-".join(parts)

    def as_coarse_as(self, other: Point) -> Point:
        """Leave out the month or day that ``other`` does not have."""
        month = self.month if other.month is not None else None
        return Point(year=self.year, month=month, day=self.day if month and other.day is not None else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From one point to another, both included; one day, month or year when they are the same."""

    start: Point
    end: Point

    @property
    def first(self) -> date:
        """The first day of it."""
        return self.start.first

    @property
    def last(self) -> date:
        """The last day of it."""
        return self.end.last

    @property
    def day(self) -> date | None:
        """The day, when it is a single day."""
        return self.first if self.start == self.end and self.start.day is not None else None

    def iso(self) -> str:
        """Write it: one point, or ``FROM/TO``."""
        return self.start.iso() if self.start == self.end else f"{self.start.iso()}/{self.end.iso()}"


def day(of: date) -> Period:
    """Return the period of one day."""
    return at(of.year, of.month, of.day)


def at(year: int, month: int | None = None, number: int | None = None) -> Period:
    """Return the period that is a year, a month or a day."""
    point = Point(year=year, month=month, day=number)
    return Period(start=point, end=point)


def between(start: Period, end: Period) -> Period:
    """Return the stretch from the start of one period to the end of another, in order."""
    if start.first > end.last:
        start, end = end, start
    return Period(start=start.start, end=end.end)


def days(first: date, last: date) -> Period:
    """Return the stretch between two days."""
    return between(day(first), day(last))


def months(first: date, last: date) -> Period:
    """Return the stretch from the month of one day to the month of another."""
    return between(at(first.year, first.month), at(last.year, last.month))


def years(first: int, last: int) -> Period:
    """Return the stretch between two years."""
    return between(at(first), at(last))


def month_shifted(of: date, by: int) -> date:
    """Return the same day ``by`` months on, or the last of that month where it is shorter."""
    index = of.year * 12 + of.month - 1 + by
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(of.day, calendar.monthrange(year, month)[1]))


def shifted(of: date, by: int) -> date:
    """Return the day ``by`` days on."""
    return of + timedelta(days=by)


def parse(value: str | None) -> Period | None:
    """Read the ledger's form of a date, or an ISO date and time, whose hour is dropped; None when it is neither."""
    if value is None:
        return None
    ends = value.strip().split("/")
    points = [_point(end) for end in ends]
    start, end = points[0], points[-1]
    return None if start is None or end is None or len(ends) > 2 else Period(start=start, end=end)


def _point(value: str) -> Point | None:
    match = _ISO.match(value)
    if match is None:
        return None
    year, month, number = (int(part) if part else None for part in match.groups())
    try:
        return Point(year=year or 0, month=month, day=number)
    except ValueError:
        return None
