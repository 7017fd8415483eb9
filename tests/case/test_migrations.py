from pathlib import Path

import pytest
from sample_pages import data_of, made_page

from testigo.case.database import Database
from testigo.case.migrations import VERSION, migrate
from testigo.case.opening import open_case
from testigo.case.store import Store
from testigo.errors import TestigoError

STEPS = {
    VERSION: "ALTER TABLE page ADD COLUMN mood TEXT; -- a comment; with a stop\nUPDATE page SET mood = 'calm';",
    VERSION
    + 1: "CREATE TABLE place (key INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;\nINSERT INTO place (name) VALUES ('Osk; Bridge');\n",
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A case of the present version, which is an older one to the steps made up here."""
    path = tmp_path / "a.testigo"
    store = Store(path, create=True)
    ledger = made_page()
    with store.writing():
        store.put(ledger, data_of(ledger))
    store.close()
    return path


def test_a_case_of_an_older_version_is_brought_up_step_by_step_with_its_pages(old: Path) -> None:
    database = Database(old)
    migrate(database, STEPS, VERSION + 2)
    assert database.value("PRAGMA user_version") == VERSION + 2
    assert database.value("SELECT mood FROM page") == "calm"
    assert database.value("SELECT name FROM place") == "Osk; Bridge"
    database.close()
    assert old.read_bytes()[60:64] == bytes([0, 0, 0, VERSION + 2])


def test_a_step_that_fails_leaves_the_case_as_it_was(old: Path) -> None:
    before = old.read_bytes()
    database = Database(old)
    with pytest.raises(TestigoError) as raised:
        migrate(database, {**STEPS, VERSION + 1: "CREATE TABLE page (key INTEGER) STRICT;"}, VERSION + 2)
    database.close()
    assert raised.value.code == "T508"
    assert old.read_bytes() == before


def test_a_case_of_a_newer_version_is_refused_untouched(old: Path) -> None:
    database = Database(old)
    migrate(database, STEPS, VERSION + 2)
    database.close()
    before = old.read_bytes()
    with pytest.raises(TestigoError) as raised:
        open_case(old)
    assert raised.value.code == "T503"
    assert f"version {VERSION + 2}" in raised.value.message
    assert old.read_bytes() == before
    assert list(old.parent.iterdir()) == [old]


def test_a_case_of_this_version_is_not_written_to(old: Path) -> None:
    before = old.read_bytes()
    open_case(old).close()
    assert old.read_bytes() == before
