"""The rows of a case that the log tells of, each with the hash that stands in the log for all of it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from testigo.case.audit.canonical import digest, digest_of_bytes
from testigo.case.database import Database, Row
from testigo.case.packing import inflated

RECEIPTS = (
    "SELECT page.id, input, added_at, received_at, how, bytes.url, bytes.media_type, charset, bytes.published, size,"
    " status, headers, redirects, tool, who, salt"
    " FROM page LEFT JOIN bytes ON bytes.page = page.key LEFT JOIN receipt ON receipt.page = page.key"
)
READINGS = "SELECT page.id, version, model, read_at, ledger, current FROM reading JOIN page ON page.key = reading.page"
DECISIONS = "SELECT key, at, by, why, verb, page, other, undoes, record FROM decision"
FAILURES = "SELECT input, code, message, at FROM failure"
CAPTURES = (
    "SELECT capture.id, page.id, size, captured_at, capture.url, data FROM capture"
    " LEFT JOIN page ON page.key = capture.page"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """A reading of a page by its hash; ``counts`` where it is the one that counts; ``whole`` where its ledger can be read."""

    page: str
    hash: str
    version: str
    model: str
    counts: bool
    whole: bool = True


def receipts(database: Database, page: str | None = None) -> Iterator[tuple[str, str, int | None]]:
    """Yield id, hash of the receipt, and size (None where the bytes are lost) of every page, or of one."""
    for row in _chosen(database, RECEIPTS, "page.id", page):
        yield row[0], digest(row), row[9]


def readings(database: Database, page: str | None = None) -> Iterator[ReadingRow]:
    """Yield every reading, or those of one page, in the order in which they were written."""
    for row in _chosen(database, READINGS, "page.id", page, order="reading.key"):
        yield _reading(row)


def _reading(row: Row) -> ReadingRow:
    page, version, model, read_at, ledger, current = row
    try:
        told = digest_of_bytes(inflated(ledger))
        whole = True
    except zlib.error:
        told, whole = digest_of_bytes(ledger), False
    made = digest([page, version, model, read_at, told])
    return ReadingRow(page=page, hash=made, version=version, model=model, counts=bool(current), whole=whole)


def decisions(database: Database, key: int | None = None) -> Iterator[tuple[int, str]]:
    """Yield key and hash of every decision, or of one."""
    for row in _chosen(database, DECISIONS, "key", key, order="key"):
        yield row[0], digest(row)


def failures(database: Database, name: str | None = None) -> Iterator[tuple[str, str]]:
    """Yield input and hash of everything that could not be read, or of one."""
    for row in _chosen(database, FAILURES, "input", name):
        yield row[0], digest(row)


def captures(database: Database, capture: str | None = None) -> Iterator[tuple[str, str]]:
    """Yield id and hash of every capture, or of one; the id is the hash of its bytes, which are hashed here anew."""
    for row in _chosen(database, CAPTURES, "capture.id", capture):
        yield row[0], digest([*row[:-1], digest_of_bytes(row[-1])])


def _chosen(database: Database, select: str, column: str, value: object, order: str | None = None) -> Iterator[Row]:
    sql = select if value is None else f"{select} WHERE {column} = ?"
    return database.each(f"{sql} ORDER BY {order or column}", *(() if value is None else (value,)))
