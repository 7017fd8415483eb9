import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sample_pages import data_of, made_page

from testigo.case.adding import failed, put, put_again
from testigo.case.audit.entries import ENTRIES, START, Entry, entries_in, hash_of
from testigo.case.case import Case
from testigo.case.records import Node
from testigo.case.review.deciding import decide, undo
from testigo.case.store import Store
from testigo.errors import TestigoError
from testigo.ledger import Failure


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "a.testigo", create=True, by="Ida")
    yield opened
    opened.close()


def log(store: Store) -> list[Entry]:
    return list(entries_in(store.database.rows(f"{ENTRIES} ORDER BY n")))


def kinds(store: Store, after: int = 0) -> list[str]:
    return [entry.kind for entry in log(store)[after:]]


def test_a_new_case_begins_its_chain_with_a_number_of_its_own(store: Store, tmp_path: Path) -> None:
    other = Store(tmp_path / "b.testigo", create=True)
    (mine,), (its,) = log(store), log(other)
    assert (mine.n, mine.kind, mine.before, mine.who) == (1, "begun", START, "Ida")
    assert mine.body["case"] != its.body["case"]
    other.close()


def test_each_entry_is_bound_to_the_one_before(store: Store) -> None:
    for number in range(3):
        put(store, made_page(number), data_of(made_page(number)))
    entries = log(store)
    assert [e.n for e in entries] == list(range(1, len(entries) + 1))
    assert [e.before for e in entries[1:]] == [e.hash for e in entries[:-1]]
    assert [e.hash for e in entries] == [hash_of(e.n, e.at, e.who, e.kind, e.body, e.before) for e in entries]


def test_a_page_is_received_read_and_joined_by_who_opened_the_case(store: Store) -> None:
    put(store, made_page(), data_of(made_page()))
    received, read, joined = log(store)[1:]
    assert [e.kind for e in (received, read, joined)] == ["received", "read", "joined"]
    assert {e.body["page"] for e in (received, read, joined)} == {made_page().page.id}
    assert received.body["size"] == len(data_of(made_page()))
    assert (read.body["version"], read.body["model"]) == ("0", "hand")
    assert received.who == "Ida"


def test_what_fails_is_read_anew_decided_and_undone_is_written_down(store: Store) -> None:
    ledger = made_page()
    failed(store, Failure(input=ledger.input, code="T201", message="empty"))
    put(store, ledger, data_of(ledger))
    put_again(store, made_page(model="better"))
    decided = decide(store, "accept", Node(page=ledger.page.id, id="C1"), by="Ben")
    undo(store, decided.id, by="Cora")
    told = log(store)[1:]
    assert [e.kind for e in told if e.kind != "joined"] == ["failed", "received", "read", "read", "decided", "undone"]
    assert told[0].body["failure"] == told[1].body["clears"]
    assert [e.who for e in told if e.kind in {"decided", "undone"}] == ["Ben", "Cora"]
    assert [e.body.get("undoes") for e in told if e.kind == "undone"] == [decided.id]


def test_what_is_not_written_after_all_leaves_no_entry(store: Store) -> None:
    with pytest.raises(RuntimeError), store.writing():
        store.put(made_page(), data_of(made_page()))
        raise RuntimeError
    assert kinds(store) == ["begun"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET who = 'Eve'",
        "DELETE FROM entry",
        "INSERT OR REPLACE INTO entry SELECT n, at, 'Eve', kind, body, before, hash FROM entry WHERE n = 2",
        "UPDATE bytes SET data = x'00'",
        "DELETE FROM bytes",
        "INSERT OR REPLACE INTO bytes SELECT * FROM bytes",
        "UPDATE receipt SET status = 404",
        "UPDATE reading SET model = 'other'",
        "DELETE FROM reading",
        "DELETE FROM page",
        "UPDATE decision SET by = 'Eve'",
        "DELETE FROM decision",
    ],
)
def test_the_file_refuses_to_change_what_the_log_tells_of(store: Store, statement: str) -> None:
    put(store, made_page(), data_of(made_page()))
    decide(store, "accept", Node(page=made_page().page.id, id="C1"), by="Ben")
    before = held(store)
    with pytest.raises((TestigoError, sqlite3.IntegrityError)):
        store.database.write(statement)
    assert held(store) == before


def held(store: Store) -> list[Any]:
    tables = ("entry", "bytes", "receipt", "reading", "page", "decision")
    return [store.database.rows(f"SELECT * FROM {name}") for name in tables]


def test_a_chain_whose_last_entry_is_gone_is_not_taken_up_as_if_nothing_had_been(store: Store) -> None:
    put(store, made_page(), data_of(made_page()))
    last = log(store)[-1]
    store.database.write("DROP TRIGGER entry_stays")
    store.database.write("DELETE FROM entry WHERE n = ?", last.n)
    put(store, made_page(1), data_of(made_page(1)))
    assert [e.n for e in log(store)][-4:] == [last.n - 1, last.n + 1, last.n + 2, last.n + 3]


def test_who_works_on_a_case_can_be_said_when_it_is_opened(tmp_path: Path) -> None:
    with Case(tmp_path / "a.testigo", create=True, by="Ana") as case:
        case.put(made_page(), data_of(made_page()))
        _, receipt = case.received(made_page().page.id)
    assert receipt.who == "Ana"
