import pytest
from sample_accounts import count, telling

from testigo.case.accounts.aftermath import aftermaths, counts_of
from testigo.case.records import Node, Profile, Telling
from testigo.ledger import IncidentType


def profile(page: str, number: int, kind: IncidentType, *, day: str | None = None, leading: bool = False) -> Profile:
    return Profile(
        node=Node(page=page, id=f"I{number}"),
        type=kind,
        stage="real",
        day=day,
        first=day,
        last=day,
        told=day,
        point=None,
        known=(),
        leading=leading,
        triggers=1,
    )


RAID = (
    profile("a", 1, "raid", day="2025-03-06", leading=True),
    profile("b", 1, "raid", day="2025-03-06", leading=True),
)


def test_arrests_that_a_page_tells_of_besides_an_event_followed_on_it() -> None:
    arrest = profile("b", 2, "arrest")
    assert aftermaths([RAID, (arrest,)]) == {0: [arrest]}


@pytest.mark.parametrize("day", ["2024-11-02", "2025-09-01"])
def test_arrests_before_it_or_long_after_it_are_others(day: str) -> None:
    assert aftermaths([RAID, (profile("b", 2, "arrest", day=day),)]) == {}


def test_arrests_on_a_page_that_opens_with_something_else_are_others() -> None:
    strike = profile("c", 1, "strike", leading=True)
    told = profile("c", 2, "raid", day="2025-03-06")
    arrest = profile("c", 3, "arrest")
    assert aftermaths([(*RAID, told), (strike,), (arrest,)]) == {1: [arrest]}


def test_of_arrests_only_the_number_of_those_arrested_counts() -> None:
    arrest = profile("a", 1, "arrest")
    told: list[Telling] = [telling("a", "arrested", count(86)), telling("a", "killed", count(1))]
    assert [t.question for t in counts_of([arrest], {arrest.node: told})] == ["arrested"]
