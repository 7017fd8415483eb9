"""A case file that somebody gave may hold more than pages: nothing in it runs, and nothing in it is taken for a case's own."""

import sqlite3
import time
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sample_old_case import as_version_1
from sample_pages import data_of, made_page
from sample_tampering import unguarded

import testigo
from testigo.case import packing
from testigo.case.adding import put
from testigo.case.audit.verifying import verify
from testigo.case.store import Store
from testigo.errors import TestigoError

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "given.testigo"
    store = Store(path, create=True)
    for number in range(2):
        ledger = made_page(number)
        put(store, ledger, data_of(ledger))
    store.close()
    return path


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in statements:
            db.execute(statement)


def in_schema(path: Path, statement: str) -> None:
    """Write to the schema itself, as a program of the attacker's can."""
    change(path, "PRAGMA writable_schema = ON", statement)


def add_to(path: Path) -> None:
    store = Store(path)
    try:
        ledger = made_page(2)
        put(store, ledger, data_of(ledger))
    finally:
        store.close()


def code(act: Callable[[Path], object], path: Path) -> str:
    with pytest.raises(TestigoError) as caught:
        act(path)
    return caught.value.code


ADDED = {
    "a trigger that deletes": "CREATE TRIGGER t AFTER INSERT ON page BEGIN DELETE FROM claim; END",
    "a trigger that never ends": f"CREATE TRIGGER t AFTER INSERT ON page BEGIN INSERT INTO change SELECT 2, ({ENDLESS}); END",
    "a trigger that sets itself off": "CREATE TRIGGER t AFTER UPDATE ON change BEGIN UPDATE change SET number = number + 1; END",
    "a trigger named as SQLite's own nearly are": "CREATE TRIGGER sqlitezz AFTER INSERT ON page BEGIN DELETE FROM claim; END",
    "a view that never ends": f"CREATE VIEW v AS {ENDLESS}",
    "a computed index": "CREATE INDEX i ON claim (length(hex(zeroblob(confidence * 1000000))))",
    "a table": "CREATE TABLE more (x)",
    "another table of words": "CREATE VIRTUAL TABLE more USING fts5 (x, content = 'sqlite_schema')",
}


@pytest.mark.parametrize("statement", ADDED.values(), ids=ADDED)
def test_a_case_with_more_in_it_is_read_and_not_written_to(statement: str, case: Path) -> None:
    change(case, statement)
    before = case.read_bytes()
    with testigo.Case(case) as file:
        assert len(file.cards()) == 2
        assert file.accounts().pages
    assert code(add_to, case) == "T517"
    assert case.read_bytes() == before


@pytest.mark.parametrize("statement", ADDED.values(), ids=ADDED)
def test_verifying_says_what_is_foreign(statement: str, case: Path) -> None:
    change(case, statement)
    store = Store(case)
    found = [f"{finding.which} {finding.says}" for finding in verify(store).findings if finding.what == "schema"]
    store.close()
    assert any("is none of a case" in line for line in found)


@pytest.mark.parametrize("name", ["sqlite_t", "sqlite_stat1"])
def test_a_trigger_under_a_name_of_sqlites_own_is_not_passed_over(name: str, case: Path) -> None:
    change(case, "CREATE TRIGGER t AFTER INSERT ON page BEGIN DELETE FROM claim; END")
    in_schema(
        case,
        f"UPDATE sqlite_schema SET name = '{name}', sql = replace(sql, 'TRIGGER t', 'TRIGGER {name}') WHERE name = 't'",
    )
    assert code(add_to, case) in {"T507", "T508", "T517"}


def test_what_sqlite_keeps_of_its_own_is_not_foreign(case: Path) -> None:
    change(case, "ANALYZE")
    add_to(case)


