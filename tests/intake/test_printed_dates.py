from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.intake.printed_dates import MONTHS, day_of


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("3 Jan 90", "1990-01-03"),
        ("3 May '99", "1999-05-03"),
        ("May 3, 2020", "2020-05-03"),
        ("Sept. 4, 2011", "2011-09-04"),
        ("Mar 3rd, 2022", "2022-03-03"),
        ("Friday 1st of May 2020", "2020-05-01"),
        ("14 de marzo de 2018", "2018-03-14"),
        ("1er mai 2020", "2020-05-01"),
        ("3. März 2020", "2020-03-03"),
        ("10 août 2019", "2019-08-10"),
        ("5 de março de 2024", "2024-03-05"),
        ("17.04.2020", "2020-04-17"),
        ("2020/5/3", "2020-05-03"),
        ("12/31/2020", "2020-12-31"),
        ("05/05/2020", "2020-05-05"),
        ("THE CALDA POST - 5 March 2031", "2031-03-05"),
    ],
)
def test_a_day_is_read_as_newspapers_print_it(words: str, day: str) -> None:
    assert day_of(words) == day


@pytest.mark.parametrize(
    "words",
    [
        "5 March",
        "May 2020",
        "May 3 10:15",
        "03/05/2020",
        "2020-02-30",
        "29 Feb 2021",
        "March 32, 2020",
        "11/11/11",
        "",
        "may",
    ],
)
def test_what_is_no_day_or_could_be_two_is_none(words: str) -> None:
    assert day_of(words) is None


def test_a_day_without_a_year_is_of_the_year_that_is_known() -> None:
    assert day_of("CALDA, March 5 (AP)", year=2031) == "2031-03-05"
    assert day_of("CALDA, Feb 30 (AP)", year=2031) is None


@given(st.dates(min_value=date(1940, 1, 1), max_value=date(2039, 12, 31)), st.sampled_from(sorted(MONTHS)))
def test_every_day_is_read_back_in_every_language(day: date, name: str) -> None:
    day = day.replace(month=MONTHS[name], day=min(day.day, 28))
    for words in (f"{day.day} {name.title()} {day.year}", f"{name.title()} {day.day}, {day.year}", day.isoformat()):
        assert day_of(words) == day.isoformat()


@given(st.text(max_size=60))
def test_no_words_raise(words: str) -> None:
    found = day_of(words)
    assert found is None or date.fromisoformat(found)
