from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_decided import TEXT, at, page_as_read, read_anew

from testigo.case.review.changes import change_of
from testigo.case.review.decisions import Decision, Verb, decision_row, decisions_in, holding
from testigo.case.review.keeping import kept
from testigo.case.review.laying import laid_over, ledger_as_decided, record_of
from testigo.case.review.targets import PAGE, target_of
from testigo.contract import to_plain
from testigo.errors import TestigoError
from testigo.ledger import Ledger

LEDGER = page_as_read()
BEFORE = "Home | News\n\n"


def decision(verb: Verb, record: str, number: int = 1, undoes: int | None = None, **fields: Any) -> Decision:
    target = target_of(LEDGER, record)
    change = change_of(LEDGER, target.kind, record, fields) if fields else None
    made = Decision(
        id=number,
        at=f"2031-04-03T10:00:{number:02}+00:00",
        by="Ida",
        why=None,
        verb=verb,
        target=target,
        change=change if change is None or record == PAGE else kept(change, LEDGER),
        kept=None if record == PAGE else kept(to_plain(record_of(LEDGER, record)), LEDGER),
        undoes=undoes,
    )
    row = decision_row(made)
    (again,) = decisions_in([(number, *row[:4], row[6], row[7])])
    assert again == made
    return again


def told(ledger: Ledger, *decisions: Decision) -> Ledger:
    return ledger_as_decided(ledger, decisions)


def claim(ledger: Ledger, record: str) -> Any:
    return record_of(ledger, record)


def test_without_decisions_a_reading_is_as_it_was() -> None:
    assert told(LEDGER) is LEDGER


def test_the_reading_itself_is_not_touched() -> None:
    before = to_plain(LEDGER)
    told(LEDGER, decision("reject", "C1"), decision("correct", "I1", 2, stage="attempt"))
    assert to_plain(LEDGER) == before


def test_what_is_accepted_is_certain() -> None:
    assert claim(told(LEDGER, decision("accept", "C2")), "C2") == replace(claim(LEDGER, "C2"), confidence=1.0)


def test_what_was_told_in_a_rejected_claim_is_told_by_the_one_around_it() -> None:
    without = told(LEDGER, decision("reject", "C4"))
    assert [c.id for c in without.claims] == ["C1", "C2", "C3", "C5"]
    assert claim(without, "C5").within is None
    without = told(LEDGER, decision("reject", "C1"))
    assert (without.incidents[0].told_by, without.counts[0].told_by) == ((None,), None)


def test_counts_of_a_rejected_incident_stay_without_one() -> None:
    without = told(LEDGER, decision("reject", "I1"))
    assert without.incidents == ()
    assert [c.incident for c in without.counts] == [None, None]


def test_a_rejected_entity_leaves_its_words_without_one() -> None:
    without = told(LEDGER, decision("reject", "E1"))
    assert "E1" not in {e.id for e in without.entities}
    assert claim(without, "C3").source.entity is None
    assert without.incidents[0].agents[0].entity is None


def test_one_role_time_or_count_can_be_rejected() -> None:
    agent, monday, five = at("The Harbour Guard").start, at("Monday").start, at("Five people").start
    without = told(
        LEDGER,
        decision("reject", f"I1.agent@{agent}"),
        decision("reject", f"I1.when@{monday}", 2),
        decision("reject", f"injured@{five}", 3),
    )
    assert (without.incidents[0].agents, without.incidents[0].when) == ((), ())
    assert [c.effect for c in without.counts] == ["killed"]


def test_words_are_set_by_what_the_page_says() -> None:
    corrected = claim(
        told(LEDGER, decision("correct", "C3", act="accuse", content="opened fire", source="Colonel Abel Rusk")), "C3"
    )
    assert (corrected.act, corrected.confidence) == ("accuse", 1.0)
    assert [s.of(TEXT) for s in corrected.content] == ["opened fire"]
    assert (corrected.source.of(TEXT), corrected.source.entity) == ("Colonel Abel Rusk", "E4")


def test_an_incident_gets_its_day_place_and_roles() -> None:
    (incident,) = told(
        LEDGER, decision("correct", "I1", when="2031-03-30", where="the long pier@41.2,12.5", target="a boat")
    ).incidents
    assert [w.value for w in incident.when] == ["2031-03-30"]
    assert [(w.name, w.latitude, w.longitude) for w in incident.where] == [("the long pier", 41.2, 12.5)]
    assert [t.of(TEXT) for t in incident.targets] == ["a boat"]


@pytest.mark.parametrize(
    ("written", "low", "high", "approximate"),
    [("3", 3, 3, False), ("3-5", 3, 5, False), ("3+", 3, None, False), ("-5", None, 5, False), ("~40", 40, 40, True)],
)
def test_a_number_is_set_in_short(written: str, low: float | None, high: float | None, approximate: bool) -> None:
    five = f"injured@{at('Five people').start}"
    (_, count) = told(LEDGER, decision("correct", five, value=written)).counts
    assert (count.low, count.high, count.approximate) == (low, high, approximate)


