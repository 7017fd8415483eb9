from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

import pytest
from sample_namings import naming

from testigo.case.parties.index import PartyIndex
from testigo.case.parties.roll import parties_of
from testigo.case.records import Naming
from testigo.case.rows import PUT_NAMING, naming_row

FULL = naming("1", "E1", "person", "Ana Rivas")
SHORT = naming("2", "E1", "person", "Rivas")
OTHER = naming("3", "E1", "person", "Omar Rivas")


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    made = sqlite3.connect(":memory:", isolation_level=None)
    made.executescript(files("testigo.case").joinpath("schema.sql").read_text(encoding="utf-8"))
    yield made
    made.close()


def put(db: sqlite3.Connection, found: Naming) -> None:
    page = int(found.node.page)
    db.execute(PUT_NAMING, naming_row(page, found))
    PartyIndex(db).add(page, [found])


def groups(db: sqlite3.Connection) -> list[list[str]]:
    return sorted(sorted(n.page for n in p.nodes) for p in parties_of(db, {1: "1", 2: "2", 3: "3"}))


def test_a_second_of_the_name_leaves_the_surname_alone_and_its_going_gives_it_back(db: sqlite3.Connection) -> None:
    put(db, FULL)
    put(db, SHORT)
    assert groups(db) == [["1", "2"]]
    put(db, OTHER)
    assert groups(db) == [["1"], ["2"], ["3"]]
    PartyIndex(db).remove(3)
    db.execute("DELETE FROM naming WHERE page = 3")
    assert groups(db) == [["1", "2"]]


def test_what_a_person_parts_stays_apart_until_it_is_undone(db: sqlite3.Connection) -> None:
    put(db, FULL)
    PartyIndex(db).rule("p:ana rivas", "p:rivas", "part")
    put(db, SHORT)
    assert groups(db) == [["1"], ["2"]]
    PartyIndex(db).rule("p:ana rivas", "p:rivas", None)
    assert groups(db) == [["1", "2"]]


def test_what_a_person_joins_is_one_for_pages_still_to_come(db: sqlite3.Connection) -> None:
    put(db, OTHER)
    PartyIndex(db).rule("p:omar rivas", "p:ana rivas", "join")
    put(db, FULL)
    assert groups(db) == [["1", "3"]]
