"""Everything that is told in the accounts, found by the page it is told on and by who tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from testigo.case.records import Accounts, Answer, Event, Node, Question, Telling
from testigo.ledger import Ledger
from testigo.web.desk import Desk


@dataclass(frozen=True, slots=True)
class Told:
    """A telling and where it stands: its event, question, the number of its answer and its own among those that tell or deny."""

    event: Event
    question: Question
    answer_number: int
    number: int
    telling: Telling
    denies: bool

    @property
    def answer(self) -> Answer:
        """The answer that it gives or denies."""
        return self.question.answers[self.answer_number]


@dataclass(frozen=True, slots=True)
class Tellings:
    """All that is told, by page and by the node that it goes back to."""

    on: dict[str, list[Told]]
    by: dict[Node, list[Told]]


def tellings(desk: Desk) -> Tellings:
    """Return all that is told in the case as it is now."""
    return desk.held("tellings", lambda: _found(desk.accounts()))


def _found(accounts: Accounts) -> Tellings:
    on: dict[str, list[Told]] = defaultdict(list)
    by: dict[Node, list[Told]] = defaultdict(list)
    for told in _each(accounts):
        on[told.telling.incident.page].append(told)
        if told.telling.chain:
            by[told.telling.chain[-1]].append(told)
    return Tellings(on, by)


def _each(accounts: Accounts) -> Iterator[Told]:
    for event in accounts.incidents:
        for question in event.questions:
            for n, answer in enumerate(question.answers):
                yield from (Told(event, question, n, m, t, denies=False) for m, t in enumerate(answer.told))
                yield from (Told(event, question, n, m, t, denies=True) for m, t in enumerate(answer.denied))


def tells(told: Told, record: str, ledger: Ledger) -> bool:
    """Say whether a telling of a page is what one of its records says.

    A claim says what is told in its content, an incident what is told of it, an entity what goes back to it, a count, a time,
    a place or a role what is read where it stands.
    """
    telling = told.telling
    if record in {telling.claim, telling.incident.id}:
        return True
    _, at, offset = record.rpartition("@")
    if at and offset.isdecimal():
        return any(span.start == int(offset) for span in telling.spans) and _is_of(record, told)
    claim = next((c for c in ledger.claims if c.id == record), None)
    if claim is not None:
        return any(part.covers(telling.spans[0]) for part in claim.content) if telling.spans else False
    return any(node.id == record for node in telling.chain)


def _is_of(record: str, told: Told) -> bool:
    """Whether a part of an incident is one of this one, and a count is of this effect."""
    head, dot, part = record.partition(".")
    if dot:
        return head == told.telling.incident.id and part.partition("@")[0] == told.question.question
    return head.partition("@")[0] == told.question.question
