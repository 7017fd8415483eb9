"""Saves what can be saved of a damaged case to a new one, and says what is lost."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import zlib
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from testigo.case import adding
from testigo.case.audit.bodies import decided, failed_body
from testigo.case.audit.canonical import digest_of_bytes
from testigo.case.custody.captures import keep_capture
from testigo.case.custody.receipt_rows import with_row
from testigo.case.custody.receipts import Receipt
from testigo.case.packing import unpacked, unpacked_ledger
from testigo.case.salvage import salvaged, stated_size
from testigo.case.store import Store
from testigo.errors import TestigoError
from testigo.ledger import Failure, Ledger

_KEPT_AS_THEY_ARE = ("decision", "failure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovered:
    """What was saved and what was not.

    ``pages`` is how many are in the new case: ``read_anew`` of them (by input) since their reading was lost,
    ``without_bytes`` of them without the bytes as received. ``lost`` are pages that are known to have been there and are
    not in the new case, by input. ``missing`` is how many bytes the file is short of.
    """

    pages: int
    readings: int
    decisions: int
    read_anew: tuple[str, ...]
    without_bytes: tuple[str, ...]
    lost: tuple[str, ...]
    missing: int


def recover(case: str | Path, out: str | Path) -> Recovered:
    """Write what can be saved of a damaged case to a new case file, and leave the damaged one as it is.

    Pages, their bytes and readings, decisions and failures are saved; joins are worked out anew. Raises TestigoError
    T402 when ``out`` is there already, T501 when there is no such case, T508 when it cannot be read, T509 when nothing
    in it can be saved, and T505 or T506 when the new one cannot be written.
    """
    if os.path.lexists(out):
        raise TestigoError("T402", f"{str(out)!r} is there already; give the recovered case a name of its own")
    data = _bytes_of(Path(case))
    found = _Found()
    for table, row in salvaged(data):
        found.take(table, row)
    if not found.received and not found.readings:
        raise TestigoError("T509", f"no page could be found in {str(case)!r}")
    return _write(found, Path(out), _origin(found, data), max(0, stated_size(data) - len(data)))


def _origin(found: _Found, data: bytes) -> dict[str, Any]:
    """What the new case's log says of the file that it was made from: its hash, and the last entry found in it."""
    last = max(found.entries, key=lambda row: row["n"], default=None)
    told = {"n": last["n"], "hash": last["hash"]} if last else None
    return {"file": digest_of_bytes(data), "size": len(data), "entries": len(found.entries), "last": told}


def _bytes_of(case: Path) -> bytes:
    """The file's bytes, with what stands in the log beside it, if that can be brought in."""
    try:
        with tempfile.TemporaryDirectory(prefix="testigo-") as folder:
            copy = Path(folder) / "case"
            shutil.copyfile(case, copy)
            log = case.with_name(case.name + "-wal")
            if log.exists():
                shutil.copyfile(log, copy.with_name(copy.name + "-wal"))
                _bring_in_log(copy)
            return copy.read_bytes()
    except FileNotFoundError:
        raise TestigoError("T501", f"there is no case {str(case)!r}") from None
    except OSError as why:
        raise TestigoError("T508", f"the case {str(case)!r} cannot be read: {why.strerror or why}") from why


def _bring_in_log(copy: Path) -> None:
    with suppress(sqlite3.Error), closing(sqlite3.connect(copy, isolation_level=None)) as db:
        db.execute("PRAGMA writable_schema = ON")  # a file that is cut off is refused without
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


@dataclass
class _Reading:
    key: int
    read_at: str
    current: bool
    ledger: Ledger


