"""The words of a count are read into an amount with its bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.reading.cardinals import cardinal_of
from testigo.reading.numbers import UNSTATED, Amount, amount_of


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Two officers", 2),
        ("TWO OFFICERS", 2),
        ("a dozen", 12),
        ("two dozen guards", 24),
        ("half a dozen", 6),
        ("twenty-three", 23),
        ("one hundred and twenty", 120),
        ("a hundred", 100),
        ("twelve hundred people", 1200),
        ("1,200", 1200),
        ("1.200", 1200),
        ("10\N{NO-BREAK SPACE}000 people", 10000),
        ("1.5 million", 1_500_000),
        ("1.250 million", 1_250_000),
        ("half a million", 500_000),
        ("two and a half million", 2_500_000),
        ("7.5m", 7_500_000),
        ("€3bn", 3_000_000_000),
        ("$10,000", 10000),
        ("US$543 million", 543_000_000),
        ("10,000 dollars", 10000),
        ("Rs 4 lakh", 400_000),
        ("another five", 5),
        ("five others", 5),
        ("the other two", 2),
        ("all 12", 12),
        ("both bodies", 2),
        ("a couple", 2),
        ("a pair", 2),
        ("a soldier", 1),
        ("the bodyguard", 1),
        ("his wife", 1),
        ("Ostrov's son", 1),
        ("husband", 1),
        ("single", 1),
        ("a third man", 1),
        ("the fourth judge", 4),
        ("the 21st victim", 21),
        ("no one", 0),
        ("nobody", 0),
        ("none of the 40", 0),
        ("no casualties", 0),
        ("zero", 0),
    ],
)
def test_an_amount_is_read_as_its_number(words: str, number: float) -> None:
    assert amount_of(words) == Amount(low=number, high=number)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("at least 20", 20, None),
        ("At least 20 people", 20, None),
        ("more than 20", 20, None),
        ("well over 60", 60, None),
        ("20 or more", 20, None),
        ("46+", 46, None),
        ("no fewer than three", 3, None),
        ("the more than 1,000 people", 1000, None),
        ("up to 50", None, 50),
        ("fewer than 50", None, 50),
        ("as many as 30", None, 30),
        ("no more than five", None, 5),
        ("at most 12", None, 12),
        ("between 10 and 15", 10, 15),
        ("10 to 15", 10, 15),
        ("10–15", 10, 15),
        ("10 to 15 million", 10_000_000, 15_000_000),
        ("ten or twelve", 10, 12),
        ("at least two or three people", 2, 3),
    ],
)
def test_bounds_are_kept(words: str, low: float | None, high: float | None) -> None:
    assert amount_of(words) == Amount(low=low, high=high)


@pytest.mark.parametrize(
    "words",
    ["about 50", "some 50", "nearly 50", "roughly 50", "an estimated 50", "50 or so", "close to 50", "fifty-odd"],
)
def test_round_numbers_are_approximate(words: str) -> None:
    assert amount_of(words) == Amount(low=50, high=50, approximate=True)


@pytest.mark.parametrize(
    "words",
    [
        "dozens",
        "several",
        "some",
        "hundreds",
        "scores",
        "many people",
        "tens of thousands",
        "a few hundred",
        "half",
        "20%",
    ],
)
def test_an_amount_without_a_number_is_unstated(words: str) -> None:
    assert amount_of(words) == UNSTATED


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("a 15-year-old boy", 1),
        ("15-year-old boy", 1),
        ("a woman, 29", 1),
        ("a boy of 14", 1),
        ("a man in his 40s", 1),
        ("two 15-year-olds", 2),
        ("three M-16 rifles", 3),
        ("a 10-kilo bomb", 1),
        ("four soldiers of the 2nd battalion", 4),
    ],
)
def test_ages_weights_and_models_are_no_amounts(words: str, number: float) -> None:
    assert amount_of(words) == Amount(low=number, high=number)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("a nurse and a driver", 2),
        ("a woman and her three children", 4),
        ("he and 47 colleagues", 48),
        ("two policemen, a judge and his wife", 4),
        ("a reporter, translator and a photographer", 3),
        ("eleven police officers and army men", 11),
    ],
)
def test_a_list_of_people_is_added_up(words: str, number: float) -> None:
    assert amount_of(words) == Amount(low=number, high=number)


@pytest.mark.parametrize("words", ["", "injuries", "2 Battalion", "M-16 rifle"])
def test_words_without_an_amount_give_none(words: str) -> None:
    assert amount_of(words) is None


def test_words_without_a_number_are_no_cardinal() -> None:
    with pytest.raises(ValueError, match="no number in 'many'"):
        cardinal_of("many")


@given(st.integers(min_value=1, max_value=999_999_999))
def test_grouped_figures_are_read_back(number: int) -> None:
    assert amount_of(f"{number:,} people") == Amount(low=number, high=number)


WORDS = (
    "a an two dozen hundred million and or to - at least more than 15 1,200 .5 year-old boy some no M-16 $ half % third"
).split()


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)))
def test_any_words_give_an_amount_in_order_or_none(words: str) -> None:
    amount = amount_of(words)
    assert amount is None or amount.low is None or amount.high is None or 0 <= amount.low <= amount.high
