"""Removes a page with all that tells of it, or a capture alone, from a case for good, and leaves a tombstone in the log: hash and reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from testigo.case.adding import join_anew, put_back, take_out
from testigo.case.audit import rows
from testigo.case.custody.captures import capture_called
from testigo.case.database import Database
from testigo.case.review.ruling import rule_parties
from testigo.case.store import Store
from testigo.case.versions import Version, newest_of, versions_at
from testigo.errors import TestigoError

_DECISIONS = "SELECT key, page, other FROM decision WHERE page = ?1 OR other = ?1 ORDER BY key"
_UNUSED = (
    "SELECT key FROM face WHERE uses <= 0 AND words NOT LIKE 'c:%'"
    " AND NOT EXISTS (SELECT 1 FROM naming WHERE naming.face = face.key)"
    " AND NOT EXISTS (SELECT 1 FROM face AS f WHERE f.key <> face.key AND (f.other = face.key OR f.party = face.key))"
)
_OF_FACES = (
    ("face_key", "face"),
    ("face_tie", "face"),
    ("face_tie", "other"),
    ("face_part", "face"),
    ("face_part", "whole"),
    ("face_trait", "face"),
    ("face_ruling", "face"),
    ("face_ruling", "other"),
    ("party", "key"),
)
_OWN = ("capture", "bytes", "receipt", "reading")


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What went with a page. ``erased`` is False where others read the case, so that traces stay until it is closed by all."""

    page: str
    entry: int
    readings: int
    decisions: int
    captures: int
    erased: bool


def remove(store: Store, page: str, why: str, by: str | None = None) -> Removed:
    """Remove the page with this id, its bytes, receipt, readings and captures, and what was decided about it.

    An older version of it counts again where there is one. Raises TestigoError T701 where no reason is given.
    """
    _check_reason(page, why)
    with store.writing():
        removed = _remove(store, page, " ".join(why.split()), by)
    store.forget()
    return Removed(**removed, erased=_erase(store.database))


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedCapture:
    """A capture that went alone; ``page`` was read from it, if any was, and stays. ``erased`` is as in :class:`Removed`."""

    capture: str
    page: str | None
    entry: int
    erased: bool


def remove_capture(store: Store, capture: str, why: str, by: str | None = None) -> RemovedCapture:
    """Remove a capture, by its id or how that begins, alone; the page that was read from it stays, with its bytes and receipt.

    Raises TestigoError T701 where no reason is given, T763 where there is no such capture.
    """
    _check_reason(capture, why)
    with store.writing():
        gone = capture_called(store, capture)
        body = {"capture": gone.id, "page": None, "why": " ".join(why.split())}
        entry = store.note("removed", body, by)
        store.database.write("DELETE FROM capture WHERE id = ?", gone.id)
    return RemovedCapture(capture=gone.id, page=gone.page, entry=entry.n, erased=_erase(store.database))


def _check_reason(what: str, why: str) -> None:
    if not why.strip():
        raise TestigoError("T701", f"no reason is given why {what} is removed")


def _remove(store: Store, page: str, why: str, by: str | None) -> dict[str, Any]:
    decided = store.database.rows(_DECISIONS, page)
    body = _tombstone(store, page, why, [key for key, *_ in decided])
    entry = store.note("removed", body, by)
    key = store.key(page)
    again = {p for _, *pages in decided for p in pages if p not in {None, page}}
    again |= {v.id for v in _others(store, key)} if decided else set()
    if store.counts(page):
        take_out(store, page)
        _let_another_count(store, key)
    _delete(store.database, key, [n for n, *_ in decided])
    for other in sorted(again):
        if store.has(other):
            join_anew(store, other)
    rule_parties(store.database, store.parties)
    told = {name: len(body[name]) for name in ("readings", "decisions", "captures")}
    return {"page": page, "entry": entry.n, **told}


def _tombstone(store: Store, page: str, why: str, decisions: list[int]) -> dict[str, Any]:
    database = store.database
    ((_, receipt, _),) = rows.receipts(database, page)
    captures = database.rows("SELECT id FROM capture WHERE page = ? ORDER BY id", store.key(page))
    return {
        "page": page,
        "why": why,
        "receipt": receipt,
        "readings": [r.hash for r in rows.readings(database, page)],
        "decisions": list(decisions),
        "captures": [made for (made,) in captures],
    }


def _others(store: Store, key: int) -> list[Version]:
    address = store.database.value("SELECT address FROM page WHERE key = ?", key)
    return [v for v in versions_at(store.database, address) if v.key != key] if address else []


def _let_another_count(store: Store, key: int) -> None:
    others = _others(store, key)
    if not others:
        return
    newest = newest_of(others)
    write = store.database.write
    write("UPDATE page SET replaced_by = ? WHERE replaced_by = ?", newest.key, key)
    write("UPDATE page SET replaced_by = NULL WHERE key = ?", newest.key)
    put_back(store, newest.id)


def _delete(database: Database, key: int, decisions: Iterable[int]) -> None:
    for decision in decisions:
        database.write("DELETE FROM decided WHERE decision = ?", decision)
        database.write("DELETE FROM decision WHERE key = ?", decision)
    for table in _OWN:
        database.write(f"DELETE FROM {table} WHERE page = ?", key)  # noqa: S608 - names of the schema
    database.write("DELETE FROM page WHERE key = ?", key)
    _forget_near(database, key)
    database.write("DELETE FROM laid")
    _forget_faces(database)


def _forget_faces(database: Database) -> None:
    """Delete the faces, and what they are called, that no page uses any more: they hold names from the page."""
    for table in ("face_trait", "face_tie"):
        database.write(f"DELETE FROM {table} WHERE pages <= 0")  # noqa: S608 - a name of the schema
    while unused := database.rows(_UNUSED):
        for (face,) in unused:
            for table, column in _OF_FACES:
                database.write(f"DELETE FROM {table} WHERE {column} = ?", face)  # noqa: S608 - names of the schema
            database.write("DELETE FROM face WHERE key = ?", face)


def _forget_near(database: Database, key: int) -> None:
    """Let no incident keep one of the page in mind: a later page may get its key."""
    for page, incident, near in database.rows("SELECT page, incident, near FROM incident_near"):
        kept = " ".join(found for found in near.split() if not found.startswith(f"{key}:"))
        if kept != near:
            database.write("UPDATE incident_near SET near = ? WHERE page = ? AND incident = ?", kept, page, incident)


def _erase(database: Database) -> bool:
    """Write the file anew without what was deleted: SQLite leaves it in the file otherwise."""
    for name in ("page_words", "claim_words"):
        database.write(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608 - a name of the schema
    database.write("VACUUM")
    return bool(database.value("PRAGMA wal_checkpoint(TRUNCATE)") == 0)
