from __future__ import annotations

import pytest

from testigo.case.parties.bodies import NOBODY, body_of


@pytest.mark.parametrize(
    ("words", "function", "country"),
    [
        ("the Interior Ministry", "ministry interior", None),
        ("Ministry of the Interior", "ministry interior", None),
        ("Ministerio del Interior", "ministry interior", None),
        ("the Home Office", "ministry interior", None),
        ("Policía Nacional", "police", None),
        ("the Peruvian army", "army", "PE"),
        ("las Fuerzas Armadas", "army", None),
        ("Tarsenian gendarmes", "gendarmerie", "~tarsen"),
        ("the government of Tarsenia", "government", "~tarsen"),
        ("Ministry of the Interior of Tarsenia", "ministry interior", "~tarsen"),
        ("Tarsenia's Defence Ministry", "ministry defence", "~tarsen"),
        ("Tarsenia State Television", "state media", "~tarsen"),
        ("the Coll government", "government", None),
        ("the White House", "presidency", "US"),
        ("state television", "state media", None),
    ],
)
def test_what_every_country_has_one_of_is_known_by_its_function(words: str, function: str, country: str | None) -> None:
    found = body_of(words, cased=True)
    assert (found.function, found.country, found.name) == (function, country, None)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Free Valley Army", "free valley army"),
        ("Harrowgate police", "harrowgate police"),
        ("gunmen from the Lower Valley Front", "lower valley front"),
        ("the so-called Quay Union", "quay union"),
        ("Union of Crane Drivers", "union crane drivers"),
        ("St Odile’s Hospital", "saint odile hospital"),
        ("WHO", "who"),
        ("his group, Equilibrio Claro", "equilibrio claro"),
    ],
)
def test_a_body_with_a_name_of_its_own_is_not_the_countrys(words: str, name: str) -> None:
    found = body_of(words, cased=True)
    assert (found.name, found.function) == (name, None)


@pytest.mark.parametrize("words", ["people", "Witnesses", "heavily armed men", "its forces", "the Front", "12 people"])
def test_words_that_name_nobody_in_particular_are_nobody(words: str) -> None:
    assert body_of(words, cased=True) == NOBODY


def test_the_acronym_beside_a_name_is_its_alias_and_so_is_a_name_beside_an_acronym() -> None:
    assert body_of("the Lower Valley Front (LVF)", cased=True).aliases == ("lvf",)
    assert body_of("lvf [lower valley front]", cased=False).aliases == ("lower valley front",)
    assert body_of("national miners union, mun", cased=False).aliases == ("mun",)


def test_a_part_of_a_body_is_told_from_the_body() -> None:
    assert body_of("LVF General Command", cased=True).part == "general command"
    assert body_of("the general command of the LVF", cased=True).part == "general command"
    assert body_of("police sources", cased=True).part == "sources"
    assert body_of("the Quay Committee", cased=True).part is None


def test_a_number_of_its_people_is_counted() -> None:
    assert body_of("four members of the Lower Valley Front", cased=True).counted
    assert body_of("Two gendarmes", cased=True).counted


@pytest.mark.parametrize(
    ("words", "within"),
    [
        ("the state broadcaster Tarsenia Today", "government"),
        ("the state-run news agency ZNA", "government"),
        ("the army's 3rd Mountain Infantry Brigade", "army"),
        ("the Crescent-run health ministry", "crescent"),
        ("units of the Third Mobile Company of the Gendarmerie", "gendarmerie"),
        ("Sahra State Police Command", "police"),
        ("the Police Officers Union", None),
        ("the Lower Ismer Power Company", None),
    ],
)
def test_whose_a_body_is_stands_in_its_name(words: str, within: str | None) -> None:
    assert body_of(words, cased=True).within == within


@pytest.mark.parametrize("words", ["Salvadoran", "the Peruvians"])
def test_a_peoples_name_alone_is_no_body(words: str) -> None:
    assert body_of(words, cased=True).function is None
    assert body_of("salvadoran", cased=False) == NOBODY
