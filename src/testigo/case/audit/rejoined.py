"""Works out anew, from the readings and decisions of a case, all that was worked out from them, and compares."""

from __future__ import annotations

import json
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from testigo.case import page_rows
from testigo.case.adding import join, join_anew
from testigo.case.addresses import address_of
from testigo.case.audit.canonical import canonical
from testigo.case.audit.findings import Verified
from testigo.case.collecting import uncollected
from testigo.case.database import Database, Row
from testigo.case.packing import inflated
from testigo.case.review.ruling import rule_parties
from testigo.case.store import Store

_SELECTS = {
    "naming": "SELECT page, entity, n.kind, names, descriptions, n.category, country, told, cased, f.words, o.words,"
    " f.score, f.reason, p.words, party.name, party.kind, party.category, party.aliases FROM naming AS n"
    " LEFT JOIN face AS f ON f.key = n.face LEFT JOIN face AS o ON o.key = f.other"
    " LEFT JOIN face AS p ON p.key = f.party LEFT JOIN party ON party.key = f.party",
    "face": "SELECT words, uses FROM face WHERE uses > 0",
    "face_key": "SELECT k.key, sought, words FROM face_key AS k JOIN face ON face.key = k.face"
    " WHERE k.face IN (SELECT face FROM naming)",
    "face_tie": "SELECT f.words, o.words, t.pages FROM face_tie AS t JOIN face AS f ON f.key = t.face"
    " JOIN face AS o ON o.key = t.other WHERE t.pages > 0",
    "face_part": "SELECT f.words, o.words, t.reason, t.score, t.pages FROM face_part AS t"
    " JOIN face AS f ON f.key = t.face JOIN face AS o ON o.key = t.whole WHERE t.pages > 0",
    "face_trait": "SELECT words, sort, value, pages FROM face_trait JOIN face ON face.key = face_trait.face WHERE pages > 0",
    "face_ruling": "SELECT min(f.words, o.words), max(f.words, o.words), t.verb FROM face_ruling AS t"
    " JOIN face AS f ON f.key = t.face JOIN face AS o ON o.key = t.other",
}
"""What is compared of tables whose rows go by keys that depend on the order in which pages came; the tables below are compared
whole. ``incident_near`` is not: it notes what was compared when, as a start for the next time, and depends on that order.
Nor are faces that no page uses any more."""
_WHOLE = (
    "page",
    "claim",
    "profile",
    "telling",
    "incident_key",
    "incident_join",
    "incident_apart",
    "lineage_key",
    "lineage_trace",
    "link",
    "decided",
    "doubt",
)
_DRAWN = {"claim": "key", "telling": "key"}
"""Columns that are numbers of rows and say nothing."""
_BEFORE_DECIDED = """
SELECT DISTINCT page.id FROM decision JOIN page AS later ON later.id IN (decision.page, decision.other)
JOIN page ON page.address = later.address AND page.key < later.key ORDER BY page.id
"""
_SHOWN = 5
"""Differences that are told of each table."""


def check_joins(store: Store, told: Verified) -> None:
    """Tell of every row that was worked out otherwise than the readings and decisions say."""
    with TemporaryDirectory(prefix="testigo-") as folder:
        fresh = Store(Path(folder) / "case", create=True)
        try:
            with uncollected():
                _join_all(store, fresh)
            for table in (*_WHOLE, *_SELECTS):
                _compare(store.database, fresh.database, table, told)
        finally:
            fresh.close()


def _join_all(store: Store, fresh: Store) -> None:
    fresh.database.write("PRAGMA synchronous = OFF")
    with fresh.writing():
        for row in store.database.rows("SELECT * FROM decision ORDER BY key"):
            fresh.database.write("INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", *row)
        pages = store.database.rows(
            "SELECT key, id, input, added_at, received_at FROM page LEFT JOIN bytes ON bytes.page = key ORDER BY key"
        )
        for key, page, name, added_at, received_at in pages:
            _join_one(store, fresh, key, (page, name, added_at), received_at)
        join_decided_versions(fresh)
        rule_parties(fresh.database, fresh.parties)


def join_decided_versions(fresh: Store) -> None:
    """Join those pages anew that were joined before a later version of them was there, on which something is decided.

    A decision about one version holds for the others, as far as they have the words.
    """
    for (page,) in fresh.database.rows(_BEFORE_DECIDED):
        join_anew(fresh, page)


def _join_one(store: Store, fresh: Store, key: int, named: tuple[str, str, str], received_at: str | None) -> None:
    ledger = store.ledger(named[0])
    write = fresh.database.write
    write(page_rows.PUT_PAGE, key, *named, *page_rows.page_columns(ledger.page))
    if received_at is not None:  # by which the version that counts is found
        write(page_rows.PUT_BYTES, key, "plain", 0, received_at, "given", None, None, None, None, b"")
    write(page_rows.PUT_READING, *page_rows.reading_row(key, ledger, named[2]))
    fresh.database.write_all(page_rows.PUT_CLAIM, page_rows.claim_rows(key, ledger))
    join(fresh, ledger, fresh.place(key, {address_of(ledger.page.url)}))


def _compare(old: Database, new: Database, table: str, told: Verified) -> None:
    there, must = (Counter(_rows(database, table)) for database in (old, new))
    others = must - there
    for row in list((there - must).elements())[:_SHOWN]:
        like = next((o for o in others if o[:2] == row[:2]), None)
        expected = "none" if like is None else _said(like)
        told.fail("joins", table, "has a row that the readings do not give", expected=expected, found=_said(row))
    if not there - must:
        for row in list(others.elements())[:_SHOWN]:
            told.fail("joins", table, "lacks a row that the readings give", expected=_said(row), found="none")


def _rows(database: Database, table: str) -> Iterator[Row]:
    select = _SELECTS.get(table)
    if select is None:
        names = [row[1] for row in database.rows(f"PRAGMA table_info({table})")]
        columns = ", ".join(name for name in names if name != _DRAWN.get(table))
        select = f"SELECT {columns} FROM {table}"  # noqa: S608 - names of the schema
    for row in database.each(select):
        yield tuple(_opened(value) for value in row)


def _opened(value: object) -> object:
    """What is packed is compared unpacked, and lists in JSON by what they say: of a number, 1 and 1.0 are one way to write it."""
    try:
        if isinstance(value, bytes):
            return inflated(value)
        if isinstance(value, str) and value.startswith("["):
            return canonical(json.loads(value)).decode()
    except (zlib.error, ValueError, RecursionError):
        pass
    return value


def _said(row: Row) -> str:
    text = " | ".join("" if value is None else str(value) for value in row)
    return text if len(text) <= 200 else text[:200] + "…"
