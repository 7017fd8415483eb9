import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.reading.places import Located, locate, within
from testigo.reading.places.gazetteer import folded, gazetteer


def one(phrase: str, *, home: str | None = None, text: str = "") -> Located:
    return locate([phrase], home=home, text=text)[0]


def test_a_neighbourhood_the_gazetteer_lacks_is_known_to_be_in_its_city() -> None:
    place = one("the western Caracas neighborhood of El Junquito", home="CARACAS, Venezuela")
    assert place.name == "El Junquito"
    assert (place.precision, place.country) == ("city", "VE")
    assert place.latitude == pytest.approx(10.49, abs=0.05)


@pytest.mark.parametrize(
    ("phrase", "home", "text", "country", "precision"),
    [
        ("San Miguel department", "San Salvador", "the Salvadoran army", "SV", "region"),
        ("Usulutan", None, "the salvadoran army", "SV", "city"),
        ("Georgia", "Tbilisi", "the Georgian government", "GE", "country"),
        ("Tripoli", "Beirut, Lebanon", "Lebanese troops", "LB", "city"),
        ("Tripoli", None, "Libyan militias", "LY", "city"),
        ("Hyderabad", "Karachi, Pakistan", "Pakistani police", "PK", "city"),
        ("Hyderabad", "New Delhi", "Indian police", "IN", "city"),
        ("Córdoba", "Buenos Aires", "Argentine unions", "AR", "city"),
        ("JUBA", None, "SOUTH SUDAN", "SS", "city"),
        ("Aleppo, Syria", None, "", "SY", "city"),
        ("the central Peruvian mountain region", None, "", "PE", "country"),
    ],
)
def test_a_name_is_told_from_its_namesakes_by_the_rest_of_the_page(
    phrase: str, home: str | None, text: str, country: str, precision: str
) -> None:
    place = one(phrase, home=home, text=text)
    assert (place.country, place.precision) == (country, precision)


@pytest.mark.parametrize(
    "phrase", ["the city", "the square", "the scene", "a government-controlled section of road", "his house"]
)
def test_words_that_name_no_place_get_no_point(phrase: str) -> None:
    place = one(phrase, home="Bogota", text="Colombian police")
    assert (place.latitude, place.longitude, place.precision) == (None, None, "unknown")


def test_a_city_lies_within_its_country_and_not_in_another() -> None:
    city, country, other = one("Caracas"), one("Venezuela"), one("Colombia")
    assert within(city, country)
    assert not within(city, other)


def test_names_are_looked_up_without_accents_points_and_capitals() -> None:
    assert folded("Usulután") == folded("USULUTAN")
    assert folded("U.S.") == "us"
    assert gazetteer().named("usulután") == gazetteer().named("Usulutan")


@given(st.lists(st.text(max_size=60), max_size=5), st.text(max_size=60))
def test_any_words_give_one_place_each_and_the_same_again(phrases: list[str], text: str) -> None:
    found = locate(phrases, text=text)
    assert len(found) == len(phrases)
    assert locate(phrases, text=text) == found
    assert all((p.latitude is None) == (p.longitude is None) for p in found)
