"""Articles in a Parquet file, one a row, found again by the number of the row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from testigo.bulk.inputs.columns import NAMES, RETRIEVED, TEXT_NAMES, article_in, retrieved_at
from testigo.bulk.record import Record
from testigo.bulk.shards import Shard
from testigo.errors import TestigoError
from testigo.intake.failures import failure_of
from testigo.intake.limits import Limits
from testigo.intake.received import Received
from testigo.ledger import Failure

_ROWS = 64
"""Rows that are held at once."""
_WANTED = frozenset(name for names in NAMES.values() for name in names) | frozenset(RETRIEVED)


def records(shard: Shard, start: int, limits: Limits) -> Iterator[Record]:
    """Yield the rows from number ``start`` on. Raises TestigoError T831 when no column has texts, T104 when it is damaged."""
    try:
        with pq.ParquetFile(shard.path) as file:
            columns = _columns(file, shard)
            for number, row in _rows(file, columns, start or shard.begin):
                if not shard.holds(number):
                    return
                yield _record(row, number, shard, limits)
    except (pa.ArrowInvalid, OSError) as why:
        if isinstance(why, OSError) and why.errno is not None:
            raise  # the system's word, and not Arrow's about what is in the file
        raise TestigoError(
            "T104", f"{shard.name!r} is no sound Parquet file: {' '.join(str(why).split())[:200]}"
        ) from why


def _columns(file: pq.ParquetFile, shard: Shard) -> list[str]:
    names = file.schema_arrow.names
    if not any(name.lower() in TEXT_NAMES for name in names):
        told = ", ".join(names[:20])
        raise TestigoError("T831", f"{shard.name!r} has no column of texts; its columns are {told}")
    return [name for name in names if name.lower() in _WANTED]


def _rows(file: pq.ParquetFile, columns: list[str], start: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows from ``start`` on, each with its number; row groups ahead of it are not read."""
    number = 0
    for group in range(file.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        if number + rows <= start:
            number += rows
            continue
        for batch in file.iter_batches(batch_size=_ROWS, row_groups=[group], columns=columns, use_threads=False):
            for row in batch.to_pylist() if number + len(batch) > start else [{}] * len(batch):
                if number >= start:
                    yield number, row
                number += 1


def _record(row: dict[str, Any], number: int, shard: Shard, limits: Limits) -> Record:
    place = f"{shard.name}:{number}"
    found: Received | Failure
    try:
        found = article_in(row, None, place)
    except Exception as why:  # noqa: BLE001 - one row must never end a shard
        found = failure_of(place, why)
    if isinstance(found, Received) and len(found.data) > limits.file_bytes:
        found = Failure(input=place, code="T103", message=f"the row is longer than {limits.file_bytes} bytes")
    url = found.url if isinstance(found, Received) else None
    return Record(key=str(number), found=found, after=number + 1, url=url, retrieved_at=retrieved_at(row))
