import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testigo.reading.places.bearings import Bearing, apart, beyond, midway

LATITUDES = st.floats(-80, 80)
LONGITUDES = st.floats(-179.9, 179.9)


def test_caracas_and_maracaibo_are_some_five_hundred_kilometres_apart() -> None:
    assert apart((10.49, -66.88), (10.64, -71.64)) == pytest.approx(520, abs=10)


@settings(deadline=None)
@given(LATITUDES, LONGITUDES, st.floats(1, 500), st.floats(0, 359))
def test_a_point_at_a_bearing_is_as_far_off_as_was_said(lat: float, lon: float, kilometres: float, way: float) -> None:
    there = beyond((lat, lon), Bearing(kilometres=kilometres, degrees=way))
    assert apart((lat, lon), there) == pytest.approx(kilometres, abs=0.01 + kilometres / 1000)
    assert -180 <= there[1] <= 180


@settings(deadline=None)
@given(LATITUDES, LONGITUDES)
def test_without_a_distance_or_a_direction_the_point_stays(lat: float, lon: float) -> None:
    assert beyond((lat, lon), Bearing(degrees=90.0)) == (lat, lon)
    assert beyond((lat, lon), Bearing(kilometres=20.0)) == (lat, lon)


@settings(deadline=None)
@given(LATITUDES, LONGITUDES, st.floats(0, 359))
def test_the_middle_of_two_near_points_is_near_both(lat: float, lon: float, way: float) -> None:
    other = beyond((lat, lon), Bearing(kilometres=100.0, degrees=way))
    middle = midway((lat, lon), other)
    assert apart(middle, (lat, lon)) < 75
    assert apart(middle, other) < 75
