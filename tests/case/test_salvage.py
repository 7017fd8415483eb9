import sqlite3
from contextlib import closing
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sample_pages import data_of, made_page
from sample_tampering import tamper

from testigo.case.adding import put
from testigo.case.salvage import salvaged, stated_size, tables
from testigo.case.store import Store

SAVED = ("page", "bytes", "receipt", "reading", "failure", "decision", "capture", "entry")


def case_of(path: Path, pages: int) -> bytes:
    store = Store(path, create=True)
    for number in range(pages):
        ledger = made_page(number)
        put(store, ledger, data_of(ledger))
    store.close()
    return path.read_bytes()


def test_every_row_of_a_whole_case_is_found_once_and_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.testigo"
    data = case_of(path, 30)
    found = list(salvaged(data))
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        for table in ("page", "bytes", "reading", "claim", "telling"):
            rows = [dict(row) for row in db.execute(f"SELECT * FROM {table} ORDER BY rowid")]
            assert (
                sorted((r for t, r in found if t == table), key=lambda r: r["key"] if "key" in r else r["page"]) == rows
            )


def test_a_row_that_goes_on_over_many_pages_of_the_file_is_found_whole(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.testigo", create=True)
    ledger = made_page()
    data = bytes(range(256)) * 500
    with store.writing():
        store.put(ledger, data)
    store.close()
    tamper(tmp_path / "a.testigo", f"UPDATE bytes SET coding = 'plain', data = x'{data.hex()}'")
    rows = [row for table, row in salvaged((tmp_path / "a.testigo").read_bytes()) if table == "bytes"]
    assert [row["data"] for row in rows] == [data]


def test_what_was_deleted_is_not_found_again(tmp_path: Path) -> None:
    path = tmp_path / "a.testigo"
    case_of(path, 30)
    tamper(path, "PRAGMA foreign_keys = ON", "DELETE FROM page WHERE key > 5")
    assert [row["key"] for table, row in salvaged(path.read_bytes()) if table == "page"] == [1, 2, 3, 4, 5]


def test_the_tables_that_are_saved_are_told_apart_from_all_others_by_their_columns() -> None:
    shapes = {table.name: table.types for table in tables()}
    assert shapes.keys() >= {*SAVED}
    for name in SAVED:
        assert [other for other, shape in shapes.items() if shape == shapes[name]] == [name]


def test_the_size_that_a_file_should_have_stands_in_its_header(tmp_path: Path) -> None:
    data = case_of(tmp_path / "a.testigo", 2)
    assert stated_size(data) == len(data)
    assert stated_size(b"") == 0


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=100), st.integers(0, 300))
def test_bytes_of_any_kind_are_looked_through_without_a_fault(noise: bytes, at: int) -> None:
    data = b"SQLite format 3\x00\x02\x00" + b"\x0d" * 300
    assert list(salvaged(data[:at] + noise + data[at:])) == []
    assert list(salvaged(noise)) == []
