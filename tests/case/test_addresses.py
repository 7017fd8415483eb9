import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from testigo.case.addresses import address_of


@pytest.mark.parametrize(
    "same",
    [
        "http://courier.example/news/42",
        "https://www.courier.example/news/42/",
        "HTTPS://Courier.Example:443/news/42#comments",
        "https://courier.example/news/42?utm_source=feed&fbclid=x",
        "https://m.courier.example/news/42/index.html",
        "https://amp.courier.example/news/42/amp",
        " https://courier.example./news/42 ",
    ],
)
def test_what_changes_from_visit_to_visit_does_not_matter(same: str) -> None:
    assert address_of(same) == "courier.example/news/42"


def test_what_names_another_article_matters() -> None:
    addresses = {
        address_of(url)
        for url in (
            "https://courier.example/news/42",
            "https://courier.example/news/43",
            "https://courier.example/News/42",
            "https://courier.example/news?id=42",
            "https://courier.example/news?id=43",
            "https://courier.example:8080/news/42",
            "https://blog.courier.example/news/42",
        )
    }
    assert len(addresses) == 7


def test_the_order_of_a_query_does_not_matter() -> None:
    assert address_of("https://a.example/?id=4&part=2") == address_of("https://a.example/?part=2&id=4")


@pytest.mark.parametrize(
    "front",
    ["https://courier.example", "https://courier.example/", "https://courier.example/index.html?utm_medium=x"],
)
def test_the_front_of_a_site_is_no_page_of_which_there_are_versions(front: str) -> None:
    assert address_of(front) is None


@pytest.mark.parametrize(
    "other", [None, "", "page.html", "file:///srv/page.html", "https://", "http://[half", "https://a.example:99999/x"]
)
def test_what_is_no_web_address_has_none(other: str | None) -> None:
    assert address_of(other) is None


@given(st.text(max_size=80))
@example("\x0c?")
@example("/")
def test_any_text_at_all_gives_an_address_or_none_and_an_address_keeps_its_form(text: str) -> None:
    for found in (address_of(text), address_of("https://courier.example/" + text)):
        assert found is None or address_of("https://" + found) == found
