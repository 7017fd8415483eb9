"""Every claim, count and telling of the material as one flat record, with all it takes to find its words again and weigh them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from testigo.case.hedges import is_open, leaves_open
from testigo.case.records import Answer, Event, Question, Telling
from testigo.case.review.names import name_of
from testigo.case.review.targets import count_id
from testigo.export.material import Material, events_by_node
from testigo.ledger import Claim, Count, Ledger, Span
from testigo.show.case_words import VERDICTS, CaseWords, outlet
from testigo.show.sources import Sources
from testigo.show.words import once, one_line

FlatRecord = dict[str, Any]

FIELDS: dict[str, type] = {
    "record": str, "id": str, "page": str, "outlet": str, "title": str, "published": str, "address": str, "received": str,
    "words": str, "spans": list, "sentence": str, "chain": list, "hedged": bool, "confidence": float,
    "decided": str, "decided_by": str, "decided_at": str, "model": str, "version": str,
    "incidents": list, "act": str, "form": str, "source": str, "category": str, "cue": str, "within": str,
    "effect": str, "of_whom": str, "low": float, "high": float, "approximate": bool,
    "question": str, "answer": str, "verdict": str, "tells": str, "independent_origins": int,
}  # fmt: skip
"""Every field of a record and its type; ``list`` is of texts, of ``spans`` of (start, end) in code points of the page's text."""


class FlatRecords:
    """The claims, counts and tellings of the material, one after the other."""

    def __init__(self, material: Material) -> None:
        """Take the material."""
        self._material = material
        self._words = CaseWords(material.accounts)
        self._quotes = material.quotes()
        self._events = events_by_node(material.accounts.incidents)

    def all(self) -> Iterator[FlatRecord]:
        """Yield all records: claims, then counts, then tellings, each kind page by page."""
        yield from self.claims()
        yield from self.counts()
        yield from self.tellings()

    def claims(self) -> Iterator[FlatRecord]:
        """Yield a record for each claim."""
        for page, ledger in self._material.ledgers.items():
            sources = Sources(ledger)
            for claim in ledger.claims:
                yield self._of_page(ledger, "claim", claim.id, claim.content) | self._claim(page, claim, sources)

    def _claim(self, page: str, claim: Claim, sources: Sources) -> FlatRecord:
        ledger = self._material.ledgers[page]
        text = ledger.page.text
        told = [i.id for i in ledger.incidents if claim.id in i.told_by]
        return {
            "chain": self._chain(page, sources.chain(claim)),
            "hedged": leaves_open(claim, text),
            "confidence": claim.confidence,
            "incidents": self._events_of(page, told),
            "act": claim.act,
            "form": claim.form,
            "source": sources.name(claim) if claim.source else None,
            "category": claim.source.category if claim.source else None,
            "cue": one_line(claim.cue.of(text)) if claim.cue else None,
            "within": name_of(page, claim.within) if claim.within else None,
        }

    def counts(self) -> Iterator[FlatRecord]:
        """Yield a record for each count. Its confidence is that of the claim or incident that it stands in."""
        for page, ledger in self._material.ledgers.items():
            sources = Sources(ledger)
            for count in ledger.counts:
                yield self._of_page(ledger, "count", count_id(count), (count,)) | self._count(page, count, sources)

    def _count(self, page: str, count: Count, sources: Sources) -> FlatRecord:
        ledger = self._material.ledgers[page]
        claim = next((c for c in ledger.claims if c.id == count.told_by), None)
        return {
            "chain": self._chain(page, sources.chain(claim) if claim else ()),
            "hedged": is_open(ledger.page.text, count) or (claim is not None and leaves_open(claim, ledger.page.text)),
            "confidence": _confidence(ledger, count.told_by, count.incident),
            "incidents": self._events_of(page, [count.incident] if count.incident else []),
            "source": sources.name(claim) if claim and claim.source else None,
            "category": claim.source.category if claim and claim.source else None,
            "within": name_of(page, count.told_by) if count.told_by else None,
            "effect": count.effect,
            "of_whom": count.who,
            "low": count.low,
            "high": count.high,
            "approximate": count.approximate,
        }

    def tellings(self) -> Iterator[FlatRecord]:
        """Yield a record for each page's answer to a question, and for each denial of one."""
        for event in self._material.accounts.incidents:
            for asked in event.questions:
                for answer in asked.answers:
                    yield from self.of_answer(event, asked, answer)

    def of_answer(self, event: Event, asked: Question, answer: Answer) -> Iterator[FlatRecord]:
        """Yield a record for each telling and each denial of one answer."""
        for denies, tellings in ((False, answer.told), (True, answer.denied)):
            for t in tellings:
                yield self._telling(event, asked, answer, t, denies=denies)

    def _telling(self, event: Event, asked: Question, answer: Answer, t: Telling, *, denies: bool) -> FlatRecord:
        page = t.incident.page
        ledger = self._material.ledgers[page]
        names = [p.name if (p := self._words.cast.party(n)) else "unnamed source" for n in t.chain[1:]]
        origin = self._words.origin(t)
        record = t.claim or t.incident.id
        return self._of_page(ledger, "telling", record, t.spans, t.words) | {
            "chain": self._chain(page, names),
            "hedged": t.hedged,
            "confidence": _confidence(ledger, t.claim, t.incident.id),
            "incidents": [event.id],
            "source": one_line(origin.name) if origin and len(t.chain) > 1 else None,
            "category": origin.category if origin and len(t.chain) > 1 else None,
            "question": asked.question,
            "of_whom": asked.who,
            "answer": self._words.answer(answer),
            "verdict": VERDICTS[asked.verdict].casefold(),
            "tells": "denies" if denies else "tells",
            "independent_origins": answer.independent,
        }

    def _of_page(
        self, ledger: Ledger, kind: str, record: str, spans: tuple[Span, ...], words: str | None = None
    ) -> FlatRecord:
        """What every record has: its words and where they stand, its page, what read it, who looked at it."""
        page = ledger.page
        card = self._words.card(page.id)
        parts = [one_line(s.of(page.text)) for s in spans]
        told = words if words is not None else " … ".join(parts)
        decided = self._material.decision(page.id, record)
        return {
            **dict.fromkeys(FIELDS),
            "record": kind,
            "id": name_of(page.id, record),
            "page": page.id,
            "outlet": outlet(card),
            "title": card.title,
            "published": card.published,
            "address": card.url,
            "received": self._material.received.get(page.id),
            "words": told,
            "spans": [(s.start, s.end) for s in spans],
            "sentence": self._quotes.of(page.id, spans, told).whole,
            "decided": decided.verdict if decided else None,
            "decided_by": decided.by if decided else None,
            "decided_at": decided.at if decided else None,
            "model": ledger.reader.model,
            "version": ledger.reader.version,
        }

    def _chain(self, page: str, names: tuple[str, ...] | list[str]) -> list[str]:
        """Who passes it on, the outlet first."""
        return once([outlet(self._words.card(page)), *map(one_line, names)])

    def _events_of(self, page: str, incidents: list[str]) -> list[str]:
        found = (self._events.get((page, i)) for i in incidents)
        return list(dict.fromkeys(e.id for e in found if e))


def _confidence(ledger: Ledger, claim: str | None, incident: str | None) -> float | None:
    told = next((c.confidence for c in ledger.claims if c.id == claim), None)
    return told if told is not None else next((i.confidence for i in ledger.incidents if i.id == incident), None)
