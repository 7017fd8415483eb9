"""Begins the chain of a case that was made before there was one, with the hash of everything that it holds."""

from __future__ import annotations

from typing import Any

from testigo.case.audit import rows
from testigo.case.audit.bodies import reading_body
from testigo.case.audit.chain import append, begin
from testigo.case.custody.who import who
from testigo.case.database import Database


def begin_from_1(database: Database) -> None:
    """Append the first entries of a case of version 1: what it holds is bound from here on, and not before."""
    name = who()
    begin(database.connection, name)
    append(database.connection, "migrated", {"from": 1, **held(database)}, name)


def held(database: Database) -> dict[str, Any]:
    """Return the hashes of all pages, readings, decisions and failures in a case."""
    return {
        "pages": [_page(page, receipt, size) for page, receipt, size in rows.receipts(database)],
        "readings": [reading_body(r) for r in rows.readings(database)],
        "decisions": [{"decision": key, "hash": made} for key, made in rows.decisions(database)],
        "failures": [made for _, made in rows.failures(database)],
    }


def _page(page: str, receipt: str, size: int | None) -> dict[str, Any]:
    return {"page": page, "receipt": receipt, "size": size}
