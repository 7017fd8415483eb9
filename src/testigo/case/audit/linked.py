"""Checks the chain itself: that every entry is there, in its place, and bound to the one before."""

from __future__ import annotations

from typing import Any

from testigo.case.audit.canonical import canonical
from testigo.case.audit.entries import ENTRIES, KINDS, START, Entry, entries_in, hash_of
from testigo.case.audit.findings import Verified
from testigo.case.database import Database

_FIRST = frozenset({"begun"})


def linked(database: Database, told: Verified) -> list[Entry]:
    """Return the entries that can be understood, in order, and tell what is wrong with the chain."""
    entries: list[Entry] = []
    n, before = 0, START
    for row in database.rows(f"{ENTRIES} ORDER BY n"):
        entry = _entry(row, told)
        if row[0] != n + 1:
            told.fail("entry", n + 1, "is not there", expected=f"entry {n + 1} before entry {row[0]}", found="none")
        elif row[5] != before:
            says = "is not bound to the entry before it, which was changed, or it was put in"
            told.fail("entry", row[0], says, expected=before, found=row[5])
        n, before = row[0], row[6]
        if entry is not None:
            entries.append(entry)
    _check_head(database, told, n, before)
    if not entries or entries[0].kind not in _FIRST:
        told.fail("entry", 1, "does not begin a chain", expected="begun", found=entries[0].kind if entries else "none")
    told.entries, told.head = len(entries), before if n else None
    return entries


def _entry(row: tuple[Any, ...], told: Verified) -> Entry | None:
    try:
        entry = next(entries_in([row]))
        made = hash_of(entry.n, entry.at, entry.who, entry.kind, entry.body, entry.before)
        written = canonical(entry.body).decode()
    except (ValueError, TypeError, RecursionError) as why:
        told.fail("entry", row[0], f"cannot be understood: {why}")
        return None
    if made != entry.hash:
        told.fail(
            "entry", entry.n, "was changed: its hash is not that of what it says", expected=entry.hash, found=made
        )
    elif written != row[4]:
        told.fail("entry", entry.n, "is not written in canonical JSON", expected=written, found=row[4])
    if entry.kind not in KINDS:
        told.notes.append(f"entry {entry.n} is of a kind that this version does not know: {entry.kind}")
    return entry


def _check_head(database: Database, told: Verified, n: int, last: str) -> None:
    kept = database.row("SELECT n, hash FROM head")
    if kept is None:
        told.fail("entry", n, "is not written down as the last one", expected=f"{n} {last}", found="none")
    elif kept != (n, last):
        says = (
            "is not the last entry that was written" if kept[0] > n else "comes after the last entry that was written"
        )
        told.fail("entry", n, says, expected=f"{kept[0]} {kept[1]}", found=f"{n} {last}")
