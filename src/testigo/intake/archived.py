"""What is in an archive, told record by record by the process that parses it.

Each record is told of before it is parsed and when it is done, so that whoever listens knows where to go on when one of
them breaks the parser: a new question says where, and the records before it are not parsed again.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import IO

from testigo.errors import TestigoError
from testigo.intake.archives import WARC
from testigo.intake.frames import Head
from testigo.intake.lent_stream import PIECE, LentStream
from testigo.intake.limits import Limits
from testigo.intake.received import plain
from testigo.intake.warc import Archived, Passed, next_record, records_in
from testigo.ledger import Failure

Told = tuple[Head, bytes]
Tell = Callable[[Head], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """Where in an archive to go on: the number of the file within a WACZ, whether its hash was compared, a byte of it.

    ``behind`` where it is the record that follows the one at that byte.
    """

    archive: int = 0
    checked: bool = False
    at: int = 0
    behind: bool = False


def told_of(
    asked: Head, read: Callable[[int, int], bytes], size: int | None, limits: Limits, tell: Tell = lambda _: None
) -> Iterator[Told]:
    """Yield what is in an archive from a cursor on: each page with its bytes, each failure, and where each record ends.

    ``asked`` has its ``kind``, ``name`` and ``cursor``; ``tell`` is told where each record begins, and each file of a WACZ.
    Raises TestigoError T824 when it is no archive.
    """
    stream = io.BufferedReader(LentStream(read, size), PIECE)
    cursor = Cursor(**asked["cursor"])
    if asked["kind"] == WARC:
        yield from _records(stream, asked["name"], limits, cursor, tell)
    else:
        yield from _in_wacz(stream, asked["name"], limits, cursor, tell)


def _in_wacz(stream: IO[bytes], name: str, limits: Limits, cursor: Cursor, tell: Tell) -> Iterator[Told]:
    from testigo.intake.wacz import FOLDER, Wacz

    wacz = Wacz(stream)
    for number, archive in enumerate(wacz.archives[cursor.archive :], cursor.archive):
        start = cursor if number == cursor.archive else Cursor(archive=number)
        place = f"{name}:{archive.removeprefix(FOLDER)}"
        begun = {"begun": asdict(start), "place": place}
        tell(begun)
        try:
            if not start.checked:
                altered = wacz.altered(archive, lambda told=begun: tell(told))  # type: ignore[misc]
                if altered:
                    yield _failed(Failure(input=place, code="T822", message=altered))
                tell({"done": asdict(Cursor(archive=number, checked=True))})
            with wacz.opened(archive) as records:
                yield from _records(records, place, limits, start, tell)
        except TestigoError as why:
            yield _failed(Failure(input=place, code=why.code, message=why.message))


def _records(stream: IO[bytes], place: str, limits: Limits, cursor: Cursor, tell: Tell) -> Iterator[Told]:
    def begun(at: int) -> None:
        tell({"begun": asdict(Cursor(archive=cursor.archive, checked=True, at=at)), "place": f"{place}:{at}"})

    start = next_record(stream, cursor.at) if cursor.behind else cursor.at
    if start is None:
        return
    begun(start)
    for record in records_in(stream, place, limits, start, begun):
        done = asdict(Cursor(archive=cursor.archive, checked=True, at=record.offset, behind=True))
        yield {"done": done, **_told(record)[0]}, _told(record)[1]


def _told(record: Archived) -> Told:
    found = record.found
    if isinstance(found, Passed):
        return {}, b""
    if isinstance(found, Failure):
        return _failed(found)
    return {"received": plain(found)}, found.data


def _failed(failure: Failure) -> Told:
    return {"failure": {"input": failure.input, "code": failure.code, "message": failure.message}}, b""
