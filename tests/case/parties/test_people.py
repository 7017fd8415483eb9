from __future__ import annotations

import pytest

from testigo.case.parties.people import Office, person_of


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Interior Minister Pavle Oronne", "pavle oronne"),
        ("The Minister of the Interior Pavle Oronne", "pavle oronne"),
        ("the prime minister, Lena Harrow", "lena harrow"),
        ("A lawmaker from the opposition Reform List, Hal Burrow", "hal burrow"),
        ("Deputy Hal Burrow of the Reform List", "hal burrow"),
        ("The Quay Union’s Moira Lennox", "moira lennox"),
        ("the medical director of Saint Odile Hospital, Dr Mira Sotek", "mira sotek"),
        ("5 Oronne", "oronne"),
        ("el presidente Álvaro Lozano", "alvaro lozano"),
        ("Ministro del Interior, Remigio Casas", "remigio casas"),
        ("James Baker", "james baker"),
        ("UN Secretary-General Tomas Weil", "tomas weil"),
    ],
)
def test_the_own_name_is_told_from_titles_offices_and_bodies(words: str, name: str) -> None:
    assert person_of(words, cased=True).names == (name,)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("tarsenian presidency minister jose antonio rivas puente", "jose antonio rivas puente"),
        ("ftm leader joaquin sarmiento", "joaquin sarmiento"),
        ("dr antonio rivas", "antonio rivas"),
    ],
)
def test_a_page_without_capitals_tells_names_by_what_is_no_title(words: str, name: str) -> None:
    found = person_of(words, cased=False).names
    assert found[0].removeprefix("tarsenian ") == name


@pytest.mark.parametrize(
    "words", ["a shopkeeper", "the president", "one of his bodyguards", "Rivas and his wife", "leader of the ftm"]
)
def test_a_description_and_a_pair_give_no_name(words: str) -> None:
    assert person_of(words, cased=True).names == ()


def test_an_office_of_state_is_known_with_its_country() -> None:
    assert person_of("Peruvian President Marta Coll", cased=True).offices == (Office(post="president", country="PE"),)
    assert person_of("Interior Minister Pavle Oronne", cased=True).offices == (
        Office(post="minister interior", country=None),
    )


def test_who_works_in_a_part_belongs_to_the_whole_that_has_a_name() -> None:
    assert person_of("head of the emergency ward at Selmar Hospital", cased=True).bodies == ("Selmar Hospital",)


def test_a_union_of_transport_workers_is_no_ministry() -> None:
    found = person_of("secretary general of the transport workers' union CTM", cased=True)
    assert (found.offices, found.bodies) == ((), ("the transport workers' union CTM",))


def test_a_former_policeman_has_no_name() -> None:
    assert person_of("Former policeman", cased=True).names == ()


def test_a_former_office_counts_for_nothing() -> None:
    assert person_of("former President Marta Coll", cased=True).offices == ()


def test_the_president_of_a_body_holds_no_office_of_state() -> None:
    found = person_of("president of the Dockers' Union, Moira Lennox", cased=True)
    assert found.offices == ()
    assert found.bodies == ("the Dockers' Union",)


def test_a_spokesman_speaks_for_the_body_named_before_or_after_the_post() -> None:
    assert person_of("Quay Union spokeswoman Ada Finch", cased=True).bodies == ("Quay Union",)
    assert person_of("a spokeswoman for the Quay Union", cased=True).bodies == ("the Quay Union",)


def test_an_officer_of_a_force_does_not_speak_for_it_by_that_alone() -> None:
    assert person_of("an officer in the country's police force", cased=True).bodies == ()
