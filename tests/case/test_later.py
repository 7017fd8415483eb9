import pytest

from testigo.case.later import Later


class Maker:
    """Makes the same three words, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> tuple[str, ...]:
        self.asked += 1
        return ("ferry", "quay", "pier")


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def later(maker: Maker) -> Later[str]:
    return Later(3, maker)


def test_how_many_there_are_is_known_without_making_them(later: Later[str], maker: Maker) -> None:
    assert len(later) == 3
    assert later
    assert maker.asked == 0


def test_nothing_is_made_where_there_are_none(maker: Maker) -> None:
    none: Later[str] = Later(0, maker)
    assert list(none) == []
    assert not none
    assert none == ()
    assert maker.asked == 0


def test_items_are_those_of_the_function_by_place_slice_and_in_order(later: Later[str]) -> None:
    assert list(later) == ["ferry", "quay", "pier"]
    assert (later[0], later[-1]) == ("ferry", "pier")
    assert later[1:] == ("quay", "pier")
    assert later.index("quay") == 1
    assert "pier" in later
    assert list(reversed(later)) == ["pier", "quay", "ferry"]


def test_a_place_that_is_not_there_is_an_index_error(later: Later[str]) -> None:
    with pytest.raises(IndexError):
        later[3]


def test_it_equals_a_tuple_and_another_of_the_same_items_and_has_their_hash(later: Later[str]) -> None:
    same = ("ferry", "quay", "pier")
    assert later == same
    assert same == later
    assert later == Later(3, lambda: same)
    assert hash(later) == hash(same)
    assert repr(later) == repr(same)


def test_it_equals_no_other_items_and_no_list(later: Later[str]) -> None:
    assert later != ("ferry", "quay", "mole")
    assert later != ["ferry", "quay", "pier"]


def test_of_another_number_it_is_not_equal_and_nothing_is_made_to_know_it(later: Later[str], maker: Maker) -> None:
    assert later != ("ferry", "quay")
    assert maker.asked == 0
