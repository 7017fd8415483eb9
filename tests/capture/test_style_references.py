import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.capture.style_references import addresses, references_in_style, sheet_text


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ('@import "a.css" screen; @import url(b.css);', [("a.css", "style"), ("b.css", "style")]),
        ("p { background: url( 'a b.png' ) }", [("a b.png", "image")]),
        ("p { background: URL(a\\29 .png) }", [("a).png", "image")]),
        ("@media print { p { background: url(a.png), url(b.png) } }", [("a.png", "image"), ("b.png", "image")]),
        ("@font-face { src: local('Q'), url(q.woff2?v=1) format('woff2') }", [("q.woff2?v=1", "font")]),
        ("p { background: image-set('a.png' 1x, url(b.png) 2x) }", [("a.png", "image"), ("b.png", "image")]),
        ("background: url(a.png)", [("a.png", "image")]),
        ("/* url(a.png) */ p::after { content: 'url(b.png)' }", []),
        ("@namespace url(http://www.w3.org/1999/xhtml); @import 'a.css';", [("a.css", "style")]),
        ("@charset 'utf-8'; p { content: 'x' }", []),
    ],
)
def test_every_address_of_a_style_sheet_is_found_and_no_other_string(style: str, found: list[tuple[str, str]]) -> None:
    assert list(addresses(style)) == found


def test_addresses_are_relative_to_the_sheet() -> None:
    (found,) = references_in_style("p { background: url(../sea.png#x) }", "https://courier.example/css/a/look.css")
    assert found.url == "https://courier.example/css/sea.png"


def test_a_sheet_is_read_in_the_encoding_that_it_names() -> None:
    assert sheet_text('@charset "windows-1251"; p{content:"Море"}'.encode("cp1251"), None).endswith('"Море"}')
    assert sheet_text("p{content:'Море'}".encode("cp1251"), "windows-1251") == "p{content:'Море'}"


def test_blocks_without_end_and_without_number_are_survived() -> None:
    assert list(addresses("a{" * 20_000 + "background:url(x.png)")) == [("x.png", "image")]


@given(st.text(alphabet="url(){};@import '\"\\/*a.:", max_size=300))
def test_any_text_is_looked_through(style: str) -> None:
    list(references_in_style(style, "https://courier.example/"))
