"""A case file made from evidence alone: its rows are written as they are, and all that follows from them is worked out."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from testigo.bundle.evidence import RECEIPT, Evidence
from testigo.case import page_rows
from testigo.case.adding import join
from testigo.case.addresses import address_of
from testigo.case.audit.entries import Entry, Kind
from testigo.case.audit.findings import What
from testigo.case.audit.rejoined import join_decided_versions
from testigo.case.collecting import uncollected
from testigo.case.custody.receipt_rows import PUT_RECEIPT
from testigo.case.database import Row
from testigo.case.opening import make_unbegun
from testigo.case.packing import packed
from testigo.case.review.ruling import rule_parties
from testigo.case.store import Store
from testigo.errors import TestigoError

Fail = Callable[[What, object, str], None]
"""Takes what a row is of, which one it is, and why it cannot be written."""

_PUT_ENTRY = "INSERT INTO entry (n, at, who, kind, body, before, hash) VALUES (?, ?, ?, ?, ?, ?, ?)"
_PUT_READING = "INSERT INTO reading (page, version, model, read_at, current, ledger) VALUES (?, ?, ?, ?, ?, ?)"
_PUT_CAPTURE = "INSERT INTO capture (id, page, size, captured_at, url, data) VALUES (?, ?, ?, ?, ?, ?)"
_UNREAD = (None,) * 7 + ("[]", "", "")
"""The columns of a page that is written before its reading is."""
_LEVEL = 6


class _Unlogged(Store):
    """A case whose log is there already."""

    def note(self, kind: Kind, body: dict[str, Any], by: str | None = None) -> Entry:
        """Write nothing."""
        return Entry(n=0, at="", who=by or self.by, kind=kind, body=body, before="", hash="")


class Rebuilding:
    """A case that is made at a path where nothing is. First :meth:`rows`, then :meth:`joins`."""

    def __init__(self, path: Path) -> None:
        """Make an empty case without a log."""
        make_unbegun(path)
        self.store: Store = _Unlogged(path)
        self.store.database.write("PRAGMA synchronous = OFF")
        self._pages: list[tuple[int, str]] = []

    def close(self) -> None:
        """Close the file, all of it written."""
        self.store.database.checkpoint()
        self.store.close()

    def rows(self, evidence: Evidence, fail: Fail) -> None:
        """Write every row; tell ``fail`` of those that the file does not take, and pass over them.

        Raises what the evidence raises.
        """
        database = self.store.database
        with database.writing():
            for row in evidence.entries():
                with _telling(fail, "entry", row[0]):
                    database.write(_PUT_ENTRY, *row)
                    database.write("INSERT OR REPLACE INTO head VALUES (1, ?, ?)", row[0], row[6])
            for page, data in evidence.pages():
                with _telling(fail, "page", page[0]):
                    self._put_page(page, data)
            keys: dict[str, int] = dict(database.rows("SELECT id, key FROM page"))
            for (page, *told), ledger in evidence.readings():
                with _telling(fail, "reading", f"of {page}"):
                    database.write(_PUT_READING, keys[page], *told, zlib.compress(ledger, _LEVEL))
            self._put_all(
                "decision", "INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", evidence.decisions(), fail
            )
            self._put_all("failure", "INSERT INTO failure VALUES (?, ?, ?, ?)", evidence.failures(), fail)
            for (made, page, *told), data in evidence.captures():
                with _telling(fail, "capture", made):
                    database.write(_PUT_CAPTURE, made, None if page is None else keys[page], *told, data)

    def _put_all(self, what: What, put: str, rows: Iterable[Row], fail: Fail) -> None:
        for row in rows:
            with _telling(fail, what, row[0]):
                self.store.database.write(put, *row)

    def _put_page(self, row: Row, data: bytes | None) -> None:
        database, told = self.store.database, dict(zip(RECEIPT, row, strict=True))
        page = (told["id"], told["input"], told["added_at"])
        key = database.write(page_rows.PUT_PAGE, None, *page, *_UNREAD)
        if data is not None:
            coding, kept = packed(data)
            came = [told[n] for n in ("received_at", "how", "url", "media_type", "charset", "published")]
            database.write(page_rows.PUT_BYTES, key, coding, told["size"], *came, kept)
        if told["salt"] is not None:
            more = [told[n] for n in ("status", "headers", "redirects", "tool", "who", "salt")]
            database.write(PUT_RECEIPT, key, *more)
        self._pages.append((key, page[0]))

    def joins(self) -> None:
        """Work out what follows from the readings and decisions. Raises TestigoError T405 where a reading is no ledger."""
        store = self.store
        with uncollected(), store.writing():
            for key, page in self._pages:
                ledger = store.ledger(page)
                if ledger.page.id != page:
                    raise TestigoError("T405", f"the reading of {page} is of {ledger.page.id}")
                store.database.write(page_rows.ALTER_PAGE, *page_rows.page_columns(ledger.page), key)
                store.database.write_all(page_rows.PUT_CLAIM, page_rows.claim_rows(key, ledger))
                join(store, ledger, store.place(key, {address_of(ledger.page.url)}))
            join_decided_versions(store)
            rule_parties(store.database, store.parties)


@contextmanager
def _telling(fail: Fail, what: What, which: object) -> Iterator[None]:
    try:
        yield
    except KeyError:
        fail(what, which, "is of a page that is not there")
    except (TestigoError, sqlite3.Error, OverflowError, TypeError, ValueError) as why:
        fail(what, which, f"cannot be written: {getattr(why, 'message', why)}")