@dataclass
class _Found:
    """Rows of the damaged case, by the id of the page that they tell of by themselves."""

    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    received: dict[str, tuple[int, bytes, Receipt]] = field(default_factory=dict)
    readings: dict[str, list[_Reading]] = field(default_factory=dict)
    others: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    receipts: dict[int, dict[str, Any]] = field(default_factory=dict)
    captures: list[dict[str, Any]] = field(default_factory=list)
    entries: list[dict[str, Any]] = field(default_factory=list)

    def take(self, table: str, row: dict[str, Any]) -> None:
        """Keep a row if it is of use; pass over what is broken inside."""
        with suppress(zlib.error, TestigoError, AssertionError, ValueError):
            if table == "page" and row["id"].startswith("sha256:"):
                self.pages[row["id"]] = row
            elif table == "bytes":
                self._take_bytes(row)
            elif table == "reading":
                self._take_reading(row)
            elif table == "receipt":
                self.receipts[row["page"]] = row
            elif table == "capture" and digest_of_bytes(row["data"]) == row["id"]:
                self.captures.append(row)
            elif table == "entry":
                self.entries.append(row)
            elif table in _KEPT_AS_THEY_ARE:
                json.loads(row.get("record", "{}"))  # what is broken would break what reads it
                self.others.append((table, row))

    def _take_bytes(self, row: dict[str, Any]) -> None:
        data = unpacked(row["coding"], row["data"])
        told = ("received_at", "how", "url", "media_type", "charset", "published")
        page = "sha256:" + hashlib.sha256(data).hexdigest()
        self.received[page] = (row["page"], data, Receipt(**{name: row[name] for name in told}))

    def _take_reading(self, row: dict[str, Any]) -> None:
        ledger = unpacked_ledger(row["ledger"])
        reading = _Reading(key=row["key"], read_at=row["read_at"], current=bool(row["current"]), ledger=ledger)
        self.readings.setdefault(ledger.page.id, []).append(reading)

    def receipt(self, page: str) -> Receipt | None:
        """How the bytes of the page came, as far as it shows."""
        if page not in self.received:
            return None
        key, _, receipt = self.received[page]
        row = self.receipts.get(key)
        with suppress(ValueError, TypeError):
            return receipt if row is None else with_row(receipt, row)
        return receipt

    def in_order(self) -> list[str]:
        """The pages of which there are bytes or a reading, in the order in which they were added, as far as it shows."""
        keys = {page: row["key"] for page, row in self.pages.items()}
        received = {page: key for page, (key, _, _) in self.received.items()}
        last = max([*keys.values(), *received.values()], default=0) + 1
        found = {*self.received, *self.readings}
        return sorted(found, key=lambda page: (keys.get(page, received.get(page, last)), page))

    def name_of(self, page: str) -> str:
        """What the page was added from, as far as it shows."""
        if page in self.pages:
            return str(self.pages[page]["input"])
        readings = self.readings.get(page)
        return readings[0].ledger.input if readings else f"recovered:{page.removeprefix('sha256:')[:12]}"


def _write(found: _Found, out: Path, origin: dict[str, Any], missing: int) -> Recovered:
    store = Store(out, create=True)
    try:
        with store.writing():
            store.note("recovered", origin)
        for table, row in found.others:  # before the pages, which are joined as was decided
            _insert(store, table, row)
        anew, failed = _write_pages(found, store)
        _write_captures(found, store)
        return Recovered(
            pages=store.database.value("SELECT count(*) FROM page"),
            readings=store.database.value("SELECT count(*) FROM reading"),
            decisions=store.database.value("SELECT count(*) FROM decision"),
            read_anew=tuple(anew),
            without_bytes=tuple(found.name_of(p) for p in found.in_order() if p not in found.received),
            lost=tuple(sorted({*failed, *(found.name_of(p) for p in found.pages.keys() - {*found.in_order()})})),
            missing=missing,
        )
    finally:
        store.close()


def _write_pages(found: _Found, store: Store) -> tuple[list[str], list[str]]:
    """Write every page; return the inputs of those that were read anew, and of those that could not be."""
    anew: list[str] = []
    failed: list[str] = []
    for page in found.in_order():
        readings = sorted(found.readings.get(page, ()), key=lambda r: (not r.current, -r.key))
        if readings:
            _put(found, store, page, readings)
            continue
        result = _read_anew(found, store, page)
        (failed if result.failure else anew).append(result.input)
    return anew, failed


def _put(found: _Found, store: Store, page: str, readings: list[_Reading]) -> None:
    """Write a page with its readings, the first of which counts, and the times of all."""
    with store.writing():
        _, data, _ = found.received.get(page, (0, None, None))
        added_at, first = found.pages.get(page, {}).get("added_at"), readings[0]
        adding.put(store, first.ledger, data, found.receipt(page), added_at=added_at, read_at=first.read_at)
        for reading in reversed(readings[1:]):
            store.put_old_reading(reading.ledger, reading.read_at)


def _read_anew(found: _Found, store: Store, page: str) -> adding.Added:
    _, data, first = found.received[page]
    receipt = found.receipt(page) or first
    ledger = adding.read_received(found.name_of(page), data, receipt)
    if isinstance(ledger, Failure):
        return adding.failed(store, ledger)
    return adding.put(store, ledger, data, receipt)


def _insert(store: Store, table: str, row: dict[str, Any]) -> None:
    columns, places = ", ".join(row), ", ".join("?" * len(row))
    sql = f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({places})"  # noqa: S608 - names of the schema
    with store.writing():
        store.database.write(sql, *row.values())
        if table == "decision":
            store.note(*decided(store.database, row["key"], row["verb"], row["undoes"]))
        else:
            failure = Failure(input=row["input"], code=row["code"], message=row["message"])
            store.note("failed", failed_body(store.database, failure, {}))


def _write_captures(found: _Found, store: Store) -> None:
    pages = {key: page for page, (key, _, _) in found.received.items()}
    for row in found.captures:
        keep_capture(store, row["data"], row["url"], page=pages.get(row["page"]), captured_at=row["captured_at"])
