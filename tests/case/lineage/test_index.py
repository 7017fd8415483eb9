"""Which pages are linked is a function of the pages in the case, whatever the order in which they came and went."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from testigo.case.lineage import heads
from testigo.case.lineage.found import links_among
from testigo.case.lineage.index import LineageIndex
from testigo.case.lineage.keys import ENOUGH, keys_of
from testigo.case.lineage.links import links, possible
from testigo.case.lineage.trace import trace
from testigo.case.lineage.wording import number
from testigo.ledger import Ledger

if TYPE_CHECKING:
    from case.lineage.conftest import Written

FEW, CROWD, FEW_OF_CROWD = 2, 4, 1
"""Pages at the head of a key in these tests, so that few pages are many; how many are a crowd, and of how many they need."""
SHUFFLED = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def invented(words: int, seed: int) -> str:
    drawn = random.Random(seed)
    return " ".join("".join(drawn.choices("abdeiklmnorstu", k=drawn.randint(3, 8))) for _ in range(words))


@pytest.fixture(scope="module", autouse=True)
def few_stand_first() -> Iterator[None]:
    """Let few pages stand at the head of a key."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(heads, "FIRST", FEW)
        patch.setattr(heads, "CROWD", CROWD)
        patch.setattr(heads, "FIRST_OF_CROWD", FEW_OF_CROWD)
        yield


