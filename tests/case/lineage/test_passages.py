from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.case.lineage.passages import shared
from testigo.case.lineage.wording import Wording, form, wording
from testigo.ledger import Block, Page

PASSAGE = (
    "The Santa Irene went down about two kilometres from the harbour mouth shortly after sunrise, minutes after its captain "
    "radioed that water was coming in through the car deck. Fishing boats reached the wreck before any rescue vessel did and "
    "pulled sixty people from the sea."
)
OTHER = (
    "Council members spent four hours on the price of parking. A motion to widen Mill Lane fell by one vote, and the chair, who "
    "had promised sandwiches, sent everybody home hungry at ten."
)


def of(text: str) -> Wording:
    return wording(Page(id="sha256:0", text=text, blocks=(Block(start=0, end=len(text), kind="body"),)))


def invented(words: int, seed: int) -> str:
    drawn = random.Random(seed)
    return " ".join("".join(drawn.choices("abdeiklmnorstu", k=drawn.randint(2, 8))) for _ in range(words))


def test_the_same_text_is_one_passage() -> None:
    found = shared(of(PASSAGE), of(PASSAGE))
    assert found.share == 1
    assert [m.left.of(PASSAGE) for m in found.passages] == [PASSAGE.rstrip(".")]


def test_texts_about_other_things_have_none() -> None:
    assert shared(of(PASSAGE), of(OTHER)).passages == ()


def test_the_spans_point_at_the_passage_in_both_texts() -> None:
    left, right = f"{OTHER} {PASSAGE}", f"{invented(80, 1)}. {PASSAGE} {invented(50, 2)}."
    (match,) = shared(of(left), of(right)).passages
    assert match.left.of(left) == match.right.of(right) == PASSAGE.rstrip(".")


def test_a_passage_goes_on_over_words_that_were_changed_put_in_or_left_out() -> None:
    edited = PASSAGE.replace("shortly after", "just past").replace("radioed", "told port control").replace(" any", "")
    (match,) = shared(of(PASSAGE), of(edited)).passages
    assert match.right.of(edited).startswith("The Santa Irene")
    assert match.right.of(edited).endswith("from the sea")
    assert match.words >= 38


def test_passages_are_found_in_whatever_order_they_stand() -> None:
    found = shared(of(f"{PASSAGE} {OTHER}"), of(f"{OTHER} {PASSAGE}"))
    assert [(m.left.start < m.right.start) for m in found.passages] == [True, False]
    assert found.share == 1


def test_the_share_is_of_the_shorter_text() -> None:
    found = shared(of(PASSAGE), of(f"{PASSAGE} {invented(400, 4)}"))
    assert found.share == 1
    assert shared(of(f"{PASSAGE} {invented(400, 4)}"), of(PASSAGE)).share == 1


def test_spelling_case_and_marks_make_no_edit() -> None:
    left = 'the labour centre was "organised" by twelve people from the harbour on 1,200 evenings'
    right = "The Labor Center was “organized” by 12 people from the harbor on 1200 evenings"
    (match,) = shared(of(left), of(right)).passages
    assert match.words == 14


def test_a_stock_phrase_is_no_passage() -> None:
    left = f"{invented(40, 1)} told reporters at a news conference on Monday {invented(40, 2)}"
    right = f"{invented(40, 3)} told reporters at a news conference on Monday {invented(40, 4)}"
    assert shared(of(left), of(right)).passages == ()


def test_words_within_quotation_marks_are_counted_apart() -> None:
    quote = "“We will not leave this harbour until every name has been read out aloud and every body found,” she said"
    (match,) = shared(of(f"{invented(20, 1)} {quote}"), of(f"{invented(30, 2)} {quote}")).passages
    assert match.words == 20
    assert match.unquoted == 2


def test_an_empty_text_shares_nothing() -> None:
    assert shared(of(""), of(PASSAGE)).share == 0
    assert shared(of(""), of("")).passages == ()


@pytest.mark.parametrize("refrain", ["no more", "the same words come again and again and again", "a"])
def test_a_refrain_costs_no_more_than_other_text(refrain: str) -> None:
    one, other = of(f"{refrain} " * (6000 // len(refrain.split()))), of(f"{refrain} " * (5000 // len(refrain.split())))
    started = time.process_time()
    found = shared(one, other)
    assert time.process_time() - started < 1
    assert found.share > 0.9


@given(st.integers(0, 500), st.integers(0, 40))
def test_what_is_found_is_the_same_from_either_side(seed: int, cut: int) -> None:
    left = f"{invented(60, seed)} {PASSAGE} {invented(30, seed + 1)}"
    right = f"{PASSAGE[cut:]} {invented(90, seed + 2)}"
    there, back = shared(of(left), of(right)), shared(of(right), of(left))
    assert {(m.left, m.right) for m in there.passages} == {(m.right, m.left) for m in back.passages}


@given(
    st.lists(st.sampled_from("a b c d e f".split()), max_size=60),
    st.lists(st.sampled_from("a b c d".split()), max_size=60),
)
def test_passages_hold_as_many_equal_words_as_they_say_and_do_not_overlap(ours: list[str], theirs: list[str]) -> None:
    left, right = " ".join(ours), " ".join(theirs)
    found = shared(of(left), of(right))
    assert 0 <= found.share <= 1
    ends = 0
    for match in found.passages:
        assert match.left.start >= ends
        ends = match.left.end
        assert 0 < match.words <= min(len(match.left.of(left).split()), len(match.right.of(right).split()))
        assert form(match.left.of(left).split()[0]) == form(match.right.of(right).split()[0])
