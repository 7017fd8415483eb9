import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_accounts import count

from testigo.case.accounts.values import amounts_meet, bounds, days_meet, one_place, spots_meet
from testigo.case.records import Amount, Spot
from testigo.ledger import Precision

amounts = st.builds(
    Amount, low=st.none() | st.integers(0, 90), high=st.none() | st.integers(0, 90), approximate=st.booleans()
)


def spot(
    name: str, latitude: float | None = None, longitude: float | None = None, precision: Precision = "unknown"
) -> Spot:
    return Spot(name=name, latitude=latitude, longitude=longitude, precision=precision, country=None)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (count(4, at_least=True), count(6), True),
        (count(4), count(6), False),
        (count(100, approximate=True), count(95), True),
        (Amount(low=None, high=5), count(6), False),
        (Amount(low=60, high=80), count(71), True),
    ],
)
def test_numbers_meet_as_ranges(one: Amount, other: Amount, meet: bool) -> None:
    assert amounts_meet(bounds(one, ""), bounds(other, "")) is meet


@pytest.mark.parametrize(
    ("words", "number", "meet"),
    [
        ("dozens of people", 43, True),
        ("dozens", 3, False),
        ("several union leaders", 10, True),
        ("thousands", 12, False),
    ],
)
def test_amounts_without_a_number_lie_where_their_words_put_them(words: str, number: float, meet: bool) -> None:
    assert amounts_meet(bounds(Amount(low=None, high=None), words), bounds(count(number), "")) is meet


@given(amounts, amounts)
def test_whether_numbers_meet_does_not_depend_on_their_order(one: Amount, other: Amount) -> None:
    assert amounts_meet(bounds(one, ""), bounds(other, "")) == amounts_meet(bounds(other, ""), bounds(one, ""))


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("2024-05-13", "2024-05", True),
        ("2024-05-13", "2024-05-14", False),
        ("2024-02", "2024-02-29/2024-03-02", True),
        ("2023", "2024-01-01", False),
    ],
)
def test_days_meet_with_their_precision(one: str, other: str, meet: bool) -> None:
    assert days_meet(one, other) is meet


def test_a_town_and_its_country_can_both_be_right_and_two_towns_cannot() -> None:
    town, far = spot("Selmar", 10.0, 20.0, "city"), spot("Tolva", 11.0, 20.0, "city")
    assert spots_meet(town, spot("Velduria", 12.0, 21.0, "country"))
    assert not spots_meet(town, far)


def test_the_capital_is_the_town_that_lies_there_and_a_quarter_of_it_is_a_place_of_its_own() -> None:
    town = spot("Selmar", 10.0, 20.0, "city")
    assert one_place(town, spot("the capital", 10.0, 20.0, "city"))
    assert not one_place(town, spot("Old Harbour", 10.0, 20.0, "city"))
