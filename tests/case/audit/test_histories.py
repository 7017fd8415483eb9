"""Whatever comes, is read anew, decided, taken back and removed, and in whatever order: a check finds nothing that is not so."""

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sample_pages import data_of, made_page

from testigo.case.adding import put_again
from testigo.case.case import Case
from testigo.case.review.names import name_of
from testigo.errors import TestigoError
from testigo.ledger import Ledger

PAGE, DAY = st.integers(0, 5), st.integers(1, 4)
AT = st.integers(0, 3)
"""Where a page is from: two addresses, whose pages are versions of each other, or none."""
ENTITY = st.sampled_from(["E1", "E2"])
"""A body that pages name alike, and somebody who is known on a page alone."""
Change = Callable[[Case], object]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case(tmp_path / "a.testigo", create=True) as made:
        yield made


def page(number: int, at: int, day: int | None, *, model: str = "hand") -> Ledger:
    url = f"https://quay.example/{at}" if at < 2 else None
    return made_page(number, url=url, published=f"2031-04-0{day}" if day else None, model=model)


def record(number: int, entity: str) -> str:
    return name_of(made_page(number).page.id, entity)


def put(case: Case, number: int, at: int, day: int | None = None) -> None:
    ledger = page(number, at, day)
    case.put(ledger, data_of(ledger))


def read_anew(case: Case, number: int, at: int, day: int | None = None) -> None:
    """Read a page anew so that it may be from elsewhere and of another day than it was read before."""
    ledger = page(number, at, day, model="another")
    if case._store.has(ledger.page.id):
        put_again(case._store, replace(ledger, counts=()))


def pair(case: Case, verb: str, left: str, right: str, *, part_of: bool = False) -> None:
    case.decide(verb, left, right, part_of=part_of, by="R")  # type: ignore[arg-type]


def histories() -> st.SearchStrategy[list[Change]]:
    days = st.none() | DAY
    adding = st.builds(lambda n, a, d: lambda case: put(case, n, a, d), PAGE, AT, days)
    reading = st.builds(lambda n, a, d: lambda case: read_anew(case, n, a, d), PAGE, AT, days)
    records = st.builds(record, PAGE, ENTITY)
    pairing = st.builds(
        lambda v, left, right, part: lambda case: pair(case, v, left, right, part_of=part),
        st.sampled_from(["join", "part"]), records, records, st.booleans(),
    )  # fmt: skip
    judging = st.builds(
        lambda v, r: lambda case: case.decide(v, r, by="R"), st.sampled_from(["accept", "reject"]), records
    )
    dating = st.builds(
        lambda n, d: lambda case: case.decide("correct", record(n, "page"), fields={"published": f"2031-04-0{d}"}, by="R"),
        PAGE, DAY,
    )  # fmt: skip
    undoing = st.builds(lambda n: lambda case: case.undo(n, by="R"), st.integers(1, 5))
    removing = st.builds(lambda n: lambda case: case.remove(made_page(n).page.id, "asked to", by="R"), PAGE)
    one = st.one_of(adding, reading, reading, pairing, pairing, judging, dating, undoing, removing)
    return st.tuples(
        st.lists(adding, min_size=3, max_size=5), st.lists(one, min_size=3, max_size=9)
    ).map(lambda both: [*both[0], *both[1]])  # fmt: skip


@settings(deadline=None, max_examples=100, phases=[p for p in Phase if p is not Phase.explain])
@given(histories())
def test_whatever_happens_to_a_case_a_check_of_it_finds_nothing(made: list[Change]) -> None:
    with TemporaryDirectory() as folder, closing(Case(Path(folder) / "a.testigo", create=True)) as case:
        for change in made:
            with suppress(TestigoError):  # a page that is not there, a decision that was taken back
                change(case)
        assert case.verify().findings == []


@pytest.mark.parametrize("part_of", [False, True], ids=["the same", "part of"])
def test_who_was_told_apart_by_a_decision_that_is_lost_is_as_any_other(case: Case, part_of: bool) -> None:
    put(case, 0, 3)
    put(case, 1, 0, 1)
    pair(case, "join", record(0, "E2"), record(1, "E2"), part_of=part_of)
    put(case, 2, 0, 3)  # another page in the place of the second one, which does not name them in the same words
    before = face_of(case, 0)
    read_anew(case, 0, 3)
    assert face_of(case, 0) == before
    assert case.verify().findings == []


def test_one_of_two_alike_who_were_parted_has_the_shared_face_again_when_the_other_is_gone(case: Case) -> None:
    put(case, 2, 3)
    shared = face_of(case, 2, "E1")
    put(case, 3, 0, 1)
    pair(case, "part", record(3, "E1"), record(2, "E1"))
    assert face_of(case, 2, "E1") != shared
    put(case, 4, 0, 3)
    assert face_of(case, 2, "E1") == shared
    assert case.verify().findings == []


def test_a_decision_about_a_pair_does_not_hang_on_when_it_was_made(case: Case) -> None:
    put(case, 1, 0, 1)
    put(case, 0, 3)
    put(case, 2, 0, 3)
    pair(case, "join", record(0, "E2"), record(1, "E2"), part_of=True)
    assert case.verify().findings == []


def test_an_older_version_that_turns_out_to_be_from_elsewhere_counts_again(case: Case) -> None:
    put(case, 1, 0, 1)
    put(case, 3, 0, 2)
    assert len(case.cards()) == 1
    read_anew(case, 1, 3, 1)
    assert len(case.cards()) == 2
    assert case.verify().findings == []


def test_what_was_decided_of_a_page_holds_for_versions_of_it_that_are_known_as_such_later(case: Case) -> None:
    put(case, 2, 1, 3)
    put(case, 5, 0)
    case.decide("accept", record(2, "E2"), by="R")
    read_anew(case, 2, 0)
    assert case.verify().findings == []
    read_anew(case, 2, 1)  # and no more when it is not
    assert case.verify().findings == []


def face_of(case: Case, number: int, entity: str = "E2") -> str | None:
    found: str | None = case._store.database.value(
        "SELECT words FROM naming LEFT JOIN face ON face.key = naming.face WHERE page = ? AND entity = ?",
        case._store.key(made_page(number).page.id),
        entity,
    )
    return found
