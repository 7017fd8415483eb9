"""Incidents: triggers that tell of one event joined, with who, to whom, when and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from testigo.ledger import Claim, Filler, Incident, Span, Where
from testigo.reading import labels
from testigo.reading.candidates import trigger_candidates
from testigo.reading.claims import innermost
from testigo.reading.confidence import Confidence
from testigo.reading.entities import Cast
from testigo.reading.findings import FoundTrigger
from testigo.reading.network import Network
from testigo.reading.occasions import occasions_of
from testigo.reading.segments import Segment
from testigo.reading.setting import Setting
from testigo.reading.words import Words


@dataclass(frozen=True, slots=True)
class Incidents:
    """A page's incidents, and the incident of each trigger that was found."""

    records: tuple[Incident, ...]
    of_trigger: tuple[str, ...]


def incidents_of(
    found: Sequence[FoundTrigger],
    words: Words,
    text: str,
    network: Network,
    cast: Cast,
    claims: Sequence[Claim],
    setting: Setting,
) -> Incidents:
    """Join triggers into incidents and fill their roles."""
    roots = _joined(found, words, text, network)
    groups: dict[int, list[FoundTrigger]] = defaultdict(list)
    for trigger, root in zip(found, roots, strict=True):
        groups[root].append(trigger)
    ids = {root: f"I{i}" for i, root in enumerate(groups, 1)}
    records = tuple(
        _incident(ids[root], group, words, cast, claims, setting, network.confidence) for root, group in groups.items()
    )
    return Incidents(records, tuple(ids[root] for root in roots))


def _joined(found: Sequence[FoundTrigger], words: Words, text: str, network: Network) -> list[int]:
    """The first trigger of each trigger's incident, by index."""
    root = list(range(len(found)))
    if not found:
        return root
    left, right, features = trigger_candidates(words, text, [(t.lo, t.hi) for t in found], [t.kind for t in found])
    vectors = np.stack([t.vector for t in found])
    scores = network.pairs("trigger", (vectors, left), (vectors, right), features)
    for j in range(len(found)):
        begin, end = np.searchsorted(right, [j, j + 1])
        if begin < end:
            top = int(scores[begin:end].argmax())
            if scores[begin + top] > network.leans.same_incident:
                root[j] = root[int(left[begin + top])]
    return root


def _incident(
    ident: str,
    group: Sequence[FoundTrigger],
    words: Words,
    cast: Cast,
    claims: Sequence[Claim],
    setting: Setting,
    confidence: Confidence,
) -> Incident:
    roles = {role: _fillers(group, role) for role in labels.INCIDENT_ROLES}
    filler = lambda s: _filler(s, words, cast)  # noqa: E731
    triggers = tuple(_span(words, t.lo, t.hi) for t in group)
    stage = np.mean([np.log(np.maximum(t.stage, 1e-6)) for t in group], axis=0)
    return Incident(
        id=ident,
        type=labels.TYPES[group[0].kind],
        stage=labels.STAGES[int(stage.argmax())],
        triggers=triggers,
        agents=tuple(map(filler, roles["agent"])),
        patients=tuple(map(filler, roles["patient"])),
        targets=tuple(map(filler, roles["target"])),
        instruments=tuple(map(filler, roles["instrument"])),
        when=occasions_of(roles["when"], words, setting.page.text, setting),
        where=tuple(_where(s, words, setting) for s in roles["where"]),
        told_by=_told_by(triggers, claims),
        confidence=confidence.of_incident(group),
    )


def _fillers(group: Sequence[FoundTrigger], role: str) -> list[Segment]:
    """The fillers of a role over all triggers, the surest first where they overlap, in the order of the page."""
    kept: list[Segment] = []
    for s in sorted((s for t in group for s in t.roles[role]), key=lambda s: (-s.score, s.lo)):
        if all(s.hi <= k.lo or k.hi <= s.lo for k in kept):
            kept.append(s)
    return sorted(kept, key=lambda s: s.lo)


def _span(words: Words, lo: int, hi: int) -> Span:
    return Span(start=int(words.start[lo]), end=int(words.end[hi - 1]))


def _filler(s: Segment, words: Words, cast: Cast) -> Filler:
    span = _span(words, s.lo, s.hi)
    return Filler(start=span.start, end=span.end, entity=cast.entity_at(s.lo, s.hi))


def _where(s: Segment, words: Words, setting: Setting) -> Where:
    span = _span(words, s.lo, s.hi)
    place = setting.place_at(span)
    return Where(
        start=span.start,
        end=span.end,
        name=place.name,
        latitude=place.latitude,
        longitude=place.longitude,
        precision=place.precision,
        country=place.country,
        geonames=place.geonames,
    )


def _told_by(triggers: Sequence[Span], claims: Sequence[Claim]) -> tuple[str | None, ...]:
    tellers: dict[str | None, None] = {}
    for trigger in triggers:
        claim = innermost(trigger, claims)
        tellers[claim.id if claim else None] = None
    return tuple(tellers)
