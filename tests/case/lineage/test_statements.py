from __future__ import annotations

from typing import TYPE_CHECKING

from testigo.case.lineage.statements import issuer_of, statements_of
from testigo.case.lineage.wording import wording
from testigo.ledger import Ledger

if TYPE_CHECKING:
    from case.lineage.conftest import Written


def told(ledger: Ledger) -> list[tuple[str, str]]:
    found = statements_of(ledger, wording(ledger.page, ledger.claims), {})
    return [(s.speaker.name, " … ".join(span.of(ledger.page.text) for span in s.spans)) for s in found]


def test_each_claim_with_a_source_is_a_statement(written: Written) -> None:
    ledger = written(
        "Nadia Rahal said the guards fired from the roof.",
        claims=[{"who": "Nadia Rahal", "said": "the guards fired from the roof"}],
    )
    assert told(ledger) == [("Nadia Rahal", "the guards fired from the roof")]


def test_a_question_and_a_refusal_to_say_are_none(written: Written) -> None:
    body = "Nadia Rahal asked who had ordered the guards to fire."
    claim = {"who": "Nadia Rahal", "said": "who had ordered the guards to fire"}
    assert told(written(body, claims=[{**claim, "act": "ask"}])) == []
    assert told(written(body, claims=[{**claim, "act": "withhold"}])) == []


def test_a_page_headed_as_a_statement_is_one_sentence_by_sentence(written: Written) -> None:
    ledger = written(
        "Order was restored at dawn. No firearm was discharged at any time.",
        title="Statement by the Ministry of Justice on Dunmarra",
    )
    assert [said for _, said in told(ledger)] == [
        "Order was restored at dawn.",
        "No firearm was discharged at any time.",
    ]


def test_an_editors_note_before_a_communique_says_whose_it_is(written: Written) -> None:
    found = issuer_of(written("[communique] [general command of the Red Front] [text] we report the following:").page)
    assert found is not None
    assert found.name == "general command of the Red Front"


def test_what_a_statement_is_about_is_no_part_of_its_issuers_name(written: Written) -> None:
    found = issuer_of(written("Text.", title="Statement by the Ministry of Justice on the events at Dunmarra").page)
    assert found is not None
    assert found.name == "Ministry of Justice"


def test_a_press_release_is_the_outlets_whose_page_it_is(written: Written) -> None:
    found = issuer_of(written("FOR IMMEDIATE RELEASE. Sailings are cancelled.", outlet="Vantor Lines").page)
    assert found is not None
    assert found.name == "Vantor Lines"


def test_a_newspapers_page_is_nobodys_statement(written: Written) -> None:
    assert issuer_of(written("The minister made a statement.", title="Minister makes statement on riot").page) is None


def test_a_long_speech_is_compared_sentence_by_sentence(written: Written) -> None:
    sentences = [
        f"We shall remember the {word} of this valley and its people for many years to come."
        for word in ("mills", "orchards", "bells", "ferries")
    ]
    speech = " ".join(sentences)
    ledger = written(f"Castor Blum said: {speech}", claims=[{"who": "Castor Blum", "said": speech, "form": "direct"}])
    assert [said for _, said in told(ledger)] == sentences
