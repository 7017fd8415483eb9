"""Places are scored by country, by name and by the container that a key names."""

import importlib
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from testigo.reading.places import Located, locate

TEXT = """\
SAN SALVADOR, 3 JAN 90 -- [TEXT] TWO PEASANTS WERE KIDNAPPED IN SANTA ELENA, USULUTAN DEPARTMENT, THE
SALVADORAN ARMY REPORTED.  A BOMB WENT OFF IN THE CAPITAL."""


@pytest.fixture
def places(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "evaluation"))
    return importlib.import_module("places")


def outcome(places: ModuleType, key: str) -> set[str]:
    location = importlib.import_module("muc_keys").key_location(key)
    return set(places._outcome(location, places.places_of(TEXT), " ".join(TEXT.lower().split())))


def test_a_place_counts_as_contained_when_its_point_lies_in_the_division_of_the_key(places: ModuleType) -> None:
    right = outcome(places, "EL SALVADOR: USULUTAN (DEPARTMENT): SANTA ELENA (TOWN)")
    assert {"country", "leading", "named", "found", "in country", "located", "contained"} <= right
    assert "misplaced" in outcome(places, "EL SALVADOR: MORAZAN (DEPARTMENT): SANTA ELENA (TOWN)")


def test_a_place_that_the_text_does_not_name_is_not_looked_for(places: ModuleType) -> None:
    assert "named" not in outcome(places, "EL SALVADOR: GOTERA (CITY)")


def test_the_capital_is_the_city_that_the_key_names(places: ModuleType) -> None:
    capital = locate(["the capital"], home="San Salvador", text=TEXT)[0]
    (city,) = importlib.import_module("muc_keys").key_location("SAN SALVADOR (CITY)")[0]
    assert places.agrees(capital, city, "SV")


def test_a_point_in_another_country_is_counted_as_wrong(places: ModuleType) -> None:
    abroad = Located(name="Usulutan", latitude=1.0, longitude=1.0, precision="city", country="CO")
    assert Counter(places._agreement(abroad, "SV", []))["point in wrong country"] == 1
