import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.case.accounts.actors import (
    form_of,
    has_name,
    is_insurgent,
    is_vacuous,
    one_body,
    one_instrument,
    one_person,
    one_thing,
    own_name,
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("President Ana Ruiz", "Ruiz", True),
        ("Ana Ruiz", "A. Ruiz", True),
        ("Ana Ruiz", "Petra Ruiz", False),
        ("labour leader ana ruiz solt", "ana ruis solt", True),
        ("Ana Ruiz", "Tomas Revnik", False),
    ],
)
def test_names_of_one_person(one: str, other: str, same: bool) -> None:
    assert one_person(own_name(one), own_name(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the army", "Veldurian troops", True),
        ("the Veldurian army", "Veldurian armed forces", True),
        ("the Veldurian army", "the Ostrel army", False),
        ("gunmen of the Northern Bank Front", "members of the Northern Bank Front", True),
        ("the National Quay League (NQL)", "the NQL", True),
        ("the interior ministry", "the defence ministry", False),
    ],
)
def test_names_of_one_body(one: str, other: str, same: bool) -> None:
    assert one_body(form_of(one), form_of(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the minister's car", "the minister's house", False),
        ("the minister's house", "his residence", True),
        ("the QUAY headquarters", "QUAY", True),
        ("the livestock market", "a market", True),
        ("the fish market", "the livestock market", False),
    ],
)
def test_words_for_one_thing(one: str, other: str, same: bool) -> None:
    assert one_thing(form_of(one), form_of(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a powerful bomb", "the explosive device", True),
        ("a car bomb", "a bomb", False),
        ("a jet", "government warplanes", True),
        ("rifles", "a grenade", False),
    ],
)
def test_words_for_one_means(one: str, other: str, same: bool) -> None:
    assert one_instrument(form_of(one), form_of(other)) is same


@pytest.mark.parametrize(
    "words", ["unidentified individuals", "the perpetrators", "those responsible for the crime", "they"]
)
def test_words_that_only_say_that_somebody_did_it_name_nobody(words: str) -> None:
    assert is_vacuous(words)


@pytest.mark.parametrize("words", ["heavily armed men", "forces of the extreme right", "the police"])
def test_a_description_that_tells_something_names_somebody(words: str) -> None:
    assert not is_vacuous(words)


def test_the_guerrillas_are_insurgents_in_general_and_a_front_is_not() -> None:
    assert is_insurgent("suspected urban guerrillas")
    assert not is_insurgent("the Northern Bank Front")


@given(st.text(), st.text())
def test_whether_words_mean_one_does_not_depend_on_their_order(one: str, other: str) -> None:
    a, b = form_of(one), form_of(other)
    assert one_body(a, b) == one_body(b, a)
    assert one_instrument(a, b) == one_instrument(b, a)
    assert one_person(own_name(one), own_name(other)) == one_person(own_name(other), own_name(one))


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Interior Ministry", True),
        ("The Northern Bank Front", True),
        ("Witnesses", False),
        ("health officials", False),
        ("the police", False),
        ("fmln", True),
    ],
)
def test_a_name_is_told_from_a_description(words: str, named: bool) -> None:
    assert has_name(words) is named
