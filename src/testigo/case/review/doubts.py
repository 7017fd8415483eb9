"""What a person should look at, and in which order: the least certain first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from testigo.case.review.targets import PAGE, count_id, part_id
from testigo.ledger import Incident, Ledger

DoubtKind = Literal["claim", "incident", "when", "where", "count", "published", "party", "event", "part_of"]
CERTAIN = 0.95
"""Certainty from which on nothing is asked."""
_DAY_OPEN, _PLACE_OPEN, _NO_DATE = 0.45, 0.55, 0.2
"""How certain the accounts can be of what is left open: a page without a date leaves all its days open."""
_COUNT_OPEN = 0.65
"""A number that belongs to no incident, or an amount in words ("dozens"): the accounts leave it out or cannot compare it."""
_MINOR = 0.3
"""How much nearer to certain something comes that is told of in passing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A record to look at. ``certainty`` is the calibrated chance that it is right, or a fixed one where it is open."""

    kind: DoubtKind
    record: str
    certainty: float


def doubts_of(ledger: Ledger) -> tuple[Doubt, ...]:
    """Return what is doubtful of a page as it is read and decided."""
    return tuple(d for d in _doubts(ledger) if d.certainty < CERTAIN)


def _doubts(ledger: Ledger) -> Iterator[Doubt]:
    if ledger.page.published is None and ledger.incidents:
        yield Doubt(kind="published", record=PAGE, certainty=_NO_DATE)
    for claim in ledger.claims:
        yield Doubt(kind="claim", record=claim.id, certainty=claim.confidence)
    for incident in ledger.incidents:
        yield Doubt(kind="incident", record=incident.id, certainty=incident.confidence)
        if incident.stage != "general" and incident.confidence >= 1 / 2:
            yield from _open(incident)
    for count in ledger.counts:
        if count.incident is None or (count.low is None and count.high is None):
            yield Doubt(kind="count", record=count_id(count), certainty=_COUNT_OPEN)


def _open(incident: Incident) -> Iterator[Doubt]:
    """Times and places that no day and no point was found for, where the incident has no other."""
    minor = 0.0 if len(incident.triggers) > 1 else _MINOR
    if not any(w.value for w in incident.when):
        for when in incident.when[:1]:
            yield Doubt(kind="when", record=part_id(incident.id, "when", when), certainty=_DAY_OPEN + minor)
    if not any(w.latitude is not None for w in incident.where):
        for where in incident.where[:1]:
            yield Doubt(kind="where", record=part_id(incident.id, "where", where), certainty=_PLACE_OPEN + minor)
