"""What a decision is about: a record of a page's ledger, known by the words it stands in, and found again in a new reading.

Claims, entities and incidents have the ids of the ledger. A count is ``killed@214``, a time, place or role of an incident
``I2.when@98`` or ``I2.agent@120``, a source that is no entity ``@57``, each by where it starts; the outlet is ``outlet``, the
page itself ``page``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from testigo.case.claim_chains import OUTLET, Sources, source_id
from testigo.case.review.anchors import Anchor, anchor_of, placed
from testigo.errors import TestigoError
from testigo.ledger import Claim, Count, Incident, Ledger, Span

RecordKind = Literal[
    "claim",
    "entity",
    "incident",
    "count",
    "source",
    "outlet",
    "page",
    "when",
    "where",
    "agent",
    "patient",
    "target",
    "instrument",
]
PARTS: dict[str, str] = {
    "when": "when",
    "where": "where",
    "agent": "agents",
    "patient": "patients",
    "target": "targets",
    "instrument": "instruments",
}
"""The parts of an incident that can be decided about, with the fields they stand in."""
PAGE = "page"
_MENTIONS = 8
"""Mentions by which an entity is known."""
_HALF = 0.5
"""How much of the words must be the same for a record to be the same."""
_BESIDE, _SAME_ID = 0.25, 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A record of a page: the words it stands in, and those ``beside`` them that tell it from others (cue, source).

    ``within`` is the incident that a time, place or role belongs to.
    """

    page: str
    kind: RecordKind
    id: str
    anchors: tuple[Anchor, ...] = ()
    beside: tuple[Anchor, ...] = ()
    within: Target | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """A record of a ledger with its words."""

    id: str
    spans: Sequence[Span]
    beside: Sequence[Span] = ()


def kind_of(ledger: Ledger, record: str) -> RecordKind:
    """Return the kind of the record with this id. Raises TestigoError T514 where the page has none."""
    if record in {OUTLET, PAGE}:
        return "outlet" if record == OUTLET else "page"
    head, dot, part = record.partition(".")
    name = part.partition("@")[0]
    kinds: Sequence[RecordKind] = ("claim", "entity", "incident", "count", "source")
    if dot and name in PARTS:
        kinds = (cast("RecordKind", name),)
    for kind in kinds:
        if any(known.id == record for known in _known(ledger, kind, head)):
            return kind
    raise TestigoError("T514", f"the page {ledger.input!r} has no record {record!r}")


def target_of(ledger: Ledger, record: str) -> Target:
    """Return the record with this id as a target. Raises TestigoError T514 where the page has none."""
    kind = kind_of(ledger, record)
    incident = record.partition(".")[0] if kind in PARTS else None
    known = next((k for k in _known(ledger, kind, incident or "") if k.id == record), _Known(record, ()))
    text = ledger.page.text
    spans = known.spans if kind != "entity" else _telling(known.spans, text)
    return Target(
        page=ledger.page.id,
        kind=kind,
        id=record,
        anchors=tuple(anchor_of(s, text) for s in spans),
        beside=tuple(anchor_of(s, text) for s in known.beside),
        within=target_of(ledger, incident) if incident else None,
    )


def _telling(mentions: Sequence[Span], text: str) -> list[Span]:
    """The longest mentions: names rather than pronouns."""
    longest = sorted(mentions, key=lambda m: (m.start - m.end, m.start))[:_MENTIONS]
    named = [m for m in longest if any(c.isupper() for c in m.of(text))]
    return sorted(named or longest, key=lambda m: m.start)


