"""What a case rests on and nothing else: pages as received, readings, decisions, failures, captures, and the log of them all."""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Iterator
from functools import cached_property
from typing import Protocol

from testigo.case.audit import rows
from testigo.case.audit.canonical import digest, digest_of_bytes
from testigo.case.audit.entries import ENTRIES
from testigo.case.database import Database, Row
from testigo.case.packing import inflated, unpacked

ENTRY = ("n", "at", "who", "kind", "body", "before", "hash")
RECEIPT = (
    "id", "input", "added_at", "received_at", "how", "url", "media_type", "charset", "published", "size", "status", "headers",
    "redirects", "tool", "who", "salt",
)  # fmt: skip
READING = ("page", "version", "model", "read_at", "current")
DECISION = ("key", "at", "by", "why", "verb", "page", "other", "undoes", "record")
FAILURE = ("input", "code", "message", "at")
CAPTURE = ("id", "page", "size", "captured_at", "url")
"""Names of columns, in the order in which the log hashes them."""

OF_COPIES = frozenset({"bundled", "imported"})
"""Kinds of entry that tell of copies of the case and of nothing in it."""
_BYTES = "SELECT coding, data FROM bytes JOIN page ON page.key = bytes.page WHERE page.id = ?"


class Evidence(Protocol):
    """Rows by the columns above, in the order in which the log tells of them; bytes and ledgers as they were hashed."""

    def entries(self) -> Iterator[Row]:
        """Yield the entries of the log, their bodies as JSON text."""
        ...

    def pages(self) -> Iterator[tuple[Row, bytes | None]]:
        """Yield every page's receipt and bytes, None where they are lost."""
        ...

    def readings(self) -> Iterator[tuple[Row, bytes]]:
        """Yield every reading and its ledger, in JSON."""
        ...

    def decisions(self) -> Iterator[Row]:
        """Yield every decision."""
        ...

    def failures(self) -> Iterator[Row]:
        """Yield every input that could not be read."""
        ...

    def captures(self) -> Iterator[tuple[Row, bytes]]:
        """Yield every capture and its WARC file."""
        ...


class CaseEvidence:
    """The evidence in a case file.

    The log is that up to the last entry which tells of more than a copy of the case: bundling a case twice, or one that was
    imported, gives the same bundle.
    """

    def __init__(self, database: Database) -> None:
        """Take the open file."""
        self._database = database

    def entries(self) -> Iterator[Row]:
        """Yield the entries of the log, their bodies as JSON text."""
        return iter(self._entries)

    @cached_property
    def _entries(self) -> list[Row]:
        found = self._database.rows(f"{ENTRIES} ORDER BY n")
        while found and found[-1][3] in OF_COPIES:
            found.pop()
        return found

    @cached_property
    def _told(self) -> _Told:
        return _Told(self._entries)

    def pages(self) -> Iterator[tuple[Row, bytes | None]]:
        """Yield every page's receipt and bytes, None where they are lost."""
        known = [page for (page,) in self._database.rows("SELECT id FROM page ORDER BY key")]
        for page in sorted(known, key=lambda page: self._told.pages.get(page, 0)):
            row = self._database.row(f"{rows.RECEIPTS} WHERE page.id = ?", page)
            kept = self._database.row(_BYTES, page)
            assert row is not None
            yield row, None if kept is None else unpacked(*kept)

    def readings(self) -> Iterator[tuple[Row, bytes]]:
        """Yield every reading and its ledger, in JSON."""
        keyed = []
        for key, *row in self._database.each(
            rows.READINGS.replace("SELECT ", "SELECT reading.key, ") + " ORDER BY reading.key"
        ):
            page, version, model, read_at, ledger, _ = row
            told = digest([page, version, model, read_at, digest_of_bytes(inflated(ledger))])
            keyed.append((self._told.reading(page, told), key))
        for _, key in sorted(keyed):
            *row, ledger, current = self._database.rows(f"{rows.READINGS} WHERE reading.key = ?", key)[0]
            yield (*row, current), inflated(ledger)

    def decisions(self) -> Iterator[Row]:
        """Yield every decision."""
        return self._database.each(f"{rows.DECISIONS} ORDER BY key")

    def failures(self) -> Iterator[Row]:
        """Yield every input that could not be read."""
        return self._database.each(f"{rows.FAILURES} ORDER BY input")

    def captures(self) -> Iterator[tuple[Row, bytes]]:
        """Yield every capture and its WARC file."""
        found = [made for (made,) in self._database.rows("SELECT id FROM capture ORDER BY key")]
        for made in sorted(found, key=lambda made: self._told.captures.get(made, 0)):
            *row, data = self._database.rows(f"{rows.CAPTURES} WHERE capture.id = ?", made)[0]
            yield tuple(row), data


class _Told:
    """By which entry each thing came, last; 0 for what was there when the chain of an older case began."""

    def __init__(self, entries: list[Row]) -> None:
        self.pages: dict[str, int] = {}
        self.captures: dict[str, int] = {}
        self._readings: defaultdict[tuple[str, str], deque[int]] = defaultdict(deque)
        for n, _, _, kind, body, *_ in entries:
            if kind in {"received", "captured", "read"}:
                self._take(n, kind, json.loads(body))

    def _take(self, n: int, kind: str, body: dict[str, str]) -> None:
        if kind == "received":
            self.pages[body["page"]] = n
        elif kind == "captured":
            self.captures[body["capture"]] = n
        else:
            self._readings[body["page"], body["reading"]].append(n)

    def reading(self, page: str, told: str) -> int:
        """The entry of the next reading of this hash."""
        found = self._readings.get((page, told))
        return found.popleft() if found else 0
