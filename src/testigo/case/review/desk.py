"""Decisions as a person words them: by the names of records, parties and events."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from testigo.case.custody.who import who
from testigo.case.records import Event, JoinKind, Node, Party
from testigo.case.review.deciding import add, decide, decide_pair
from testigo.case.review.decisions import Decision, Verb
from testigo.case.review.naming import node_called, someone_called
from testigo.case.review.queue import entry_of
from testigo.case.store import Store
from testigo.errors import TestigoError

_OF_JOINS: dict[str, Verb] = {"accept": "join", "reject": "part", "join": "join", "part": "part"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where decisions about a case are made. ``parties`` and ``events`` give those of the case when they are asked for.

    ``act`` is the act that all decisions made here belong to, None where each stands alone.
    """

    store: Store
    parties: Callable[[], Sequence[Party]]
    events: Callable[[], Sequence[Event]]
    act: str | None = None

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
        """Write a decision about a record, or about two. To accept a join is to join, to reject it to part."""
        name = who(by)
        left, join, right = entry_of(record)
        if right is not None and other is None:
            record, other, part_of = left, right, join == "part_of"
        if other is None:
            return decide(self.store, verb, node_called(self.store, record), fields, by=name, why=why, act=self.act)
        if verb not in _OF_JOINS or fields:
            raise TestigoError("T515", "two records are joined or parted; a join is accepted or rejected")
        kind, a, b = self._both(record, other)
        sense: JoinKind = "part_of" if part_of else kind
        return decide_pair(self.store, _OF_JOINS[verb], sense, a, b, by=name, why=why, act=self.act)

    def add(
        self, page: str, kind: str, fields: Mapping[str, Any], *, by: str | None = None, why: str | None = None
    ) -> Decision:
        """Write down a record that the reading of a page missed. ``page`` is an id, an address, or a name it was added under."""
        return add(self.store, node_called(self.store, page).page, kind, fields, by=who(by), why=why, act=self.act)

    def _both(self, record: str, other: str) -> tuple[JoinKind, Node, Node]:
        is_named = ":" in record and ":" in other
        parties, events = ((), ()) if is_named else (self.parties(), self.events())
        (kind, a), (other_kind, b) = (someone_called(self.store, name, parties, events) for name in (record, other))
        if kind != other_kind:
            raise TestigoError(
                "T515", f"{record!r} and {other!r} are not of one kind; only parties or only events are joined"
            )
        return ("incident" if kind == "incident" else "party"), a, b
