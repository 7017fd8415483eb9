"""What the log says of a row that has just been written: bodies of entries, with the row's hash."""

from __future__ import annotations

from typing import Any

from testigo.case.audit import rows
from testigo.case.audit.entries import Kind
from testigo.case.database import Database
from testigo.ledger import Failure


def received_body(database: Database, page: str, cleared: dict[str, str]) -> dict[str, Any]:
    """Return what the log says of a page that came, and of the failure that it ends, if any."""
    (_, receipt, size) = next(rows.receipts(database, page))
    return {"page": page, "receipt": receipt, "size": size, **cleared}


def read_body(database: Database, page: str) -> dict[str, Any]:
    """Return what the log says of the reading of a page that was written last."""
    *_, last = rows.readings(database, page)
    return reading_body(last)


def reading_body(r: rows.ReadingRow) -> dict[str, Any]:
    """Return what the log says of a reading."""
    return {"page": r.page, "reading": r.hash, "version": r.version, "model": r.model, "counts": r.counts}


def failed_body(database: Database, failure: Failure, cleared: dict[str, str]) -> dict[str, Any]:
    """Return what the log says of an input that could not be read, and of the earlier failure that this one replaces."""
    ((_, made),) = rows.failures(database, failure.input)
    return {"failure": made, "code": failure.code, **cleared}


def decided(database: Database, key: int, verb: str, undoes: int | None) -> tuple[Kind, dict[str, Any]]:
    """Return of what kind the entry for a decision is, and what it says."""
    ((_, made),) = rows.decisions(database, key)
    body = {"decision": key, "hash": made, "verb": verb}
    return ("decided", body) if undoes is None else ("undone", {**body, "undoes": undoes})
