import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sample_pages import data_of, made_page

from testigo.case import laid
from testigo.case.case import Case
from testigo.case.records import Accounts
from testigo.case.store import Store


@pytest.fixture(autouse=True)
def _kept_however_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laid, "FEW", 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.testigo"
    case = Case(path, create=True)
    for number in range(5):
        put(case, number)
    case.close()
    return path


@pytest.fixture
def case(path: Path) -> Iterator[Case]:
    with Case(path) as case:
        yield case


@pytest.fixture
def times(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often accounts were laid."""
    done: list[int] = []
    lay = laid._laid

    def counted(*given: Any) -> Accounts:
        done.append(1)
        return lay(*given)

    monkeypatch.setattr(laid, "_laid", counted)
    return lambda: len(done)


def put(case: Case, number: int) -> None:
    ledger = made_page(number)
    case.put(ledger, data_of(ledger))


def laid_anew(case: Case) -> Accounts:
    """The accounts without what is kept."""
    return laid._laid(case._store, case.cards())


def test_accounts_of_a_case_that_stays_as_it_is_are_laid_once(path: Path, times: Callable[[], int]) -> None:
    found = []
    for _ in range(3):
        with Case(path) as case:
            found.append(case.accounts())
    assert found[0] == found[1] == found[2]
    assert found[0].incidents
    assert times() == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda case: put(case, 7),
        lambda case: case.decide("reject", made_page(0).page.id[:15].removeprefix("sha256:") + ":I1", by="R", why="no"),
        lambda case: case.decide("part", *_two_pages_of_one_event(case), by="R"),
    ],
    ids=["a page comes", "an incident is rejected", "two incidents are parted"],
)
def test_what_changes_the_case_is_in_the_next_accounts(case: Case, change: Callable[[Case], object]) -> None:
    before = case.accounts()
    change(case)
    after = case.accounts()
    assert after != before
    assert after == laid_anew(case)


def _two_pages_of_one_event(case: Case) -> tuple[str, str]:
    event = next(e for e in case.accounts().incidents if len(e.mentions) > 1)
    left, right = (f"{n.page.removeprefix('sha256:')[:8]}:{n.id}" for n in event.mentions[:2])
    return left, right


def test_what_is_taken_back_is_taken_back_in_the_accounts(case: Case) -> None:
    before = case.accounts()
    decision = case.decide("part", *_two_pages_of_one_event(case), by="R")
    assert case.accounts() != before
    case.undo(decision.id, by="R")
    assert case.accounts() == before


def test_another_reading_of_a_page_is_in_the_next_accounts(case: Case) -> None:
    from testigo.case.adding import put_again

    case.accounts()
    put_again(case._store, replace(made_page(0), incidents=(), counts=()))
    assert case.accounts() == laid_anew(case)
    assert made_page(0).page.id not in {n.page for e in case.accounts().incidents for n in e.mentions}


def test_a_newer_version_takes_the_place_of_an_older_one_in_the_accounts(tmp_path: Path) -> None:
    with Case(tmp_path / "b.testigo", create=True) as case:
        for number, day in ((0, "2031-04-02"), (4, "2031-04-03")):
            ledger = made_page(number, url="https://quay.example/a", published=day)
            case.put(ledger, data_of(ledger))
            assert [p.id for p in case.accounts().pages] == [ledger.page.id]


def test_what_another_program_adds_is_in_the_next_accounts(path: Path, case: Case) -> None:
    before = case.accounts()
    with Case(path) as other:
        put(other, 8)
    assert len(case.accounts().pages) == len(before.pages) + 1


def test_accounts_that_another_program_laid_are_laid_anew(
    path: Path, times: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for program in ("one", "another"):
        monkeypatch.setattr(laid, "_program", lambda program=program: program)
        with Case(path) as case:
            case.accounts()
    assert times() == 2


@pytest.mark.parametrize("damaged", [b"", b"x", bytes.fromhex("789c03000000000001")])
def test_kept_accounts_that_are_damaged_are_laid_anew(path: Path, case: Case, damaged: bytes) -> None:
    before = case.accounts()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE laid SET accounts = ?", (damaged,))
    with Case(path) as again:
        assert again.accounts() == before


def test_a_case_that_may_only_be_read_gives_the_same_accounts_and_keeps_none(path: Path, case: Case) -> None:
    case._store.database.writable = False
    found = case.accounts()
    assert _rows_kept(path) == 0
    with Case(path) as writable:
        assert writable.accounts() == found
    assert _rows_kept(path) == 1


def test_accounts_wait_for_no_other_writer_and_keep_nothing_then(path: Path, case: Case) -> None:
    store = Store(path)
    with store.writing():
        assert case.accounts().incidents
        assert _rows_kept(path) == 0
    store.close()


def test_accounts_asked_for_while_a_change_is_written_are_not_kept(path: Path, case: Case) -> None:
    with case._store.writing():
        assert case.accounts().incidents
    assert _rows_kept(path) == 0


def test_a_change_while_accounts_are_laid_is_not_lost(path: Path, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    lay = laid._laid

    def slow(*given: object) -> Accounts:
        found = lay(*given)  # type: ignore[arg-type]
        other = Case(path)
        put(other, 9)
        other.close()
        return found

    monkeypatch.setattr(laid, "_laid", slow)
    first = case.accounts()
    assert _rows_kept(path) == 0
    monkeypatch.setattr(laid, "_laid", lay)
    assert len(case.accounts().pages) == len(first.pages) + 1


def test_a_case_that_a_page_was_added_to_has_its_accounts_when_it_is_opened_again(
    path: Path, times: Callable[[], int]
) -> None:
    with Case(path) as case:
        put(case, 5)
    assert times() == 1
    with Case(path) as case:
        found = case.accounts()
        assert times() == 1
        assert found == laid_anew(case)


def test_a_large_case_is_laid_ahead_only_when_a_tenth_of_it_has_come(
    path: Path, times: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laid, "QUICK", 0)
    with Case(path) as case:
        for number in range(5, 20):
            put(case, number)
    assert times() == 1
    for number, laid_so_far in ((20, 1), (21, 1), (22, 2)):
        with Case(path) as case:
            put(case, number)
        assert times() == laid_so_far


def test_accounts_after_another_page_are_kept_when_the_case_is_closed(path: Path, times: Callable[[], int]) -> None:
    with Case(path) as case:
        case.accounts()
        put(case, 5)
        found = case.accounts()
        assert times() == 2
        assert case._store.changes_since_laid() == 1
    with Case(path) as case:
        assert case.accounts() == found
    assert times() == 2


def test_a_case_that_was_laid_since_it_changed_is_not_laid_again_as_it_is_closed(
    path: Path, times: Callable[[], int]
) -> None:
    with Case(path) as case:
        put(case, 5)
        case.accounts()
    assert times() == 1


def test_a_case_that_is_only_read_or_left_by_an_error_is_not_laid_ahead(path: Path, times: Callable[[], int]) -> None:
    with Case(path) as case:
        case.cards()
    with pytest.raises(KeyboardInterrupt), Case(path) as case:
        put(case, 5)
        raise KeyboardInterrupt
    assert times() == 0


def test_a_small_case_keeps_nothing(path: Path, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laid, "FEW", 5)
    case.accounts()
    assert _rows_kept(path) == 0


def _rows_kept(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        found: int = db.execute("SELECT count(*) FROM laid").fetchone()[0]
        return found
