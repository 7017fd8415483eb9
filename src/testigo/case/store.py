"""What a case file holds, as records: pages with their bytes and readings, and their sides of the joins.

Each method of reading may raise TestigoError T507 or T508, each of writing T504 to T508 (see :mod:`testigo.case.database`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import error as DamagedError  # noqa: N812 - it has the name of a function

from testigo.case import page_rows
from testigo.case.addresses import address_of
from testigo.case.audit import rows as noted
from testigo.case.audit.bodies import failed_body, read_body, received_body
from testigo.case.audit.chain import append
from testigo.case.audit.entries import Entry, Kind
from testigo.case.custody.receipt_rows import PUT_RECEIPT, receipt_at, receipt_row
from testigo.case.custody.receipts import Receipt, now, tool
from testigo.case.custody.who import who
from testigo.case.database import WAIT, Database
from testigo.case.joined import Joined
from testigo.case.opening import open_case
from testigo.case.records import PageCard
from testigo.case.versions import Turn, Version, settle, versions_at
from testigo.errors import TestigoError
from testigo.ledger import Failure, Ledger

if TYPE_CHECKING:
    from testigo.case.incidents.index import IncidentIndex
    from testigo.case.lineage.index import LineageIndex
    from testigo.case.parties.index import PartyIndex
    from testigo.case.review.register import Register

_SIDES = """
SELECT tables.name, key."from" FROM sqlite_schema AS tables, pragma_foreign_key_list(tables.name) AS key
WHERE tables.type = 'table' AND key."table" = 'page' AND key.on_delete = 'CASCADE'
  AND tables.name NOT IN ('bytes', 'receipt', 'reading')
"""
"""Every table and column with what was worked out from a page's reading."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a page was put: its key, the id of the version that counts, and which pages count no longer or again."""

    key: int
    newest: str
    turn: Turn


