from __future__ import annotations

from typing import TYPE_CHECKING, Any

from testigo.case.lineage.agreement import Agreement, agreements
from testigo.case.lineage.rarity import Rarity, stems_of
from testigo.case.lineage.statements import Statement, statements_of
from testigo.case.lineage.wording import wording

if TYPE_CHECKING:
    from case.lineage.conftest import Written


PLAIN = Rarity()


def said(written: Written, body: str, **claim: Any) -> tuple[Statement, ...]:
    ledger = written(body, claims=[claim])
    return statements_of(ledger, wording(ledger.page, ledger.claims), {})


def agreed(one: tuple[Statement, ...], other: tuple[Statement, ...], rarity: Rarity = PLAIN) -> Agreement | None:
    return next((a for a in agreements(one, other) if a.ground is None or a.ground.holds(rarity)), None)


def test_one_speaker_with_the_same_quoted_words_makes_one_statement(written: Written) -> None:
    one = said(
        written,
        'Ilario Benne said "the bow door was not shut properly".',
        who="Ilario Benne",
        said='"the bow door was not shut properly"',
        form="direct",
    )
    other = said(
        written,
        'A fisherman, Benne, saw that "the bow door was not shut properly" at all.',
        who="Benne",
        said='"the bow door was not shut properly"',
        form="direct",
    )
    found = agreed(one, other)
    assert found is not None
    assert found.sort == "words"


def test_one_speaker_with_the_same_content_in_other_words_makes_one_statement(written: Written) -> None:
    one = said(
        written,
        "Corinna Dast said the ferry had a licence for 96 passengers and overloaded bulkheads.",
        who="Corinna Dast",
        said="the ferry had a licence for 96 passengers and overloaded bulkheads",
    )
    other = said(
        written,
        "Its bulkheads were overloaded and it took more than the 96 passengers allowed, Dast said.",
        who="Dast",
        said="Its bulkheads were overloaded and it took more than the 96 passengers allowed",
    )
    found = agreed(one, other)
    assert found is not None
    assert found.sort == "content"


def test_the_same_content_from_other_speakers_makes_none(written: Written) -> None:
    one = said(
        written,
        "Corinna Dast said the ferry had overloaded bulkheads and 96 passengers.",
        who="Corinna Dast",
        said="the ferry had overloaded bulkheads and 96 passengers",
    )
    other = said(
        written,
        "Teodoro Ansa said the ferry had overloaded bulkheads and 96 passengers.",
        who="Teodoro Ansa",
        said="the ferry had overloaded bulkheads and 96 passengers",
    )
    assert agreed(one, other) is None


def test_one_speaker_on_other_matters_makes_none(written: Written) -> None:
    one = said(
        written,
        "Teodoro Ansa said the lido would open in spring.",
        who="Teodoro Ansa",
        said="the lido would open in spring",
    )
    other = said(
        written,
        "Teodoro Ansa promised an investigation of the wreck.",
        who="Teodoro Ansa",
        said="an investigation of the wreck",
    )
    assert agreed(one, other) is None


def test_two_denials_by_one_speaker_of_what_the_case_is_about_are_one_statement(written: Written) -> None:
    one = said(
        written,
        "The Brigade of Ashes denied any part in the murder of Lucio Varga.",
        who="The Brigade of Ashes",
        said="any part in the murder of Lucio Varga",
        act="deny",
        kind="group",
    )
    other = said(
        written,
        "The Brigade of Ashes denied having murdered Lucio Varga.",
        who="The Brigade of Ashes",
        said="having murdered Lucio Varga",
        act="deny",
        kind="group",
    )
    about = Rarity(pages=40, counts=dict.fromkeys(stems_of(["murder", "lucio", "varga"]), 40))
    found = agreed(one, other, about)
    assert found is not None
    assert found.sort == "denial"


def test_a_short_everyday_quotation_proves_nothing(written: Written) -> None:
    one = said(
        written,
        'Rosaura Quint said "it was not like that at all".',
        who="Rosaura Quint",
        said='"it was not like that at all"',
        form="direct",
    )
    other = said(
        written,
        'Walid Shams said "it was not like that at all".',
        who="Walid Shams",
        said='"it was not like that at all"',
        form="direct",
    )
    assert agreed(one, other) is None
