"""schema.org as JSON-LD: a NewsArticle for each page, a Claim for each claim, and whoever makes it.

A ClaimReview says that somebody checked a claim and rated it. A case holds no ratings: to accept a record says that the page
was read right, and not that what it tells is true. So no ClaimReview is ever made of one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from testigo.case.records import PageCard
from testigo.export.as_json import json_bytes
from testigo.export.material import Material
from testigo.export.records import FlatRecord, FlatRecords
from testigo.ledger import Ledger
from testigo.show.case_words import outlet

_FACTS = (
    "act",
    "form",
    "chain",
    "spans",
    "hedged",
    "confidence",
    "decided",
    "decided_by",
    "decided_at",
    "model",
    "version",
)
_PERSON = "person"
_ORGANISATIONS = frozenset({"organisation", "group"})


def schema_org(material: Material) -> bytes:
    """Return the graph."""
    graph = [*(_article(c, material) for c in material.accounts.pages), *_claims(material)]
    return json_bytes({"@context": "https://schema.org", "@graph": graph})


def _article(card: PageCard, material: Material) -> dict[str, Any]:
    page = material.ledgers[card.id].page
    received = material.received.get(card.id)
    made: dict[str, Any] = {
        "@type": "NewsArticle",
        "@id": f"urn:{card.id}",
        "headline": card.title,
        "url": card.url,
        "datePublished": card.published,
        "inLanguage": page.language,
        "publisher": {"@type": "NewsMediaOrganization", "name": outlet(card)},
        "author": [{"@type": "Person", "name": name} for name in page.authors],
        "archivedAt": f"urn:{card.id}",
        "sdDatePublished": received,
    }
    return {name: value for name, value in made.items() if value}


def _claims(material: Material) -> Iterator[dict[str, Any]]:
    kinds = {page: _kinds(ledger) for page, ledger in material.ledgers.items()}
    for record in FlatRecords(material).claims():
        yield _claim(record, kinds[record["page"]].get(record["id"].partition(":")[2]))


def _kinds(ledger: Ledger) -> dict[str, str]:
    """What the source of each claim is, where the page names it."""
    kind = {e.id: str(e.kind) for e in ledger.entities}
    return {c.id: kind[c.source.entity] for c in ledger.claims if c.source and c.source.entity in kind}


def _claim(record: FlatRecord, kind: str | None) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"urn:testigo:{record['id']}:{record['page'].removeprefix('sha256:')}",
        "text": record["words"],
        "appearance": {"@id": f"urn:{record['page']}"},
        "isPartOf": {"@id": f"urn:{record['page']}"},
        "author": _author(record["source"], kind),
        "description": record["sentence"],
        "identifier": [
            {"@type": "PropertyValue", "propertyID": name, "value": _plain(record[name])}
            for name in _FACTS
            if record[name] is not None
        ],
    }
    return {name: value for name, value in made.items() if value}


def _author(name: str | None, kind: str | None) -> dict[str, Any] | None:
    """Who makes the claim: a person, or a body. Whom the page does not name it does not say which; a body is a thing that says."""
    if name is None:
        return None
    if kind == _PERSON:
        return {"@type": "Person", "name": name}
    return {"@type": "Organization", "name": name} if kind in _ORGANISATIONS else {"@type": "Thing", "name": name}


def _plain(value: Any) -> Any:  # noqa: ANN401 - a field
    if isinstance(value, list):
        return "; ".join(f"{v[0]}..{v[1]}" if isinstance(v, tuple) else str(v) for v in value)
    return value
