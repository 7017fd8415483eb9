"""A ledger without records that were rejected: what refers to them refers to what they stood in, or to nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TypeVar

from testigo.case.review.targets import PARTS, count_id, part_id
from testigo.ledger import Claim, Count, Filler, Incident, Ledger, Source, Span

S = TypeVar("S", bound=Span)
F = TypeVar("F", Filler, Source)


def without(ledger: Ledger, rejected: Collection[str]) -> Ledger:
    """Return the ledger without the records of these ids.

    What was told in a claim is then told in the claim around it, or by the page; counts of an incident that is none belong
    to no incident; an entity that is none leaves the words without one.
    """
    if not rejected and not _has_ring(ledger):
        return ledger
    gone = _Gone(ledger, rejected)
    return replace(
        ledger,
        entities=tuple(e for e in ledger.entities if e.id not in rejected),
        claims=tuple(gone.claim(c) for c in ledger.claims if c.id not in rejected),
        incidents=tuple(gone.incident(i) for i in ledger.incidents if i.id not in rejected),
        counts=tuple(gone.count(c) for c in ledger.counts if count_id(c) not in rejected),
    )


class _Gone:
    def __init__(self, ledger: Ledger, rejected: Collection[str]) -> None:
        self._rejected = rejected
        self._within = {c.id: c.within for c in ledger.claims}

    def claim(self, claim: Claim) -> Claim:
        source = self._named(claim.source) if claim.source else None
        return replace(claim, source=source, within=self._around(claim))

    def _around(self, claim: Claim) -> str | None:
        """The claim that it is told in; none where it would in the end be told in itself."""
        seen = {claim.id}
        outer = self._teller(claim.within)
        at = outer
        while at is not None:
            if at in seen:
                return None
            seen.add(at)
            at = self._teller(self._within.get(at))
        return outer

    def _teller(self, claim: str | None) -> str | None:
        """The claim itself, or the first around it that was not rejected."""
        seen: set[str] = set()
        while claim in self._rejected and claim is not None:
            if claim in seen:
                return None
            seen.add(claim)
            claim = self._within.get(claim)
        return claim

    def incident(self, incident: Incident) -> Incident:
        def kept(part: str, given: Sequence[S]) -> tuple[S, ...]:
            return tuple(s for s in given if part_id(incident.id, part, s) not in self._rejected)

        roles = {
            PARTS[p]: tuple(self._named(f) for f in kept(p, getattr(incident, PARTS[p])))
            for p in PARTS
            if p[:3] != "whe"
        }
        return replace(
            incident,
            when=kept("when", incident.when),
            where=kept("where", incident.where),
            told_by=tuple(dict.fromkeys(self._teller(c) for c in incident.told_by)),
            **roles,  # type: ignore[arg-type]
        )

    def count(self, count: Count) -> Count:
        incident = None if count.incident in self._rejected else count.incident
        return replace(count, incident=incident, told_by=self._teller(count.told_by))

    def _named(self, words: F) -> F:
        return replace(words, entity=None) if words.entity in self._rejected else words


def _has_ring(ledger: Ledger) -> bool:
    """Whether a claim is in the end told in itself, as a correction may have it."""
    within = {c.id: c.within for c in ledger.claims}
    for start, outer in within.items():
        at, seen = outer, {start}
        while at is not None and at not in seen:
            seen.add(at)
            at = within.get(at)
        if at is not None:
            return True
    return False
