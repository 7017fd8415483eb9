import pytest
from sample_findings import Told

from testigo.ledger import Page, Published
from testigo.reading.occasions import occasions_of
from testigo.reading.segments import Segment
from testigo.reading.setting import setting_of


def times(text: str, *named: str) -> list[tuple[str, str | None]]:
    """The times made of the words ``named``, as the page has them, each with its date; the page is of 1 April 2022."""
    told = Told(text)
    page = Page(id="sha256:0", text=told.text, blocks=(), published=Published(value="2022-04-01", evidence="given"))
    segments = [Segment(*told.at(words), 1.0, 0.9) for words in named]
    return [(w.of(told.text), w.value) for w in occasions_of(segments, told.words, told.text, setting_of(page, []))]


@pytest.mark.parametrize(
    ("text", "day", "hour", "whole"),
    [
        ("Men shot at the mill on 25 March at 0500.", "25 March", "0500", "25 March at 0500"),
        ("Shells fell on 27 March, from 1710 to 2250.", "27 March", "from 1710 to 2250", "27 March, from 1710 to 2250"),
        ("A bomb went off on Monday around 6:30 p.m. in Keld.", "Monday", "6:30 p.m", "Monday around 6:30 p.m"),
    ],
)
def test_a_day_and_the_hour_right_after_it_are_one_time(text: str, day: str, hour: str, whole: str) -> None:
    ((said, value),) = times(text, day, hour)
    assert said.rstrip(".") == whole
    assert value is not None
    assert value.startswith("2022-03")


def test_a_beginning_and_its_end_are_one_time() -> None:
    assert times("It was shelled from January 2021 until January 2022.", "January 2021", "until January 2022") == [
        ("January 2021 until January 2022", "2021-01/2022-01")
    ]


def test_two_days_stay_two_times() -> None:
    said = times("Shells fell on 25 March, on 27 March and in 2019.", "25 March", "27 March", "2019")
    assert said == [("25 March", "2022-03-25"), ("27 March", "2022-03-27"), ("2019", "2019")]


def test_an_hour_in_another_sentence_is_a_time_of_its_own() -> None:
    assert len(times("Men shot at the mill on 25 March. At 0500 it was over.", "25 March", "0500")) == 2


@pytest.mark.parametrize("words", ["every year", "the age of two weeks", "recent memory", "the present time"])
def test_habits_ages_and_stretches_without_an_edge_are_no_times(words: str) -> None:
    assert times(f"It happened in {words} near Keld.", words) == []


def test_a_time_that_cannot_be_placed_is_kept_with_its_words() -> None:
    assert times("He was taken a day after the visit.", "a day after the visit")[0][0] == "a day after the visit"
