"""What an export is made from: the accounts of a case, the ledgers behind them, and how each page came. Every format takes this alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from testigo.case.custody.readers import read_by
from testigo.case.records import Accounts, Event
from testigo.case.review.names import name_of
from testigo.export.chosen import of_incidents, told_of
from testigo.export.quotes import Quotes
from testigo.ledger import Ledger, ReaderMark

if TYPE_CHECKING:
    from testigo.case.case import Case
    from testigo.case.custody.captures import Kept

Verdict = Literal["accepted", "corrected", "added"]
_DECIDED: dict[str, Verdict] = {"accept": "accepted", "correct": "corrected", "add": "added"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a person said of a record that is in the ledger: it was right, was put right, or was missed. ``at`` is UTC, ISO 8601."""

    verdict: Verdict
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What is exported of a case.

    ``ledgers`` are as decided, by the id of their page, and hold what is exported alone. ``received`` says when the case got
    its copy of each page (UTC, ISO 8601). ``decided`` has the records that a person spoke of, written as ``3fa1b2c4:C3``.
    ``captures`` has the last capture of a page that was saved with what shows it, by the page's id. ``note`` says what was
    done to the material before it was exported, None where nothing was.
    """

    name: str
    accounts: Accounts
    ledgers: Mapping[str, Ledger]
    received: Mapping[str, str]
    decided: Mapping[str, Decided]
    captures: Mapping[str, Kept] = field(default_factory=dict)
    note: str | None = None

    def quotes(self) -> Quotes:
        """Return the sentences of the pages."""
        return Quotes({page: ledger.page.text for page, ledger in self.ledgers.items()})

    def read_by(self) -> str:
        """Return which versions and models have read the pages, in words; empty where there is no page."""
        return read_by(self.readers().values())

    def readers(self) -> dict[str, ReaderMark]:
        """Return by page what read it."""
        return {page: ledger.reader for page, ledger in self.ledgers.items()}

    def decision(self, page: str, record: str) -> Decided | None:
        """Return what a person said of a record of a page, None where nobody did."""
        return self.decided.get(name_of(page, record))


def material_of(case: Case, name: str, incidents: Sequence[str] = ()) -> Material:
    """Return what a case holds; with ids of incidents, what it holds about these."""
    found = case.accounts()
    events = [e for e in found.incidents if e.id in incidents]
    accounts = of_incidents(found, events) if incidents else found
    ledgers = {card.id: case.ledger(card.id) for card in accounts.pages}
    if incidents:
        ledgers = {page: told_of(ledger, events) for page, ledger in ledgers.items()}
    return Material(
        name=name,
        accounts=accounts,
        ledgers=ledgers,
        received={p.page.id: p.added_at for p in case.listed() if p.page.id in ledgers},
        decided=_decided(case),
        captures={kept.page: kept for kept in case.captures() if kept.page in ledgers},
    )


def _decided(case: Case) -> dict[str, Decided]:
    found: dict[str, Decided] = {}
    for standing in case.decisions():
        d = standing.decision
        if standing.state == "holds" and standing.record and d.verb in _DECIDED:
            before = found.get(standing.record)
            verdict = before.verdict if before and d.verb == "accept" else _DECIDED[d.verb]
            found[standing.record] = Decided(verdict=verdict, by=d.by, at=d.at)
    return found


def events_by_node(events: Sequence[Event]) -> dict[tuple[str, str], Event]:
    """Return the event that each page's incident belongs to, by page and incident."""
    return {(n.page, n.id): e for e in events for n in e.mentions}
