"""Several decisions that are one act: written in one transaction, and taken back as one.

A step may name what a step before it added: ``#2`` is the record that the second step of the act added.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal
from uuid import uuid4

from testigo.case.review.decisions import Decision
from testigo.case.review.desk import Desk
from testigo.errors import TestigoError

StepVerb = Literal["accept", "reject", "correct", "add", "join", "part"]
MOST_STEPS = 500
"""Decisions in one act."""
_BEFORE = re.compile(r"#([1-9][0-9]{0,3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A decision of an act, worded as a person words it. To add, ``record`` is the page and ``kind`` what is added to it."""

    verb: StepVerb
    record: str
    other: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    part_of: bool = False
    kind: str | None = None
    why: str | None = None


def act(desk: Desk, steps: Sequence[Step], *, by: str | None = None, why: str | None = None) -> tuple[Decision, ...]:
    """Write all decisions of an act, or none of them; return them in the order of the steps.

    ``why`` is the reason of each step that has none of its own. Raises TestigoError T515 where there is no step, or more than 500, and for
    any step as :meth:`testigo.case.case.Case.decide` and ``add_record`` do, with the number of the step.
    """
    if not 0 < len(steps) <= MOST_STEPS:
        raise TestigoError("T515", f"an act is 1 to {MOST_STEPS} decisions, and not {len(steps)}")
    called = _as_called_before(desk, steps)
    name = uuid4().hex if len(steps) > 1 else None
    made: list[Decision] = []
    with desk.store.writing():
        for number, step in enumerate(steps, 1):
            try:
                said = _naming(step, made)
                made.append(_done(replace(called, act=name), said, by=by, why=said.why or why))
            except TestigoError as why_not:
                raise _of_step(why_not, number, len(steps)) from why_not
    return tuple(made)


def _as_called_before(desk: Desk, steps: Sequence[Step]) -> Desk:
    """The desk with parties and events as they are before the act; they are asked for where a step names one by its id.

    What was worked out within a transaction that is then rolled back must not be held.
    """
    if all(step.other is None or (":" in step.record and ":" in step.other) for step in steps):
        return desk
    parties, events = desk.parties(), desk.events()
    return replace(desk, parties=lambda: parties, events=lambda: events)


def _done(desk: Desk, step: Step, *, by: str | None, why: str | None) -> Decision:
    if step.verb == "add":
        if step.kind is None:
            raise TestigoError("T515", "it is not said what is added: a claim, an incident, a count or an entity")
        return desk.add(step.record, step.kind, step.fields, by=by, why=why)
    fields = step.fields or None
    return desk.decide(step.verb, step.record, step.other, fields=fields, part_of=step.part_of, by=by, why=why)


def _naming(step: Step, made: Sequence[Decision]) -> Step:
    """The step with the records that steps before it added in the place of their numbers."""

    def named(value: Any, write: Callable[[Decision], str]) -> Any:  # noqa: ANN401 - any field
        if isinstance(value, list):
            return [named(item, write) for item in value]
        match = _BEFORE.fullmatch(value) if isinstance(value, str) else None
        return value if match is None else write(_added(made, int(match[1])))

    fields = {name: named(value, lambda d: f"D{d.id}") for name, value in step.fields.items()}
    record, other = (named(value, _record_of) for value in (step.record, step.other))
    return replace(step, record=record, other=other, fields=fields)


def _added(made: Sequence[Decision], number: int) -> Decision:
    found = made[number - 1] if number <= len(made) else None
    if found is None or found.verb != "add":
        raise TestigoError("T515", f"#{number} is no step before this one that adds a record")
    return found


def _record_of(added: Decision) -> str:
    assert added.target is not None
    return f"{added.target.page}:D{added.id}"


def _of_step(why: TestigoError, number: int, of: int) -> TestigoError:
    return why if of == 1 else TestigoError(why.code, f"step {number} of {of}: {why.message}")
