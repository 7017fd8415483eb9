"""The words of times are found whole, with what opens them, and apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.reading.times import time_spans


def found(text: str) -> list[str]:
    return [span.of(text) for span in time_spans(text)]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("A pilot was killed earlier Monday in Orlu.", ["earlier Monday"]),
        ("They came on the night of 9 December, she said.", ["the night of 9 December"]),
        ("It fell at about 2 a.m. on October 9, 2022, and burned.", ["about 2 a.m. on October 9, 2022"]),
        ("Shots were heard Sept. 5. On Friday the army left.", ["Sept. 5", "Friday"]),
        ("It rained from August 14 to 18 in the hills.", ["from August 14 to 18"]),
        ("Two weeks ago, and again last night.", ["Two weeks ago", "last night"]),
        ("It began in May. June was worse.", ["May", "June"]),
        ("In the 1980s, and since 2015.", ["the 1980s", "since 2015"]),
        ("The inquest heard today (Tuesday) from a doctor.", ["today (Tuesday)"]),
        ("THE BOMB WENT OFF AT 1950 ON 3 JANUARY.", ["1950 ON 3 JANUARY"]),
    ],
)
def test_times_are_found_whole(text: str, times: list[str]) -> None:
    assert found(text) == times


@pytest.mark.parametrize(
    "text", ["The march may follow.", "About 2000 people fled.", "The sun sat low.", "Route 1990 was cut."]
)
def test_words_that_only_look_like_times_are_left(text: str) -> None:
    assert found(text) == []


@given(
    st.one_of(st.text(), st.lists(st.sampled_from("İ on Monday , 5 June . 2018 to at 9 pm (".split())).map(" ".join))
)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    spans = time_spans(text)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
