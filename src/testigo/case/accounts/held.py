"""Events held in memory from one time that accounts are laid to the next, each with all that it was laid from.

An event is a function of its incidents, of what is told of them and of what followed, of the links between the pages that tell it, of
the agencies that these credit, and of what the parties that they name are called and speak for. Where all of that is what it was, the event is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from testigo.case.accounts.events import event_of
from testigo.case.accounts.origins import Lineage
from testigo.case.accounts.provenance import Provenance
from testigo.case.records import Event, Link, Node, Party, Profile, Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What an event is laid from, but for who is who."""

    profiles: tuple[Profile, ...]
    tellings: tuple[Telling, ...]
    after: tuple[Telling, ...]
    links: tuple[Link, ...]
    agencies: tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """An event, without the pages that are silent; ``tellers`` pass its tellings on, ``values`` act or suffer, ``known`` is who these were."""

    grounds: Grounds
    tellers: tuple[Node, ...]
    values: tuple[Node, ...]
    known: tuple[object, ...]
    event: Event


class HeldEvents:
    """The events that were laid the last time, by their first incident."""

    def __init__(self) -> None:
        """Hold nothing."""
        self._held: dict[Node, _Held] = {}

    def laid(
        self,
        groups: Iterable[tuple[Sequence[Profile], Sequence[Telling], Sequence[Telling]]],
        pages: Sequence[str],
        provenance: Provenance,
        lineage: Lineage,
    ) -> Iterator[Event]:
        """Yield the event of each group, whose incidents, tellings and tellings of what followed are given.

        ``pages`` are the ids of the pages that count, in order.
        """
        held: dict[Node, _Held] = {}
        people = _People(provenance)
        for profiles, tellings, after in groups:
            grounds = _grounds(profiles, tellings, after, provenance, lineage)
            first = profiles[0].node
            known = self._held.get(first)
            if known is None or known.grounds != grounds or known.known != people.known(known.tellers, known.values):
                event = event_of(profiles, tellings, (), provenance, lineage, after)
                tellers, values = _named((*tellings, *after))
                known = _Held(
                    grounds=grounds, tellers=tellers, values=values, known=people.known(tellers, values), event=event
                )
            held[first] = known
            telling = sorted({p.node.page for p in profiles})
            yield replace(known.event, silent=_without(pages, telling))
        self._held = held


def _grounds(
    profiles: Sequence[Profile],
    tellings: Sequence[Telling],
    after: Sequence[Telling],
    provenance: Provenance,
    lineage: Lineage,
) -> Grounds:
    pages = sorted({t.incident.page for told in (tellings, after) for t in told})
    return Grounds(
        profiles=tuple(profiles),
        tellings=tuple(tellings),
        after=tuple(after),
        links=tuple(lineage.among(pages)) if len(pages) > 1 else (),
        agencies=tuple([provenance.agency(page) for page in pages]),
    )


def _named(tellings: Iterable[Telling]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """Those who pass tellings on, and those who act or suffer, each once."""
    tellers: dict[Node, None] = {}
    values: dict[Node, None] = {}
    for t in tellings:
        tellers.update(dict.fromkeys(t.chain))
        if isinstance(t.value, Node):
            values[t.value] = None
    return tuple(tellers), tuple(values)


class _People:
    """Who the nodes are: all that accounts ask of a party, and whom it speaks for in the end.

    By what else pages call a party, only those who act or suffer are compared: what is new of a government that every page of a case has
    for its source touches no event.
    """

    def __init__(self, provenance: Provenance) -> None:
        self._cast = provenance.cast
        self._known: dict[str, tuple[object, ...]] = {}

    def known(self, tellers: Iterable[Node], values: Iterable[Node]) -> tuple[object, ...]:
        party = self._cast.party
        who = [None if (p := party(node)) is None else self._of(p) for node in tellers]
        whom = [None if (p := party(node)) is None else (self._of(p), p.aliases) for node in values]
        return (*who, *whom)

    def _of(self, party: Party) -> tuple[object, ...]:
        found = self._known.get(party.id)
        if found is None:
            root = self._cast.root(party)
            found = (party.id, party.name, party.kind, party.category, root.id, root.name)
            self._known[party.id] = found
        return found


def _without(pages: Sequence[str], some: Sequence[str]) -> tuple[str, ...]:
    """The pages without some of them, both in order."""
    made: list[str] = []
    start = 0
    for page in some:
        at = bisect_left(pages, page, start)
        if at < len(pages) and pages[at] == page:
            made += pages[start:at]
            start = at + 1
    return (*made, *pages[start:])
