"""A case, top to bottom: pages are added, what they tell of is joined, and the accounts are laid side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from testigo.case.accounts.events import event_of
from testigo.case.accounts.origins import Lineage
from testigo.case.accounts.parties_of import Cast
from testigo.case.incidents.events import events_of
from testigo.case.namings import namings_of
from testigo.case.parties.joining import join_parties
from testigo.case.profiles import portraits_of
from testigo.case.records import Accounts, Event, Node, Telling
from testigo.case.store import Store
from testigo.case.tellings import tellings_of
from testigo.ledger import Failure, Ledger


class Case:
    """A file of pages about an event, and what can be asked of them together."""

    def __init__(self, path: str | Path, *, create: bool = False) -> None:
        """Open the case file at ``path``; make it where it is absent and ``create`` is set."""
        self._store = Store(Path(path), create=create)

    def add(self, inputs: Iterable[str | Path]) -> Iterator[Ledger | Failure | None]:
        """Read the pages of the inputs into the case; yield each ledger, each failure, None for a page it has already."""
        from testigo.intake import page_of
        from testigo.intake.failures import failure_of
        from testigo.intake.limits import Options
        from testigo.intake.sources import receive
        from testigo.library import reader

        for received in receive(inputs, Options()):
            if isinstance(received, Failure):
                yield received
                continue
            try:
                page = page_of(received)
                ledger = None if self._store.has(page.id) else reader().read(page, input=received.input)
            except Exception as why:  # noqa: BLE001 - one page must never end a batch
                yield failure_of(received.input, why)
                continue
            if ledger is not None:
                self.put(ledger, received.data)
            yield ledger

    def put(self, ledger: Ledger, data: bytes) -> None:
        """Put a page that is read already into the case."""
        with self._store.writing():
            key = self._store.put(ledger, data)
            self._store.put_sides(key, namings_of(ledger), portraits_of(ledger), tellings_of(ledger))

    def accounts(self) -> Accounts:
        """Return what the pages tell, side by side."""
        cards, links = self._store.cards(), self._store.links()
        parties, _ = join_parties(self._store.namings())
        cast, lineage = Cast(parties), Lineage(links, cards)
        tellings: dict[Node, list[Telling]] = defaultdict(list)
        for telling in self._store.tellings():
            tellings[telling.incident].append(telling)
        pages = [card.id for card in cards]
        groups = events_of(self._store.profiles(), self._store.joins(), self._store.apart())
        events = (
            event_of(group, [t for p in group for t in tellings[p.node]], pages, cast, lineage) for group in groups
        )
        return Accounts(pages=cards, parties=parties, incidents=_numbered(events), lineage=links)


def _numbered(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events, those told of by most pages first, each with an id of its own."""
    taken: dict[str, int] = defaultdict(int)
    made = []
    for event in sorted(events, key=lambda e: (-len({m.page for m in e.mentions}), e.id, e.mentions)):
        taken[event.id] += 1
        made.append(event if taken[event.id] == 1 else replace(event, id=f"{event.id}-{taken[event.id]}"))
    return tuple(made)
