import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.case.incidents.near import Found, Near, near_of

FOUND = st.lists(
    st.tuples(
        st.floats(0.7, 3).map(lambda e: round(e, 3)), st.tuples(st.integers(1, 99), st.sampled_from(["I1", "I2"]))
    ),
    unique_by=lambda found: found[1],
    max_size=12,
)


def likest_first(found: Found) -> tuple[float, tuple[int, str]]:
    return -found[0], found[1]


@given(found=FOUND, whole=st.booleans())
def test_what_is_written_is_read(found: list[Found], whole: bool) -> None:
    near = Near(found=tuple(found), whole=whole)
    assert near_of(near.written(), whole=whole) == near


@given(found=FOUND, number=st.integers(1, 5), parts=st.integers(0, 12))
def test_the_likest_are_kept_in_mind_in_whatever_parts_they_are_told(
    found: list[Found], number: int, parts: int
) -> None:
    at_once = Near().told(found, likest_first, number)
    assert Near().told(found[:parts], likest_first, number).told(found[parts:], likest_first, number) == at_once
    assert at_once.whole == (len(found) <= number)


@given(found=FOUND, new=FOUND, number=st.integers(1, 5))
def test_nothing_comes_in_behind_what_was_left_out(found: list[Found], new: list[Found], number: int) -> None:
    near = Near().told(found, likest_first, number)
    fewer = near.without(near.best(1))
    told = fewer.told(new, likest_first, number)
    if not near.whole and fewer.found:
        assert max(map(likest_first, told.found)) <= likest_first(near.found[-1])


@pytest.mark.parametrize(("evidence", "takes"), [(0.9, False), (1.2, True), (1.6, True)])
def test_what_would_come_last_of_what_is_not_whole_is_not_asked_of(evidence: float, takes: bool) -> None:
    assert Near(found=((1.5, (1, "I1")), (1.2, (2, "I1"))), whole=False).may_take([evidence]) is takes
    assert Near(found=((1.5, (1, "I1")), (1.2, (2, "I1"))), whole=True).may_take([evidence])
