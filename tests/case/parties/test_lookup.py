from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_namings import naming
from sample_pages import data_of, made_page

import testigo
from testigo.case.parties.index import PartyIndex
from testigo.case.parties.lookup import names_of, nodes_called
from testigo.case.parties.roll import parties_of
from testigo.case.records import Naming, Node, PartyKind
from testigo.case.rows import PUT_NAMING, naming_row
from testigo.case.voices import called
from testigo.errors import TestigoError

SAID: tuple[tuple[PartyKind, str], ...] = (
    ("organisation", "the Lower Valley Front (LVF)"),
    ("organisation", "LVF leaders"),
    ("organisation", "LVF"),
    ("organisation", "the Interior Ministry"),
    ("organisation", "the police"),
    ("person", "José Ángel Rivas"),
    ("person", "Jose Rivas"),
    ("person", "Rivas"),
    ("group", "a witness"),
    ("group", "…"),
    ("outlet", "Andean Post"),
)
ASKED = (
    *(
        "LVF",
        "lower valley",
        "Lower Valley Front",
        "leaders",
        "police",
        "the Interior Ministry",
        "interior-ministry",
        "rivas",
    ),
    *(
        "JOSÉ",
        "jose rivas",
        "jose-rivas-2",
        "a witness",
        "witness",
        "witness-2",
        "party",
        "party-2",
        "post",
        "%",
        "_",
        "",
    ),
)
PAGES = st.lists(
    st.tuples(st.lists(st.sampled_from(SAID), max_size=4), st.sampled_from(["PE", "EC", None])), min_size=1, max_size=6
)


def pages_of(drawn: Sequence[tuple[list[tuple[PartyKind, str]], str | None]]) -> list[list[Naming]]:
    def made(page: int, i: int, kind: PartyKind, words: str, country: str | None) -> Naming:
        name, said = ((words,), ()) if words[0].isupper() or words.startswith("the ") else ((), (words,))
        return naming(f"p{page}", f"E{i}", kind, *name, said=said, country=country)

    return [
        [made(n, i, *said, country) for i, said in enumerate(all_said)] for n, (all_said, country) in enumerate(drawn)
    ]


@contextmanager
def filled(pages: Sequence[Sequence[Naming]]) -> Iterator[sqlite3.Connection]:
    """A case file in memory of pages that name these; the last of several counts no longer."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.executescript(files("testigo.case").joinpath("schema.sql").read_text(encoding="utf-8"))
        index = PartyIndex(db)
        for key, page in enumerate(pages):
            row = (key, f"p{key}", "made", "[]", "2031-04-02", "")
            db.execute("INSERT INTO page (key, id, input, agencies, added_at, text) VALUES (?, ?, ?, ?, ?, ?)", row)
            db.executemany(PUT_NAMING, [naming_row(key, n) for n in page])
            index.add(key, page)
        if len(pages) > 3:
            index.remove(len(pages) - 1)
            db.execute("UPDATE page SET replaced_by = 0 WHERE key = ?", (len(pages) - 1,))
        yield db


def counting(db: sqlite3.Connection) -> dict[int, str]:
    return dict(db.execute("SELECT key, id FROM page WHERE replaced_by IS NULL"))


@settings(max_examples=80, deadline=None)
@given(drawn=PAGES, name=st.sampled_from(ASKED))
def test_who_is_called_so_is_found_as_among_all_parties(
    drawn: Sequence[tuple[list[tuple[PartyKind, str]], str | None]], name: str
) -> None:
    with filled(pages_of(drawn)) as db:
        parties = parties_of(db, counting(db))
        try:
            expected = {node for party in called(parties, name) for node in party.nodes}
        except TestigoError:
            with pytest.raises(TestigoError, match="T512"):
                nodes_called(db, name)
        else:
            assert set(nodes_called(db, name)) == expected


@settings(max_examples=40, deadline=None)
@given(drawn=PAGES)
def test_a_node_has_the_name_of_its_party(drawn: Sequence[tuple[list[tuple[PartyKind, str]], str | None]]) -> None:
    with filled(pages_of(drawn)) as db:
        names = {node: party.name for party in parties_of(db, counting(db)) for node in party.nodes}
        assert names_of(db, names) == names


@pytest.fixture
def case(tmp_path: Path) -> Iterator[testigo.Case]:
    with testigo.Case(tmp_path / "a.testigo", create=True) as made:
        for number in range(4):
            made.put(made_page(number), data_of(made_page(number)))
        yield made


def test_names_of_what_a_search_finds_are_those_of_the_parties(case: testigo.Case) -> None:
    nodes = [claim.node for hit in case.search("ferrymen").hits for claim in hit.claims if claim.node]
    assert nodes
    assert case.names(nodes) == {n: p.name for p in case.parties() for n in p.nodes if n in nodes}
    assert case.names([Node(page="none", id="E1")]) == {}
