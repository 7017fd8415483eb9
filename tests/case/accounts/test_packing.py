import json

import pytest
from sample_case import ACCOUNTS

from testigo.case.accounts.packing import packed_party, packed_questions, unpacked_party, unpacked_questions

NUMBERS = {card.id: 7 + n for n, card in enumerate(ACCOUNTS.pages)}
PAGES = {n: page for page, n in NUMBERS.items()}


def test_questions_are_the_same_after_they_were_packed() -> None:
    assert ACCOUNTS.incidents
    for event in ACCOUNTS.incidents:
        assert unpacked_questions(packed_questions(event.questions, NUMBERS), PAGES) == event.questions


def test_parties_are_the_same_after_they_were_packed() -> None:
    assert ACCOUNTS.parties
    for party in ACCOUNTS.parties:
        assert unpacked_party(json.loads(json.dumps(packed_party(party, NUMBERS))), PAGES) == party


def test_questions_packed_take_one_line() -> None:
    assert all("\n" not in packed_questions(event.questions, NUMBERS) for event in ACCOUNTS.incidents)


def test_what_was_packed_of_other_pages_is_not_taken() -> None:
    with pytest.raises(KeyError):
        unpacked_questions(packed_questions(ACCOUNTS.incidents[0].questions, NUMBERS), {})
