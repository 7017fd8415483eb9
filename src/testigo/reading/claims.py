"""Claims: who says what, in whose words, inside whose account."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np

from testigo.ledger import Claim, Form, Source, SourceCategory, Span
from testigo.reading import labels
from testigo.reading.chains import chained, length
from testigo.reading.confidence import Confidence
from testigo.reading.cue_words import with_whole_cues
from testigo.reading.entities import Cast
from testigo.reading.findings import FoundClaim
from testigo.reading.quotations import Quotation
from testigo.reading.segments import Segment
from testigo.reading.trimming import balanced, trimmed
from testigo.reading.words import Words

NEAR = 3
"""Characters between the edges of a content and of a quotation that still count as the same edge."""
MOST = 0.7
"""Share of a quotation, or of a content, that counts as most of it."""
SHORT_QUOTATION = 2
_LAST_ARTICLE = re.compile(r"(?<=\w)\s+(?:an?|the)$", re.IGNORECASE)
SHARED = 1.0
"""Weight of what all of an entity's claims say of its category, beside what one says alone."""


def claims_of(
    found: Sequence[FoundClaim], words: Words, text: str, cast: Cast, confidence: Confidence
) -> tuple[Claim, ...]:
    """Turn findings into claims in the order of the page, with their chains."""
    made: list[Claim] = []
    found = list(with_whole_cues(found, words, text))
    told = zip(found, _categories(found, cast), strict=True)
    for item, category in sorted(told, key=lambda t: (t[0].source is None, t[0].follow_on)):  # the fullest first
        content = _content(item, words, text)
        if not content:
            continue
        claim = Claim(
            id="",
            form=_form(item, content, words),
            act=labels.ACTS[int(item.act.argmax())],
            source=_source(item, category, words, cast),
            cue=None if item.follow_on else _cue(item, words, text),
            content=content,
            within=None,
            confidence=confidence.of_claim(item),
        )
        if not any(_same(claim, other) for other in made):
            made.append(claim)
    made.sort(key=lambda c: (_anchor(c), c.content[0].start))
    numbered = [replace(c, id=f"C{i}") for i, c in enumerate(made, 1)]
    return chained(numbered)


def innermost(span: Span, claims: Sequence[Claim]) -> Claim | None:
    """The claim with the shortest content that holds ``span``."""
    holding = [c for c in claims if any(part.covers(span) for part in c.content)]
    return min(holding, key=lambda c: (length(c), c.id), default=None)


def _anchor(claim: Claim) -> int:
    return claim.cue.start if claim.cue else claim.content[0].start


def _span(words: Words, lo: int, hi: int) -> Span:
    return Span(start=int(words.start[lo]), end=int(words.end[hi - 1]))


def _cue(item: FoundClaim, words: Words, text: str) -> Span:
    """The cue's words without an article at their end, which belongs to the source: "according to" of "according to a report"."""
    span = _span(words, item.lo, item.hi)
    article = _LAST_ARTICLE.search(span.of(text))
    return Span(start=span.start, end=span.start + article.start()) if article else span


def _same(claim: Claim, other: Claim) -> bool:
    """Say whether a follow-on quotation is already told by a claim with a cue, or the other way round.

    One in whose content the other's cue stands is no repetition: it tells of the other.
    """
    if claim.cue and (claim.source or other.cue):
        return False
    if any(c.cue and any(p.covers(c.cue) for p in d.content) for c, d in ((claim, other), (other, claim))):
        return False
    shared = sum(max(0, min(p.end, q.end) - max(p.start, q.start)) for p in claim.content for q in other.content)
    return shared > 0.6 * max(length(claim), length(other))


def _content(item: FoundClaim, words: Words, text: str) -> tuple[Span, ...]:
    segments = _joined(item.content)
    spans = []
    for segment in segments:
        start, end = int(words.start[segment.lo]), int(words.end[segment.hi - 1])
        start, end = _whole_quotation(start, end, item, words)
        start, end = balanced(text, *trimmed(text, start, end))
        if end - start > 1 or text[start:end].isalnum():
            spans.append(Span(start=start, end=end))
    return _apart(spans)


def _joined(segments: Sequence[Segment]) -> list[Segment]:
    joined: list[Segment] = []
    for s in segments:
        if joined and s.lo <= joined[-1].hi:
            last = joined.pop()
            joined.append(Segment(last.lo, s.hi, last.score + s.score, min(last.probability, s.probability)))
        else:
            joined.append(s)
    return joined


