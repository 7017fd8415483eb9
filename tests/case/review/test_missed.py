from typing import Any

import pytest
from sample_decided import TEXT, at, page_as_read, read_anew

from testigo.case.adding import put_again
from testigo.case.case import Case
from testigo.case.records import Amount
from testigo.case.review.laying import ledger_as_decided
from testigo.case.review.missed import with_missed
from testigo.case.review.names import name_of
from testigo.case.store import Store
from testigo.errors import TestigoError
from testigo.ledger import Claim, Ledger

PIER = page_as_read()
ID = PIER.page.id


def as_decided(case: Case, page: str = ID) -> Ledger:
    store: Store = case._store
    return ledger_as_decided(store.ledger(page), store.register.on(store.key(page)))


def added_claim(ledger: Ledger) -> Claim:
    return next(c for c in ledger.claims if c.id.startswith("D"))


def test_a_claim_that_was_missed_is_told_within_the_claim_around_it(case: Case) -> None:
    made = case.add_record(
        ID, "claim", {"content": "the shots came", "act": "hedge", "source": "The Harbour Guard"}, by="Ida"
    )
    claim = added_claim(as_decided(case))
    assert claim.id == f"D{made.id}"
    assert (claim.act, claim.within, claim.confidence) == ("hedge", "C5", 1.0)
    assert claim.source is not None
    assert claim.source.entity == "E1"
    assert [hit.claims[0].claim for hit in case.search("shots came", act="hedge").hits] == [claim.id]


def test_words_in_quotation_marks_are_a_direct_quotation() -> None:
    told, record, _ = with_missed(PIER, "claim", {"content": "Nobody carried a weapon"})
    assert next(c.form for c in told.claims if c.id == record) == "direct"


def test_an_incident_is_taken_apart_in_two_steps_and_stays_so_when_it_is_read_anew(case: Case) -> None:
    case.decide("correct", name_of(ID, "I1"), fields={"trigger": ["shot dead", "killed"]}, by="Ida")
    case.decide("correct", name_of(ID, "I1"), fields={"trigger": "shot dead"}, by="Ida")
    case.add_record(ID, "incident", {"trigger": "killed", "type": "shooting"}, by="Ida")
    put_again(case._store, read_anew(PIER))
    first, second = as_decided(case).incidents
    assert [t.of(TEXT) for i in (first, second) for t in i.triggers] == ["shot dead", "killed"]
    assert (first.type, second.type) == ("killing", "shooting")


def test_a_count_that_was_added_is_answered_with(case: Case) -> None:
    case.decide("reject", name_of(ID, "injured@" + str(at("Five people").start)), by="Ida")
    case.add_record(
        ID, "count", {"words": "Five people", "value": "5+", "effect": "injured", "incident": "I1"}, by="Ida"
    )
    (event,) = case.accounts().incidents
    (question,) = [q for q in event.questions if q.question == "injured"]
    assert [a.value for a in question.answers] == [Amount(low=5, high=None, approximate=False)]


def test_an_undone_addition_is_gone(case: Case) -> None:
    made = case.add_record(ID, "entity", {"mentions": "a boat", "kind": "vehicle"}, by="Ida")
    assert [e.name for e in as_decided(case).entities][-1] == "a boat"
    case.undo(made.id, by="Ida")
    assert as_decided(case).entities == PIER.entities


def test_a_reading_that_has_what_was_added_has_it_once(case: Case) -> None:
    case.add_record(ID, "incident", {"trigger": "opened fire", "type": "shooting"}, by="Ida")
    told, _, _ = with_missed(PIER, "incident", {"trigger": "opened fire", "type": "shooting"})
    put_again(case._store, read_anew(told))
    assert len(as_decided(case).incidents) == len(told.incidents)


def test_what_the_page_has_already_is_not_added_again(case: Case) -> None:
    with pytest.raises(TestigoError, match="has that claim already, as C5") as error:
        case.add_record(
            ID, "claim", {"content": "the shots came from a boat", "source": "Colonel Abel Rusk", "cue": "said"}
        )
    assert error.value.code == "T515"


@pytest.mark.parametrize(
    ("kind", "fields", "message"),
    [
        ("claim", {"act": "deny"}, "needs content"),
        ("incident", {"trigger": "opened fire"}, "needs type"),
        ("incident", {"trigger": "opened fire", "type": "party"}, "type"),
        ("count", {"words": "two dockers", "effect": "killed"}, "needs value"),
        ("entity", {"mentions": "a submarine", "kind": "vehicle"}, "does not have the words"),
        ("claim", {"content": {"start": 5, "end": 9999}}, "no words of the page"),
        ("claim", {"content": "a boat", "colour": "red"}, "cannot be set"),
        ("rumour", {"content": "a boat"}, "is not added"),
    ],
)
def test_what_makes_no_record_is_said(case: Case, kind: str, fields: dict[str, Any], message: str) -> None:
    with pytest.raises(TestigoError, match=message) as error:
        case.add_record(ID, kind, fields)
    assert error.value.code == "T515"
    assert case.decisions() == ()


def test_the_place_of_a_page_tells_which_places_are_meant(case: Case) -> None:
    case.decide("correct", name_of(ID, "I1"), fields={"where": "Valencia@1,1"}, by="Ida")
    case.decide("correct", name_of(ID, "page"), fields={"place": "Caracas, Venezuela"}, by="Ida")
    ledger = as_decided(case)
    assert ledger.page.datelines[0].place == "Caracas, Venezuela"
    (where,) = ledger.incidents[0].where
    assert (where.name, where.latitude) == ("Valencia", 1.0)
