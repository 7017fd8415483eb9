import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.intake.datelines import dateline_of
from testigo.intake.furniture import kind_of
from testigo.intake.language import language_of
from testigo.intake.text import text_page

PAGE = """\
Troops clear market in Orvane

Follow Orvane Today: Facebook | Twitter

ORVANE, Kandoria (KNA) -- Troops opened fire at the Sand Gate market on Monday, the health ministry said.

"We did not shoot anybody," the defence minister said.

(©2021 Orvane Broadcasting Inc. All Rights Reserved. KNA contributed to this report.)

Read more

f

We and our partners use cookies to improve your experience and serve you personalised content."""


def test_furniture_of_extracted_text_is_set_apart_and_the_rest_is_the_article() -> None:
    page = text_page(PAGE, data=PAGE.encode())
    kinds = [b.kind for b in page.blocks]
    assert kinds[:2] == ["title", "promotion"]
    assert kinds[2:5] == ["dateline", "body", "body"]
    assert set(kinds[5:]) <= {"credit", "teaser", "navigation", "notice"}
    assert page.language == "en"


def test_line_ends_are_all_that_changes() -> None:
    page = text_page("One.\r\n\r\nTwo\u00a0three.\r", data=b"x")
    assert page.text == "One.\n\nTwo\u00a0three.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Follow the money, the prosecutor told jurors on Monday.",
        "Read the letter in full, the minister urged reporters.",
        "Police shared photos of the suspects on Facebook and Twitter.",
        "“Subscribe to our newsletter,” the fake message said, before asking for bank details.",
    ],
)
def test_a_sentence_of_the_story_is_never_set_aside(line: str) -> None:
    assert kind_of(line) is None


@pytest.mark.parametrize(
    ("paragraph", "place", "agencies", "date"),
    [
        ("CARACAS, Venezuela (AP) — Troops", "CARACAS, Venezuela", ("AP",), None),
        ("San Salvador, 3 Jan 90 (ACAN-EFE) -- [Text] The army", "San Salvador", ("ACAN-EFE",), "1990-01-03"),
        ("lima, 22 jan 89 (efe) -- [excerpt] three people", "lima", ("EFE",), "1989-01-22"),
        ("SEOUL, July 2 (Yonhap) -- The navy", "SEOUL", ("Yonhap",), None),
    ],
)
def test_a_dateline_has_its_place_agencies_and_day(
    paragraph: str, place: str, agencies: tuple[str, ...], date: str | None
) -> None:
    line = dateline_of(paragraph)
    assert line
    assert (line.place, line.agencies, line.date) == (place, agencies, date)


def test_a_dash_in_a_sentence_is_no_dateline() -> None:
    assert dateline_of("Two people died — one of them a child — on Monday") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("POLICE KILLED TWO MEN IN SAN SALVADOR, THE MINISTRY SAID", "en"),
        ("El ministro dijo que tres personas murieron el lunes en la capital", "es"),
        ("Le ministre a déclaré que trois personnes ont été tuées lundi", "fr"),
        ("Министр заявил, что в результате нападения были убиты три человека, этот случай расследуется", "ru"),
        ("short", None),
    ],
)
def test_the_language_is_told_from_small_words_and_script(text: str, language: str | None) -> None:
    assert language_of(text) == language


@given(st.text(max_size=300))
def test_blocks_hold_all_of_any_text_but_white_space(text: str) -> None:
    page = text_page(text, data=b"")
    at = 0
    for block in page.blocks:
        assert at <= block.start < block.end
        assert not page.text[at : block.start].strip()
        at = block.end
    assert not page.text[at:].strip()
