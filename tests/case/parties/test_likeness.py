from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.case.parties.likeness import is_short_of, is_variant, spelled_alike

WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9)


@pytest.mark.parametrize(
    ("a", "b"), [("velasquez", "velazquez"), ("thomas", "tom"), ("j", "jonah"), ("aubuisson", "aubuission")]
)
def test_spellings_of_one_word_are_alike(a: str, b: str) -> None:
    assert spelled_alike(a, b)
    assert spelled_alike(b, a)


@pytest.mark.parametrize(("a", "b"), [("rivas", "ribera"), ("pell", "bell"), ("anna", "hanna"), ("osman", "idris")])
def test_other_words_are_not(a: str, b: str) -> None:
    assert not spelled_alike(a, b)


@given(WORD, WORD)
def test_spelling_has_no_direction(a: str, b: str) -> None:
    assert spelled_alike(a, b) == spelled_alike(b, a)


def test_a_surname_is_short_for_a_name_and_a_given_name_is_not() -> None:
    assert is_short_of(("rivas",), ("ana", "rivas", "puente"))
    assert not is_short_of(("ana",), ("ana", "rivas", "puente"))


def test_words_left_out_make_a_name_short_and_others_do_not() -> None:
    assert is_short_of(("ana", "puente"), ("ana", "rivas", "puente"))
    assert not is_short_of(("puente", "ana"), ("ana", "rivas", "puente"))
    assert not is_short_of(("ana", "soto"), ("ana", "rivas", "puente"))


@given(st.lists(WORD, min_size=1, max_size=4))
def test_a_name_is_a_variant_of_itself(words: list[str]) -> None:
    assert is_variant(words, words)
