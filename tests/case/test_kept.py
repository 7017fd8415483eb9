import json
import zlib
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_pages import data_of, made_page

from testigo.case.case import Case
from testigo.case.kept import NOTHING, Laid, packed, unpacked, unzipped, zipped


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Laid:
    """What the accounts of six pages came to."""
    with closing(Case(tmp_path_factory.mktemp("kept") / "a.testigo", create=True)) as case:
        for number in range(6):
            ledger = made_page(number)
            case.put(ledger, data_of(ledger))
        case.accounts()
        return case._store.workings.laid


def test_what_is_kept_is_what_was_laid(made: Laid) -> None:
    back = unzipped(zipped(made))
    assert back is not None
    assert made.parties
    assert made.links.settled
    assert made.events.events
    assert (back.seen, back.pages, tuple(back.parties)) == (made.seen, made.pages, tuple(made.parties))
    assert list(back.events.events) == list(made.events.events)
    assert (back.links.settled, back.links.stems) == (made.links.settled, made.links.stems)
    assert packed(back) == packed(made)


def test_of_nothing_laid_nothing_comes_back() -> None:
    back = unzipped(zipped(Laid()))
    assert back is not None
    assert (back.seen, back.pages, back.parties, list(back.events.events)) == (NOTHING, {}, (), [])


def test_half_a_letter_in_the_words_of_a_page_is_kept() -> None:
    laid = Laid(seen=(1, "h"), pages={1: "sha256:\udce9"})
    assert unpacked(packed(laid)).pages == {1: "sha256:\udce9"}


@pytest.mark.parametrize(
    "damaged",
    [b"", b"x", b"[]", b"{}", b'{"seen": [1, "h"], "pages": [[1]]}', b"\xff"],
    ids=["nothing", "no JSON", "a list", "no fields", "half a page", "no letters"],
)
def test_what_is_something_else_is_nothing_kept(damaged: bytes) -> None:
    assert unzipped(damaged) is None
    assert unzipped(zlib.compress(damaged)) is None


def test_an_event_without_its_questions_is_nothing_kept(made: Laid) -> None:
    lines = packed(made).split(b"\n")
    assert unzipped(zlib.compress(b"\n".join(lines))) is not None
    assert unzipped(zlib.compress(b"\n".join(lines[:-1]))) is None
    assert unzipped(zlib.compress(b"\n".join([*lines, b"[]"]))) is None


@pytest.mark.parametrize("name", ["seen", "pages", "parties", "events", "links", "marks"])
def test_a_part_that_is_missing_is_nothing_kept(made: Laid, name: str) -> None:
    first, *lines = packed(made).split(b"\n")
    head = json.loads(first)
    del head[name]
    assert unzipped(zlib.compress(b"\n".join([json.dumps(head).encode(), *lines]))) is None


def test_a_page_that_is_not_listed_is_nothing_kept(made: Laid) -> None:
    first, *lines = packed(made).split(b"\n")
    head = json.loads(first)
    head["pages"] = head["pages"][1:]
    assert unzipped(zlib.compress(b"\n".join([json.dumps(head).encode(), *lines]))) is None


@given(st.data())
def test_whatever_byte_is_changed_in_the_file_it_is_nothing_kept_or_the_same(made: Laid, data: st.DataObject) -> None:
    kept = bytearray(zipped(made))
    at = data.draw(st.integers(0, len(kept) - 1))
    kept[at] ^= data.draw(st.integers(1, 255))
    back = unzipped(bytes(kept))
    assert back is None or packed(back) == packed(made)
