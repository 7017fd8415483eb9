from __future__ import annotations

import pytest

from testigo.case.lineage.speakers import likeness, one_body, speaker, speaks_for


def test_a_person_is_known_by_the_last_name() -> None:
    whole, short = speaker("Justice Minister Halvard Ekko", kind="person"), speaker("Ekko", kind="person")
    assert likeness(whole, short) == "same"


def test_two_persons_with_other_last_names_are_two() -> None:
    assert likeness(speaker("Mario Solorzano", kind="person"), speaker("Mario Sandoval", kind="person")) == "other"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Farabundo Marti National Liberation Front (FMLN)", "FMLN General Command"),
        ("MNR spokesmen", "the National Revolutionary Movement (MNR)"),
        ("Vantor Lines", "The shipping line Vantor"),
        ("the Interior Ministry", "an Interior Ministry spokesman"),
    ],
)
def test_a_body_is_known_by_what_is_its_own_in_its_name(one: str, other: str) -> None:
    assert likeness(speaker(one), speaker(other)) == "same"


def test_a_country_in_a_name_does_not_make_two_bodies_one() -> None:
    assert (
        likeness(speaker("Salvadoran police"), speaker("Salvadoran President Alfredo Cristiani", kind="person"))
        == "open"
    )


def test_a_post_that_many_have_leaves_it_open_who_speaks() -> None:
    assert likeness(speaker("a spokesman"), speaker("the spokesman")) == "open"


def test_the_name_by_which_the_case_knows_somebody_counts_too() -> None:
    assert likeness(speaker("the guerrillas", "FMLN"), speaker("FMLN")) == "same"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the defence ministry", "Velduria's Defence Ministry", True),
        ("the gendarmerie", "The High Command of the Gendarmerie", True),
        ("the interior ministry", "the defence ministry", False),
        ("the communique", "the communique", False),
    ],
)
def test_a_body_may_be_called_by_some_of_its_words(one: str, other: str, same: bool) -> None:
    assert one_body(speaker(one), speaker(other)) is same
    assert one_body(speaker(other), speaker(one)) is same


def test_a_person_is_never_a_body_but_may_speak_for_one() -> None:
    minister, ministry = speaker("Mines Minister Jules Obanda", kind="person"), speaker("Ministry of Mines")
    assert not one_body(minister, ministry)
    assert speaks_for(minister, ministry)
    assert not speaks_for(minister, speaker("Ministry of Fisheries"))
