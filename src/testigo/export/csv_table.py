"""CSV: one table with a row for each claim, each count and each telling."""

from __future__ import annotations

import csv
import io

from testigo.export.material import Material
from testigo.export.records import FIELDS, FlatRecord, FlatRecords
from testigo.show.csv import Cell, shown


def csv_table(material: Material) -> bytes:
    """Return the table, in UTF-8 with a byte order mark; what a spreadsheet would take for a formula has a ' before it."""
    made = io.StringIO(newline="")
    table = csv.DictWriter(made, FIELDS)
    table.writeheader()
    for record in FlatRecords(material).all():
        table.writerow({name: shown(cell) for name, cell in cells(record).items()})
    return made.getvalue().encode("utf-8-sig", "replace")


def cells(record: FlatRecord) -> dict[str, Cell]:
    """Return the record with one value a field: spans as ``12..40; 50..61``, chains from the outlet inwards."""
    return {
        **record,
        "spans": "; ".join(f"{start}..{end}" for start, end in record["spans"]),
        "chain": " → ".join(record["chain"]),
        "incidents": "; ".join(record["incidents"]),
    }
