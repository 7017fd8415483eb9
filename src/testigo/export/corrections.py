"""Corrections made in INCEpTION, brought home: each becomes a decision of the case, as if it had been made in it.

A document is held against the records as they were when it was written, which it carries, and not against the case as it is
now: what was decided meanwhile is not taken for a correction.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from testigo.case.review.changes import change_of
from testigo.case.review.missed import with_missed
from testigo.case.review.names import name_of
from testigo.errors import TestigoError
from testigo.export.extras import library
from testigo.export.inception import EXTRA, LAYERS, PAGE_LAYER, Marked, marked, sound
from testigo.ledger import Ledger

if TYPE_CHECKING:
    from testigo.case.case import Case
    from testigo.case.review.decisions import Decision

_FIELDS = {"kind_of_event": "type"}
"""Fields that UIMA cannot have under the name that a decision gives them."""
_WORDS = {"claim": "content", "incident": "trigger", "count": "words", "entity": "mentions"}
"""The field that says where a record of each kind stands."""
_LARGEST = 64 * 1024 * 1024
"""Bytes of one document, or of one ZIP within."""
_MOST = 20_000
"""Files of an archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person did to a record in INCEpTION. ``record`` is ``3fa1b2c4:C3``, of a new record the page."""

    verb: Literal["reject", "correct", "add"]
    kind: str
    record: str
    fields: dict[str, Any]


def take_home(case: Case, name: str, data: bytes, *, by: str | None = None, why: str | None = None) -> list[Decision]:
    """Write the corrections of what INCEpTION exported, one document or a ZIP of them, into the case.

    All documents are read and checked before anything is written. Raises TestigoError T743 when it is no such export, T744
    when a page has another text or other records now than when it was written, T515 when a correction makes no record.
    """
    found = [c for document in documents(data, name) for c in corrections(case, document, name)]
    reason = why or "corrected in INCEpTION"
    return [_written(case, c, by, reason) for c in found]


def _written(case: Case, c: Correction, by: str | None, why: str) -> Decision:
    if c.verb == "add":
        return case.add_record(c.record, c.kind, c.fields, by=by, why=why)
    return case.decide(c.verb, c.record, fields=c.fields or None, by=by, why=why)


def documents(data: bytes, name: str, *, inner: bool = False) -> Iterator[bytes]:
    """Yield the CAS JSON documents of a file, itself one or a ZIP that holds them, each perhaps in a ZIP of its own.

    Raises TestigoError T743.
    """
    if not data.startswith(b"PK"):
        yield data
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            endings = (".json",) if inner else (".json", ".zip")
            infos = [i for i in archive.infolist() if i.filename.endswith(endings)]
            if len(infos) > _MOST or any(i.file_size > _LARGEST for i in infos):
                raise TestigoError("T743", f"{name!r} is larger than what INCEpTION exports of a case")
            for info in infos:
                with archive.open(info) as file:
                    yield from documents(file.read(_LARGEST), name, inner=True)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as why:
        raise TestigoError("T743", f"{name!r} is a damaged ZIP: {why}") from why


def corrections(case: Case, document: bytes, name: str) -> list[Correction]:
    """Return what was corrected in one document. Raises TestigoError T743, T744."""
    cas = _loaded(document, name)
    page, as_read = _page_of(cas, name)
    ledger = case.ledger(page)
    if cas.sofa_string != sound(ledger.page.text):
        raise TestigoError("T744", f"the text of the page {page} is not that of the document")
    now = {m.record: m for m in marked(ledger)}
    there = list(_annotated(cas, page))
    known = {m.record: m for m in there if m.record}
    made = [c for record, before in as_read.items() if (c := _changed(page, before, known.get(record))) is not None]
    for c in made:
        record = c.record.partition(":")[2]
        if now.get(record) != as_read[record]:
            raise TestigoError("T744", f"{c.record} is not in the case as it was when the document was written")
    made += [_added(page, m) for m in there if m.record not in as_read]
    for c in made:
        _check(ledger, c)
    return made


def _check(ledger: Ledger, c: Correction) -> None:
    """Raise TestigoError T515 where the correction makes no record, before any is written."""
    if c.verb == "add":
        with_missed(ledger, c.kind, c.fields)
    elif c.verb == "correct":
        change_of(ledger, c.kind, c.record.partition(":")[2], c.fields)


def _loaded(document: bytes, name: str) -> Any:  # noqa: ANN401 - cassis has no types
    cassis = library("cassis", EXTRA)
    try:
        return cassis.load_cas_from_json(io.BytesIO(document))
    except Exception as why:  # whatever the library meets in a file that is none
        raise TestigoError("T743", f"{name!r} is no UIMA CAS JSON: {type(why).__name__}") from why


def _page_of(cas: Any, name: str) -> tuple[str, dict[str, Marked]]:  # noqa: ANN401
    try:
        (page,) = cas.select(PAGE_LAYER)
        read = json.loads(page.as_read)
        return page.page, {
            record: Marked(kind=m["kind"], record=record, fields=m["fields"], spans=tuple(tuple(s) for s in m["spans"]))
            for record, m in read.items()
        }
    except Exception as why:
        raise TestigoError(
            "T743", f"{name!r} has no {PAGE_LAYER} with its records as read; the layer must be in the project"
        ) from why


def _annotated(cas: Any, page: str) -> Iterator[Marked]:  # noqa: ANN401
    """The annotations as records; those of one name are one, each without a name is a new one."""
    for kind, (layer, features) in LAYERS.items():
        together: dict[str, list[Any]] = {}
        for n, annotation in enumerate(_of_layer(cas, layer)):
            together.setdefault(annotation.record or f"new {n}", []).append(annotation)
        for name, parts in together.items():
            begun = name_of(page, "")
            record = name.removeprefix(begun) if name.startswith(begun) else ""
            spans = tuple(sorted((a.begin, a.end) for a in parts))
            yield Marked(kind=kind, record=record, fields=_fields(parts, features), spans=spans)


def _of_layer(cas: Any, layer: str) -> Iterable[Any]:  # noqa: ANN401
    return list(cas.select(layer)) if cas.typesystem.contains_type(layer) else []


def _fields(parts: Iterable[Any], features: Iterable[str]) -> dict[str, str | None]:
    """The fields of a record that stands in several places: what was changed on one of them is changed."""
    parts = list(parts)
    made: dict[str, str | None] = {}
    for name in features:
        values = [getattr(a, name, None) or None for a in parts]
        made[name] = min(values, key=values.count)
    return made


def _changed(page: str, before: Marked, after: Marked | None) -> Correction | None:
    name = name_of(page, before.record)
    if after is None:
        return Correction(verb="reject", kind=before.kind, record=name, fields={})
    fields: dict[str, Any] = {_FIELDS.get(f, f): v for f, v in after.fields.items() if v != before.fields.get(f)}
    if after.spans != before.spans:
        fields |= _where(after)
    return Correction(verb="correct", kind=before.kind, record=name, fields=fields) if fields else None


def _added(page: str, m: Marked) -> Correction:
    fields = {_FIELDS.get(name, name): value for name, value in m.fields.items() if value is not None}
    return Correction(verb="add", kind=m.kind, record=page, fields={**_where(m), **fields})


def _where(m: Marked) -> Mapping[str, Any]:
    spans = [{"start": start, "end": end} for start, end in m.spans]
    return {_WORDS[m.kind]: spans[0] if m.kind == "count" else spans}
