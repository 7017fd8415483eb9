from __future__ import annotations

import pytest

from testigo.case.parties.nations import country_of, take_nation
from testigo.case.parties.tokens import tokens_of, words
from testigo.ledger import Block, Ledger, Page, ReaderMark


def page(text: str) -> Ledger:
    block = Block(start=0, end=len(text), kind="body")
    return Ledger(input="p", page=Page(id="p", text=text, blocks=(block,)), reader=ReaderMark(version="0", model="m"))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Peruvian police said so in Lima.", "PE"),
        ("Tarsenian police said so. In Tarsenia nobody knew.", "~tarsen"),
        ("The Kharun Air Force struck. Kharun said nothing.", "~kharun"),
        ("A car hit us in the street.", None),
        ("the central american university was empty.", None),
    ],
)
def test_the_country_is_the_one_that_the_page_names_most(text: str, country: str | None) -> None:
    assert country_of(page(text)) == country


def test_a_countrys_word_is_taken_from_a_name() -> None:
    code, rest = take_nation(tokens_of("the Costa Rican Red Cross"))
    assert (code, words(rest)) == ("CR", ["the", "red", "cross"])
