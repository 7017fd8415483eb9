from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_portraits import SELMAR, TARVENNA, portrait

from testigo.case import rows
from testigo.case.incidents import index
from testigo.case.incidents.index import IncidentIndex
from testigo.case.incidents.likeness import Likeness, likeness
from testigo.case.incidents.marks import Marks
from testigo.case.records import Portrait
from testigo.case.store import Store

Joined = list[tuple[str, str, str, str, float]]


class File:
    """A case file that holds portraits alone."""

    def __init__(self, path: Path) -> None:
        self._store = Store(path, create=True)
        self._db = self._store.database.connection
        self._index = IncidentIndex(self._db)
        self._keys: dict[str, int] = {}

    def add(self, page: str, portraits: Sequence[Portrait]) -> None:
        columns = "id, input, agencies, added_at, text, furniture"
        key = self._db.execute(f"INSERT INTO page ({columns}) VALUES (?, ?, '[]', '', '', '')", (page, page)).lastrowid
        assert key is not None
        self._keys[page] = key
        self._db.executemany(rows.PUT_PROFILE, [rows.profile_row(key, p) for p in portraits])
        self._index.add(key, portraits)

    def remove(self, page: str) -> None:
        self._index.remove(self._keys[page])

    def replace(self, page: str, portraits: Sequence[Portrait]) -> None:
        key = self._keys[page]
        self._index.remove(key)
        self._db.execute("DELETE FROM profile WHERE page = ?", (key,))
        self._db.executemany(rows.PUT_PROFILE, [rows.profile_row(key, p) for p in portraits])
        self._index.add(key, portraits)

    def joined(self) -> Joined:
        found = self._db.execute(
            "SELECT a.id, left_id, b.id, right_id, evidence FROM incident_join"
            " JOIN page a ON a.key = left_page JOIN page b ON b.key = right_page"
        )
        return sorted(found)

    def close(self) -> None:
        self._store.close()


def joined(path: Path, pages: Iterable[tuple[str, Sequence[Portrait]]], removed: Iterable[str] = ()) -> Joined:
    path.unlink(missing_ok=True)
    file = File(path)
    for page, portraits in pages:
        file.add(page, portraits)
    for page in removed:
        file.remove(page)
    found = file.joined()
    file.close()
    return found


def pages_of(draws: Sequence[tuple[str | None, bool, str]]) -> list[tuple[str, list[Portrait]]]:
    return [
        (f"p{n:02}", [portrait(f"p{n:02}", day=day, place=SELMAR if here else TARVENNA, hit=(name,), leading=here)])
        for n, (day, here, name) in enumerate(draws)
    ]


DRAWS = st.lists(
    st.tuples(
        st.sampled_from([None, "2025-03-05", "2025-03-06"]),
        st.booleans(),
        st.sampled_from(["brandt", "korvan", "milvec"]),
    ),
    min_size=2,
    max_size=12,
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cases") / "made.testigo"


@pytest.fixture(scope="module", autouse=True)
def few_stand_first() -> Iterable[None]:
    """Few enough stand first under a key that a dozen pages push each other out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "FIRST", 3)
        patch.setattr(index, "KEPT", 2)
        patch.setattr(index, "NEAR", 3)
        patch.setattr(index, "CROWD", 5)
        yield


def test_pages_that_tell_of_one_death_are_joined_with_a_reason(path: Path) -> None:
    found = joined(path, pages_of([("2025-03-06", True, "brandt"), (None, True, "brandt"), (None, True, "korvan")]))
    assert [(a, b) for a, _, b, _, evidence in found if evidence >= 1] == [("p01", "p00")]


@settings(max_examples=40, deadline=None)
@given(draws=DRAWS, data=st.data())
def test_joins_do_not_depend_on_the_order_of_adding(
    path: Path, draws: list[tuple[str | None, bool, str]], data: st.DataObject
) -> None:
    pages = pages_of(draws)
    assert joined(path, data.draw(st.permutations(pages))) == joined(path, pages)


@settings(max_examples=40, deadline=None)
@given(draws=DRAWS, data=st.data())
def test_a_page_that_is_taken_out_leaves_no_trace(
    path: Path, draws: list[tuple[str | None, bool, str]], data: st.DataObject
) -> None:
    pages = pages_of(draws)
    out = data.draw(st.sets(st.sampled_from([name for name, _ in pages])))
    kept = [(name, portraits) for name, portraits in pages if name not in out]
    assert joined(path, pages, sorted(out)) == joined(path, kept)


@settings(max_examples=40, deadline=None)
@given(draws=DRAWS, others=DRAWS, data=st.data())
def test_a_page_read_anew_is_joined_as_if_it_had_been_read_so_at_once(
    path: Path,
    draws: list[tuple[str | None, bool, str]],
    others: list[tuple[str | None, bool, str]],
    data: st.DataObject,
) -> None:
    before, anew = pages_of(draws), dict(pages_of(others))
    order = data.draw(st.permutations([name for name, _ in before if name in anew]))
    path.unlink(missing_ok=True)
    file = File(path)
    for name, portraits in before:
        file.add(name, portraits)
    for name in order:
        file.replace(name, anew[name])
    found = file.joined()
    file.close()
    assert found == joined(path, [(name, anew.get(name, portraits)) for name, portraits in before])


def test_the_incidents_of_a_page_are_joined_among_themselves(path: Path) -> None:
    page = [
        portrait("a", "bombing", day="2025-03-06", leading=True),
        portrait("a", "killing", id="I2", day="2025-03-06"),
        portrait("a", "bombing", id="I3", day="2019-06-27", sentence=9),
    ]
    assert [(i, j) for _, i, _, j, _ in joined(path, [("a", page)])] == [("I1", "I2")]


@pytest.mark.parametrize(("before", "compared"), [(2, True), (8, False)])
def test_in_a_crowd_it_takes_more_than_the_day_before_to_be_compared(
    path: Path, monkeypatch: pytest.MonkeyPatch, before: int, *, compared: bool
) -> None:
    later: list[Marks] = []

    def noted(one: Marks, other: Marks) -> Likeness:
        later.extend(m for m in (one, other) if m.profile.node.page == "later")
        return likeness(one, other)

    monkeypatch.setattr(index, "likeness", noted)
    names = ("brandt", "korvan", "milvec", "tarsen", "olvik", "renholt", "dasker", "umbrin")
    pages = [(name, [portrait(name, day="2025-03-05", hit=(name,))]) for name in names[:before]]
    joined(path, [*pages, ("later", [portrait("later", day="2025-03-06", hit=("zelner",))])])
    assert bool(later) is compared


def test_what_an_incident_is_compared_with_does_not_grow_with_the_case(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[int] = []

    def counted(one: Marks, other: Marks) -> Likeness:
        compared.append(1)
        return likeness(one, other)

    monkeypatch.setattr(index, "likeness", counted)
    pages = [(f"p{n:03}", [portrait(f"p{n:03}", day="2025-03-06", place=SELMAR, hit=("brandt",))]) for n in range(120)]
    joined(path, pages[:60])
    first = len(compared)
    compared.clear()
    joined(path, pages)
    assert len(compared) < 3 * first < len(list(combinations(pages, 2)))
