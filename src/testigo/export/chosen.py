"""Some incidents of a case alone: their pages, and what these pages tell of them and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from testigo.case.records import Accounts, Event, Node, Party
from testigo.ledger import Ledger


def of_incidents(found: Accounts, events: Sequence[Event]) -> Accounts:
    """Return some incidents with the pages that tell of them, and the parties and links of these."""
    pages = {n.page for e in events for n in e.mentions}
    return Accounts(
        pages=tuple(p for p in found.pages if p.id in pages),
        parties=parties_on(found, pages),
        incidents=tuple(events),
        lineage=tuple(x for x in found.lineage if x.left in pages and x.right in pages),
    )


def parties_on(found: Accounts, pages: set[str]) -> tuple[Party, ...]:
    """Return the parties that some pages name, and whom these speak for."""
    by_id = {p.id: p for p in found.parties}
    kept = {p.id for p in found.parties if not pages.isdisjoint(p.pages)}
    todo = [by_id[i].part_of for i in kept]
    while todo:
        whole = todo.pop()
        if whole in by_id and whole not in kept:
            kept.add(whole or "")
            todo.append(by_id[whole or ""].part_of)
    return tuple(p for p in found.parties if p.id in kept)


def told_of(ledger: Ledger, events: Iterable[Event]) -> Ledger:
    """Return the ledger with the incidents that belong to the events, their counts, the claims that tell of them, and whom these name."""
    events = tuple(events)
    page = ledger.page.id
    nodes = {n for e in events for n in e.mentions}
    incidents = tuple(i for i in ledger.incidents if Node(page, i.id) in nodes)
    counts = tuple(c for c in ledger.counts if c.incident and Node(page, c.incident) in nodes)
    told = {t for i in incidents for t in i.told_by} | {c.told_by for c in counts} | _claims_of(events, page)
    claims = {c.id: c for c in ledger.claims}
    for name in tuple(told):
        within = claims[name].within if name in claims else None
        while within in claims and within not in told:
            told.add(within)
            within = claims[within].within
    kept = tuple(c for c in ledger.claims if c.id in told)
    named = {c.source.entity for c in kept if c.source}
    named |= {f.entity for i in incidents for f in (*i.agents, *i.patients, *i.targets, *i.instruments)}
    entities = tuple(e for e in ledger.entities if e.id in named)
    return replace(ledger, entities=entities, claims=kept, incidents=incidents, counts=counts)


def _claims_of(events: Iterable[Event], page: str) -> set[str | None]:
    """The claims on a page that answer a question about the events."""
    return {
        t.claim
        for e in events
        for q in e.questions
        for a in q.answers
        for t in (*a.told, *a.denied)
        if t.incident.page == page
    }
