"""The library's entry: whatever holds or names a page, read into its ledger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from testigo.errors import TestigoError
from testigo.ledger import Failure, Ledger, Page

if TYPE_CHECKING:
    from testigo.intake.limits import Options
    from testigo.reading.reader import Reader

LONGEST_NAME = 260
"""A string without a line break that is longer than this is a text; a shorter one must name a file or be a URL."""

_URL = re.compile(r"https?://", re.IGNORECASE)
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_TIME_STAMP = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}", re.ASCII)


def read(
    source: str | bytes | Path,
    *,
    published: str | date | None = None,
    allow_private: bool = False,
    in_process: bool = False,
) -> Ledger:
    """Read one page into its ledger.

    ``source`` is a ``Path`` (a file), ``bytes`` (a page as received) or a ``str``: a URL if it begins with ``http://``
    or ``https://``, else a file if one has this name, else the text itself if it has a line break or more than 260
    characters. ``published`` is the day of publication where it is known better than from the page: a ``date``, or ISO
    8601 at any precision (``2022-03-15``, ``2022-03``, ``2022``; of ``2022-03-15T14:05:00-04:00`` the day counts).
    ``allow_private`` lets a URL lead to a private or loopback address. ``in_process`` takes the page in right here, for
    hosts that bound its time and memory themselves; else a process of its own does, which may crash, and this one not.

    Raises TestigoError T101 when a short ``str`` is neither URL nor file; T401 when ``published`` is no date; T403 when
    the source holds more than one page and T404 when it holds none; T302 when the weights are missing or altered; 1xx
    and 2xx when the page cannot be had or taken in.
    """
    ledgers = _read_up_to_two(source, options(published, allow_private, in_process=in_process))
    if not ledgers:
        raise TestigoError("T404", f"{source!r} holds no page")
    if len(ledgers) > 1:
        raise TestigoError("T403", f"{source!r} holds more than one page")
    if isinstance(ledgers[0], Failure):
        raise TestigoError(ledgers[0].code, ledgers[0].message)
    return ledgers[0]


def read_many(
    sources: Iterable[str | Path],
    *,
    published: str | date | None = None,
    allow_private: bool = False,
    in_process: bool = False,
) -> Iterator[Ledger | Failure]:
    """Read files, folders, lists of articles (``.jsonl``) and URLs, one page at a time, in order.

    A page that cannot be had or read gives a Failure in its place. ``in_process`` is that of :func:`read`. Raises TestigoError T401 when ``published`` is no
    date and T302 when the weights are missing or altered.
    """
    from testigo import intake

    pages = intake.pages([str(source) for source in sources], options(published, allow_private, in_process=in_process))
    yield from reader().read_many(pages)


def options(published: str | date | None, allow_private: bool, *, in_process: bool = False) -> Options:
    """Return what intake is asked for. Raises TestigoError T401 when ``published`` is no date."""
    from testigo.intake.limits import Options

    day = None if published is None else iso_date(published)
    return Options(published=day, allow_private=allow_private, in_process=in_process)


def iso_date(value: str | date) -> str:
    """Return the date as ISO 8601 at the precision given; of a time stamp, the day in its own stated offset.

    Raises TestigoError T401 when it is none.
    """
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    text = value.strip()
    if _DATE.fullmatch(text) and _is_in_calendar(text):
        return text
    if _TIME_STAMP.match(text) and _is_time_stamp(text):
        return text[:10]
    raise TestigoError("T401", f"{value!r} is no date; write it as YYYY-MM-DD (a time may follow), YYYY-MM or YYYY")


def _is_time_stamp(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_in_calendar(text: str) -> bool:
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True


def _read_up_to_two(source: str | bytes | Path, options: Options) -> list[Ledger | Failure]:
    from itertools import islice

    pages = _pages(source, options)
    return list(islice(reader().read_many(pages), 2))


def _pages(source: str | bytes | Path, options: Options) -> Iterator[tuple[str, Page | Failure]]:
    from testigo import intake
    from testigo.intake.received import Received

    if isinstance(source, bytes):
        received = Received(input="bytes", data=source)
        return iter([(received.input, intake.page_of(received, options))])
    if isinstance(source, str) and _is_text(source):
        received = Received(input="text", data=source.encode("utf-8", "replace"), charset="utf-8")
        return iter([(received.input, intake.page_of(received, options))])
    return intake.pages([str(source)], options)


def _is_text(source: str) -> bool:
    """Say whether the string is the text of a page. Raises TestigoError T101 when it names nothing and is too short."""
    if _URL.match(source) or (source and _exists(source)):
        return False
    if not source or len(source) > LONGEST_NAME or "\n" in source or "\r" in source:
        return True
    raise TestigoError(
        "T101", f"no file is named {source!r}; to read a text this short, add a line break or give bytes"
    )


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


@cache
def reader() -> Reader:
    """Return the reader that the library shares, its model loaded once."""
    from testigo.reading.reader import Reader

    return Reader()
