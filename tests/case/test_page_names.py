from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_pages import data_of, made_page

import testigo
from testigo.errors import TestigoError

FIRST, SECOND, OTHER, BARE = (
    made_page(1, url="https://courier.example/quay", published="2031-04-01"),
    made_page(2, url="https://www.courier.example/quay/?utm_source=x", published="2031-04-02"),
    made_page(3, url="https://courier.example/other"),
    made_page(4),
)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[testigo.Case]:
    with testigo.Case(tmp_path_factory.mktemp("names") / "a.testigo", create=True) as file:
        for ledger in (FIRST, SECOND, OTHER, BARE):
            file.put(ledger, data_of(ledger))
        yield file


@pytest.mark.parametrize(
    "name",
    [
        "https://courier.example/quay",
        "http://www.courier.example/quay/",
        "courier.example/quay",
        "page-1.txt",
        FIRST.page.id,
        FIRST.page.id[:20],
        FIRST.page.id[7:15],
    ],
)
def test_a_page_is_called_by_address_name_or_hash_and_gives_all_its_versions(case: testigo.Case, name: str) -> None:
    assert [v.id for v in case.versions(name)] == [FIRST.page.id, SECOND.page.id]


def test_a_page_without_an_address_has_one_version(case: testigo.Case) -> None:
    assert [v.id for v in case.versions("page-4.txt")] == [BARE.page.id]
    assert case.diff("page-4.txt") == ()


@pytest.mark.parametrize("name", ["", "page", "https://courier.example/", "nothing.html", "sha256:", "%", "_age-1.txt"])
def test_a_name_that_no_page_has_is_refused(case: testigo.Case, name: str) -> None:
    with pytest.raises(TestigoError, match="T511"):
        case.versions(name)


def test_a_name_of_several_pages_names_them(tmp_path: Path) -> None:
    with testigo.Case(tmp_path / "a.testigo", create=True) as case:
        for number, folder in ((1, "a"), (2, "b")):
            ledger = made_page(number)
            case.put(
                testigo.Ledger(input=f"{folder}/page.html", page=ledger.page, reader=ledger.reader), data_of(ledger)
            )
        with pytest.raises(TestigoError, match=r"T511: .*may be a/page.html, b/page.html"):
            case.versions("page.html")


def test_what_changed_is_told_from_each_version_to_the_next(case: testigo.Case) -> None:
    (found,) = case.diff("courier.example/quay")
    assert (found.before, found.after) == (FIRST.page.id, SECOND.page.id)
    assert [fact.name for fact in found.facts][:2] == ["title", "published"]
