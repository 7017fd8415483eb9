"""The rows of a page in each table, made of its ledger; column for column what :mod:`testigo.bulk.tables` names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from testigo.bulk.copies import Article, Original
from testigo.bulk.record import Record
from testigo.bulk.sorting import Skipped
from testigo.bulk.tables import NO_DATE
from testigo.case.hedges import leaves_open
from testigo.case.review.targets import count_id
from testigo.intake.received import Received
from testigo.ledger import Claim, Count, Filler, Incident, Ledger, Page, Span, When
from testigo.show.sources import Sources
from testigo.show.words import one_line

Row = dict[str, Any]
JOINED = " … "
"""What stands between two stretches of one text."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_PRECISIONS = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in the input a page is from: the shard, the record's key in it, its number in the shard's order."""

    shard: str
    record: str
    number: int

    def row(self) -> Row:
        """Return it as the columns that every table has."""
        return {"shard": self.shard, "record": self.record, "record_number": self.number}


def day_of(published: str | None) -> str:
    """Return the day that a page is filed under: that of its publication, where it is known to the day."""
    return published if published and _DAY.fullmatch(published) else NO_DATE


def page_row(place: Place, page: Page, input: str) -> Row:  # noqa: A002 - the column's name
    """Return what is known of a page itself."""
    published = page.published
    value = published.value if published else None
    return {
        **_of_page(place, page),
        "published_precision": _PRECISIONS.get(len(value or "")),
        "published_evidence": published.evidence if published else None,
        "input": input,
        "host": host_of(page.url),
        "title": page.title,
        "authors": list(page.authors),
        "agencies": list(page.agencies),
        "language": page.language,
        "media_type": page.media_type,
        "encoding": page.encoding,
        "words": sum(len(b.of(page.text).split()) for b in page.article()),
    }


def read_columns(ledger: Ledger, article: Article, original: Original | None, *, carried: bool) -> Row:
    """Return what is known of a page once it is read, or what another page told is carried to it."""
    page = ledger.page
    return {
        "outcome": "copy" if carried else "read",
        "copy_kind": "near" if original else None,
        "copy_of": original.page if original else None,
        "copy_of_record": original.record if original else None,
        "text_hash": article.text_hash,
        "leading_hashes": article.leading,
        "claims": len(ledger.claims),
        "incidents": len(ledger.incidents),
        "counts": len(ledger.counts),
        "notices": [notice.code for notice in ledger.notices],
        "text": page.text,
        "blocks": [{"start": b.start, "end": b.end, "kind": b.kind} for b in page.blocks],
    }


def glanced_row(place: Place, page: str, received: Received, record: Record, skipped: Skipped) -> Row:
    """Return what is known of a page that is not taken in."""
    return {
        "page_id": page,
        **place.row(),
        "url": received.url,
        "input": received.input,
        "host": host_of(received.url),
        "language": skipped.reason if skipped.outcome == "language" else None,
        "retrieved_at": record.retrieved_at,
        "media_type": received.media_type,
        "outcome": skipped.outcome,
        "reason": skipped.reason,
    }


def same_page_row(place: Place, page: str, received: Received, record: Record, original: Original) -> Row:
    """Return what is known of the same page again, of which no more is made."""
    return {
        "page_id": page,
        **place.row(),
        "url": received.url,
        "outlet": original.outlet,
        "published": original.published,
        "input": received.input,
        "host": host_of(received.url),
        "retrieved_at": record.retrieved_at,
        "outcome": "copy",
        "copy_kind": "exact",
        "copy_of": original.page,
        "copy_of_record": original.record,
    }