def test_another_day_of_the_page_moves_the_days_that_count_from_it() -> None:
    moved = told(LEDGER, decision("correct", PAGE, published="2031-04-09", outlet="Pier Post"))
    assert moved.page.published is not None
    assert (moved.page.published.value, moved.page.outlet) == ("2031-04-09", "Pier Post")
    assert [w.value for w in moved.incidents[0].when] == ["2031-04-07"]


def test_later_corrections_add_to_earlier_ones_and_the_last_verdict_counts() -> None:
    first, second = decision("correct", "C3", act="accuse"), decision("correct", "C3", 2, within="C1")
    both = claim(told(LEDGER, first, second), "C3")
    assert (both.act, both.within) == ("accuse", "C1")
    rejected, accepted = decision("reject", "C3", 3), decision("accept", "C3", 4)
    assert "C3" not in {c.id for c in told(LEDGER, first, rejected).claims}
    assert claim(told(LEDGER, first, rejected, accepted), "C3").act == "accuse"


def test_claims_are_never_told_in_a_ring() -> None:
    ring = told(LEDGER, decision("correct", "C4", within="C5"))
    assert claim(ring, "C4").within is None or claim(ring, "C5").within is None


@pytest.mark.parametrize(
    ("record", "fields"),
    [
        ("C1", {"act": "shout"}),
        ("C1", {"low": 3}),
        ("C1", {"content": "words that stand nowhere"}),
        ("C1", {"within": "C99"}),
        ("I1", {"agent": "nobody at all"}),
        (PAGE, {"published": "some day"}),
        (f"killed@{at('two dockers').start}", {"value": "many"}),
        ("E1", {}),
    ],
)
def test_what_does_not_fit_a_record_is_refused(record: str, fields: dict[str, Any]) -> None:
    with pytest.raises(TestigoError) as raised:
        change_of(LEDGER, target_of(LEDGER, record).kind, record, fields)
    assert raised.value.code == "T515"


DECISIONS = (
    decision("correct", "C3", 1, act="accuse", source="Colonel Abel Rusk", within="C1"),
    decision("reject", "C4", 2),
    decision("correct", "I1", 3, stage="attempt", agent="Colonel Abel Rusk", when="2031-03-30"),
    decision("correct", f"injured@{at('Five people').start}", 4, value="7+", incident="I1"),
    decision("reject", f"I1.patient@{at('two dockers').start}", 5),
    decision("correct", "E2", 6, kind="group"),
    decision("accept", "C2", 7),
)


@given(st.lists(st.sampled_from(DECISIONS), unique_by=lambda d: d.id), st.text(alphabet="Ab \n", max_size=60))
def test_decisions_hold_in_a_reading_with_other_ids_and_offsets(decisions: Sequence[Decision], before: str) -> None:
    ordered = sorted(decisions, key=lambda d: d.id)
    anew = read_anew(told(LEDGER, *ordered), before)
    assert told(read_anew(LEDGER, before), *ordered) == anew


@given(st.permutations(DECISIONS), st.integers(0, len(DECISIONS)))
def test_what_was_undone_leaves_no_trace(decisions: Sequence[Decision], n: int) -> None:
    undos = [replace(d, id=d.id + 20, verb="undo", undoes=d.id, change=None) for d in decisions[:n]]
    left = holding([*decisions, *undos])
    assert [d.id for d in left] == sorted(d.id for d in decisions[n:])
    redone = [replace(u, id=u.id + 20, undoes=u.id) for u in undos]
    assert holding([*decisions, *undos, *redone]) == tuple(sorted(decisions, key=lambda d: d.id))


def test_what_a_newer_model_does_not_find_is_put_in_where_a_person_vouches_for_it() -> None:
    newer = read_anew(LEDGER, BEFORE)
    blind = replace(newer, claims=(), counts=(), incidents=())
    laid = laid_over(
        blind, [decision("correct", "C3", 1, act="accuse"), decision("accept", "I1", 2), decision("reject", "C1", 3)]
    )
    (found,) = laid.ledger.claims
    assert (found.act, found.content[0].of(laid.ledger.page.text)) == ("accuse", "its men had opened fire")
    assert found.source is not None
    assert found.source.entity == "E11"
    assert [i.triggers[0].of(laid.ledger.page.text) for i in laid.ledger.incidents] == ["shot dead"]
    assert laid.records == {1: "D1", 2: "D2", 3: None}


def test_what_stands_nowhere_on_the_page_is_told_of_as_such() -> None:
    text = TEXT.replace("denied that its men had opened fire", "did not comment")
    other = replace(LEDGER, page=replace(LEDGER.page, text=text), claims=(), incidents=(), counts=(), entities=())
    assert laid_over(other, [decision("correct", "C3", act="accuse")]).records == {1: None}
