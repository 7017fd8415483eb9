"""What is held from one time to the next is never trusted where anything that it came from has changed."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sample_pages import data_of, made_page

from testigo.case import laid
from testigo.case.adding import put_again
from testigo.case.case import Case
from testigo.case.records import Accounts
from testigo.case.workings import Workings
from testigo.errors import TestigoError

PAGES = 10
PAGE = st.integers(0, PAGES - 1)
Change = Callable[[Case], object]


def name(number: int, record: str) -> str:
    return f"{made_page(number).page.id.removeprefix('sha256:')[:8]}:{record}"


def put(case: Case, number: int, address: int, day: int) -> None:
    url = f"https://quay.example/{address}" if address < 2 else None  # two addresses, whose pages are versions
    ledger = made_page(number, url=url, published=f"2031-04-0{day}")
    case.put(ledger, data_of(ledger))


def read_otherwise(case: Case, number: int) -> None:
    ledger = made_page(number, model="another")
    if case._store.has(ledger.page.id):
        put_again(case._store, replace(ledger, counts=()))


def adding() -> st.SearchStrategy[Change]:
    return st.builds(lambda n, a, d: lambda case: put(case, n, a, d), PAGE, st.integers(0, 8), st.integers(1, 4))


def deciding() -> st.SearchStrategy[Change]:
    verb, record = st.sampled_from(["accept", "reject"]), st.sampled_from(["C1", "I1", "N1", "E1"])
    one = st.builds(lambda v, n, r: lambda case: case.decide(v, name(n, r), by="R"), verb, PAGE, record)
    pair, kind = st.sampled_from(["join", "part"]), st.sampled_from(["I1", "E1", "E2"])
    two = st.builds(
        lambda v, n, m, r: lambda case: case.decide(v, name(n, r), name(m, r), by="R"), pair, PAGE, PAGE, kind
    )
    part = st.builds(
        lambda n, m: lambda case: case.decide("join", name(n, "E1"), name(m, "E1"), part_of=True, by="R"), PAGE, PAGE
    )
    return st.one_of(one, two, part)


def changes() -> st.SearchStrategy[list[Change]]:
    undoing = st.builds(lambda n: lambda case: case.undo(n, by="R"), st.integers(1, 6))
    reading = st.builds(lambda n: lambda case: read_otherwise(case, n), PAGE)
    removing = st.builds(lambda n: lambda case: case.remove(made_page(n).page.id, "asked to", by="R"), PAGE)
    one = st.one_of(adding(), deciding(), deciding(), undoing, reading, removing)
    return st.tuples(
        st.lists(adding(), min_size=4, max_size=7), st.lists(one, min_size=2, max_size=8)
    ).map(lambda both: [*both[0], *both[1]])  # fmt: skip


def from_nothing(case: Case) -> Accounts:
    return laid._laid(case._store, case.cards())


@settings(deadline=None, max_examples=15, phases=[p for p in Phase if p is not Phase.explain])
@given(changes(), st.integers(1, 3))
def test_whatever_changes_while_a_case_is_closed_its_accounts_are_those_that_come_of_nothing_kept(
    made: list[Change], steps: int
) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(laid, "FEW", 0)
        path = Path(folder) / "a.testigo"
        Case(path, create=True).close()
        for n in range(0, len(made), steps):
            with closing(Case(path)) as case:
                for change in made[n : n + steps]:
                    with suppress(TestigoError):
                        change(case)
            with closing(Case(path)) as case:
                assert case.accounts() == from_nothing(case)
                laid.keep_held(case._store)
                assert laid.is_kept_rightly(case._store)


@settings(deadline=None, max_examples=25, phases=[p for p in Phase if p is not Phase.explain])
@given(changes())
def test_whatever_changes_accounts_are_those_that_come_of_nothing_held(made: list[Change]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.testigo"
        with closing(Case(path, create=True)) as writer, closing(Case(path)) as reader:
            for n, change in enumerate(made):
                with suppress(TestigoError):  # a page that is not there, a decision that was taken back
                    change(writer)
                assert writer.accounts() == from_nothing(writer)
                if n % 3 == 2:  # another program looks from time to time
                    assert reader.accounts() == writer.accounts()


def test_what_is_written_and_taken_back_is_in_no_accounts(tmp_path: Path) -> None:
    with closing(Case(tmp_path / "a.testigo", create=True)) as case:
        put(case, 0, 9, 1)
        before = case.accounts()
        with pytest.raises(RuntimeError), case._store.writing():
            put(case, 4, 9, 1)
            assert len(case.accounts().pages) == 2
            raise RuntimeError
        assert case.accounts() == before
        put(case, 8, 9, 1)
        assert case.accounts() == from_nothing(case)


def test_a_case_with_another_log_is_worked_out_from_nothing(tmp_path: Path) -> None:
    shared = Workings()
    for number in (0, 1):
        with closing(Case(tmp_path / f"{number}.testigo", create=True)) as case:
            put(case, number, 9, 1)
            case.share(shared)
            assert case.accounts() == from_nothing(case)


def test_a_log_that_cannot_be_read_holds_nothing_back(tmp_path: Path) -> None:
    path = tmp_path / "a.testigo"
    with closing(Case(path, create=True)) as case:
        for number in range(3):
            put(case, number, 9, 1)
        before = case.accounts()
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("DROP TRIGGER entry_kept")
            db.execute("UPDATE entry SET body = 'x' WHERE kind = 'joined'")
        put(case, 4, 9, 1)
        assert case.accounts() == from_nothing(case)
        assert len(case.accounts().pages) == len(before.pages) + 1


def test_those_who_have_a_file_open_twice_may_share_what_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.testigo"
    with closing(Case(path, create=True)) as one, closing(Case(path)) as other:
        other.share(one._store.workings)
        put(one, 0, 9, 1)
        found = one.accounts()
        monkeypatch.setattr(laid, "_laid", None)
        assert other.accounts() is found
