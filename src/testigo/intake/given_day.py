"""The day of publication as somebody gives it: the user with an option, or the record of an extracted article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from testigo.errors import TestigoError
from testigo.ledger import Notice, Published

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d(?::?\d\d.*)?)?)?)?", re.ASCII)


def day_given(value: str) -> str:
    """A date as ISO 8601 at the precision given; a time behind it is dropped, so the day is that of its own offset.

    Raises TestigoError T406 when it is no date.
    """
    match = _ISO.fullmatch(value.strip())
    if match and _is_in_calendar(*match.groups()):
        return "-".join(part for part in match.groups() if part)
    raise TestigoError("T406", f"{value[:60]!r} is not a date such as 2018-01-16, 2018-01 or 2018")


def published_by(option: str | None, record: str | None) -> Published | None:
    """The day that was given: the user's, else that of the article's record, which may also be written in words.

    None where neither gives one; a record's words that are no date are left for :func:`undated` to tell of. Raises
    TestigoError T406 when what the user gave is no date.
    """
    if option and option.strip():
        return Published(value=day_given(option), evidence="given")
    day = day_of_record(record) if record and record.strip() else None
    return Published(value=day, evidence="given") if day else None


def undated(option: str | None, record: str | None) -> Iterator[Notice]:
    """A notice T406 where the article's record gives a day that cannot be read and the user gives none."""
    if record and record.strip() and not published_by(option, record):
        told = f'"published" of the record, {record[:60]!r}, is not a date; the day is sought in the text'
        yield Notice(code="T406", message=told)


def day_of_record(value: str) -> str | None:
    """The day that a record of metadata gives: ISO 8601 at any precision, seconds since 1970, or words; None if none."""
    from testigo.intake.published import day_in

    try:
        return day_given(value)
    except TestigoError:
        return day_in(value)


def _is_in_calendar(year: str, month: str | None, day: str | None) -> bool:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True
