from pathlib import Path

from sample_pages import data_of, made_page

import testigo
from testigo.case.case import Case


def test_every_place_where_a_party_is_named_holds_the_words(tmp_path: Path) -> None:
    with testigo.Case(tmp_path / "a.testigo", create=True) as case:
        for number in range(4):
            case.put(made_page(number), data_of(made_page(number)))
        told = [(party, case.called(party)) for party in case.parties()]
        assert any(called for _, called in told)
        for party, called in told:
            for one in called:
                assert one.places
                for at in one.places:
                    assert at.page in party.pages
                    assert _words(case, at.page, at.start, at.end).casefold() == one.words.casefold()


def _words(case: Case, page: str, start: int, end: int) -> str:
    return " ".join(case.ledger(page).page.text[start:end].split())
