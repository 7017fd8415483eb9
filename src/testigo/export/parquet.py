"""Parquet: the records as one table with types, for notebooks and data bases."""

from __future__ import annotations

import io
from typing import Any

from testigo import __version__
from testigo.export.extras import library
from testigo.export.material import Material
from testigo.export.records import FIELDS, FlatRecords

EXTRA = "parquet"


def parquet(material: Material) -> bytes:
    """Return a table of one row a claim, a count, a telling. Raises TestigoError T741 where pyarrow is not installed."""
    arrow = library("pyarrow", EXTRA)
    schema = _schema(arrow).with_metadata(
        {"case": _text(material.name), "tool": f"testigo {__version__}", "note": _text(material.note or "")}
    )
    rows = [_sound(record) for record in FlatRecords(material).all()]
    made = io.BytesIO()
    library("pyarrow.parquet", EXTRA).write_table(
        arrow.Table.from_pylist(rows, schema=schema), made, compression="zstd"
    )
    return made.getvalue()


def _schema(arrow: Any) -> Any:  # noqa: ANN401 - pyarrow has no types
    types = {
        str: arrow.string(), bool: arrow.bool_(), float: arrow.float64(), int: arrow.int32(), list: arrow.list_(arrow.string()),
    }  # fmt: skip
    span = arrow.struct([("start", arrow.int32()), ("end", arrow.int32())])
    return arrow.schema(
        [(name, arrow.list_(span) if name == "spans" else types[kind]) for name, kind in FIELDS.items()]
    )


def _sound(record: dict[str, Any]) -> dict[str, Any]:
    """The record with spans by name, and without surrogates that no UTF-8 has."""
    made = {name: _text(value) for name, value in record.items()}
    return made | {"spans": [{"start": start, "end": end} for start, end in record["spans"]]}


def _text(value: Any) -> Any:  # noqa: ANN401 - a field
    if isinstance(value, list):
        return [_text(v) for v in value]
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
