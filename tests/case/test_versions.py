from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from sample_pages import data_of, made_page

from testigo.case.adding import Added, put, put_again
from testigo.case.custody.receipts import Receipt
from testigo.case.store import Store
from testigo.case.versions import Version, newest_of

URL = "https://courier.example/news/42"


def version(key: int, published: str | None, received_at: str = "2031-04-05T10:00:00+00:00") -> Version:
    return Version(key=key, id=f"sha256:{key}", published=published, received_at=received_at, counts=True)


def add(store: Store, number: int, published: str | None, received_at: str, url: str = URL) -> Added:
    ledger = made_page(number, url=url, published=published)
    return put(store, ledger, data_of(ledger), Receipt(received_at=received_at, how="given"))


def counting(store: Store) -> list[str]:
    return [card.input for card in store.cards()]


def test_a_changed_page_at_the_same_address_takes_the_place_of_the_old_one_which_stays(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.testigo", create=True)
    first = add(store, 1, "2031-04-02", "2031-04-03T10:00:00+00:00")
    second = add(
        store, 2, "2031-04-02", "2031-04-04T10:00:00+00:00", "http://www.courier.example/news/42/?utm_source=x"
    )
    assert (first.outcome, second.outcome, second.older) == ("added", "version", (first.page,))
    assert counting(store) == ["page-2.txt"]
    assert [v.id for v in store.versions(URL)] == [first.page, second.page]
    assert store.received(first.page or "")[0] == data_of(made_page(1))
    store.close()


def test_an_older_version_that_is_added_later_does_not_count(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.testigo", create=True)
    new = add(store, 1, "2031-04-04", "2031-04-05T10:00:00+00:00")
    old = add(store, 2, "2031-04-02", "2031-04-06T10:00:00+00:00")
    assert (old.outcome, old.newer, old.older) == ("version", new.page, ())
    assert counting(store) == ["page-1.txt"]
    assert {n.node.page for n in store.namings()} == {new.page}
    store.close()


def test_pages_of_two_addresses_both_count(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.testigo", create=True)
    add(store, 1, "2031-04-02", "2031-04-03T10:00:00+00:00")
    add(store, 2, "2031-04-02", "2031-04-04T10:00:00+00:00", URL + "3")
    assert len(counting(store)) == 2
    store.close()


def test_versions_are_found_by_the_name_that_the_page_was_added_from(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.testigo", create=True)
    first = add(store, 1, "2031-04-02", "2031-04-03T10:00:00+00:00")
    assert [v.id for v in store.versions("page-1.txt")] == [first.page]
    assert store.versions("https://courier.example/other") == ()
    store.close()


def test_of_two_days_the_later_counts_whenever_it_was_received() -> None:
    late, early = version(1, "2031-04-04"), version(2, "2031-04-02", "2031-04-09T10:00:00+00:00")
    assert newest_of([early, late]) == late


def test_of_one_day_the_one_received_last_counts() -> None:
    first, last = version(1, "2031-04-04"), version(2, "2031-04-04", "2031-04-09T10:00:00+00:00")
    assert newest_of([last, first]) == last


def test_a_version_without_a_day_counts_if_it_was_received_last() -> None:
    dated, undated = version(1, "2031-04-04"), version(2, None, "2031-04-09T10:00:00+00:00")
    assert newest_of([dated, undated]) == undated


@given(
    st.permutations(
        [version(k, d, r) for k, (d, r) in enumerate([("2031", "c"), ("2032", "a"), (None, "b"), (None, "d")])]
    )
)
def test_which_version_counts_does_not_depend_on_their_order(versions: list[Version]) -> None:
    assert newest_of(versions).key == 3


def test_a_page_that_is_read_anew_with_another_address_leaves_none_behind(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.testigo", create=True)
    add(store, 1, "2031-04-02", "2031-04-03T10:00:00+00:00")
    put_again(store, made_page(1, url=None))
    assert counting(store) == ["page-1.txt"]
    assert store.versions(URL) == ()