def found(target: Target, ledger: Ledger, *, alike: bool = False) -> str | None:
    """Return the id of the target's record in a ledger; None where it holds no such record.

    With ``alike`` the record must be the same in all: a claim of the same teller, an incident with the same triggers. What a
    person adds because the reading lacks it is not what the reading has in its place.
    """
    if target.kind in {"outlet", "page"}:
        return target.id
    incident = found(target.within, ledger) if target.within else None
    if target.within and incident is None:
        return None
    text = ledger.page.text
    spans = [s for a in target.anchors if (s := placed(a, text))]
    beside = [s for a in target.beside if (s := placed(a, text))]
    kinds: tuple[RecordKind, ...] = ("entity", "source") if target.kind in {"entity", "source"} else (target.kind,)
    known = [k for kind in kinds for k in _known(ledger, kind, incident or "")]
    if alike:
        known = [k for k in known if _all_meet(spans, k.spans) and _all_meet(beside, k.beside)]
        known = [k for k in known if target.kind != "count" or _effect(k.id) == _effect(target.id)]
    scored = [(_likeness(k, spans, beside, target), k.id) for k in known]
    score, best = max(scored, key=lambda s: s[0], default=(0.0, None))
    return best if score >= _HALF else None


def _all_meet(ours: Sequence[Span], theirs: Sequence[Span]) -> bool:
    """Whether each of our words overlaps some of theirs, and the other way round."""
    return all(any(s.overlaps(k) for k in theirs) for s in ours) and all(
        any(k.overlaps(s) for s in ours) for k in theirs
    )


def _likeness(known: _Known, spans: Sequence[Span], beside: Sequence[Span], target: Target) -> float:
    """How far a record is the target's: the words in common, and whether those beside are the same."""
    same_id = _SAME_ID * (known.id == target.id)
    if target.kind in {"entity", "source", "incident"}:
        hit = sum(any(s.overlaps(k) for k in known.spans) for s in spans)
        return hit / max(len(spans), 1) + (same_id if hit else 0)
    both = _characters(spans) & _characters(known.spans)
    share = len(both) / max(len(_characters(spans) | _characters(known.spans)), 1)
    near = any(s.overlaps(k) for s in beside for k in known.beside)
    if target.kind == "count" and _effect(known.id) != _effect(target.id):
        share *= 0.9
    if target.kind in PARTS or target.kind == "count":
        share = max(share, _HALF if both else 0.0)
    return share + (_BESIDE * near + same_id if both else 0)


def _effect(count: str) -> str:
    return count.partition("@")[0]


def _characters(spans: Iterable[Span]) -> set[int]:
    return {at for s in spans for at in range(s.start, s.end)}


def _known(ledger: Ledger, kind: RecordKind, incident: str) -> list[_Known]:
    """The records of a kind; of the parts of incidents, those of the incident with this id."""
    match kind:
        case "claim":
            return [_Known(c.id, c.content, _beside(c)) for c in ledger.claims]
        case "entity":
            return [_Known(e.id, e.mentions) for e in ledger.entities]
        case "incident":
            return [_Known(i.id, i.triggers) for i in ledger.incidents]
        case "count":
            return [_Known(count_id(c), (c,)) for c in ledger.counts]
        case "source":
            return _loose(ledger)
        case "outlet" | "page":
            return []
        case part:
            return [
                _Known(part_id(i.id, part, span), (span,))
                for i in ledger.incidents
                if i.id == incident
                for span in parts_of(i, part)
            ]


def parts_of(incident: Incident, part: str) -> Sequence[Span]:
    """Return the times, places or fillers of a role of an incident."""
    spans: Sequence[Span] = getattr(incident, PARTS[part])
    return spans


def part_id(incident: str, part: str, span: Span) -> str:
    """Return the id of a time, place or role of an incident."""
    return f"{incident}.{part}@{span.start}"


def count_id(count: Count) -> str:
    """Return the id of a count."""
    return f"{count.effect}@{count.start}"


def _beside(claim: Claim) -> tuple[Span, ...]:
    return tuple(s for s in (claim.cue, claim.source) if s is not None)


def _loose(ledger: Ledger) -> list[_Known]:
    sources = Sources(ledger)
    loose = [(source_id(c, sources), c.source) for c in ledger.claims if c.source is not None]
    return [_Known(i, (source,)) for i, source in dict(loose).items() if i.startswith("@")]
