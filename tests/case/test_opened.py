from collections.abc import Callable, Mapping
from typing import Any

import pytest

from testigo.case import opened
from testigo.case.accounts.held import HeldEvent
from testigo.case.accounts.packing import packed_questions, unpacked_questions
from testigo.case.opened import Opened
from testigo.case.records import Question

PAGES = {1: "sha256:aa"}
SILENT = Question(question="killed", who=None, answers=(), verdict="single", silent=("sha256:aa",), warnings=())
PACKED = packed_questions([SILENT], {"sha256:aa": 1})


def event(told: str, known: str = "k") -> HeldEvent:
    return HeldEvent(told, known, (), (), (), "slug", "killing", "title", None, None, (), 1, PACKED)


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """How often questions were made of what is packed."""
    done: list[str] = []

    def counted(packed: str, pages: Mapping[int, str]) -> Any:
        done.append(packed)
        return unpacked_questions(packed, pages)

    monkeypatch.setattr(opened, "unpacked_questions", counted)
    return lambda: len(done)


def test_what_was_looked_at_is_not_made_again(unpacked: Callable[[], int]) -> None:
    held = Opened()
    first = held.questions(event("t"), PAGES)
    assert first == (SILENT,)
    assert held.questions(event("t"), PAGES) is first
    assert unpacked() == 1


@pytest.mark.parametrize("other", [event("u"), event("t", "l")], ids=["told otherwise", "of others"])
def test_an_event_that_was_laid_from_something_else_is_made_anew(other: HeldEvent, unpacked: Callable[[], int]) -> None:
    held = Opened()
    held.questions(event("t"), PAGES)
    held.questions(other, PAGES)
    assert unpacked() == 2


def test_what_was_looked_at_the_longest_ago_is_let_go_first(unpacked: Callable[[], int]) -> None:
    held = Opened(2 * len(PACKED))
    for told in ("a", "b", "a", "c"):  # b is the one that nobody looked at since
        held.questions(event(told), PAGES)
    assert unpacked() == 3
    held.questions(event("a"), PAGES)
    held.questions(event("c"), PAGES)
    assert unpacked() == 3
    assert held.questions(event("b"), PAGES) == (SILENT,)
    assert unpacked() == 4


def test_the_last_one_is_held_however_large_it_is(unpacked: Callable[[], int]) -> None:
    held = Opened(0)
    for told in ("a", "a", "b", "b", "a"):
        assert held.questions(event(told), PAGES) == (SILENT,)
    assert unpacked() == 3


def test_what_is_damaged_is_no_questions_and_is_not_held() -> None:
    held = Opened()
    for _ in range(2):
        with pytest.raises(ValueError, match="JSON|Expecting|char"):
            held.questions(event("t")._replace(questions="[["), PAGES)
    with pytest.raises(KeyError):
        held.questions(event("t"), {})
    assert held.questions(event("t"), PAGES) == (SILENT,)