REPLACED = {
    "a view": (
        "DROP TABLE failure",
        f"CREATE VIEW failure (input, code, message, at) AS SELECT 'x', 'T101', ({ENDLESS}), ''",
    ),
    "a view in capitals": (
        "DROP TABLE failure",
        f"CREATE VIEW FAILURE (input, code, message, at) AS SELECT 'x', 'T101', ({ENDLESS}), ''",
    ),
    "a table that computes": (
        "DROP TABLE failure",
        "CREATE TABLE failure (input TEXT PRIMARY KEY, code TEXT, message TEXT AS (hex(zeroblob(200000000))), at TEXT)",
    ),
    "a table that checks": (
        "DROP TABLE failure",
        "CREATE TABLE failure (input TEXT PRIMARY KEY, code TEXT, message TEXT, at TEXT CHECK (length(hex(zeroblob(100000000))) > 0))",
    ),
    "a table of words": ("DROP TABLE failure", "CREATE VIRTUAL TABLE failure USING fts5 (input, code, message, at)"),
}


@pytest.mark.parametrize("statements", REPLACED.values(), ids=REPLACED)
def test_a_case_with_something_else_in_the_place_of_a_table_is_not_opened(
    statements: tuple[str, ...], case: Path
) -> None:
    change(case, *statements)
    began = time.process_time()
    assert code(testigo.Case, case) == "T517"
    assert time.process_time() - began < 1


def test_a_table_that_sqlite_keeps_words_in_may_not_compute(case: Path) -> None:
    computing = "CREATE TABLE ''page_words_data''(id INTEGER PRIMARY KEY, block BLOB AS (zeroblob(900000000)))"
    in_schema(case, f"UPDATE sqlite_schema SET sql = '{computing}' WHERE name = 'page_words_data'")
    assert code(testigo.Case, case) in {"T507", "T508", "T517"}


@pytest.mark.parametrize(
    "sql", ["nonsense", "CREATE TABLE page (", "CREATE TABLE page (key, key)", "CREATE VIEW page AS SELECT * FROM page"]
)
def test_a_schema_that_is_none_is_damage(sql: str, case: Path) -> None:
    in_schema(case, f"UPDATE sqlite_schema SET sql = '{sql}' WHERE name = 'page'")
    assert code(testigo.Case, case) in {"T507", "T508", "T517"}


def test_a_case_of_an_older_version_is_not_brought_up_where_something_foreign_would_run(
    case: Path, tmp_path: Path
) -> None:
    old = as_version_1(case, tmp_path / "old.testigo")
    change(old, "CREATE TRIGGER t AFTER INSERT ON page BEGIN DELETE FROM claim; END")
    before = old.read_bytes()
    assert code(testigo.Case, old) == "T517"
    assert old.read_bytes() == before


def test_a_guard_that_is_gone_keeps_nobody_from_reading(case: Path) -> None:
    change(case, "DROP TRIGGER entry_kept")
    add_to(case)
    store = Store(case)
    assert any(finding.which == "trigger entry_kept" for finding in verify(store).findings)
    store.close()


def bomb() -> bytes:
    codec = zlib.compressobj(9)
    piece = codec.compress(b" " * (1 << 24))
    return piece + codec.compress(b" ") + codec.flush()


def test_a_page_in_a_case_that_unpacks_to_too_much_is_damage(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "LONGEST", 1 << 24)
    packed = bomb()
    assert len(packed) < 20_000
    with unguarded(case) as db:
        db.execute("UPDATE bytes SET data = ?, coding = 'zlib'", (packed,))
        db.execute("UPDATE reading SET ledger = ?", (packed,))
    page = made_page(0).page.id
    store = Store(case)
    for ask in (store.ledger, store.received):
        with pytest.raises(TestigoError) as caught:
            ask(page)
        assert caught.value.code == "T507"
    assert {f.what for f in verify(store).findings} >= {"page", "reading"}
    store.close()


@pytest.mark.parametrize("block", ["zeroblob(3)", "x'ffffffffffffffffffffff'", "randomblob(100)", "'text'"])
def test_an_index_of_words_that_is_broken_breaks_the_search_alone(block: str, case: Path) -> None:
    with unguarded(case) as db:
        db.execute(f"UPDATE page_words_data SET block = {block}")
        db.execute(f"UPDATE claim_words_data SET block = {block}")
    with testigo.Case(case) as file:
        with suppress(TestigoError):
            file.search("killed")
        assert len(file.cards()) == 2
