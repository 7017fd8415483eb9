import gc
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample_pages import data_of, made_page

import testigo
from testigo.case.adding import Added, put, put_again
from testigo.case.case import Case
from testigo.case.store import Store
from testigo.errors import TestigoError
from testigo.ledger import Block, Failure, Ledger, Page, ReaderMark

TEXT = "Two ferries met off Tarvenna.\n\nNobody was hurt, the harbour master said on Monday.\n"


class FakeReader:
    """Finds nothing on a page, and says that it is the model it is told to be."""

    def __init__(self, model: str) -> None:
        self.mark = ReaderMark(version="0", model=model)
        self.read: list[str] = []

    def read_many(self, pages: list[tuple[str, Page | Failure]]) -> Iterator[Ledger | Failure]:
        for name, page in pages:
            self.read.append(name)
            yield page if isinstance(page, Failure) else Ledger(input=name, page=page, reader=self.mark)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> FakeReader:
    fake = FakeReader("first")
    monkeypatch.setattr("testigo.library.reader", lambda: fake)
    return fake


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case(tmp_path / "a.testigo", create=True) as made:
        yield made


def test_the_library_has_the_case() -> None:
    assert testigo.Case is Case


@pytest.mark.usefixtures("reader")
def test_a_page_is_in_the_case_as_soon_as_one_is_told_of_it(case: Case, page: Path) -> None:
    told: list[tuple[str, int]] = []

    def on(added: Added) -> None:
        told.append((added.outcome, len(case.accounts().pages)))

    (added,) = case.add([page], on=on)
    assert told == [("added", 1)]
    assert (added.input, added.failure) == (str(page), None)


def test_the_same_bytes_are_neither_read_nor_written_again(case: Case, page: Path, reader: FakeReader) -> None:
    copy = page.with_name("copy.txt")
    copy.write_bytes(page.read_bytes())
    case.add([page])
    before = [card.input for card in case.accounts().pages]
    assert [a.outcome for a in case.add([page, copy])] == ["known", "known"]
    assert [card.input for card in case.accounts().pages] == before
    assert reader.read == [str(page)]


@pytest.mark.usefixtures("reader")
def test_what_cannot_be_read_is_on_record_until_it_can(case: Case, tmp_path: Path, page: Path) -> None:
    late = tmp_path / "late.txt"
    failed, added = case.add([late, page])
    assert (failed.outcome, added.outcome) == ("failed", "added")
    assert [(f.input, f.code) for f in case.failures()] == [(str(late), "T101")]
    late.write_text(TEXT + "Later.\n", encoding="utf-8")
    case.add([late])
    assert case.failures() == ()


def test_a_day_that_is_none_ends_the_adding_before_it_begins(case: Case, page: Path) -> None:
    with pytest.raises(TestigoError) as raised:
        case.add([page], published="yesterday")
    assert raised.value.code == "T401"


@pytest.mark.usefixtures("reader")
def test_bytes_and_receipt_are_kept_as_they_came(tmp_path: Path, page: Path) -> None:
    with Case(tmp_path / "a.testigo", create=True) as case:
        (added,) = case.add([page], published="2031-04-02")
    store = Store(tmp_path / "a.testigo")
    data, receipt = store.received(added.page or "")
    store.close()
    assert data == page.read_bytes()
    assert (receipt.how, receipt.published) == ("file", "2031-04-02")