class Store(Joined):
    """An open case file. One may write at a time; any number may read."""

    def __init__(self, path: Path, *, create: bool = False, wait: float = WAIT, by: str | None = None) -> None:
        """Open the file at ``path`` for ``by``; make it where it is absent and ``create`` is set."""
        self.database: Database = open_case(path, create=create, wait=wait, by=by)
        self.by = who(by)
        self.forget()

    def close(self) -> None:
        """Close the file; do nothing where it is closed."""
        self.database.close()

    def forget(self) -> None:
        """Drop what is held in memory of the file."""
        for name in ("incidents", "parties", "lineage"):
            vars(self).pop(name, None)
        self._seen = self.database.value("PRAGMA data_version")

    @cached_property
    def register(self) -> Register:
        """What persons decided."""
        from testigo.case.review.register import Register

        return Register(self.database)

    @cached_property
    def incidents(self) -> IncidentIndex:
        """Where incidents that may be one find each other."""
        from testigo.case.incidents.index import IncidentIndex

        return IncidentIndex(self.database.connection)

    @cached_property
    def parties(self) -> PartyIndex:
        """Who is who."""
        from testigo.case.parties.index import PartyIndex

        return PartyIndex(self.database.connection)

    @cached_property
    def lineage(self) -> LineageIndex:
        """Where pages that may depend on each other find each other."""
        from testigo.case.lineage.index import LineageIndex

        return LineageIndex(self.database.connection)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write all that is written within, or nothing of it."""
        with self.database.writing():
            if self.database.value("PRAGMA data_version") != self._seen:  # another program has written
                self.forget()
            try:
                yield
                self.database.write("UPDATE change SET number = number + 1")
            except BaseException:
                self.forget()
                raise

    def changes_since_laid(self) -> int:
        """Return how often the case has changed since its accounts were laid last."""
        return self.changes() - (self.database.value("SELECT change FROM laid") or 0)

    def laid(self, program: str) -> bytes | None:
        """Return what a program kept of the accounts that it laid last; None where it kept nothing."""
        found = self.database.value("SELECT accounts FROM laid WHERE program = ?", program)
        return found if isinstance(found, bytes) else None

    def keep_laid(self, changes: int, program: str, accounts: bytes) -> None:
        """Keep accounts, where the case has changed no more since. Raises TestigoError T504 at once where another writes."""
        with self.database.writing(wait=0.0):
            if self.changes() == changes:
                self.database.write("INSERT OR REPLACE INTO laid VALUES (1, ?, ?, ?)", changes, program, accounts)

    def reading(self) -> AbstractContextManager[None]:
        """See one state of the case within, whatever others add meanwhile."""
        return self.database.reading()

    # --- pages

    def has(self, page: str) -> bool:
        """Say whether the case holds the page with this id."""
        return self.database.value("SELECT 1 FROM page WHERE id = ?", page) is not None

    def pages(self) -> int:
        """Return how many pages count."""
        found = self.database.value("SELECT count(*) FROM page WHERE replaced_by IS NULL")
        assert isinstance(found, int)
        return found

    def counts(self, page: str) -> bool:
        """Say whether the page with this id counts: no newer version of it is in the case."""
        return self.database.value("SELECT 1 FROM page WHERE id = ? AND replaced_by IS NULL", page) is not None

    def key(self, page: str) -> int:
        """Return the key of the page with this id."""
        found = self.database.value("SELECT key FROM page WHERE id = ?", page)
        assert isinstance(found, int)
        return found

    def address(self, page: str) -> str | None:
        """Return the address by which the versions of the page with this id are known; None where it has none."""
        found: str | None = self.database.value("SELECT address FROM page WHERE id = ?", page)
        return found

    def at_address(self, address: str | None) -> tuple[str, ...]:
        """Return the ids of the pages of an address; of none, none."""
        return tuple(page for (page,) in self.database.rows("SELECT id FROM page WHERE address = ?", address))

    def put(
        self,
        ledger: Ledger,
        data: bytes | None,
        receipt: Receipt | None = None,
        *,
        added_at: str | None = None,
        read_at: str | None = None,
    ) -> Placed:
        """Write a page, its bytes (None where they are lost) and its first reading, made just now where not said otherwise."""
        page, at = ledger.page, now()
        columns = page_rows.page_columns(page)
        key = self.database.write(page_rows.PUT_PAGE, None, page.id, ledger.input, added_at or at, *columns)
        known = receipt or Receipt(received_at=at, how="given")
        if data is not None:
            known = receipt or replace(known, tool=tool(), who=self.by)
            self.database.write(page_rows.PUT_BYTES, *page_rows.bytes_row(key, data, known))
        self.database.write(PUT_RECEIPT, *receipt_row(key, known))
        self.note("received", received_body(self.database, page.id, self._without_failure(ledger.input)))
        self.database.write(page_rows.PUT_READING, *page_rows.reading_row(key, ledger, read_at or at))
        self.note("read", read_body(self.database, page.id))
        self.database.write_all(page_rows.PUT_CLAIM, page_rows.claim_rows(key, ledger))
        return self.place(key, {address_of(page.url)})

    def put_again(self, ledger: Ledger) -> Placed:
        """Write a new reading of a page, which counts from now on; drop what was worked out from the one before."""
        key = self.key(ledger.page.id)
        self.database.write("UPDATE reading SET current = 0 WHERE page = ? AND current = 1", key)
        self.database.write(page_rows.PUT_READING, *page_rows.reading_row(key, ledger, now()))
        self.note("read", read_body(self.database, ledger.page.id))
        return self.tell(ledger)

    def tell(self, ledger: Ledger) -> Placed:
        """Write what a page tells as the ledger has it, in the place of all that was worked out from it before."""
        key = self.key(ledger.page.id)
        before = self.database.value("SELECT address FROM page WHERE key = ?", key)
        for table, column in self.database.rows(_SIDES):
            self.database.write(f"DELETE FROM {table} WHERE {column} = ?", key)  # noqa: S608 - names of the schema
        self.database.write(page_rows.ALTER_PAGE, *page_rows.page_columns(ledger.page), key)
        self.database.write_all(page_rows.PUT_CLAIM, page_rows.claim_rows(key, ledger))
        return self.place(key, {before, address_of(ledger.page.url)})

    def put_old_reading(self, ledger: Ledger, read_at: str) -> None:
        """Write a reading of a page that was made before the one that counts."""
        row = page_rows.reading_row(self.key(ledger.page.id), ledger, read_at)
        self.database.write(page_rows.PUT_OLD_READING, *row)
        self.note("read", read_body(self.database, ledger.page.id))

    def note(self, kind: Kind, body: dict[str, Any], by: str | None = None) -> Entry:
        """Append an entry to the log, by who opened the case where nobody is named, inside the transaction that is open."""
        return append(self.database.connection, kind, body, by or self.by)

    def _without_failure(self, name: str) -> dict[str, str]:
        """Forget that an input could not be read; return what the log says of that: nothing where it was not so."""
        found = next(noted.failures(self.database, name), None)
        self.database.write("DELETE FROM failure WHERE input = ?", name)
        return {} if found is None else {"clears": found[1]}

    def place(self, key: int, addresses: set[str | None]) -> Placed:
        """Let the newest version of each address count; say where the page with this key stands after that."""
        turns = [self._without_address(key), *(settle(self.database, a) for a in sorted(a for a in addresses if a))]
        turn = Turn(
            retired=tuple(page for t in turns for page in t.retired),
            restored=tuple(page for t in turns for page in t.restored),
        )
        newest = self.database.value(
            "SELECT newest.id FROM page JOIN page AS newest ON newest.key = ifnull(page.replaced_by, page.key)"
            " WHERE page.key = ?",
            key,
        )
        return Placed(key=key, newest=newest, turn=turn)

    def _without_address(self, key: int) -> Turn:
        """Let a page that has no address any more, and so no newer version, count again."""
        sql = "UPDATE page SET replaced_by = NULL WHERE key = ? AND address IS NULL AND replaced_by IS NOT NULL RETURNING id"
        return Turn(restored=tuple(page for (page,) in self.database.rows(sql, key)))

    def put_failure(self, failure: Failure) -> None:
        """Write that a page could not be read."""
        with self.database.writing():
            cleared = self._without_failure(failure.input)
            told = (failure.input, failure.code, failure.message, now())
            self.database.write("INSERT INTO failure VALUES (?, ?, ?, ?)", *told)
            self.note("failed", failed_body(self.database, failure, cleared))

    def failures(self) -> tuple[Failure, ...]:
        """Return what could not be read and was not read since, by input."""
        found = self.database.rows("SELECT input, code, message FROM failure ORDER BY input")
        return tuple(Failure(input=i, code=c, message=m) for i, c, m in found)

    def cards(self) -> tuple[PageCard, ...]:
        """Return the pages that count, those without a newer version, by id."""
        found = self.database.rows(f"{page_rows.CARDS} WHERE replaced_by IS NULL ORDER BY id")
        return tuple(page_rows.card(row) for row in found)

    def texts(self, pages: Iterable[str]) -> dict[str, str]:
        """Return the texts of pages by their ids; ids that the case does not hold are left out."""
        found = ((page, self.database.value("SELECT text FROM page WHERE id = ?", page)) for page in set(pages))
        return {page: text for page, text in found if text is not None}

    def card(self, page: str) -> PageCard:
        """Return the page with this id without its text."""
        found = self.database.row(f"{page_rows.CARDS} WHERE id = ?", page)
        assert found is not None
        return page_rows.card(found)

    def versions(self, url: str) -> tuple[Version, ...]:
        """Return the versions of a page, the oldest first, by its address or the name it was added under."""
        found = address_of(url) or self.database.value("SELECT address FROM page WHERE input = ? OR url = ?", url, url)
        known = self.database.value("SELECT 1 FROM page WHERE address = ?", found) if found else None
        return versions_at(self.database, found) if known else ()

    def ledger(self, page: str) -> Ledger:
        """Return the current reading of the page with this id."""
        found = self.database.value("SELECT ledger FROM reading WHERE page = ? AND current = 1", self.key(page))
        return self._unpacked(found)

    def ledgers(self) -> Iterator[Ledger]:
        """Yield the current reading of every page that counts, by page id, one at a time."""
        for (page,) in self.database.rows("SELECT id FROM page WHERE replaced_by IS NULL ORDER BY id"):
            yield self.ledger(page)

    def readings(self, page: str) -> Iterator[tuple[str, Ledger]]:
        """Yield the readings of a page with when they were made, the one that counts first, then the latest."""
        found = self.database.rows(
            "SELECT read_at, ledger FROM reading WHERE page = ? ORDER BY current DESC, read_at DESC, key DESC",
            self.key(page),
        )
        for at, kept in found:
            yield at, self._unpacked(kept)

    def received(self, page: str) -> tuple[bytes, Receipt]:
        """Return the bytes of a page as they were received, and how they came.

        Raises TestigoError T507 where they are lost.
        """
        key = self.key(page)
        found, receipt = self.database.row(f"{page_rows.BYTES} WHERE page = ?", key), receipt_at(self.database, key)
        if found is None or receipt is None:
            raise TestigoError("T507", f"the case {str(self.database.path)!r} has lost the bytes of {page}")
        from testigo.case.packing import unpacked

        try:
            return unpacked(*found), receipt
        except DamagedError as why:
            raise self._damaged() from why

    def read_otherwise(self, version: str, model: str) -> tuple[tuple[str, str], ...]:
        """Return id and input of the pages whose current reading is by another version or model and whose bytes are here."""
        found = self.database.rows(
            "SELECT page.id, input FROM page JOIN bytes ON bytes.page = page.key"
            " JOIN reading ON reading.page = page.key AND current = 1"
            " WHERE version <> ? OR model <> ? ORDER BY page.id",
            version,
            model,
        )
        return tuple((page, name) for page, name in found)

    def _unpacked(self, kept: bytes) -> Ledger:
        from testigo.case.packing import unpacked_ledger

        try:
            return unpacked_ledger(kept)
        except (DamagedError, TestigoError) as why:
            raise self._damaged() from why

    def _damaged(self) -> TestigoError:
        return TestigoError("T507", f"the case {str(self.database.path)!r} is damaged")