def host_of(url: str | None) -> str | None:
    """Return the host of an address in lower case, ``www.`` aside."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def record_rows(place: Place, ledger: Ledger, *, carried: bool) -> dict[str, list[Row]]:
    """Return the rows of everything that a page tells, by table."""
    common = _of_page(place, ledger.page)
    extra = {"carried": carried}
    return {
        "claims": [common | row | extra for row in _claims(ledger)],
        "incidents": [common | row | extra for row in _incidents(ledger)],
        "counts": [common | row | extra for row in _counts(ledger)],
        "entities": [common | row | extra for row in _entities(ledger)],
    }


def _of_page(place: Place, page: Page) -> Row:
    return {
        "page_id": page.id,
        **place.row(),
        "url": page.url,
        "outlet": page.outlet,
        "published": page.published.value if page.published else None,
    }


def _claims(ledger: Ledger) -> Iterator[Row]:
    text, sources = ledger.page.text, Sources(ledger)
    kinds = {entity.id: entity.kind for entity in ledger.entities}
    by_id = {claim.id: claim for claim in ledger.claims}
    told: dict[str, list[str]] = {}
    for incident in ledger.incidents:
        for teller in incident.told_by:
            told.setdefault(teller or "", []).append(incident.id)
    for claim in ledger.claims:
        source, cue = claim.source, claim.cue
        chain = [_teller(link, sources, kinds) for link in _chain(claim, by_id)]
        yield {
            "id": claim.id,
            "act": claim.act,
            "form": claim.form,
            "quoted": claim.form != "indirect",
            "hedged": leaves_open(claim, text),
            "within": claim.within,
            "source_kind": kinds.get(source.entity or "") if source else None,
            "source_category": source.category if source else None,
            "source_name": sources.name(claim) if source else None,
            "source_named": source.named if source else None,
            "source_entity": source.entity if source else None,
            **_span("source", source, text),
            **_span("cue", cue, text),
            "content_text": _words(claim.content, text),
            "content": _spans(claim.content),
            "chain": chain,
            "origin_name": next((teller["name"] for teller in reversed(chain) if teller["name"]), None),
            "incidents": told.get(claim.id, []),
            "confidence": claim.confidence,
        }


def _chain(claim: Claim, by_id: dict[str, Claim]) -> list[Claim]:
    """The claims that a claim is told in, from the page inwards, itself last."""
    links, seen = [claim], {claim.id}
    while (outer := by_id.get(links[-1].within or "")) is not None and outer.id not in seen:
        seen.add(outer.id)
        links.append(outer)
    return links[::-1]


def _teller(claim: Claim, sources: Sources, kinds: dict[str, Any]) -> Row:
    source = claim.source
    if source is None:
        return {"name": None, "kind": None, "category": None, "entity": None}
    return {
        "name": sources.name(claim),
        "kind": kinds.get(source.entity or ""),
        "category": source.category,
        "entity": source.entity,
    }


def _incidents(ledger: Ledger) -> Iterator[Row]:
    text = ledger.page.text
    names = {entity.id: entity.name for entity in ledger.entities}
    for incident in ledger.incidents:
        yield {
            "id": incident.id,
            "type": incident.type,
            "stage": incident.stage,
            "trigger_text": _words(incident.triggers, text),
            "triggers": _spans(incident.triggers),
            "agents": _named(incident.agents, names, text),
            "patients": _named(incident.patients, names, text),
            "targets": _named(incident.targets, names, text),
            "instruments": _named(incident.instruments, names, text),
            **_where(incident),
            **_when(incident.when, text),
            "told_by_page": None in incident.told_by,
            "claims": [teller for teller in incident.told_by if teller],
            "confidence": incident.confidence,
        }


def _where(incident: Incident) -> Row:
    """The places; the columns of one place are those of the first that has a point, else of the first."""
    main = next((w for w in incident.where if w.latitude is not None), next(iter(incident.where), None))
    return {
        "place_name": main.name if main else None,
        "place_precision": main.precision if main else None,
        "latitude": main.latitude if main else None,
        "longitude": main.longitude if main else None,
        "country": main.country if main else None,
        "places": [
            {
                "name": w.name,
                "latitude": w.latitude,
                "longitude": w.longitude,
                "precision": w.precision,
                "country": w.country,
                "geonames": w.geonames,
            }
            for w in incident.where
        ],
    }


def _when(times: tuple[When, ...], text: str) -> Row:
    """The first time that is placed, with the first and the last day that it may mean."""
    main = next((t for t in times if t.value), next(iter(times), None))
    value = main.value if main else None
    start, _, end = (value or "").partition("/")
    return {
        "when_text": one_line(main.of(text)) if main else None,
        "when_value": value,
        "when_start": start or None,
        "when_end": (end or start) or None,
        "when_precision": "range" if end else _PRECISIONS.get(len(start)),
    }


def _counts(ledger: Ledger) -> Iterator[Row]:
    text = ledger.page.text
    sure = {c.id: c.confidence for c in ledger.claims} | {i.id: i.confidence for i in ledger.incidents}
    for count in ledger.counts:
        yield {
            "id": count_id(count),
            "effect": count.effect,
            "who": count.who,
            "at_least": count.low,
            "at_most": count.high,
            "approximate": count.approximate,
            "text": one_line(count.of(text)),
            "start": count.start,
            "end": count.end,
            "incident": count.incident,
            "claim": count.told_by,
            "confidence": _confidence(count, sure),
        }


def _confidence(count: Count, sure: dict[str, float]) -> float | None:
    """That of the claim, else of the incident, that the count stands in: a ledger gives a count none of its own."""
    return sure.get(count.told_by or "", sure.get(count.incident or ""))


def _entities(ledger: Ledger) -> Iterator[Row]:
    said = Counter(claim.source.entity for claim in ledger.claims if claim.source)
    for entity in ledger.entities:
        yield {
            "id": entity.id,
            "kind": entity.kind,
            "name": one_line(entity.name),
            "mentions": _spans(entity.mentions),
            "claims": said[entity.id],
        }


def _named(fillers: Iterable[Filler], names: dict[str, str], text: str) -> list[str]:
    """Who fills a role, by the entity's name where there is one, each once."""
    return list(dict.fromkeys(one_line(names.get(f.entity or "") or f.of(text)) for f in fillers))


def _span(name: str, span: Span | None, text: str) -> Row:
    return {
        f"{name}_text": one_line(span.of(text)) if span else None,
        f"{name}_start": span.start if span else None,
        f"{name}_end": span.end if span else None,
    }


def _spans(spans: Iterable[Span]) -> list[dict[str, int]]:
    return [{"start": s.start, "end": s.end} for s in spans]


def _words(spans: Iterable[Span], text: str) -> str:
    return JOINED.join(one_line(s.of(text)) for s in spans)
