"""The words that a record was read from, in their sentences, with what each is in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from testigo.case.claim_chains import OUTLET
from testigo.case.review.laying import has_record, record_of
from testigo.case.review.targets import PAGE, PARTS, parts_of
from testigo.ledger import Claim, Count, Entity, Incident, Ledger, Span

_LONGEST = 700
_MENTIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked(Span):
    """Words within a passage, and what they are: source, cue, content, trigger, a role, when, where."""

    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """Sentences of a page, in code points of its text from ``start``; the marks count from the passage's own beginning."""

    page: str
    start: int
    text: str
    marks: tuple[Marked, ...]
    cut_before: bool
    cut_after: bool


def quoted(ledger: Ledger, record: str) -> Quoted:
    """Return the sentences that a record stands in; of the page itself, its beginning."""
    marks = sorted(_marks(ledger, record), key=lambda m: (m.start, -m.end))
    text = ledger.page.text
    start, end = _reach(text, marks)
    inside = [m for m in marks if start <= m.start and m.end <= end]
    return Quoted(
        page=ledger.page.id,
        start=start,
        text=text[start:end],
        marks=tuple(Marked(start=m.start - start, end=m.end - start, label=m.label) for m in inside),
        cut_before=start > 0,
        cut_after=end < len(text),
    )


def _reach(text: str, marks: list[Marked]) -> tuple[int, int]:
    """The sentences from the first to the last mark, as far as they are not too long."""
    from testigo.reading.sentences import sentence_spans

    first = marks[0].start if marks else 0
    last = max((m.end for m in marks if m.end - first <= _LONGEST), default=min(first + 1, len(text)))
    around = [(a, b) for a, b in sentence_spans(text) if a < last and first < b]
    start = min((a for a, _ in around), default=first)
    end = max((b for _, b in around), default=last)
    return (max(start, first - _LONGEST // 2), min(end, last + _LONGEST // 2))


def _marks(ledger: Ledger, record: str) -> Iterator[Marked]:
    if record in {OUTLET, PAGE}:
        return
    if record.startswith("@"):
        at = int(record[1:])
        yield from (_mark(c.source, "source") for c in ledger.claims if c.source and c.source.start == at)
        return
    if not has_record(ledger, record):
        return
    found = record_of(ledger, record)
    if isinstance(found, Claim):
        yield from _claim(found)
    elif isinstance(found, Incident):
        yield from _incident(found)
    elif isinstance(found, Entity):
        named = sorted(found.mentions, key=lambda m: (m.start - m.end, m.start))[:_MENTIONS]
        yield from (_mark(m, "name") for m in named)
    elif isinstance(found, Count):
        yield _mark(found, found.effect)
    else:
        part = record.partition(".")[2].partition("@")[0]
        yield _mark(found, part)
        incident = record_of(ledger, record.partition(".")[0])
        yield from (
            _mark(t, "trigger") for t in sorted(incident.triggers, key=lambda t: abs(t.start - found.start))[:1]
        )


def _claim(claim: Claim) -> Iterator[Marked]:
    if claim.source:
        yield _mark(claim.source, "source")
    if claim.cue:
        yield _mark(claim.cue, "cue")
    yield from (_mark(s, "content") for s in claim.content)


def _incident(incident: Incident) -> Iterator[Marked]:
    yield from (_mark(t, "trigger") for t in incident.triggers)
    for part in PARTS:
        yield from (_mark(s, part) for s in parts_of(incident, part))


def _mark(span: Span, label: str) -> Marked:
    return Marked(start=span.start, end=span.end, label=label)
