from hypothesis import given
from hypothesis import strategies as st

from testigo.case.unions import Unions

PAIRS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=30)


def grouped(pairs: list[tuple[int, int]]) -> list[list[int]]:
    """The groups, found by putting sets together one by one."""
    groups = [{item} for item in range(13)]
    for pair in pairs:
        met = [g for g in groups if not g.isdisjoint(pair)]
        groups = [g for g in groups if g not in met] + [set[int]().union(*met)]
    return sorted(sorted(g) for g in groups)


@given(PAIRS)
def test_what_is_joined_is_one_group_however_long_the_way(pairs: list[tuple[int, int]]) -> None:
    unions = Unions(range(13))
    for left, right in pairs:
        unions.join(left, right)
    assert unions.groups() == grouped(pairs)


@given(PAIRS)
def test_a_join_says_whether_the_two_were_apart(pairs: list[tuple[int, int]]) -> None:
    unions = Unions(range(13))
    for n, (left, right) in enumerate(pairs):
        apart = not any(left in g and right in g for g in grouped(pairs[:n]))
        assert unions.join(left, right) == apart
        assert unions.root(left) == unions.root(right)
