import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.errors import TestigoError
from testigo.intake.given_day import day_given, published_by, undated
from testigo.ledger import Published


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2018-01-16", "2018-01-16"),
        (" 2018-01 ", "2018-01"),
        ("2018", "2018"),
        ("2018-01-16T23:30:00+03:00", "2018-01-16"),
        ("2018-01-16T23:30:00-11:00", "2018-01-16"),
        ("2018-01-16T23:30Z", "2018-01-16"),
        ("2018-01-16 08:05:09.123", "2018-01-16"),
    ],
)
def test_the_day_of_a_time_stamp_is_the_day_of_its_own_offset(told: str, day: str) -> None:
    assert day_given(told) == day


@pytest.mark.parametrize("told", ["2018-02-30", "2018-13", "0000", "16/01/2018", "Tuesday", "٢٠١٨-٠١-١٦", "20180116"])
def test_what_is_no_day_of_the_calendar_is_refused(told: str) -> None:
    with pytest.raises(TestigoError, match="T406"):
        day_given(told)


def test_the_users_day_wins_over_the_records() -> None:
    assert published_by("2020-05", "2018-01-16") == Published(value="2020-05", evidence="given")
    assert published_by(None, "2018-01-16") == Published(value="2018-01-16", evidence="given")
    assert published_by(" ", "") is None


@pytest.mark.parametrize(
    ("told", "day"), [("January 16, 2018", "2018-01-16"), ("1516112700", "2018-01-16"), ("20180116", "2018-01-16")]
)
def test_a_record_may_give_its_day_in_words_or_as_seconds(told: str, day: str) -> None:
    assert published_by(None, told) == Published(value=day, evidence="given")


def test_a_record_whose_day_is_none_is_told_of_and_read() -> None:
    assert published_by(None, "last week") is None
    assert [notice.code for notice in undated(None, "last week")] == ["T406"]
    assert not list(undated("2018-01-16", "last week"))
    assert not list(undated(None, "2018"))
    assert not list(undated(None, None))


@given(st.text(max_size=40))
def test_no_words_of_a_record_raise(told: str) -> None:
    found = published_by(None, told)
    assert found is None or found.evidence == "given"
