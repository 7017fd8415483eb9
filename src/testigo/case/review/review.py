"""What may be decided of a case: rulings and what they undo, and the queue of what waits for one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from testigo.case.answers import Answers
from testigo.case.damage import tells_damage
from testigo.case.records import Accounts, Node

if TYPE_CHECKING:
    from testigo.case.review.acting import Step
    from testigo.case.review.decisions import Decision, Standing, Verb
    from testigo.case.review.doubts import DoubtKind
    from testigo.case.review.queue import Doubtful
    from testigo.case.workings import State


@tells_damage
class Review(Answers):
    """What a person may decide of an open case, and is asked to."""

    def decide(
        self,
        verb: Verb,
        record: str,
        other: str | None = None,
        *,
        fields: Mapping[str, Any] | None = None,
        part_of: bool = False,
        by: str | None = None,
        why: str | None = None,
    ) -> Decision:
        """Accept, reject or correct a record, or join or part two; the accounts follow at once.

        ``record`` is an id of the queue (``3fa1b2c4:C3``), a party's or an event's id. ``fields`` are what a correction
        sets. ``part_of``: the first is part of the second, or is not. ``by`` is TESTIGO_NAME or the user where not given.
        Raises TestigoError T514 when there is no such record, T515 when it cannot be decided so, and T504 to T508.
        """
        from testigo.case.review.desk import Desk

        desk = Desk(store=self._store, parties=self.parties, events=lambda: self.accounts().incidents)
        return desk.decide(verb, record, other, fields=fields, part_of=part_of, by=by, why=why)

    def add_record(
        self, page: str, kind: str, fields: Mapping[str, Any], *, by: str | None = None, why: str | None = None
    ) -> Decision:
        """Add a claim, an incident, a count or an entity that the reading of a page missed, by its words on the page.

        ``fields`` are those that a correction sets: a claim needs ``content``, an incident ``trigger`` and ``type``, a count
        ``words``, ``value`` and ``effect``, an entity ``mentions`` and ``kind``. Raises TestigoError T514 when there is no such
        page, T515 when the fields make no such record or the page has it already, and T504 to T508.
        """
        from testigo.case.review.desk import Desk

        desk = Desk(store=self._store, parties=self.parties, events=lambda: self.accounts().incidents)
        return desk.add(page, kind, fields, by=by, why=why)

    def act(self, steps: Sequence[Step], *, by: str | None = None, why: str | None = None) -> tuple[Decision, ...]:
        """Make several decisions as one act: all of them or none, and one :meth:`undo` takes all of them back.

        A step may name the record that a step before it added, as ``#2``. ``why`` is the reason of each step without one of its own.
        Raises TestigoError as :meth:`decide` and :meth:`add_record` do, with the number of the step.
        """
        from testigo.case.review.acting import act
        from testigo.case.review.desk import Desk

        desk = Desk(store=self._store, parties=self.parties, events=lambda: self.accounts().incidents)
        return act(desk, steps, by=by, why=why)

    def undo(self, decision: int, *, by: str | None = None, why: str | None = None) -> Decision:
        """Take a decision back, or an undo of one, with all of the act that it belongs to; what is written stays.

        Returns the undo of the decision that is named. Raises TestigoError T516 when it does not stand.
        """
        from testigo.case.custody.who import who
        from testigo.case.review.deciding import undo

        return undo(self._store, decision, by=who(by), why=why)

    def decisions(self) -> tuple[Standing, ...]:
        """Return what was decided, in order, and how each decision stands: also those whose words are found no more."""
        from testigo.case.review.register import standing

        return standing(self._store.register)

    def queue(
        self, limit: int = 50, *, kinds: Collection[DoubtKind] = (), known: Accounts | None = None
    ) -> tuple[Doubtful, ...]:
        """Return what a person should look at, the least certain first; what is decided is left out.

        ``kinds`` are those alone that are looked at, where any are named. ``known`` are the accounts of the case as it is
        now, for whom has them: what is one event need not be worked out.
        """
        from testigo.case.review.queue import queue

        state, groups = self._groups(known)
        return queue(self._store, groups, limit, kinds, state)

    def waiting(self, *, known: Accounts | None = None) -> dict[DoubtKind, int]:
        """Return how much there is to look at, by kind. ``known`` is as in :meth:`queue`."""
        from testigo.case.review.queue import waiting

        state, groups = self._groups(known)
        return waiting(self._store, groups, state)

    def _groups(self, known: Accounts | None) -> tuple[State | None, list[list[Node]]]:
        """The incidents of each event, and the state of the case that they are of; None where these accounts are not those held."""
        from testigo.case.laid import groups_of, held_accounts

        state = self._store.state()
        held = held_accounts(self._store, state)
        if known is None and held is None:
            return state, [[p.node for p in group] for group in groups_of(self._store)]
        accounts = known or held
        assert accounts is not None
        return state if accounts is held else None, [list(event.mentions) for event in accounts.incidents]
