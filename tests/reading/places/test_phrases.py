from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testigo.reading.places.page_map import weight
from testigo.reading.places.phrases import Phrase, parse
from testigo.reading.places.wording import Kind


def names(words: str, *, cased: bool = False) -> list[str]:
    return [level.name or level.deictic or level.country or "" for level in parse(words, weight, cased=cased).levels]


@pytest.mark.parametrize(
    ("words", "levels"),
    [
        ("the western Caracas neighborhood of El Junquito", ["El Junquito", "Caracas"]),
        ("the Escalon neighborhood of San Salvador", ["Escalon", "San Salvador"]),
        ("the Darfur region of Sudan", ["Darfur", "Sudan"]),
        ("Lima's Miraflores district", ["Miraflores", "Lima"]),
        ("santa elena, usulutan department", ["santa elena", "usulutan"]),
        ("el mono hamlet in nahuaterique jurisdiction, morazan department", ["el mono", "nahuaterique", "morazan"]),
        ("the city of Medellin", ["Medellin"]),
        ("the southwestern outskirts of san salvador", ["san salvador"]),
        ("his farm called el limon", ["el limon"]),
        ("the Democratic Republic of the Congo", ["Democratic Republic of the Congo"]),
        ("Colonia Miramontes", ["Miramontes"]),
        ("Guatemala City", ["Guatemala City"]),
        ("the Salvadoran capital", ["capital"]),
        ("this city", ["here"]),
        ("the northeastern part of the country", ["country"]),
        ("the central american university", []),
        ("his house", []),
    ],
)
def test_a_phrase_is_its_names_from_the_innermost_outwards(words: str, levels: list[str]) -> None:
    assert names(words) == levels


def test_a_word_for_the_kind_of_place_stays_with_its_name() -> None:
    kinds = [level.kind for level in parse("the village of Chinchipe, La Mar province", weight).levels]
    assert kinds == [Kind.SETTLEMENT, Kind.REGION]


def test_a_countrys_adjective_is_kept_but_not_that_of_an_embassy() -> None:
    assert parse("the Peruvian city of Huancayo", weight).levels[0].country == "PE"
    assert not any(level.country for level in parse("the Dominican embassy", weight).levels)


@pytest.mark.parametrize(
    ("words", "kilometres", "degrees"),
    [
        ("Santa Elena, 119 km east of the capital", 119.0, 90.0),
        ("20 miles north-west of Aleppo", 32.18, 315.0),
        ("a village located about 1,200 meters from Arcatao", 1.2, None),
        ("just south of Cairns", None, 180.0),
        ("areas near Perquin", None, None),
    ],
)
def test_how_far_off_a_place_lies_and_which_way_is_read(
    words: str, kilometres: float | None, degrees: float | None
) -> None:
    bearing = parse(words, weight).levels[0].bearing
    assert bearing is not None
    assert bearing.kilometres == (None if kilometres is None else pytest.approx(kilometres))
    assert bearing.degrees == degrees


@pytest.mark.parametrize(
    "words",
    [
        "between Huaraz and Lima",
        "the Huaraz-Lima highway",
        "the road from Huaraz to Lima",
        "the border of Huaraz and Lima",
    ],
)
def test_what_lies_between_two_places_has_two_ends(words: str) -> None:
    ends = parse(words, weight).ends
    assert ends is not None
    assert [end.name for end in ends] == ["Huaraz", "Lima"]


def test_a_hyphen_within_a_word_makes_no_ends() -> None:
    assert parse("a government-controlled section of road", weight).ends is None


def test_of_several_places_the_first_is_taken_with_the_kind_they_share() -> None:
    (level,) = parse("Usulutan and Morazan departments", weight).levels
    assert (level.name, level.kind) == ("Usulutan", Kind.REGION)


def test_on_a_page_with_capitals_a_word_without_one_is_no_name() -> None:
    assert names("the lakeside resort of Acapulco", cased=True)[0] == "Acapulco"
    assert names("the steep ravine", cased=True) == []


@settings(deadline=None)  # the first call opens the gazetteer
@given(st.text(max_size=80), st.booleans())
def test_any_words_make_a_phrase_with_a_name(words: str, cased: bool) -> None:
    phrase = parse(words, weight, cased=cased)
    assert isinstance(phrase, Phrase)
    assert isinstance(phrase.name, str)
    assert parse(words, weight, cased=cased) == phrase
