"""W3C Web Annotation: every claim, incident, count and entity at its words, by quotation and by position."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from testigo import __version__
from testigo.case.review.names import name_of
from testigo.case.review.targets import count_id
from testigo.contract import json_text, to_plain
from testigo.export.as_json import json_bytes
from testigo.export.material import Material
from testigo.ledger import Claim, Count, Entity, Incident, Ledger, Span
from testigo.show.sources import Sources

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_BESIDE = 32
"""Characters before and after the words by which a reader finds them in a text that has moved."""
_Record = Claim | Incident | Count | Entity


def web_annotation(material: Material) -> bytes:
    """Return one AnnotationPage with an annotation for each record."""
    items = [a for ledger in material.ledgers.values() for a in annotations_of(ledger, material)]
    made = {"@context": CONTEXT, "id": f"urn:testigo:annotations:{_escaped(material.name)}", "type": "AnnotationPage"}
    return json_bytes({**made, "startIndex": 0, "items": items})


def annotations_of(ledger: Ledger, material: Material) -> Iterator[dict[str, Any]]:
    """Yield an annotation for each record of a page."""
    sources = Sources(ledger)
    for claim in ledger.claims:
        chain = list(sources.chain(claim))
        yield _annotation(ledger, material, "claim", claim.id, claim, claim.content, chain)
    for incident in ledger.incidents:
        yield _annotation(ledger, material, "incident", incident.id, incident, incident.triggers)
    for count in ledger.counts:
        yield _annotation(ledger, material, "count", count_id(count), count, (count,))
    for entity in ledger.entities:
        yield _annotation(ledger, material, "entity", entity.id, entity, entity.mentions)


def _annotation(
    ledger: Ledger,
    material: Material,
    kind: str,
    record: str,
    made: _Record,
    spans: Sequence[Span],
    chain: Sequence[str] = (),
) -> dict[str, Any]:
    page = ledger.page
    decided = material.decision(page.id, record)
    told = {"kind": kind, "record": to_plain(made), "page": page.id, "outlet": page.outlet}
    told |= {"published": page.published.value if page.published else None, "chain": list(chain)}
    told |= {"decided": decided.verdict if decided else None, "decided_at": decided.at if decided else None}
    found: dict[str, Any] = {
        "id": f"urn:testigo:{_escaped(name_of(page.id, record))}:{page.id.removeprefix('sha256:')}",
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {
            "id": f"urn:testigo:{_escaped(ledger.reader.version)}:{_escaped(ledger.reader.model)}",
            "type": "Software",
            "name": f"testigo {ledger.reader.version or __version__}, model {ledger.reader.model}",
        },
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "format": "text/plain", "value": label(kind, made)},
            {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": json_text(told)},
        ],
        "target": [_target(ledger, span, material.received.get(page.id)) for span in spans],
    }
    if decided:
        found["creator"] = {"type": "Person", "name": decided.by}
        found["modified"] = decided.at
    return found


def label(kind: str, record: _Record) -> str:
    """Return in a few words what a record is: "claim: deny", "count: killed"."""
    match record:
        case Claim():
            return f"{kind}: {record.act}"
        case Incident():
            return f"{kind}: {record.type}"
        case Count():
            return f"{kind}: {record.effect}"
        case Entity():
            return f"{kind}: {record.kind}"


def _target(ledger: Ledger, span: Span, received: str | None) -> dict[str, Any]:
    text, page = ledger.page.text, ledger.page
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": page.url or f"urn:{page.id}",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": text[max(0, span.start - _BESIDE) : span.start],
                "suffix": text[span.end : span.end + _BESIDE],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ],
    }
    state: dict[str, Any] = {"type": "TimeState", "cached": f"urn:{page.id}"}
    if received:
        state["sourceDate"] = received
    return {**target, "state": state}


def _escaped(name: str) -> str:
    from urllib.parse import quote

    return quote(name.encode("utf-8", "replace"), safe="@.")
