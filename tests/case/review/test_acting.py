import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sample_decided import TEXT, page_as_read
from sample_pages import data_of, made_page

from testigo.case import adding
from testigo.case.case import Case
from testigo.case.review import deciding
from testigo.case.review.acting import Step
from testigo.case.review.names import name_of
from testigo.errors import TestigoError

PIER = page_as_read()
ID = PIER.page.id
SPLIT = (
    Step(verb="correct", record=name_of(ID, "C1"), fields={"act": "deny"}),
    Step(verb="add", record=ID, kind="incident", fields={"trigger": "opened fire", "type": "shooting"}),
    Step(verb="accept", record=name_of(ID, "C2"), why="heard the tape"),
)


def test_the_decisions_of_an_act_are_all_made_with_one_reason_and_one_name(case: Case) -> None:
    made = case.act(SPLIT, by="Ida", why="two events")
    assert [(d.verb, d.by, d.why) for d in made] == [
        ("correct", "Ida", "two events"),
        ("add", "Ida", "two events"),
        ("accept", "Ida", "heard the tape"),
    ]
    assert len({d.act for d in made}) == 1
    assert [s.decision for s in case.decisions()] == list(made)
    assert case.verify().findings == []


def test_one_undo_of_any_of_its_decisions_takes_the_whole_act_back_and_one_more_brings_it_back(case: Case) -> None:
    before = case.ledger(ID)
    made = case.act(SPLIT, by="Ida")
    after = case.ledger(ID)
    assert after != before
    undo = case.undo(made[1].id, by="Ben")
    assert case.ledger(ID) == before
    assert undo.undoes == made[1].id
    assert [s.state for s in case.decisions()[:3]] == ["undone"] * 3
    case.undo(undo.id, by="Ben")
    assert case.ledger(ID) == after
    with pytest.raises(TestigoError, match="is undone already"):
        case.undo(undo.id)


def test_a_decision_that_was_made_alone_is_taken_back_alone(case: Case) -> None:
    alone = case.decide("reject", name_of(ID, "C3"), by="Ida")
    (single,) = case.act(SPLIT[:1], by="Ida")
    case.undo(single.id)
    assert single.act is None
    assert {s.decision.id: s.state for s in case.decisions()}[alone.id] == "holds"


def test_a_step_may_name_the_record_that_a_step_before_it_added(case: Case) -> None:
    steps = (SPLIT[1], Step(verb="correct", record="#1", fields={"stage": "attempt"}))
    added, corrected = case.act(steps, by="Ida")
    (made,) = [i for i in case.ledger(ID).incidents if i.id == f"D{added.id}"]
    assert made.stage == "attempt"
    assert corrected.target is not None
    assert corrected.target.id == f"D{added.id}"


@pytest.mark.parametrize("named", ["#1", "#2", "#9"])
def test_what_is_no_addition_of_a_step_before_cannot_be_named(case: Case, named: str) -> None:
    with pytest.raises(TestigoError, match="step 2 of 2: #") as told:
        case.act((SPLIT[0], Step(verb="accept", record=named)), by="Ida")
    assert told.value.code == "T515"
    assert case.decisions() == ()


def test_where_a_step_is_refused_nothing_of_the_act_is_in_the_case(case: Case) -> None:
    before, changes, log = case.ledger(ID), case.revision(), len(case.log())
    with pytest.raises(TestigoError, match="step 3 of 3: ") as told:
        case.act((*SPLIT[:2], Step(verb="accept", record=name_of(ID, "C99"))), by="Ida")
    assert told.value.code == "T514"
    assert (case.ledger(ID), case.revision(), len(case.log())) == (before, changes, log)
    assert case.decisions() == ()
    case.act(SPLIT, by="Ida")  # what is held in memory is as it was
    assert case.verify().findings == []


@pytest.mark.parametrize("steps", [(), (SPLIT[0],) * 501])
def test_an_act_has_a_step_and_not_too_many(case: Case, steps: tuple[Step, ...]) -> None:
    with pytest.raises(TestigoError, match="an act is 1 to 500 decisions"):
        case.act(steps)


@pytest.mark.parametrize("fault_at", [1, 2, 3])
def test_a_fault_between_two_decisions_leaves_nothing_of_the_act(
    case: Case, monkeypatch: pytest.MonkeyPatch, fault_at: int
) -> None:
    before, written = case.ledger(ID), 0
    joined = adding.join_anew

    def fails(*given: Any) -> None:
        nonlocal written
        written += 1
        if written == fault_at:
            raise OSError("the disk is gone")
        joined(*given)

    monkeypatch.setattr(deciding, "join_anew", fails)
    with pytest.raises(OSError, match="the disk is gone"):
        case.act(SPLIT, by="Ida")
    monkeypatch.undo()
    assert case.decisions() == ()
    assert case.ledger(ID) == before
    assert case.verify().findings == []


def test_a_fault_in_the_middle_of_an_undo_leaves_the_act_whole(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    made = case.act(SPLIT, by="Ida")
    after, written = case.ledger(ID), 0
    joined = adding.join_anew

    def fails(*given: Any) -> None:
        nonlocal written
        written += 1
        if written == 2:
            raise OSError("the disk is gone")
        joined(*given)

    monkeypatch.setattr(deciding, "join_anew", fails)
    with pytest.raises(OSError, match="the disk is gone"):
        case.undo(made[0].id)
    monkeypatch.undo()
    assert case.ledger(ID) == after
    assert [s.state for s in case.decisions()] == ["holds"] * 3


KILLED = """
import os, sys
from testigo.case.case import Case
from testigo.case.review import acting
from testigo.case.review.acting import Step
page, steps, done = sys.argv[2], [], acting._done
def dies(desk, step, **more):
    if step.record.endswith("C2"):
        os._exit(9)
    return done(desk, step, **more)
acting._done = dies
name = page.removeprefix("sha256:")[:8]
Case(sys.argv[1]).act([Step(verb="accept", record=f"{name}:C1"), Step(verb="accept", record=f"{name}:C2")])
"""


def test_a_process_that_dies_between_two_decisions_leaves_nothing_of_the_act(path: Path) -> None:
    with Case(path, create=True) as case:
        case.put(PIER, TEXT.encode())
    ended = subprocess.run([sys.executable, "-c", KILLED, str(path), ID], check=False)
    assert ended.returncode == 9
    with Case(path) as case:
        assert case.decisions() == ()
        assert case.verify().findings == []


def test_parties_and_events_are_those_before_the_act(path: Path) -> None:
    with Case(path, create=True) as case:
        for number in (0, 4):
            case.put(made_page(number), data_of(made_page(number)))
        one, *others = case.parties()
        other = next(p for p in others if p.nodes and p.kind == one.kind)
        join = Step(verb="join", record=one.id, other=other.id)
        case.act((join, Step(verb="part", record=one.id, other=other.id)), by="Ida")
        assert [s.state for s in case.decisions()] == ["replaced", "holds"]
