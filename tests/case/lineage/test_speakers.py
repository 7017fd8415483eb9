from __future__ import annotations

import pytest

from testigo.case.lineage.speakers import likeness, speaker


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
