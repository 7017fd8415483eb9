import sqlite3
from contextlib import closing
from pathlib import Path

from sample_old_case import ADDED, as_version_1, schema_2
from sample_pages import data_of, made_page

from testigo.case.adding import failed, put
from testigo.case.audit import rows
from testigo.case.audit.entries import ENTRIES, START, entries_in
from testigo.case.store import Store
from testigo.ledger import Failure

OBJECTS = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"


def old_case(folder: Path, pages: int = 3) -> Path:
    store = Store(folder / "new.testigo", create=True)
    for number in range(pages):
        ledger = made_page(number)
        put(store, ledger, data_of(ledger))
    failed(store, Failure(input="gone.html", code="T101", message="no such file"))
    store.close()
    return as_version_1(folder / "new.testigo", folder / "old.testigo")


def test_a_migrated_case_has_the_tables_and_guards_of_a_new_one(tmp_path: Path) -> None:
    assert ADDED in schema_2()
    Store(old_case(tmp_path)).close()
    found = []
    for name in ("new", "old"):
        with closing(sqlite3.connect(tmp_path / f"{name}.testigo")) as db:
            found.append(db.execute(OBJECTS).fetchall())
    assert found[0] == found[1]


def test_the_chain_of_an_old_case_begins_with_the_hashes_of_all_that_it_holds(tmp_path: Path) -> None:
    store = Store(old_case(tmp_path))
    begun, migrated = entries_in(store.database.rows(ENTRIES))
    assert (begun.kind, begun.before, migrated.kind, migrated.before) == ("begun", START, "migrated", begun.hash)
    assert [p["receipt"] for p in migrated.body["pages"]] == [made for _, made, _ in rows.receipts(store.database)]
    assert [r["reading"] for r in migrated.body["readings"]] == [r.hash for r in rows.readings(store.database)]
    assert migrated.body["failures"] == [made for _, made in rows.failures(store.database)]
    store.close()


def test_how_a_page_of_an_old_case_came_is_still_told(tmp_path: Path) -> None:
    store = Store(old_case(tmp_path))
    data, receipt = store.received(made_page(1).page.id)
    assert data == data_of(made_page(1))
    assert (receipt.how, receipt.status, receipt.redirects, receipt.tool) == ("given", None, (), None)
    store.close()