@contextmanager
def case_file() -> Iterator[sqlite3.Connection]:
    schema = files("testigo.case").joinpath("schema.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.executescript(schema)
        yield db


def put(db: sqlite3.Connection, index: LineageIndex, ledger: Ledger) -> None:
    """Add a page; a page that was taken out comes back."""
    found = db.execute("SELECT key FROM page WHERE id = ?", (ledger.page.id,)).fetchone()
    if found is None:
        db.execute(
            "INSERT INTO page (id, input, agencies, added_at, text) VALUES (?, 'page', '[]', '', ?)",
            (ledger.page.id, ledger.page.text),
        )
        found = db.execute("SELECT last_insert_rowid()").fetchone()
    index.add(found[0], ledger)


def take(db: sqlite3.Connection, index: LineageIndex, ledger: Ledger) -> None:
    index.remove(db.execute("SELECT key FROM page WHERE id = ?", (ledger.page.id,)).fetchone()[0])


def state(db: sqlite3.Connection) -> tuple[list[object], ...]:
    """The links and keys of the file, by the ids of pages."""
    linked = db.execute(
        "SELECT a.id, b.id, kind, n, first, share, reason, passages, ground FROM link"
        " JOIN page a ON a.key = left_page JOIN page b ON b.key = right_page ORDER BY 1, 2, 3, 4"
    ).fetchall()
    return linked, db.execute(
        "SELECT lineage_key.key, rank, id FROM lineage_key JOIN page ON page.key = page"
    ).fetchall()


def written_case(ledgers: Iterable[Ledger]) -> tuple[list[object], ...]:
    with case_file() as db:
        index = LineageIndex(db)
        for ledger in ledgers:
            put(db, index, ledger)
        return state(db)


def many(written: Written) -> list[Ledger]:
    """Pages that share passages, speakers and outlets in all manners."""
    passages, notice = [invented(45, seed) for seed in range(4)], invented(50, 50)
    made = []
    for n in range(11):
        said = f"the bow door stood open {invented(2, 200 + n % 3)} {invented(3, 300 + n % 2)}"
        parts = [invented(30, 100 + n), passages[n % 4], f"Ilario Benne said {said}."]
        parts += [notice] if n % 2 else ["It was first told by The Callis Mirror in a report that spread."]
        claim = {"who": "Ilario Benne", "said": said}
        outlet = "The Callis Mirror" if n % 5 == 0 else f"Paper {n}"
        made.append(written("\n\n".join(parts), outlet=outlet, claims=[claim], day=f"2021-04-{12 + n % 3}"))
    return made


def compared(ledgers: Sequence[Ledger]) -> set[frozenset[str]]:
    """The pairs that the index compares, by what it says of itself and without an index."""
    keys = {ledger.page.id: keys_of(trace(ledger)) for ledger in ledgers}
    ranked = sorted(keys, key=lambda page: number(page) >> 4)
    pairs = set()
    for upper, lower in combinations(ranked, 2):
        weight = 0
        for sort, each in (("strong", ENOUGH), ("weak", 1)):
            for key in set(getattr(keys[upper], sort)) & set(getattr(keys[lower], sort)):
                under = [p for p in ranked if key in keys[p].strong + keys[p].weak]
                crowded = sort == "strong" and len(under) > CROWD
                weight += each * (upper in under[: FEW_OF_CROWD if crowded else FEW])
        for owner, namer in ((upper, lower), (lower, upper)):
            for key in set(keys[owner].own) & set(keys[namer].naming):
                weight += ENOUGH * (owner in [p for p in ranked if key in keys[p].own][:FEW])
        if weight >= ENOUGH:
            pairs.add(frozenset((upper, lower)))
    return pairs


def test_those_are_linked_that_stand_together_under_a_key_of_which_one_is_among_the_first(written: Written) -> None:
    ledgers = many(written)
    traces = {ledger.page.id: trace(ledger) for ledger in ledgers}
    wanted = {pair for pair in compared(ledgers) if possible(*(traces[page] for page in pair))}
    found = {frozenset((row[0], row[1])) for row in written_case(ledgers)[0]}  # type: ignore[index]
    assert wanted == found
    assert {frozenset(p) for p in combinations(traces, 2) if possible(traces[p[0]], traces[p[1]])} > wanted


@SHUFFLED
@given(data=st.data())
def test_the_links_do_not_depend_on_the_order_of_adding(written: Written, data: st.DataObject) -> None:
    ledgers = many(written)
    shuffled = data.draw(st.permutations(ledgers))
    assert written_case(shuffled) == written_case(ledgers)


@SHUFFLED
@given(data=st.data())
def test_pages_that_are_taken_out_leave_no_trace_and_come_back_as_they_were(
    written: Written, data: st.DataObject
) -> None:
    ledgers = many(written)
    gone = data.draw(st.lists(st.sampled_from(ledgers), unique_by=lambda led: led.page.id, min_size=1))
    with case_file() as db:
        index = LineageIndex(db)
        for ledger in ledgers:
            put(db, index, ledger)
        for ledger in gone:
            take(db, index, ledger)
        assert state(db) == written_case(led for led in ledgers if led not in gone)
        for ledger in reversed(gone):
            put(db, index, ledger)
        assert state(db) == written_case(ledgers)


def test_what_one_process_wrote_another_goes_on_with(written: Written) -> None:
    ledgers = many(written)
    with case_file() as db:
        for ledger in ledgers:
            put(db, LineageIndex(db), ledger)
        assert state(db) == written_case(ledgers)


def test_the_links_of_a_case_are_those_that_hold_among_its_pages(written: Written) -> None:
    text = f"{invented(60, 1)}"
    one, other = (written(text, outlet=f"Paper {n}", day=f"2021-04-1{n}") for n in (1, 2))
    with case_file() as db:
        index = LineageIndex(db)
        for ledger in (other, one):
            put(db, index, ledger)
        pages = dict(db.execute("SELECT key, id FROM page"))
        assert links_among(db, pages, ()) == links(trace(one), trace(other)) != ()
        assert links_among(db, {k: p for k, p in pages.items() if p == one.page.id}, ()) == ()


def test_of_a_crowd_that_prints_one_text_each_is_linked_with_the_same_few(written: Written) -> None:
    text = invented(80, 7)
    copies = [written(f"{text}\n\n{invented(20, n)}", outlet=f"Paper {n}", day="2021-04-12") for n in range(9)]
    linked, _ = written_case(copies)
    copied = [row[:2] for row in linked if row[2] == "copied_text"]  # type: ignore[index]
    first = min((ledger.page.id for ledger in copies), key=lambda page: number(page) >> 4)
    assert len(copied) == len(copies) - 1
    assert all(first in pair for pair in copied)


def test_a_page_that_stands_under_no_key_is_taken_out_without_ado(written: Written) -> None:
    with case_file() as db:
        index, ledger = LineageIndex(db), written("Text.")
        put(db, index, ledger)
        take(db, index, ledger)
        take(db, index, ledger)
        assert state(db) == ([], [])
