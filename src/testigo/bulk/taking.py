"""What becomes of one record: taken in, told apart, read; its rows and what is counted of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING

from testigo.bulk.blame import message_of
from testigo.bulk.options import BulkOptions
from testigo.bulk.parts import Part
from testigo.bulk.record import Record
from testigo.bulk.rows import Place, day_of, page_row, record_rows, text_columns
from testigo.bulk.sorting import Skipped, skipped
from testigo.intake.failures import failure_of
from testigo.intake.limits import Options
from testigo.intake.making import make_page
from testigo.intake.received import Received
from testigo.intake.warc import Passed
from testigo.ledger import Failure, Ledger, Page

if TYPE_CHECKING:
    from testigo.reading.reader import Reader


class Taking:
    """Takes the records of one shard in order."""

    def __init__(self, shard: str, options: BulkOptions, reader: Reader, blamed: Mapping[int, str]) -> None:
        """Take the shard's name, what pages are read with, and the records that are not tried, each with its code."""
        self._blamed = blamed
        self._shard = shard
        self._options = options
        self._intake = Options(limits=options.limits)
        self._reader = reader

    def take(self, record: Record, number: int, part: Part) -> Counter[str]:
        """Put the rows of a record into a part, and return what was counted of it."""
        place = Place(shard=self._shard, record=record.key, number=number)
        counted = Counter({"records": 1})
        found = self._found(record, number)
        if isinstance(found, Passed):
            counted[f"passed.{found.reason}"] += 1
        elif isinstance(found, Failure):
            _fail(found, record, place, part, counted)
        else:
            self._take_page(found, record, place, part, counted)
        part.counters.update(counted)
        return counted

    def _found(self, record: Record, number: int) -> Received | Failure | Passed:
        """What the record holds; a failure where it is blamed."""
        code = self._blamed.get(number)
        if code is None:
            return record.found
        name = record.found.input if isinstance(record.found, Received | Failure) else record.key
        return Failure(input=name, code=code, message=message_of(code, self._options))

    def _take_page(self, received: Received, record: Record, place: Place, part: Part, counted: Counter[str]) -> None:
        result = self._read(received)
        if isinstance(result, Failure):
            _fail(result, record, place, part, counted)
            return
        page, told = result
        day = day_of(page.published.value if page.published else None)
        row = page_row(place, page, received.input) | {"retrieved_at": record.retrieved_at}
        if isinstance(told, Skipped):
            counted[f"{told.outcome}.{told.reason}"] += 1
            part.add("pages", day, [row | {"outcome": told.outcome, "reason": told.reason}])
            return
        counted["read"] += 1
        for table, rows in record_rows(place, told, carried=False).items():
            part.add(table, day, rows)
        part.add("pages", day, [row | {"outcome": "read"} | _numbers(told) | text_columns(page)])

    def _read(self, received: Received) -> tuple[Page, Ledger | Skipped] | Failure:
        try:
            page = make_page(received, self._intake)
        except Exception as why:  # noqa: BLE001 - one page must never end a shard
            return failure_of(received.input, why)
        told = skipped(page, self._options)
        if told is not None:
            return page, told
        ledger = next(self._reader.read_many([(received.input, page)]))
        return ledger if isinstance(ledger, Failure) else (page, ledger)


def _fail(failure: Failure, record: Record, place: Place, part: Part, counted: Counter[str]) -> None:
    counted[f"failed.{failure.code}"] += 1
    row = place.row() | {
        "input": failure.input,
        "url": record.url,
        "code": failure.code,
        "message": failure.message,
    }
    part.add("failures", "", [row])


def _numbers(ledger: Ledger) -> dict[str, object]:
    return {
        "claims": len(ledger.claims),
        "incidents": len(ledger.incidents),
        "counts": len(ledger.counts),
        "notices": [notice.code for notice in ledger.notices],
    }
