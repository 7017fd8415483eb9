from dataclasses import replace
from typing import get_args

import pytest
from sample_ledger import CLAIMS, COUNTS, LEDGER, TEXT

from testigo.ledger import Act, Count, Published, When
from testigo.show import words


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018-01-15", "15 January 2018"),
        ("2017-06", "June 2017"),
        ("2017", "2017"),
        ("2018-01-10/2018-01-15", "10–15 January 2018"),
        ("2018-01/2018-03", "January–March 2018"),
        ("2017/2018", "2017 – 2018"),
        ("2017-12-30/2018-01-02", "30 December 2017 – 2 January 2018"),
        ("2018-01-15/2018-01-15", "15 January 2018"),
        ("2018-13", "13 2018"),
    ],
)
def test_a_date_is_written_as_it_is_spoken(value: str, expected: str) -> None:
    assert words.date(value) == expected


@pytest.mark.parametrize(
    ("low", "high", "approximate", "expected"),
    [
        (20, None, False, "at least 20"),
        (None, 20, False, "at most 20"),
        (10, 15, False, "10–15"),
        (40, 40, True, "about 40"),
        (0, 0, False, "0"),
        (None, None, False, "no number"),
        (1200, 1200, False, "1,200"),
        (2.5, 2.5, False, "2.5"),
        (100, None, True, "at least about 100"),
    ],
)
def test_an_amount_says_its_bounds(low: float | None, high: float | None, approximate: bool, expected: str) -> None:
    count: Count = replace(COUNTS[0], low=low, high=high, approximate=approximate)
    assert words.amount(count) == expected


@pytest.mark.parametrize("act", get_args(Act))
def test_every_act_has_a_verb_with_a_source_and_without(act: Act) -> None:
    assert words.act(replace(CLAIMS[0], act=act))
    assert words.act(replace(CLAIMS[0], act=act, source=None))


def test_a_denial_in_the_sources_own_words_is_told_from_what_is_denied() -> None:
    assert words.act(replace(CLAIMS[0], act="deny", form="direct")) == "denies:"
    assert words.act(replace(CLAIMS[0], act="deny", form="indirect")) == "denies"


def test_quoted_words_stand_in_quotation_marks_part_by_part() -> None:
    assert words.said(CLAIMS[5], TEXT) == "“The guards” … “defended themselves and a ferry with 300 passengers”"


def test_words_that_are_not_quoted_stand_without_quotation_marks() -> None:
    assert words.said(CLAIMS[7], TEXT) == "Between 10 and 15 people were … injured"


def test_a_day_is_shown_with_the_words_behind_it() -> None:
    sunday = When(start=TEXT.index("on Sunday"), end=TEXT.index("on Sunday") + 9, value="2022-03-13")
    assert words.when(sunday, TEXT) == "13 March 2022 (“on Sunday”)"
    assert words.when(replace(sunday, value=None), TEXT) == "“on Sunday”, not placed"


def test_the_date_of_a_page_says_how_it_is_known() -> None:
    assert words.published(Published(value="2022-03-15", evidence="given")) == "15 March 2022 (as given)"
    assert words.published(Published(value="2022-03-15", evidence="tea leaves")) == "15 March 2022 (from tea leaves)"
    assert words.published(None) == "no date found"


def test_furniture_is_counted_by_kind() -> None:
    assert words.set_aside(LEDGER.page.blocks) == (
        "1 menu, 1 byline, 1 teaser of another story, 1 promotion, 1 credit, 1 notice"
    )


def test_words_are_kept_once_whatever_their_case() -> None:
    assert words.once(["Police", "police", "the army", "Police"]) == ["Police", "the army"]


def test_breaks_and_no_break_spaces_become_one_space() -> None:
    assert words.one_line(" a\n\u00a0\tb ") == "a b"
