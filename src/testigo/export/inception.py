"""UIMA CAS JSON for INCEpTION: a document a page, its records as annotations of four layers that a person can correct there.

The ZIP also holds ``TypeSystem.xml``, from which a project gets the layers. Each record of several words is as many
annotations with one name; :mod:`testigo.export.corrections` reads them back.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from testigo.case.custody.readers import read_by
from testigo.case.review.names import name_of
from testigo.case.review.targets import count_id
from testigo.export.extras import library
from testigo.export.material import Material
from testigo.ledger import Count, Ledger, Span

EXTRA = "inception"
PACKAGE = "webanno.custom"
"""Where INCEpTION keeps the layers of a project's own."""
PAGE_LAYER = f"{PACKAGE}.TestigoPage"
LAYERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "claim": (f"{PACKAGE}.TestigoClaim", ("act", "form", "source", "category")),
    "incident": (f"{PACKAGE}.TestigoIncident", ("kind_of_event", "stage")),
    "count": (f"{PACKAGE}.TestigoCount", ("effect", "who", "value")),
    "entity": (f"{PACKAGE}.TestigoEntity", ("kind", "name")),
}
"""The layer of each kind of record and what can be corrected on it; ``value`` is 8, 8-10, 8+, -10 or ~40."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The time that stands on every file, so that one case gives one ZIP."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A record as it is annotated: its kind, its id on the page, its fields and the words it stands in."""

    kind: str
    record: str
    fields: dict[str, str | None]
    spans: tuple[tuple[int, int], ...]


def inception(material: Material) -> bytes:
    """Return the ZIP. Raises TestigoError T741 where dkpro-cassis is not installed."""
    cassis = library("cassis", EXTRA)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("TypeSystem.xml", _FIRST_DAY), types(cassis).to_xml())
        for page, ledger in material.ledgers.items():
            name = f"{page.removeprefix('sha256:')[:16]}.json"
            archive.writestr(zipfile.ZipInfo(name, _FIRST_DAY), cas_of(ledger).to_json(ensure_ascii=False))
    return made.getvalue()


def types(cassis: Any) -> Any:  # noqa: ANN401 - cassis has no types of its own
    """Return the layers as a UIMA type system."""
    system = cassis.TypeSystem()
    for layer, features in (*LAYERS.values(), (PAGE_LAYER, ("page", "read_by", "as_read"))):
        made = system.create_type(name=layer, supertypeName="uima.tcas.Annotation")
        for feature in ("record", *features) if layer != PAGE_LAYER else features:
            system.create_feature(domainType=made, name=feature, rangeType="uima.cas.String")
    return system


def cas_of(ledger: Ledger) -> Any:  # noqa: ANN401
    """Return a page with its records as a CAS; ``as_read`` of its TestigoPage keeps them as they were when it was made."""
    system = types(library("cassis", EXTRA))
    cas = library("cassis", EXTRA).Cas(typesystem=system)
    cas.sofa_string, cas.sofa_mime = sound(ledger.page.text), "text/plain"
    records = list(marked(ledger))
    title = next(iter(ledger.page.blocks), Span(start=0, end=len(ledger.page.text)))
    as_read = json.dumps({m.record: _plain(m) for m in records}, ensure_ascii=False, sort_keys=True)
    page = system.get_type(PAGE_LAYER)
    by = read_by([ledger.reader])
    cas.add(page(begin=title.start, end=title.end, page=ledger.page.id, read_by=by, as_read=as_read))
    for m in records:
        layer = system.get_type(LAYERS[m.kind][0])
        for start, end in m.spans:
            cas.add(layer(begin=start, end=end, record=name_of(ledger.page.id, m.record), **m.fields))
    return cas


def _plain(m: Marked) -> dict[str, Any]:
    return {"kind": m.kind, "fields": m.fields, "spans": [list(s) for s in m.spans]}


def marked(ledger: Ledger) -> Iterator[Marked]:
    """Yield the records of a page as they are annotated."""
    text = ledger.page.text
    for claim in ledger.claims:
        source = claim.source
        fields = {"act": claim.act, "form": claim.form, "source": source.of(text) if source else None}
        yield _marked("claim", claim.id, {**fields, "category": source.category if source else None}, claim.content)
    for incident in ledger.incidents:
        yield _marked(
            "incident", incident.id, {"kind_of_event": incident.type, "stage": incident.stage}, incident.triggers
        )
    for count in ledger.counts:
        told = {"effect": count.effect, "who": count.who, "value": amount(count)}
        yield _marked("count", count_id(count), told, (count,))
    for entity in ledger.entities:
        yield _marked("entity", entity.id, {"kind": entity.kind, "name": entity.name}, entity.mentions)


def _marked(kind: str, record: str, fields: dict[str, Any], spans: Sequence[Span]) -> Marked:
    told = {name: sound(value) if value else value for name, value in fields.items()}
    return Marked(kind=kind, record=record, fields=told, spans=tuple(sorted((s.start, s.end) for s in spans)))


def sound(text: str) -> str:
    """Return a text of the same length without surrogates, which no UTF-8 has."""
    return _SURROGATES.sub("\ufffd", text)


def amount(count: Count) -> str | None:
    """Return a number in short: 8, 8-10, 8+ (at least), -10 (at most), ~40 (about); None where there is none."""
    low, high = (None if n is None else f"{n:.15g}" for n in (count.low, count.high))
    about = "~" if count.approximate else ""
    if low is None:
        return None if high is None else f"{about}-{high}"
    return f"{about}{low}" if low == high else f"{about}{low}+" if high is None else f"{about}{low}-{high}"
