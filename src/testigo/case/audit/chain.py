"""Appends entries to the log of an open case, inside the transaction that changes what they tell of."""

from __future__ import annotations

import os
import sqlite3
from typing import Any

from testigo.case.audit.entries import ENTRIES, START, Entry, Kind, entries_in, entry_of, entry_row
from testigo.case.custody.receipts import now, tool
from testigo.case.database import Database
from testigo.errors import TestigoError

_PUT = "INSERT INTO entry (n, at, who, kind, body, before, hash) VALUES (?, ?, ?, ?, ?, ?, ?)"
_ID = 16
"""Bytes of the number drawn for a case, by which two chains with the same first pages differ."""


def append(db: sqlite3.Connection, kind: Kind, body: dict[str, Any], who: str, at: str | None = None) -> Entry:
    """Append an entry; the transaction that it stands in is the caller's."""
    n, before = head(db)
    entry = entry_of(n + 1, at or now(), who, kind, body, before)
    db.execute(_PUT, entry_row(entry))
    db.execute("INSERT OR REPLACE INTO head VALUES (1, ?, ?)", (entry.n, entry.hash))
    return entry


def head(db: sqlite3.Connection) -> tuple[int, str]:
    """Return number and hash of the last entry: 0 and :data:`START` where there is none.

    They are written down apart from the entries, so that a chain whose last entries were taken away is never taken up as if
    nothing had been.
    """
    kept = db.execute("SELECT n, hash FROM head").fetchone()
    last = kept or db.execute("SELECT n, hash FROM entry ORDER BY n DESC LIMIT 1").fetchone()
    return (last[0], last[1]) if last else (0, START)


def entries_from(database: Database, n: int = 1) -> tuple[Entry, ...]:
    """Return the entries from number ``n`` on. Raises TestigoError T507 where one cannot be understood."""
    try:
        return tuple(entries_in(database.rows(f"{ENTRIES} WHERE n >= ? ORDER BY n", n)))
    except (ValueError, RecursionError) as why:
        raise TestigoError("T507", f"the log of {str(database.path)!r} is damaged: {why}") from why


def begin(db: sqlite3.Connection, who: str) -> Entry:
    """Append the first entry of a new case."""
    return append(db, "begun", {"case": os.urandom(_ID).hex(), "tool": tool()}, who)
