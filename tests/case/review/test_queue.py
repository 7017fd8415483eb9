from dataclasses import replace
from pathlib import Path

import pytest
from sample_decided import TEXT, at, page_as_read
from sample_pages import data_of, made_page

from testigo.case.case import Case
from testigo.case.review.doubts import doubts_of
from testigo.case.review.names import name_of
from testigo.case.review.passages import quoted
from testigo.case.review.saying import says

PIER = page_as_read()


def test_the_least_certain_comes_first(case: Case) -> None:
    found = [item.certainty for item in case.queue()]
    assert found == sorted(found)
    assert [item.certainty for item in case.queue(2)] == found[:2]


def test_kinds_alone_are_asked_for_and_how_much_there_is_of_each(case: Case) -> None:
    everything = case.queue()
    assert case.queue(kinds=["where"]) == tuple(item for item in everything if item.kind == "where")
    assert case.queue(kinds=["where", "claim"]) == tuple(i for i in everything if i.kind in {"where", "claim"})
    assert case.waiting() == {k: len(case.queue(kinds=[k])) for k in sorted({i.kind for i in everything})}


def test_claims_incidents_and_places_that_are_open_are_asked_about() -> None:
    kinds = {(d.kind, d.record) for d in doubts_of(PIER)}
    assert ("claim", "C5") in kinds
    assert ("incident", "I1") in kinds
    assert ("where", f"I1.where@{at('the long pier').start}") in kinds
    assert "when" not in {kind for kind, _ in kinds}


def test_a_page_without_a_date_is_asked_about_first(tmp_path: Path) -> None:
    with Case(tmp_path / "b.testigo", create=True) as case:
        case.put(replace(PIER, page=replace(PIER.page, published=None)), TEXT.encode())
        assert case.queue(1)[0].kind == "published"


def test_what_is_decided_is_not_asked_again_until_it_is_undone(case: Case) -> None:
    before = case.queue()
    numbers = [case.decide("accept", item.id, by="Ida").id for item in before]
    assert case.queue() == ()
    for number in numbers:
        case.undo(number, by="Ida")
    assert case.queue() == before


def test_joins_are_asked_about_with_their_reason_and_the_words_of_both_sides(tmp_path: Path) -> None:
    with Case(tmp_path / "b.testigo", create=True) as case:
        for number in (0, 4):
            ledger = made_page(number)
            case.put(ledger, data_of(ledger))
        joins = [item for item in case.queue() if item.right is not None]
        for item in joins:
            assert item.why
            assert len(item.passages) == 2
            case.decide("reject", item.id, by="Ida")
        assert not [item for item in case.queue() if item.right is not None]


def test_a_passage_is_the_sentences_with_what_is_what_in_them() -> None:
    passage = quoted(PIER, "C3")
    assert passage.text == "The Harbour Guard denied that its men had opened fire."
    said = {m.label: passage.text[m.start : m.end] for m in passage.marks}
    assert said == {"source": "The Harbour Guard", "cue": "denied", "content": "its men had opened fire"}
    assert (passage.cut_before, passage.cut_after) == (True, True)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ("C3", "“The Harbour Guard” denies: its men had opened fire"),
        ("C5", "“Colonel Abel Rusk” says, as C4 tells: the shots came from a boat"),
        ("E1", "“Harbour Guard”"),
        ("outlet", "“Quellport Mail”"),
        ("page", "published 2031-04-02"),
        (f"injured@{at('Five people').start}", "5 unknown injured"),
        (f"I1.when@{at('Monday').start}", "“Monday” is 2031-03-31"),
        (f"I1.where@{at('the long pier').start}", "“the long pier” is the long pier, a place that is not known"),
    ],
)
def test_every_record_is_said_in_words(record: str, words: str) -> None:
    assert says(PIER, record) == words


def test_a_record_is_called_by_its_page_and_id() -> None:
    assert name_of(PIER.page.id, "C3") == "33903c48:C3"


def test_the_queue_of_accounts_that_are_old_is_not_held_for_the_case_as_it_is(tmp_path: Path) -> None:
    with Case(tmp_path / "a.testigo", create=True) as case:
        for number in (0, 4):
            case.put(made_page(number), data_of(made_page(number)))
        old = case.accounts()
        case.put(made_page(8), data_of(made_page(8)))
        case.accounts()
        case.queue(known=old)
        case.waiting(known=old)
        with Case(tmp_path / "a.testigo") as other:
            assert case.queue() == other.queue()
            assert case.waiting() == other.waiting()
