from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_namings import naming

from testigo.case.parties.index import PartyIndex
from testigo.case.parties.pointing import may_mean
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


def test_a_body_is_decided_by_those_alone_that_hold_its_name_or_spell_it_otherwise() -> None:
    assert may_mean("b:valley hospital", "b:northern valley hospital")
    assert may_mean("b:valley hospital", "b:valley hospitol")
    assert not may_mean("b:valley hospital", "b:district hospital")
    assert may_mean("b:lvf", "b:lower valley front")


SAID = (
    ("organisation", "Northern Valley Hospital"),
    ("organisation", "Valley Hospital"),
    ("organisation", "Valley Hospitol"),
    ("organisation", "District Hospital"),
    ("organisation", "the Lower Valley Front (LVF)"),
    ("organisation", "LVF"),
    ("organisation", "LVF leaders"),
    ("organisation", "the Interior Ministry"),
    ("person", "Ana Rivas"),
    ("person", "Omar Rivas"),
    ("person", "President Rivas"),
    ("person", "Rivas"),
)
PAGES = st.lists(
    st.tuples(st.lists(st.sampled_from(SAID), max_size=4), st.sampled_from(["PE", "EC", None])), max_size=8
)


def decided(db: sqlite3.Connection) -> tuple[object, ...]:
    """The faces that pages use, what each points to, and the parties."""
    pointing = "SELECT face.words, other.words, face.score FROM face LEFT JOIN face AS other ON other.key = face.other"
    found = db.execute(f"{pointing} WHERE face.uses > 0 ORDER BY face.words").fetchall()
    return (*found, *parties_of(db, {n: str(n) for n in range(10)}))


@settings(max_examples=60, deadline=None)
@given(drawn=PAGES, gone=st.integers(0, 3))
def test_to_decide_every_face_anew_changes_nothing(
    drawn: Sequence[tuple[list[tuple[str, str]], str | None]], gone: int
) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.executescript(files("testigo.case").joinpath("schema.sql").read_text(encoding="utf-8"))
        index = PartyIndex(db)
        for page, (said, country) in enumerate(drawn, 1):
            found = [naming(str(page), f"E{i}", kind, name, country=country) for i, (kind, name) in enumerate(said)]  # type: ignore[arg-type]
            db.executemany(PUT_NAMING, [naming_row(page, n) for n in found])
            index.add(page, found)
        for page in range(1, min(gone, len(drawn)) + 1):
            index.remove(page)
            db.execute("DELETE FROM naming WHERE page = ?", (page,))
        before = decided(db)
        index._again({key for (key,) in db.execute("SELECT key FROM face WHERE uses > 0")})
        assert decided(db) == before


def counted(db: sqlite3.Connection) -> list[tuple[object, ...]]:
    """What faces that something uses are taken for, and what pages call them."""
    faces = db.execute(
        "SELECT f.words, o.words FROM face AS f LEFT JOIN face AS o ON o.key = f.other WHERE f.uses > 0 ORDER BY 1"
    )
    traits = db.execute("SELECT words, sort, value, pages FROM face_trait JOIN face ON face.key = face WHERE pages > 0")
    return [*faces, *sorted(traits)]


def test_when_the_only_page_of_a_country_goes_its_government_is_no_longer_that_of_the_others(
    db: sqlite3.Connection,
) -> None:
    put(db, naming("1", "E1", "organisation", said=("the government",)))
    before = counted(db)
    found = [
        naming("2", "outlet", "outlet", "Courier", country="FR"),
        naming("2", "E1", "organisation", said=("the police",), country="FR"),
        naming("2", "E2", "organisation", said=("the government",), country="FR"),
    ]
    for one in found:
        db.execute(PUT_NAMING, naming_row(2, one))
    PartyIndex(db).add(2, found)
    assert counted(db) != before
    assert groups(db) == [["1", "2"], ["2"], ["2"]]
    PartyIndex(db).remove(2)
    db.execute("DELETE FROM naming WHERE page = 2")
    assert counted(db) == before


def test_nothing_is_left_of_one_who_was_singled_out_when_the_page_goes(db: sqlite3.Connection) -> None:
    put(db, FULL)
    before = counted(db)
    put(db, SHORT)
    PartyIndex(db).single_out(2, SHORT)
    PartyIndex(db).remove(2)
    assert counted(db) == before
