"""What a page answers to the questions of a case: each with who tells it, through whom, and in which words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from testigo.case.claim_chains import Tellers
from testigo.case.profiles import spot
from testigo.case.records import Amount, Asked, Node, Spot, Telling
from testigo.ledger import Claim, Count, Filler, Incident, Ledger, Span

ROLES: dict[Asked, str] = {"agent": "agents", "patient": "patients", "target": "targets", "instrument": "instruments"}
_HEDGES = re.compile(
    r"\b(alleged|suspected|presumed|supposed|apparent|possible|likely|probabl[ey]|reported)(ly)?\b|\b(may|might|could)\b",
    re.IGNORECASE,
)


def tellings_of(ledger: Ledger) -> tuple[Telling, ...]:
    """Return every answer that the page gives about its incidents, in the order of its records."""
    return tuple(_Answers(ledger).all())


class _Answers:
    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._text = ledger.page.text
        self._tellers = Tellers(ledger)
        self._claims = {c.id: c for c in ledger.claims}
        self._incidents = {i.id: i for i in ledger.incidents}

    def all(self) -> Iterator[Telling]:
        for incident in self._ledger.incidents:
            yield from self._roles(incident)
            yield from self._times(incident)
            yield from self._places(incident)
            yield from self._happened(incident)
        for count in self._ledger.counts:
            if count.incident in self._incidents:
                yield self._count(count)

    def _roles(self, incident: Incident) -> Iterator[Telling]:
        for question, role in ROLES.items():
            fillers: tuple[Filler, ...] = getattr(incident, role)
            for filler in fillers:
                value: Node | str = self._words(filler)
                if filler.entity is not None:
                    value = Node(page=self._ledger.page.id, id=filler.entity)
                yield self._telling(incident, question, value, filler)

    def _times(self, incident: Incident) -> Iterator[Telling]:
        for when in incident.when:
            if when.value:
                yield self._telling(incident, "when", when.value, when)

    def _places(self, incident: Incident) -> Iterator[Telling]:
        for place in incident.where:
            yield self._telling(incident, "where", spot(place), place)

    def _happened(self, incident: Incident) -> Iterator[Telling]:
        for trigger in incident.triggers:
            yield self._telling(incident, "happened", incident.stage != "denied", trigger)

    def _count(self, count: Count) -> Telling:
        incident = self._incidents[count.incident or ""]
        who = None if count.who == "unknown" else count.who
        amount = Amount(low=count.low, high=count.high, approximate=count.approximate)
        return self._telling(incident, count.effect, amount, count, who=who, claim=count.told_by)

    def _telling(
        self,
        incident: Incident,
        question: Asked,
        value: Amount | Spot | Node | str | bool,
        span: Span,
        *,
        who: str | None = None,
        claim: str | None = None,
    ) -> Telling:
        teller = self._claims.get(claim or "") or self._tellers.innermost(span)
        return Telling(
            incident=Node(page=self._ledger.page.id, id=incident.id),
            question=question,
            who=who,
            value=value,
            claim=teller.id if teller else None,
            chain=self._tellers.chain(teller),
            spans=(Span(start=span.start, end=span.end),),
            words=self._words(span),
            hedged=self._is_hedged(span, teller),
            denied=teller is not None and teller.act == "deny" and question in {"agent", "happened"},
            told=self._ledger.page.published.value if self._ledger.page.published else None,
        )

    def _is_hedged(self, span: Span, teller: Claim | None) -> bool:
        """Whether the words themselves or one who passes them on leave it open."""
        if _HEDGES.search(self._words(span)):
            return True
        return any(c.act in {"hedge", "ask"} for c in self._tellers.outwards(teller))

    def _words(self, span: Span) -> str:
        return " ".join(self._text[span.start : span.end].split())
