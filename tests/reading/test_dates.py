"""Dates are worked out from the date of the page, the tense and the text before."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.reading.dates import date_of

TUESDAY = "2018-01-16"
FORM = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?")
DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2099, 12, 31))


def read(words: str, sentence: str | None = None, reference: str | None = TUESDAY) -> str | None:
    context = sentence or words
    return date_of(words, reference=reference, context=context, at=context.index(words))


@pytest.mark.parametrize(
    ("words", "sentence", "date"),
    [
        ("Monday", "A pilot was killed Monday in Orlu.", "2018-01-15"),
        ("Tuesday", "A pilot was killed Tuesday in Orlu.", "2018-01-16"),
        ("MONDAY", "A PILOT WAS KILLED MONDAY IN ORLU.", "2018-01-15"),
        ("Monday", "The court will hear the case on Monday.", "2018-01-22"),
        ("Monday", "On Monday, the court will hear the case.", "2018-01-22"),
        ("Monday", "On Monday, the court heard the case.", "2018-01-15"),
        ("Friday", "The three are due in court on Friday.", "2018-01-19"),
        ("Friday", "The union called for a march on Friday.", "2018-01-19"),
        ("Friday", "The union called on Friday for a march.", "2018-01-12"),
        ("Friday", "The army, which will leave soon, shelled the town on Friday.", "2018-01-12"),
        ("Friday", "Police would not say on Friday who fired.", "2018-01-12"),
        ("Friday", "He said the vote would be held on Friday.", "2018-01-19"),
        ("June", "Nine people were shot in June.", "2017-06"),
        ("June", "The two sides will meet in June.", "2018-06"),
        ("4 July", "The march will be held on 4 July.", "2018-07-04"),
        ("4 July", "The march was held on 4 July.", "2017-07-04"),
        ("16 November", "Those guilty of the killings of 16 November will be tried.", "2017-11-16"),
    ],
)
def test_the_tense_tells_whether_a_time_lies_behind_or_ahead(words: str, sentence: str, date: str) -> None:
    assert read(words, sentence) == date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("last Monday", "2018-01-15"),
        ("last Tuesday", "2018-01-09"),
        ("next Monday", "2018-01-22"),
        ("this Saturday", "2018-01-20"),
        ("Earlier Monday", "2018-01-15"),
        ("late Sunday", "2018-01-14"),
        ("Monday night", "2018-01-15"),
        ("2300 GMT Monday", "2018-01-15"),
        ("1 a.m. local time Tuesday", "2018-01-16"),
        ("Thurs.", "2018-01-11"),
        ("Tuesday last week", "2018-01-09"),
        ("yesterday", "2018-01-15"),
        ("today", "2018-01-16"),
        ("this morning", "2018-01-16"),
        ("last night", "2018-01-15"),
        ("the night before last", "2018-01-14"),
        ("overnight", "2018-01-15/2018-01-16"),
        ("tomorrow", "2018-01-17"),
        ("the day before", "2018-01-15"),
        ("two days ago", "2018-01-14"),
        ("three weeks ago", "2017-12-26"),
        ("two months ago", "2017-11"),
        ("ten years ago", "2008"),
        ("48 hours ago", "2018-01-14"),
        ("an hour ago", "2018-01-16"),
        ("last week", "2018-01-08/2018-01-14"),
        ("this week", "2018-01-15/2018-01-16"),
        ("last weekend", "2018-01-13/2018-01-14"),
        ("next weekend", "2018-01-20/2018-01-21"),
        ("last month", "2017-12"),
        ("last year", "2017"),
        ("the past two weeks", "2018-01-02/2018-01-16"),
        ("the past 24 hours", "2018-01-15/2018-01-16"),
        ("recent days", "2018-01"),
        ("the next few days", "2018-01"),
        ("the 13th", "2018-01-13"),
        ("the night of the 12th", "2018-01-12"),
        ("at dawn", "2018-01-16"),
        ("0230", "2018-01-16"),
        ("shortly after eight", "2018-01-16"),
    ],
)
def test_times_are_counted_from_the_day_of_the_page(words: str, date: str) -> None:
    assert read(words) == date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("June 5, 2017", "2017-06-05"),
        ("5 June 2017", "2017-06-05"),
        ("5\N{NO-BREAK SPACE}June\N{NO-BREAK SPACE}2017", "2017-06-05"),
        ("the fifth of June 2017", "2017-06-05"),
        ("Sept. 5th, 2017", "2017-09-05"),
        ("16 de enero de 2018", "2018-01-16"),
        ("22 jan 89", "1989-01-22"),
        ("2018-06-05", "2018-06-05"),
        ("05.06.2018", "2018-06-05"),
        ("6/5/2018", "2018-05-06"),
        ("5/13/2018", "2018-05-13"),
        ("June 2017", "2017-06"),
        ("in 2015", "2015"),
        ("early 2016", "2016"),
        ("the 1980s", "1980/1989"),
        ("2013/14", "2013/2014"),
        ("3-5 May 2017", "2017-05-03/2017-05-05"),
        ("May 3–5, 2017", "2017-05-03/2017-05-05"),
        ("between August 2014 and March 2016", "2014-08/2016-03"),
        ("the first ten months of 2006", "2006-01/2006-10"),
        ("the summer of 2008", "2008-06/2008-08"),
        ("New Year's Eve 1999", "1999-12-31"),
        ("Easter Monday 2016", "2016-03-28"),
        ("the second week of December 1989", "1989-12-08/1989-12-14"),
    ],
)
def test_a_date_with_its_year_needs_no_page(words: str, date: str) -> None:
    assert read(words, reference=None) == date


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("30 December", "2017-12-30"),
        ("Christmas Day", "2017-12-25"),
        ("between 3 and 5 May", "2017-05-03/2017-05-05"),
        ("October 31–November 2", "2017-10-31/2017-11-02"),
        ("from Friday to Sunday", "2018-01-12/2018-01-14"),
        ("yesterday and this morning", "2018-01-15/2018-01-16"),
        ("since Friday", "2018-01-12/2018-01-16"),
        ("since 2015", "2015/2018"),
        ("since October", "2017-10/2018-01"),
        ("on or before 3 January", "2018-01-03"),
        ("until Friday", "2018-01-19"),
        ("March last year", "2017-03"),
        ("last June", "2017-06"),
        ("mid-March", "2017-03"),
        ("Monday 5 June", "2017-06-05"),
    ],
)
def test_a_date_without_its_year_is_the_nearest_that_fits(words: str, date: str) -> None:
    assert read(words) == date


@pytest.mark.parametrize(
    ("words", "reference", "date"),
    [
        ("5 June", "2018", "2018-06-05"),
        ("June", "2018-03", "2017-06"),
        ("today", "2018-03", "2018-03"),
        ("last month", "2018-03", "2018-02"),
        ("last year", "2018", "2017"),
        ("yesterday", "2018-03", None),
        ("Monday", "2018-01-15/2018-01-16", None),
        ("June", "2018-01-15/2018-01-16", "2017-06"),
        ("Monday", None, None),
        ("5 June", None, None),
    ],
)
def test_no_date_is_finer_than_the_page_allows(words: str, reference: str | None, date: str | None) -> None:
    assert read(words, reference=reference) == date


@pytest.mark.parametrize("words", ["31 June", "31 June 2017", "during the chase", "at night", "", "999999 years ago"])
def test_what_cannot_be_placed_has_no_date(words: str) -> None:
    assert read(words) is None


def test_a_date_29_february_falls_in_the_last_leap_year() -> None:
    assert read("29 February") == "2016-02-29"


@pytest.mark.parametrize(
    ("words", "before", "date"),
    [
        ("the same day", "Two men were seized on 3 January in Orlu. ", "2018-01-03"),
        ("the next day", "Two men were seized on 3 January in Orlu. ", "2018-01-04"),
        ("a week later", "Two men were seized on 3 January in Orlu. ", "2018-01-10"),
        ("two days earlier", "Two men were seized on 3 January in Orlu. ", "2018-01-01"),
        ("at 9 pm", "Two men were seized on 3 January in Orlu. ", "2018-01-03"),
        ("that Wednesday", "Two men were seized on 5 January in Orlu. ", "2018-01-03"),
        ("the same day", "Two men were seized in Orlu. ", None),
        ("the same day", "Two men were seized on 3 January, police said today. ", "2018-01-03"),
    ],
)
def test_the_same_day_is_the_day_last_named(words: str, before: str, date: str | None) -> None:
    assert read(words, f"{before}A third was found {words} by the river.") == date


def test_since_before_the_words_opens_the_stretch() -> None:
    assert read("Friday", "Nine people have died since Friday in Orlu.") == "2018-01-12/2018-01-16"


def test_since_a_time_when_something_happened_is_that_time() -> None:
    assert read("March", "The first attack since March, when two soldiers died.") == "2017-03"


@pytest.mark.parametrize(("before", "date"), [("at ", "2018-01-16"), ("in ", "1950")])
def test_four_figures_after_at_are_a_time_of_the_day(before: str, date: str) -> None:
    assert read("1950", f"He reached his house {before}1950 with two guards.") == date


def test_the_gmt_equivalent_of_an_hour_is_no_date() -> None:
    assert read("1950 (0050 GMT 18 January)") == TUESDAY


@given(DAYS)
def test_iso_dates_mean_themselves(day: date) -> None:
    assert date_of(day.isoformat(), reference=TUESDAY) == day.isoformat()


@given(DAYS, st.sampled_from(["%d %B %Y", "%B %d, %Y", "%A, %d %B %Y"]))
def test_written_dates_are_read_back(day: date, form: str) -> None:
    if day.year <= 2099:
        assert date_of(day.strftime(form), reference=None) == day.isoformat()


WORDS = (
    "since from to and the last next June 5 5th 2018 Monday night ago two weeks 99 '89 1980s at 1950 late 31 - / of"
).split()


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)),
    st.sampled_from([None, "2018-01-16", "2018-02", "2018", "2018-01-15/2018-02", "nonsense", "0001-01-01"]),
    st.text(max_size=30),
)
def test_any_words_give_a_date_of_the_ledger_or_none(words: str, reference: str | None, before: str) -> None:
    date = date_of(words, reference=reference, context=before + words, at=len(before))
    assert date is None or FORM.fullmatch(date)