def _apart(spans: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: s.start):
        if kept and span.start <= kept[-1].end:
            kept[-1] = Span(start=kept[-1].start, end=max(span.end, kept[-1].end))
        else:
            kept.append(span)
    return tuple(kept)


def _whole_quotation(start: int, end: int, item: FoundClaim, words: Words) -> tuple[int, int]:
    """Let a content that begins or ends with a quotation, or is most of one, take the whole of it.

    What stands between two marks is one utterance, however many sentences it has; only a claim that is told inside the
    quotation (its cue stands there too) is a part of it.
    """
    cue = _span(words, item.lo, item.hi)
    for q in words.quotations:
        if q.start >= end or q.end <= start or q.end - q.start <= SHORT_QUOTATION:
            continue
        told_inside = not item.follow_on and q.start <= cue.start and cue.end <= q.end
        if told_inside:
            continue
        shared = min(end, q.end) - max(start, q.start)
        at_an_edge = abs(start - q.start) <= NEAR or abs(end - q.end) <= NEAR
        if (shared >= MOST * (end - start) and at_an_edge) or (
            shared >= MOST * (q.end - q.start) and 2 * shared >= end - start
        ):
            near_start = start >= q.start - NEAR
            start, end = (q.start if near_start else start), max(end, q.end)
    return start, end


def _form(item: FoundClaim, content: Sequence[Span], words: Words) -> Form:
    """What the marks say, where there are marks; a speech printed without any is the model's to tell.

    A quotation that holds the cue as well is somebody else's: what is told inside it is not quoted once more.
    """
    cue = _span(words, item.lo, item.hi)
    marks = [q for q in words.quotations if item.follow_on or not (q.start <= cue.start and cue.end <= q.end)]
    parts = [p for part in content for p in _by_paragraph(part, words)]
    quoted = sum(_quoted(p, marks) for p in parts)
    if quoted >= 0.95 * sum(p.end - p.start for p in parts):
        return "direct"
    if quoted > 0:
        return "mixed"
    direct, indirect, _ = item.form
    return "direct" if direct > indirect else "indirect"


def _by_paragraph(part: Span, words: Words) -> list[Span]:
    """What of ``part`` stands in each of its paragraphs, without the marks between one and the next."""
    lo, hi = np.searchsorted(words.start, part.start), np.searchsorted(words.end, part.end, side="right")
    if lo >= hi or words.paragraph[lo] == words.paragraph[hi - 1]:
        return [part]
    held = [int(i) for i in np.arange(lo, hi) if words.shape[i]]
    paragraphs = [list(group) for _, group in groupby(held, key=lambda i: int(words.paragraph[i]))]
    return [_span(words, p[0], p[-1] + 1) for p in paragraphs] if len(paragraphs) > 1 else [part]


def _quoted(part: Span, marks: Sequence[Quotation]) -> int:
    """How many characters of ``part`` stand in quotation marks."""
    inside = [
        (max(part.start, q.start), min(part.end, q.end)) for q in marks if q.start < part.end and q.end > part.start
    ]
    total, at = 0, part.start
    for start, end in sorted(inside):
        total += max(0, end - max(start, at))
        at = max(at, end)
    return total


def _categories(found: Sequence[FoundClaim], cast: Cast) -> list[SourceCategory]:
    """The category of each claim's source; what one mention leaves open, the others of the same entity may tell.

    "He said" alone is anybody's; that "he" is the minister of the next sentence makes it the government's.
    """
    entities = [cast.entity_at(c.source.lo, c.source.hi) if c.source else None for c in found]
    likely = [np.log(np.maximum(c.category, 1e-6)) for c in found]
    chosen = []
    for mine, entity in zip(likely, entities, strict=True):
        others = [x for x, e in zip(likely, entities, strict=True) if e is not None and e == entity]
        told = mine + SHARED * np.mean(others, axis=0) if others else mine
        chosen.append(labels.CATEGORIES[int(told.argmax())])
    return chosen


def _source(item: FoundClaim, category: SourceCategory, words: Words, cast: Cast) -> Source | None:
    if item.source is None:
        return None
    lo, hi = item.source.lo, item.source.hi
    span = _span(words, lo, hi)
    return Source(
        start=span.start,
        end=span.end,
        category=category,
        entity=cast.entity_at(lo, hi),
        named=cast.named_at(lo, hi),
    )
