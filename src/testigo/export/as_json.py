"""JSON as exports write it: UTF-8, laid out, and one form of a record's evidence in all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from testigo.contract import json_text
from testigo.export.records import FlatRecord, FlatRecords

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


class Tellings:
    """The tellings of the material, looked up by incident, question and answer."""

    def __init__(self, records: FlatRecords) -> None:
        """Take the records."""
        self._found: dict[tuple[str, str, str | None, str], list[FlatRecord]] = {}
        for record in records.tellings():
            key = (record["incidents"][0], record["question"], record["of_whom"], record["answer"])
            self._found.setdefault(key, []).append(record)

    def of(self, event: str, question: str, who: str | None, answer: str) -> Iterator[dict[str, Any]]:
        """Yield the evidence for an answer in words, and against it."""
        return (evidence(record) for record in self._found.get((event, question, who, answer), ()))
