from __future__ import annotations

from testigo.case.parties.parting import parted
from testigo.ledger import Block, Claim, Entity, Ledger, Page, ReaderMark, Source, Span

TEXT = "Interior Minister Pavle Oronne spoke. Ada Finch denied it. She said no. Finch left."


def span(words: str, start: int = 0) -> Span:
    at = TEXT.index(words, start)
    return Span(start=at, end=at + len(words))


def ledger(*mentions: str) -> Ledger:
    entity = Entity(id="E1", kind="person", name=mentions[0], mentions=tuple(span(m) for m in mentions))
    she = span("She")
    source = Source(start=she.start, end=she.end, category="other", entity="E1", named=True)
    claim = Claim(
        id="C1",
        form="indirect",
        act="deny",
        source=source,
        cue=None,
        content=(span("no."),),
        within=None,
        confidence=1.0,
    )
    block = Block(start=0, end=len(TEXT), kind="body")
    return Ledger(
        input="p",
        page=Page(id="p", text=TEXT, blocks=(block,)),
        reader=ReaderMark(version="0", model="m"),
        entities=(entity,),
        claims=(claim,),
    )


def test_two_people_whom_the_reading_holds_for_one_are_taken_apart() -> None:
    made = parted(ledger("Interior Minister Pavle Oronne", "Ada Finch", "She", "Finch"))
    assert [(e.id, e.name, len(e.mentions)) for e in made.entities] == [
        ("E1", "Interior Minister Pavle Oronne", 1),
        ("E1.2", "Ada Finch", 3),
    ]


def test_a_pronoun_and_its_claim_go_with_the_name_before_it() -> None:
    made = parted(ledger("Interior Minister Pavle Oronne", "Ada Finch", "She", "Finch"))
    source = made.claims[0].source
    assert source is not None
    assert source.entity == "E1.2"


def test_names_of_one_person_stay_together() -> None:
    whole = ledger("Ada Finch", "She", "Finch")
    assert parted(whole) is whole
