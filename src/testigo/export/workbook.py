"""XLSX: a sheet of claims, one of counts, one of tellings, one of answers and one of pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from testigo.export.answer_rows import ANSWERS, PAGES, Row, Rows
from testigo.export.answer_tables import book_of
from testigo.export.csv_table import cells
from testigo.export.material import Material
from testigo.export.records import FIELDS, FlatRecord, FlatRecords

_CLAIM = ("act", "form", "cue")
_COUNT = ("effect", "low", "high", "approximate")
_TELLING = ("question", "answer", "verdict", "tells", "independent_origins")
_OWN = {"claims": _CLAIM, "counts": _COUNT, "tellings": _TELLING}
"""Fields that one kind of record alone has."""


def workbook(material: Material) -> bytes:
    """Return the workbook. Every text is a text, never a formula; a cell holds 32,000 characters of it."""
    records = FlatRecords(material)
    rows = Rows(material.accounts, material.received, material.quotes(), material.readers())
    return book_of(
        (
            ("Claims", _columns("claims"), _flat(records.claims())),
            ("Counts", _columns("counts", also=("of_whom",)), _flat(records.counts())),
            ("Tellings", _columns("tellings", also=("of_whom",)), _flat(records.tellings())),
            ("Answers", ANSWERS, rows.answers()),
            ("Pages", PAGES, rows.pages()),
        )
    )


def _columns(kind: str, also: Iterable[str] = ()) -> tuple[str, ...]:
    """The fields that records of the kind have, what they say first."""
    others = {name for fields in _OWN.values() for name in fields} | {"record", "of_whom"}
    first = (*_OWN[kind], *also, "words")
    return ("id", *first, *(f for f in FIELDS if f not in others and f not in {"id", *first}))


def _flat(records: Iterator[FlatRecord]) -> Iterator[Row]:
    return (cells(record) for record in records)
