import pytest
from hypothesis import given, settings
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


def test_a_city_lies_within_its_division() -> None:
    city, division, other = locate(
        ["Usulutan", "Usulutan department", "Morazan department"], text="the Salvadoran army"
    )
    assert within(city, division)
    assert not within(city, other)


def test_a_village_the_gazetteer_lacks_is_known_to_be_in_its_department() -> None:
    place = one("the village of Guancorita, Chalatenango department", text="the Salvadoran army")
    assert (place.name, place.precision, place.country) == ("Guancorita", "region", "SV")
    assert within(place, one("Chalatenango department", text="the Salvadoran army"))


def test_what_the_page_says_elsewhere_of_a_name_holds_for_it_everywhere() -> None:
    text = "A clash in Santa Elena, Usulutan department, left two dead. The Salvadoran army held Santa Elena."
    assert within(one("Santa Elena", text=text), one("Usulutan department", text=text))


def test_a_distance_and_a_direction_move_the_point() -> None:
    near, far = one("10 km north of San Salvador"), one("a canton 60 km east of San Salvador")
    assert near.latitude == pytest.approx(13.78, abs=0.02)
    assert near.precision == "city"
    assert far.longitude == pytest.approx(-88.63, abs=0.02)
    assert (far.precision, far.country) == ("region", "SV")


def test_a_road_between_two_cities_is_at_its_middle() -> None:
    place = one("the Huaraz-Lima highway", text="Peruvian police")
    assert place.name == "Huaraz – Lima"
    assert place.latitude == pytest.approx(-10.8, abs=0.2)
    assert (place.precision, place.country) == ("region", "PE")


@pytest.mark.parametrize(
    ("phrase", "home", "text", "country", "precision"),
    [
        ("the capital", "Bogota", "the Colombian army", "CO", "city"),
        ("the Salvadoran capital", "Havana, Cuba", "", "SV", "city"),
        ("this city", "Medellin", "the Colombian police", "CO", "city"),
        ("northern parts of the country", None, "Peru. Peruvian police. Peru.", "PE", "country"),
        ("Salvadoran territory", None, "", "SV", "country"),
        ("two La Paz neighborhoods", "La Paz", "Bolivian police", "BO", "city"),
        ("Ancash street", "La Paz", "Bolivian police", "BO", "city"),
        ("the Costa Rica neighborhood", "San Salvador", "the Salvadoran army", "SV", "city"),
        ("Georgia", None, "U.S. officials in Atlanta said U.S. tests", "US", "region"),
        ("San Miguel", None, "FMLN units attacked", "SV", "city"),
        ("US", None, "", "US", "country"),
        ("Zhejiang", None, "Chinese health officials", "CN", "region"),
        ("NSW", None, "Australian police", "AU", "region"),
    ],
)
def test_words_that_only_the_page_can_tell_are_told_by_it(
    phrase: str, home: str | None, text: str, country: str, precision: str
) -> None:
    place = one(phrase, home=home, text=text)
    assert (place.country, place.precision) == (country, precision)


@pytest.mark.parametrize("phrase", ["Kashmir", "Crimea", "Abkhazia"])
def test_a_land_that_states_dispute_has_a_point_and_no_country(phrase: str) -> None:
    place = one(phrase)
    assert place.latitude is not None
    assert (place.country, place.precision) == (None, "region")


def test_a_page_set_in_a_land_that_nobody_knows_puts_its_places_nowhere() -> None:
    places = locate(["Santa Rosa", "Stonebridge", "San Pedro"], home="Puerto Asunta, Veraluz", text="Veraluz troops")
    assert [place.latitude for place in places] == [None, None, None]


def test_an_unknown_place_has_the_country_that_the_page_is_about_and_no_point() -> None:
    place = one("Pulluhuaman", home="Lima, Peru", text="Peruvian police")
    assert (place.country, place.latitude, place.precision) == ("PE", None, "unknown")


def test_a_continent_has_no_country() -> None:
    assert one("Africa", home="Lima, Peru", text="Peruvian police").country is None


@pytest.mark.parametrize(
    "phrase", ["march", "the police", "Jackson", "the Dominican embassy", "the central american university"]
)
def test_months_bodies_persons_and_embassies_are_no_places(phrase: str) -> None:
    assert one(phrase, home="Bogota", text="the Colombian army").latitude is None


def test_case_changes_nothing_on_a_page_without_the_usual_capitals() -> None:
    phrases, text = ["santa elena, usulutan department", "the capital", "near perquin"], "the salvadoran army said."
    lower = locate(phrases, home="san salvador", text=text)
    upper = locate([p.upper() for p in phrases], home="SAN SALVADOR", text=text.upper())
    assert [(p.latitude, p.country, p.precision) for p in lower] == [
        (p.latitude, p.country, p.precision) for p in upper
    ]


def test_names_are_looked_up_without_accents_points_and_capitals() -> None:
    assert folded("Usulután") == folded("USULUTAN")
    assert folded("U.S.") == "us"
    assert gazetteer().named("usulután") == gazetteer().named("Usulutan")


@settings(deadline=None)  # the first call opens the gazetteer
@given(st.lists(st.text(max_size=60), max_size=5), st.text(max_size=60))
def test_any_words_give_one_place_each_and_the_same_again(phrases: list[str], text: str) -> None:
    found = locate(phrases, text=text)
    assert len(found) == len(phrases)
    assert locate(phrases, text=text) == found
    assert all((p.latitude is None) == (p.longitude is None) for p in found)
