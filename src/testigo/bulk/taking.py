"""What becomes of one record: taken in, told apart, read; its rows and what is counted of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from testigo.bulk.blame import message_of
from testigo.bulk.copies import Article, Copies, Original, article_of
from testigo.bulk.options import BulkOptions
from testigo.bulk.parts import Part
from testigo.bulk.readings import Asked, carried, reading_of
from testigo.bulk.record import Record
from testigo.bulk.rows import Place, day_of, glanced_row, page_row, read_columns, record_rows, same_page_row
from testigo.bulk.sorting import Skipped, glanced, skipped, skipped_early
from testigo.bulk.tables import NO_DATE
from testigo.intake.failures import failure_of
from testigo.intake.limits import Options
from testigo.intake.making import make_page
from testigo.intake.received import Received
from testigo.intake.warc import Passed
from testigo.ledger import Failure, Ledger, Page, Span
from testigo.reading.stretches import LONGEST

if TYPE_CHECKING:
    from testigo.reading.reader import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a page tells: its ledger, read or ``carried``, and the page with the same text that came before."""

    ledger: Ledger
    article: Article
    original: Original | None
    carried: bool


class Taking:
    """Takes the records of one shard in order."""

    def __init__(
        self, shard: str, options: BulkOptions, reader: Reader, copies: Copies, blamed: Mapping[int, str]
    ) -> None:
        """Take the shard's name, what pages are read with, the pages before, and the records that are not to be tried."""
        self._shard = shard
        self._options = options
        self._intake = Options(limits=options.limits, in_process=True)
        self._reader = reader
        self._copies = copies
        self._blamed = blamed
        self._asked: Asked | None = None

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
        """Take a page: one that came before is told at once, one that is no article once it is taken in; others are read."""
        ident = "sha256:" + hashlib.sha256(received.data).hexdigest()
        before = self._copies.same_bytes(ident, received.url)
        if before is not None:
            counted["copy.exact"] += 1
            part.add("pages", day_of(before.published), [same_page_row(place, ident, received, record, before)])
            return
        glance = glanced(received)
        early = skipped_early(glance, self._options)
        if early is not None:
            counted[f"{early.outcome}.{early.reason}"] += 1
            part.add("pages", NO_DATE, [glanced_row(place, ident, received, record, early)])
            self._copies.note(Original(record=record.key, page=ident, part=self._copies.part), received.url)
            return
        try:
            page = make_page(received, self._intake)
            told = skipped(page, glance, self._options) or self._read(page, received, record)
        except Exception as why:  # noqa: BLE001 - one page must never end a shard
            _fail(failure_of(received.input, why), record, place, part, counted)
            return
        row = page_row(place, page, received.input) | {"retrieved_at": record.retrieved_at}
        day = day_of(row["published"])
        if isinstance(told, Skipped):
            counted[f"{told.outcome}.{told.reason}"] += 1
            part.add("pages", day, [row | {"outcome": told.outcome, "reason": told.reason}])
            self._copies.note(_original(page, record, self._copies.part), received.url)
            return
        counted["copy.near" if told.carried else "read.copy" if told.original else "read"] += 1
        for table, rows in record_rows(place, told.ledger, carried=told.carried).items():
            part.add(table, day, rows)
        part.add("pages", day, [row | read_columns(told.ledger, told.article, told.original, carried=told.carried)])

    def _read(self, page: Page, received: Received, record: Record) -> Read:
        """Read a page, or carry to it what another page of the same words told."""
        article = article_of(page)
        before = self._copies.same_article(article) if len(page.text) <= LONGEST else None
        if before is not None:
            packed = self._copies.reading(before)
            ledger = carried(packed, page, article.paragraphs, received.input, self._reader.mark)
            if ledger is not None:
                self._copies.note(_original(page, record, self._copies.part), received.url)
                return Read(ledger=ledger, article=article, original=before, carried=True)
        before = self._copies.same_text(article)
        ledger, original = self._read_elsewhere(page, received, record, article) or self._read_here(
            page, received, record, article
        )
        self._copies.note(original, received.url, article)
        return Read(ledger=ledger, article=article, original=before, carried=False)

    def _read_elsewhere(
        self, page: Page, received: Received, record: Record, article: Article
    ) -> tuple[Ledger, Original] | None:
        """What reading the page gives, where another shard has read the same words in a setting that says the same."""
        packed = self._copies.elsewhere(article) if len(page.text) <= LONGEST else None
        ledger = packed and carried(packed, page, article.paragraphs, received.input, self._reader.mark)
        if not packed or not ledger:
            return None
        start, end = self._copies.put(packed)
        return ledger, replace(_original(page, record, self._copies.part), start=start, end=end)

    def _read_here(self, page: Page, received: Received, record: Record, article: Article) -> tuple[Ledger, Original]:
        ledger = self._reader.read(page, input=received.input, setting_of=self._setting_of)
        return ledger, self._kept(page, record, ledger, article)

    def _setting_of(self, page: Page, places: Iterable[Span]) -> Asked:
        self._asked = Asked.of(page, places)
        return self._asked

    def _kept(self, page: Page, record: Record, ledger: Ledger, article: Article) -> Original:
        """What is remembered of a page that was just read; a page read in stretches is not carried."""
        original = _original(page, record, self._copies.part)
        asked, self._asked = self._asked, None
        if asked is None or len(page.text) > LONGEST:
            return original
        start, end = self._copies.put(reading_of(ledger, article.paragraphs, asked).packed())
        return replace(original, start=start, end=end)


def _original(page: Page, record: Record, part: int) -> Original:
    return Original(
        record=record.key,
        page=page.id,
        part=part,
        published=page.published.value if page.published else None,
        outlet=page.outlet,
    )


def _fail(failure: Failure, record: Record, place: Place, part: Part, counted: Counter[str]) -> None:
    counted[f"failed.{failure.code}"] += 1
    row = place.row() | {
        "input": failure.input,
        "url": record.url,
        "code": failure.code,
        "message": failure.message,
    }
    part.add("failures", "", [row])
