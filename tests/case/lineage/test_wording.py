from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from testigo.case.lineage.wording import form, number, runs, stem, wording, words_of
from testigo.ledger import Block, Page, Span

if TYPE_CHECKING:
    from case.lineage.conftest import Written


def page_of(text: str) -> Page:
    return Page(id="sha256:0", text=text, blocks=(Block(start=0, end=len(text), kind="body"),))


def test_words_are_alike_whatever_their_case_accents_and_marks() -> None:
    assert words_of("“Él dijo: ¡No!”") == words_of('"el DIJO — no"')


def test_numbers_are_alike_in_letters_in_digits_and_with_separators() -> None:
    assert words_of("twelve people, 1,200 crowns") == words_of("12 people, 1200 crowns")


def test_british_and_american_spellings_are_alike() -> None:
    assert words_of("The labour organisation's centre travelled") == words_of(
        "the labor organization’s center traveled"
    )


def test_four_is_a_number_and_for_is_not() -> None:
    assert form("four") != form("for")


def test_stems_join_what_is_inflected() -> None:
    assert len({stem(w) for w in ("kidnap", "kidnaps", "kidnapped", "kidnapping")}) == 1


def test_a_words_number_is_the_same_on_every_machine() -> None:
    assert number("ferry") == 7949881795909877008


def test_furniture_is_left_out_and_places_still_count_in_the_pages_text(written: Written) -> None:
    words = wording(written("The ferry sank.\n\nFollow us on every device\n\nNobody was saved.").page)
    assert words.forms == ("the", "ferry", "sank", "nobody", "was", "saved")
    text = "The ferry sank.\n\nFollow us on every device\n\nNobody was saved."
    assert words.span(3, 6).of(text) == "Nobody was saved"


def test_what_stands_in_quotation_marks_of_any_style_is_quoted() -> None:
    for text in (
        'He said "we will not leave" again',
        "He said “we will not leave” again",
        "He said «we will not leave» again",
    ):
        words = wording(page_of(text))
        assert [w for w, q in zip(words.forms, words.quoted.tolist(), strict=True) if q] == [
            "we",
            "will",
            "not",
            "leave",
        ]


def test_what_is_claimed_in_direct_speech_is_quoted_without_marks(written: Written) -> None:
    ledger = written(
        "the front reports: we blame the army",
        claims=[{"who": "the front", "said": "we blame the army", "form": "direct"}],
    )
    words = wording(ledger.page, ledger.claims)
    assert words.quoted.tolist() == [False] * 3 + [True] * 4


@given(st.text(max_size=200))
def test_every_words_place_holds_the_word(text: str) -> None:
    words = wording(page_of(text))
    for known, start, end in zip(words.forms, words.starts, words.ends, strict=True):
        assert form(text[start:end]) == known
    assert list(words.starts) == sorted(words.starts)


@given(st.lists(st.integers(0, 5), max_size=30), st.integers(1, 6))
def test_runs_with_the_same_words_have_the_same_number_and_others_do_not(values: list[int], length: int) -> None:
    found = runs(np.asarray(values, np.uint64), length).tolist()
    parts = [tuple(values[i : i + length]) for i in range(len(values) - length + 1)]
    assert len(found) == len(parts)
    assert len(set(found)) == len(set(parts))


def test_words_within_a_stretch_are_those_that_begin_in_it() -> None:
    words = wording(page_of("one two three"))
    assert list(words.within(Span(start=4, end=8))) == [1]


def test_a_number_in_two_words_is_one_number() -> None:
    assert words_of("Eighty-six men and TWENTY-ONE lorries, ninety-nine in all") == words_of(
        "86 men and 21 lorries, 99 in all"
    )
    assert words_of("party-one") == ["party", "1"]
    assert words_of("seventy-sixth") == ["70", "sixth"]
