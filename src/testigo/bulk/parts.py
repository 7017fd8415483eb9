"""Parts of a shard in work: what was made of a stretch of its records, whole or not there; and the tables made of all.

A part is a folder ``part-00000`` with one Arrow file a table, whose record batches are one a day in the order of the
days, and ``state.json``, which says where the next part begins and which days there are. A kill loses one part at most.
"""

from __future__ import annotations

import os
import secrets
import shutil
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from testigo.bulk.files import get_json, put_json, room, sync, whole
from testigo.bulk.output import Output
from testigo.bulk.rows import Row
from testigo.bulk.tables import BY_DATE, SCHEMA_VERSION, TABLES

ROWS_IN_A_GROUP = {"pages": 2_048}
"""Rows of a row group, which is what is held in memory of a table while it is written; of other tables more."""
MOST_ROWS_IN_A_GROUP = 32_768
ENDED = -1
"""The cursor behind the last record."""
_STATE = "state.json"
_MARK = "mark.json"
_ALL = ""
"""The day under which the rows of a table stand that is not filed by date."""


@dataclass(slots=True)
class Part:
    """The rows of a stretch of records, by table and day, and what was counted."""

    rows: dict[str, dict[str, list[Row]]] = field(default_factory=lambda: {name: defaultdict(list) for name in TABLES})
    counters: Counter[str] = field(default_factory=Counter)
    began: tuple[float, float] = field(default_factory=lambda: (time.monotonic(), time.process_time()))

    def seconds(self) -> tuple[float, float]:
        """Return how long it is at work, by the clock and of the processor."""
        return time.monotonic() - self.began[0], time.process_time() - self.began[1]

    def add(self, table: str, day: str, rows: list[Row]) -> None:
        """Add rows of one page."""
        if rows:
            self.rows[table][day if table in BY_DATE else _ALL].extend(rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A part that is kept: its folder, where the next one begins, what was counted, and its days by table.

    ``seconds`` are those that it took by the clock, and of the processor.
    """

    folder: Path
    number: int
    cursor: int
    counters: dict[str, int]
    days: dict[str, list[str]]
    seconds: tuple[float, float]


class Parts:
    """The parts of one shard, in its folder of work. ``mark`` says of what input and options they are."""

    def __init__(self, folder: Path, mark: str) -> None:
        """Take the folder; what is in it of another input or of other options is taken away."""
        self.folder = folder
        if get_json(folder / _MARK) != mark:
            shutil.rmtree(folder, ignore_errors=True)
            put_json(folder / _MARK, mark)
        for leftover in folder.glob(".part-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        self.kept = self._found()

    def _found(self) -> list[Kept]:
        """The parts from the first on, up to the first that is missing; what lies beyond is taken away."""
        kept: list[Kept] = []
        while (part := self._part(len(kept))) is not None:
            kept.append(part)
        for folder in self.folder.glob("part-*"):
            if int(folder.name.removeprefix("part-")) >= len(kept):
                shutil.rmtree(folder)
        return kept

    def _part(self, index: int) -> Kept | None:
        folder = self.folder / f"part-{index:05}"
        state = get_json(folder / _STATE)
        if state is None:
            return None
        return Kept(
            folder=folder,
            number=state["number"],
            cursor=state["cursor"],
            counters=state["counters"],
            days=state["days"],
            seconds=tuple(state["seconds"]),
        )

    def keep(self, part: Part, *, number: int, cursor: int, beside: dict[str, bytes]) -> None:
        """Keep a part: all of it, or nothing. ``beside`` are files to keep with it.

        Raises TestigoError T805 when the disk is full.
        """
        days = {table: sorted(by_day) for table, by_day in part.rows.items() if by_day}
        state = {
            "number": number,
            "cursor": cursor,
            "counters": dict(part.counters),
            "days": days,
            "seconds": part.seconds(),
        }
        folder = self.folder / f"part-{len(self.kept):05}"
        making = self.folder / f".{folder.name}.{os.getpid()}-{secrets.token_hex(4)}"
        with room():
            try:
                making.mkdir()
                for table, by_day in part.rows.items():
                    if by_day:
                        _write(making / f"{table}.arrow", TABLES[table], [by_day[day] for day in days[table]])
                for name, data in beside.items():
                    (making / name).write_bytes(data)
                    sync(making / name)
                put_json(making / _STATE, state)
                making.rename(folder)
            finally:
                shutil.rmtree(making, ignore_errors=True)
        self.kept.append(
            Kept(
                folder=folder,
                number=number,
                cursor=cursor,
                counters=dict(part.counters),
                days=days,
                seconds=part.seconds(),
            )
        )

    def tables(self, output: Output, shard: str) -> Iterator[dict[str, Any]]:
        """Write the tables of all parts, and yield of each file its path, rows, and table."""
        for table in TABLES:
            for day in sorted({day for part in self.kept for day in part.days.get(table, ())}):
                path = output.table(table, shard, day if table in BY_DATE else None)
                yield {"table": table, "path": path, "rows": self._write_table(table, day, path)}

    def _write_table(self, table: str, day: str, path: Path) -> int:
        size = ROWS_IN_A_GROUP.get(table, MOST_ROWS_IN_A_GROUP)
        schema = TABLES[table].with_metadata({"testigo_schema": str(SCHEMA_VERSION)})
        written = 0
        with whole(path) as beside, pq.ParquetWriter(beside, schema, compression="zstd") as writer:
            for rows in _in_groups(self._batches(table, day), size, schema):
                writer.write_table(rows, row_group_size=size)
                written += len(rows)
        return written

    def _batches(self, table: str, day: str) -> Iterator[pa.RecordBatch]:
        for part in self.kept:
            if day in part.days.get(table, ()):
                with pa.memory_map(str(part.folder / f"{table}.arrow")) as file:
                    yield pa.ipc.open_file(file).get_batch(part.days[table].index(day))


def _write(path: Path, schema: pa.Schema, batches: list[list[Row]]) -> None:
    with pa.OSFile(str(path), "wb") as file, pa.ipc.new_file(file, schema) as writer:
        for rows in batches:
            writer.write_batch(_batch(rows, schema))
    sync(path)


def _batch(rows: list[Row], schema: pa.Schema) -> pa.RecordBatch:
    try:
        return pa.RecordBatch.from_pylist(rows, schema=schema)
    except UnicodeEncodeError:
        return pa.RecordBatch.from_pylist([_sound(row) for row in rows], schema=schema)


def _in_groups(batches: Iterator[pa.RecordBatch], size: int, schema: pa.Schema) -> Iterator[pa.Table]:
    """The rows of all batches in tables of ``size`` rows, the last aside."""
    waiting: list[pa.RecordBatch] = []
    for batch in batches:
        waiting.append(batch)
        while sum(map(len, waiting)) >= size:
            table = pa.Table.from_batches(waiting, schema=batch.schema)
            yield table.slice(0, size).combine_chunks().replace_schema_metadata(schema.metadata)
            waiting = table.slice(size).to_batches()
    if waiting:
        yield pa.Table.from_batches(waiting).combine_chunks().replace_schema_metadata(schema.metadata)


def _sound(row: Row) -> Row:
    """The row without half surrogate pairs, which UTF-8 has none of."""
    return {name: _text(value) for name, value in row.items()}


def _text(value: Any) -> Any:  # noqa: ANN401 - a cell
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, list):
        return [_text(v) for v in value]
    return value
