from dataclasses import replace
from pathlib import Path

import pytest
from sample_old_case import as_version_2
from sample_pages import data_of, made_page

from testigo.case.adding import failed, put, put_again
from testigo.case.audit.chain import entries_from
from testigo.case.audit.verifying import verify
from testigo.case.custody.captures import captures, keep_capture
from testigo.case.custody.removing import remove, remove_capture
from testigo.case.records import Node
from testigo.case.review.deciding import decide, decide_pair
from testigo.case.store import Store
from testigo.cli import main
from testigo.errors import TestigoError
from testigo.ledger import Failure, IncidentType, Ledger

URL = "https://courier.example/story"
PAGES = 10


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A case whose first two pages are versions of one."""
    made = Store(tmp_path / "a.testigo", create=True, by="Ida")
    for number in range(PAGES):
        ledger = made_page(number, url=URL if number < 2 else None)
        put(made, ledger, data_of(ledger))
    return made


def id_of(number: int) -> str:
    return made_page(number, url=URL if number < 2 else None).page.id


def test_the_page_goes_with_all_that_tells_of_it_and_its_hash_stays_in_the_log(store: Store) -> None:
    keep_capture(store, b"WARC/1.1", "https://courier.example/4", page=id_of(4))
    put_again(store, made_page(4, model="better"))
    decide(store, "accept", Node(page=id_of(4), id="C1"), by="Ben", why="seen")
    gone = remove(store, id_of(4), "puts  a witness\nin danger", by="Cora")
    assert (gone.readings, gone.decisions, gone.captures, gone.erased) == (2, 1, 1, True)
    assert not store.has(id_of(4))
    assert (store.register.all(), list(captures(store))) == ((), [])
    tombstone = next(e for e in entries_from(store.database) if e.kind == "removed")
    assert (tombstone.who, tombstone.body["why"]) == ("Cora", "puts a witness in danger")
    assert tombstone.body["page"] == id_of(4)
    assert verify(store).findings == []
    store.close()


def test_nothing_of_the_page_is_left_in_the_file(store: Store) -> None:
    words = b"report 7"
    path = store.database.path
    store.database.checkpoint()
    assert words in path.read_bytes()
    remove(store, id_of(7), "asked for by its author")
    store.close()
    assert words not in b"".join(file.read_bytes() for file in path.parent.iterdir())


def test_nobody_whom_the_page_alone_names_is_left_in_the_file(tmp_path: Path) -> None:
    store = Store(tmp_path / "b.testigo", create=True)
    for number in (0, 3):
        put(store, made_page(number), data_of(made_page(number)))
    store.database.checkpoint()
    names = (b"Courier 3", b"courier 3", b"Quellport", b"Dockers", b"dockers")
    held = store.database.path.read_bytes()
    assert all(name in held for name in names)
    remove(store, made_page(3).page.id, "a test")
    assert verify(store).findings == []
    store.close()
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.name.startswith("b."))
    assert [name for name in names if name in left] == []


@pytest.mark.parametrize("number", range(PAGES))
def test_what_is_joined_is_then_what_the_other_pages_give(store: Store, number: int) -> None:
    remove(store, id_of(number), "a test")
    assert verify(store).findings == []
    put(store, made_page(20), data_of(made_page(20)))  # which may get the key of the one that went
    assert verify(store).findings == []
    store.close()


def test_an_older_version_counts_again(store: Store) -> None:
    (counting,) = [number for number in (0, 1) if store.counts(id_of(number))]
    remove(store, id_of(counting), "a test")
    assert store.counts(id_of(1 - counting))
    assert verify(store).findings == []
    store.close()


def with_many_incidents(ledger: Ledger) -> Ledger:
    """The page telling of a dozen incidents of two kinds, the tenth of which must not be taken for the second."""
    (one,) = ledger.incidents
    kinds: tuple[IncidentType, ...] = ("killing", "protest")
    many = tuple(replace(one, id=f"I{n}", type=kinds[n % 2]) for n in range(1, 13))
    return replace(ledger, incidents=many, counts=tuple(replace(c, low=2, high=2) for c in ledger.counts))


def test_a_version_with_many_incidents_that_counts_again_is_joined_as_it_was(tmp_path: Path) -> None:
    store = Store(tmp_path / "b.testigo", create=True)
    older = with_many_incidents(made_page(0, url=URL, published="2031-04-01"))
    for ledger in (older, made_page(1, url=URL), made_page(4)):
        put(store, ledger, data_of(ledger))
    assert verify(store).findings == []
    remove(store, made_page(1).page.id, "a test")
    assert store.counts(older.page.id)
    assert verify(store).findings == []
    store.close()


def test_decisions_that_join_it_with_another_page_go_and_the_other_page_is_joined_anew(store: Store) -> None:
    decide_pair(store, "join", "party", Node(page=id_of(4), id="E1"), Node(page=id_of(7), id="E1"), by="Ben")
    decide(store, "reject", Node(page=id_of(7), id="C1"), by="Ben")
    assert remove(store, id_of(4), "a test").decisions == 1
    assert [d.verb for d in store.register.all()] == ["reject"]
    assert verify(store).findings == []
    store.close()


def test_a_removed_page_may_come_again(store: Store) -> None:
    remove(store, id_of(5), "a mistake")
    assert put(store, made_page(5), data_of(made_page(5))).outcome == "added"
    failed(store, Failure(input="gone.html", code="T101", message="no such file"))
    assert verify(store).findings == []
    store.close()


def test_without_a_reason_nothing_is_removed(store: Store) -> None:
    with pytest.raises(TestigoError) as raised:
        remove(store, id_of(5), "  ")
    assert raised.value.code == "T701"
    assert store.has(id_of(5))
    store.close()


CAPTURED = b"WARC/1.1\r\nWARC-Type: response\r\n\r\nNobody is at home"


def test_a_capture_goes_alone_with_its_words_and_leaves_its_hash_and_the_reason(store: Store) -> None:
    made = keep_capture(store, CAPTURED, "https://courier.example/refused")
    gone = remove_capture(store, made[:20], "shows  a witness", by="Cora")
    assert (gone.capture, gone.page, gone.erased) == (made, None, True)
    assert list(captures(store)) == []
    tombstone = entries_from(store.database, gone.entry)[0]
    assert (tombstone.kind, tombstone.who) == ("removed", "Cora")
    assert tombstone.body == {"capture": made, "page": None, "why": "shows a witness"}
    assert verify(store).findings == []
    store.close()
    assert b"Nobody is at home" not in store.database.path.read_bytes()
    assert b"courier.example/refused" not in store.database.path.read_bytes()


def test_a_capture_that_a_page_was_read_from_goes_and_the_page_stays(store: Store) -> None:
    one, other = (keep_capture(store, CAPTURED + n, "https://courier.example/4", page=id_of(4)) for n in (b"1", b"2"))
    assert remove_capture(store, one, "shows a witness").page == id_of(4)
    assert [kept.id for kept in captures(store)] == [other]
    assert store.has(id_of(4))
    assert verify(store).findings == []
    assert remove(store, id_of(4), "and the rest").captures == 1
    assert verify(store).findings == []


def test_a_capture_that_is_captured_again_after_its_removal_is_kept(store: Store) -> None:
    made = keep_capture(store, CAPTURED, "https://courier.example/a")
    remove_capture(store, made, "a mistake")
    assert keep_capture(store, CAPTURED, "https://courier.example/a") == made
    assert [kept.id for kept in captures(store)] == [made]
    assert verify(store).findings == []


@pytest.mark.parametrize(
    ("name", "why", "code"), [("sha256:", "x", "T763"), ("00", "x", "T763"), ("page", " ", "T701")]
)
def test_no_capture_no_reason_and_nothing_is_removed(store: Store, name: str, why: str, code: str) -> None:
    keep_capture(store, CAPTURED, "https://courier.example/a")
    before = entries_from(store.database)
    with pytest.raises(TestigoError) as told:
        remove_capture(store, name, why)
    assert told.value.code == code
    assert entries_from(store.database) == before
    assert len(list(captures(store))) == 1


def test_a_capture_cannot_be_deleted_without_a_tombstone_nor_by_that_of_another(store: Store) -> None:
    one, other = (keep_capture(store, CAPTURED + n, "https://courier.example/a") for n in (b"1", b"2"))
    remove_capture(store, one, "a mistake")
    with pytest.raises(TestigoError):
        store.database.write("DELETE FROM capture WHERE id = ?", other)
    assert [kept.id for kept in captures(store)] == [other]


def test_a_case_from_before_captures_could_go_alone_is_brought_up(store: Store) -> None:
    made = keep_capture(store, CAPTURED, "https://courier.example/a")
    path = store.database.path
    store.close()
    as_version_2(path)
    later = Store(path)
    assert verify(later).findings == []
    remove_capture(later, made, "a mistake")
    assert verify(later).findings == []
    later.close()


def test_the_command_removes_a_capture_and_says_which_page_stays(
    store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    made = keep_capture(store, CAPTURED, "https://courier.example/4", page=id_of(4))
    path = store.database.path
    store.close()
    assert main(["remove", str(path), made[:19], "--capture", "--why", "a mistake", "--yes"]) == 0
    told = capsys.readouterr().err
    assert f"removed the capture {made}" in told
    assert id_of(4) in told
    assert main(["verify", str(path)]) == 0