@pytest.mark.usefixtures("reader")
def test_new_weights_read_every_page_anew_and_old_readings_stay(
    tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = tmp_path / "list.jsonl"
    articles.write_text(json.dumps({"id": "a-7", "text": TEXT + "More."}), encoding="utf-8")
    with Case(tmp_path / "a.testigo", create=True) as case:
        first, _ = case.add([page, articles], published="2031")
        assert case.reread() == ()
        monkeypatch.setattr("testigo.library.reader", lambda: FakeReader("second"))
        assert {(a.input, a.outcome) for a in case.reread()} == {(str(page), "read"), ("a-7", "read")}
        assert case.reread() == ()
    store = Store(tmp_path / "a.testigo")
    assert [ledger.reader.model for _, ledger in store.readings(first.page or "")] == ["second", "first"]
    assert store.ledger(first.page or "").page.published == store.ledgers().__next__().page.published
    store.close()


def test_what_the_old_reading_said_counts_no_longer(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.testigo", create=True)
    ledger, other = made_page(0), made_page(4)
    for each in (ledger, other):
        put(store, each, data_of(each))
    assert len(store.joins()) == 1
    put_again(store, replace(ledger, claims=(), counts=(), incidents=(), entities=()))
    assert {n.node.id for n in store.namings() if n.node.page == ledger.page.id} == {"outlet"}
    assert {t.incident.page for t in store.tellings()} == {other.page.id}
    assert store.joins() == ()
    words = "SELECT count(*) FROM claim_words WHERE claim_words MATCH 'gunmen'"
    assert store.database.value(words) == 1
    put_again(store, ledger)
    assert (len(store.joins()), store.database.value(words)) == (1, 2)
    store.close()


def test_words_of_a_page_that_intake_makes_differently_are_found_by_the_new_words(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.testigo", create=True)
    ledger = made_page()
    put(store, ledger, data_of(ledger))
    page = replace(ledger.page, text="Quiet day", blocks=(Block(start=0, end=9, kind="body"),))
    put_again(store, replace(ledger, page=page, claims=(), counts=(), incidents=(), entities=()))
    words = "SELECT count(*) FROM page_words WHERE page_words MATCH ?"
    assert (store.database.value(words, "ferrymen"), store.database.value(words, "quiet")) == (0, 1)
    store.database.write("INSERT INTO page_words (page_words) VALUES ('integrity-check')")
    store.close()


def test_a_page_that_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path / "a.testigo", create=True)
    with monkeypatch.context() as patched:
        patched.setattr("testigo.case.adding.tellings_of", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            put(store, made_page(), data_of(made_page()))
    assert store.database.value("SELECT count(*) FROM page") == 0
    assert put(store, made_page(), data_of(made_page())).outcome == "added"
    store.close()


def test_two_programs_add_to_one_case_by_turns(tmp_path: Path) -> None:
    one, two = (Store(tmp_path / "a.testigo", create=True) for _ in range(2))
    for number in range(8):
        ledger = made_page(number)
        assert put(one if number % 2 else two, ledger, data_of(ledger)).outcome == "added"
        assert put(two if number % 2 else one, ledger, data_of(ledger)).outcome == "known"
    assert one.joins() == two.joins()
    assert len(one.cards()) == 8
    one.close()
    two.close()


PAGES = [made_page(n, url=f"https://courier.example/{n % 7}", published=f"2031-04-{n + 1:02}") for n in range(10)]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(PAGES))
def test_what_is_in_the_case_does_not_depend_on_the_order_of_adding(
    order: list[Ledger], tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert held(order, tmp_path_factory) == held(PAGES, tmp_path_factory)


def held(order: list[Ledger], folders: pytest.TempPathFactory) -> tuple[object, ...]:
    store = Store(folders.mktemp("case") / "a.testigo", create=True)
    for ledger in order:
        put(store, ledger, data_of(ledger))
    found = (store.cards(), set(store.joins()), set(store.namings()), set(store.tellings()), set(store.profiles()))
    store.close()
    return found


def test_accounts_are_of_one_state_of_the_case_while_another_adds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Case(tmp_path / "a.testigo", create=True) as case, Case(tmp_path / "a.testigo") as other:
        case.put(made_page(0), data_of(made_page(0)))
        alone = other.accounts()
        cast = Store.cast

        def meanwhile(store: Store) -> object:
            monkeypatch.setattr(Store, "cast", cast)
            other.put(made_page(4), data_of(made_page(4)))
            return cast(store)

        monkeypatch.setattr(Store, "cast", meanwhile)
        assert case.accounts() == alone
        assert len(case.accounts().pages) == 2


def test_python_looks_for_garbage_again_after_a_page_was_put_or_could_not_be(case: Case) -> None:
    case.put(made_page(0), data_of(made_page(0)))
    assert gc.isenabled()
    with pytest.raises(TypeError):
        case.put(replace(made_page(1), claims=None), b"b")  # type: ignore[arg-type]
    assert gc.isenabled()
