"""JSON as exports write it: UTF-8, laid out, and one form of a record's evidence in all of them."""

from __future__ import annotations

from typing import Any

from testigo.contract import json_text
from testigo.export.records import FlatRecord

_EVIDENCE = (
    "id", "page", "outlet", "title", "published", "address", "received", "words", "spans", "chain", "hedged", "confidence",
    "decided", "decided_by", "decided_at", "model", "version", "tells",
)  # fmt: skip


def json_bytes(value: Any) -> bytes:  # noqa: ANN401 - what JSON has
    """Return the value as JSON."""
    return (json_text(value, indent=2) + "\n").encode("utf-8", "replace")


def evidence(record: FlatRecord) -> dict[str, Any]:
    """Return by which words, of whom, on which page something is told; what is not known is left out."""
    kept = {name: record[name] for name in _EVIDENCE if record[name] is not None}
    return kept | {"spans": [{"start": start, "end": end} for start, end in record["spans"]]}
