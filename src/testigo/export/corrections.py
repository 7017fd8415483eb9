"""Corrections made in INCEpTION, brought home: each becomes a decision of the case, as if it had been made in it.

A document is held against the records as they were when it was written, which it carries, and not against the case as it is
now: what was decided meanwhile is not taken for a correction.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from testigo.case.review.changes import change_of
from testigo.case.review.missed import with_missed
from testigo.case.review.names import name_of
from testigo.errors import TestigoError
from testigo.export.inception import Marked, marked, sound
from testigo.export.inception_documents import Document, documents_of
from testigo.ledger import Ledger

if TYPE_CHECKING:
    from testigo.case.case import Case
    from testigo.case.review.decisions import Decision

_FIELDS = {"kind_of_event": "type"}
"""Fields that UIMA cannot have under the name that a decision gives them."""
_WORDS = {"claim": "content", "incident": "trigger", "count": "words", "entity": "mentions"}
"""The field that says where a record of each kind stands."""


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
    when a page has another text or other records now than when it was written, T515 when a correction makes no record;
    T226 to T229 as pages do, since it is parsed where they are.
    """
    found = [c for document in documents_of(data, name) for c in corrections(case, document)]
    reason = why or "corrected in INCEpTION"
    return [_written(case, c, by, reason) for c in found]


def _written(case: Case, c: Correction, by: str | None, why: str) -> Decision:
    if c.verb == "add":
        return case.add_record(c.record, c.kind, c.fields, by=by, why=why)
    return case.decide(c.verb, c.record, fields=c.fields or None, by=by, why=why)


def corrections(case: Case, document: Document) -> list[Correction]:
    """Return what was corrected in one document. Raises TestigoError T744, T515."""
    page, as_read, there = document.page, document.as_read, document.there
    ledger = case.ledger(page)
    if document.text != sound(ledger.page.text):
        raise TestigoError("T744", f"the text of the page {page} is not that of the document")
    now = {m.record: m for m in marked(ledger)}
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
