"""Reads a very long page in stretches, each as a page of its own, so that time and memory grow no faster than the text.

A stretch is longer than nearly every report. Between stretches only names are joined: two entities of like kind are
the same when they are called by the same proper name. Claims, incidents and counts stay within their stretch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from itertools import pairwise
from typing import Any, TypeVar

from testigo.ledger import Claim, Count, Dateline, Entity, EntityKind, Incident, Ledger, Page, Span
from testigo.reading.names import is_name

LONGEST = 100_000
"""Code points of a page that are read at once, about 17,000 words."""
_ENDS = ("\n\n", "\n", ". ", " ")
"""Where a stretch may end, the best first: after a paragraph, a line, a sentence, a word."""
_REFERENCES = frozenset({"id", "entity", "within", "incident", "told_by"})
"""Fields that name a record of the ledger."""
_LIKE: dict[EntityKind, EntityKind] = {"group": "organisation", "facility": "place"}
"""Kinds that one name may be read as here and there."""

S = TypeVar("S", bound=Span)


def read_in_stretches(page: Page, read: Callable[[Page], Ledger]) -> Ledger:
    """Read a page stretch by stretch with ``read`` and make one ledger of what is found."""
    stretches = stretches_of(page.text)
    joined = _Joined()
    ledger = read(_part(page, *stretches[0]))
    joined.add(ledger, 0)
    for start, end in stretches[1:]:
        joined.add(read(_part(page, start, end)), start)
    return replace(
        ledger,
        page=page,
        entities=tuple(joined.entities),
        claims=tuple(joined.claims),
        incidents=tuple(joined.incidents),
        counts=tuple(joined.counts),
    )


def stretches_of(text: str, longest: int = LONGEST) -> list[tuple[int, int]]:
    """Cut a text into stretches of at most ``longest``, none but the last shorter than half of it."""
    cuts = [0]
    while len(text) - cuts[-1] > longest:
        middle, limit = cuts[-1] + (longest + 1) // 2, cuts[-1] + longest
        ends = (at + len(mark) for mark in _ENDS if (at := text.rfind(mark, middle, limit)) >= 0)
        cuts.append(next(ends, limit))
    return list(pairwise([*cuts, len(text)]))


def _part(page: Page, start: int, end: int) -> Page:
    """The page cut down to a stretch, with the date and place that are in force where it begins."""
    blocks = tuple(_clipped(b, start, end) for b in page.blocks if b.start < end and start < b.end)
    datelines = tuple(_clipped(d, start, end) for d in page.datelines if d.start < end and start < d.end)
    return replace(page, text=page.text[start:end], blocks=blocks, datelines=(*_in_force(page, start), *datelines))


def _clipped(span: S, start: int, end: int) -> S:
    return replace(span, start=max(span.start, start) - start, end=min(span.end, end) - start)


def _in_force(page: Page, start: int) -> Iterator[Dateline]:
    """The last dateline before ``start`` with a date, and the last with a place, set at the start."""
    before = [d for d in page.datelines if d.end <= start]
    dated, placed = [d for d in before if d.date][-1:], [d for d in before if d.place][-1:]
    return (replace(d, start=0, end=0) for d in sorted({*dated, *placed}, key=lambda d: d.start))


@dataclass(slots=True)
class _Joined:
    """The records of the stretches read so far, at their places in the page and with ids of the page."""

    entities: list[Entity] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    _known: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, ledger: Ledger, start: int) -> None:
        """Add the records of a stretch that begins at ``start``."""
        ids = {c.id: f"C{i}" for i, c in enumerate(ledger.claims, len(self.claims) + 1)}
        ids |= {c.id: f"I{i}" for i, c in enumerate(ledger.incidents, len(self.incidents) + 1)}
        for entity in ledger.entities:
            ids[entity.id] = self._add_entity(entity, start, ledger.page.text)
        self.claims.extend(_moved(c, start, ids) for c in ledger.claims)
        self.incidents.extend(_moved(i, start, ids) for i in ledger.incidents)
        self.counts.extend(_moved(c, start, ids) for c in ledger.counts)

    def _add_entity(self, entity: Entity, start: int, text: str) -> str:
        """Add an entity, or its mentions to the one that is called by the same name; the id that it has now."""
        moved = _moved(entity, start, {entity.id: f"E{len(self.entities) + 1}"})
        at = len(self.entities)
        if _is_named(entity, text):
            at = self._known.setdefault((_LIKE.get(entity.kind, entity.kind), entity.name.lower()), at)
        if at == len(self.entities):
            self.entities.append(moved)
        else:
            self.entities[at] = replace(self.entities[at], mentions=self.entities[at].mentions + moved.mentions)
        return self.entities[at].id


def _is_named(entity: Entity, text: str) -> bool:
    """Whether an entity is called by a proper name."""
    called = (m for m in entity.mentions if " ".join(m.of(text).split()) == entity.name)
    return any(is_name(text, m, entity.kind, sentence_start=False, cased=True) for m in called)


def _moved(record: Any, by: int, ids: dict[str, str]) -> Any:  # noqa: ANN401 - any record of a ledger
    """A record with all its spans moved on ``by`` code points and the names of records changed by ``ids``."""
    if isinstance(record, tuple):
        return tuple(_moved(item, by, ids) for item in record)
    if not is_dataclass(record) or isinstance(record, type):
        return record
    changed = {}
    for name in (f.name for f in fields(record)):
        value = getattr(record, name)
        if name in _REFERENCES:
            value = tuple(map(ids.get, value)) if isinstance(value, tuple) else ids.get(value)
        elif isinstance(record, Span) and name in {"start", "end"}:
            value += by
        changed[name] = _moved(value, by, ids)
    return replace(record, **changed)
