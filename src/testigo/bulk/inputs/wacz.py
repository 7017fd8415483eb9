"""The records of all WARC files in a WACZ, found again by the file's name and the byte at which they begin in it.

A cursor is that of the WARC file, with the file's number ahead of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from testigo.bulk.inputs.warc import record_of, records_behind
from testigo.bulk.record import Record
from testigo.bulk.shards import Shard
from testigo.errors import TestigoError
from testigo.intake.limits import Limits
from testigo.intake.wacz import Wacz
from testigo.ledger import Failure

_FILE = 52
"""Bits of a cursor behind the number of the file."""
_BEGUN = 255
"""The cursor of a file of which its hash is checked and no record is done; no record has it."""


def records(shard: Shard, start: int, limits: Limits) -> Iterator[Record]:
    """Yield the records behind a cursor; a file that is not what the WACZ says of it is a failure ahead of its records."""
    with Path(shard.path).open("rb") as file:
        wacz = Wacz(file)
        begun, cursor = start >> _FILE, start % (1 << _FILE)
        for number, archive in list(enumerate(wacz.archives))[begun:]:
            try:
                yield from _of_archive(wacz, archive, number << _FILE, cursor, shard, limits)
            except TestigoError as why:
                yield _failed(archive, why.code, why.message, shard, (number + 1) << _FILE)
            cursor = 0


def _of_archive(wacz: Wacz, archive: str, ahead: int, cursor: int, shard: Shard, limits: Limits) -> Iterator[Record]:
    if cursor == 0 and (altered := wacz.altered(archive)) is not None:
        yield _failed(archive, "T822", altered, shard, ahead + _BEGUN)
    with wacz.opened(archive) as stream:
        name = f"{shard.name}:{archive}"
        for archived, after in records_behind(stream, name, limits, 0 if cursor == _BEGUN else cursor):
            yield record_of(archived, f"{archive}:{archived.offset}", ahead + after)


def _failed(archive: str, code: str, message: str, shard: Shard, after: int) -> Record:
    return Record(key=archive, found=Failure(input=f"{shard.name}:{archive}", code=code, message=message), after=after)
