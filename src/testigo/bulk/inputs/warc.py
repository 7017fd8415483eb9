"""The records of a WARC file, found again by the byte at which they begin.

A cursor is that byte times 256, plus how many records there are at it that are done: a damaged one may give two.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from testigo.bulk.record import Record
from testigo.bulk.shards import Shard
from testigo.intake.limits import Limits
from testigo.intake.warc import Archived, next_record, records_in

_TIMES = 8
"""Bits of a cursor that count the records at a byte."""


def records(shard: Shard, start: int, limits: Limits) -> Iterator[Record]:
    """Yield the records behind a cursor."""
    with Path(shard.path).open("rb") as stream:
        begin = start or (_first(stream, shard.begin) << _TIMES)
        if begin < 0:
            return
        for archived, after in records_behind(stream, shard.name, limits, begin):
            if not shard.holds(archived.offset):
                return
            yield record_of(archived, str(archived.offset), after)


def _first(stream: IO[bytes], begin: int) -> int:
    """The byte of the first record that begins at ``begin`` or behind it; below 0 where there is none."""
    found = next_record(stream, begin - 1) if begin else 0
    return -1 if found is None else found


def records_behind(stream: IO[bytes], name: str, limits: Limits, cursor: int) -> Iterator[tuple[Archived, int]]:
    """Yield the records of a stream behind a cursor, each with the cursor behind it."""
    start, done = cursor >> _TIMES, cursor % (1 << _TIMES)
    offset, times = -1, 0
    for archived in records_in(stream, name, limits, start):
        times = times + 1 if archived.offset == offset else 1
        offset = archived.offset
        if offset > start or times > done:
            yield archived, (offset << _TIMES) + times


def record_of(archived: Archived, key: str, after: int) -> Record:
    """Return a record of an archive as one of the shard."""
    return Record(key=key, found=archived.found, after=after, url=archived.url, retrieved_at=archived.retrieved_at)
