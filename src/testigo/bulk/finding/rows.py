"""The rows of what was found, fetched from the table files by where the index says they are."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from testigo.errors import TestigoError

Row = dict[str, Any]
Wanted = Mapping[str, Mapping[int, tuple[int, ...]]]
"""For each file of a table, by its path within the folder, the key of what is sought at each number of a row."""


def page_rows(
    database: sqlite3.Connection, folder: Path, keys: Iterable[int], columns: Sequence[str]
) -> dict[int, Row]:
    """Return the row of each page in the table of pages, by the page's key in the index.

    Raises TestigoError T856 when a table file can no longer be read.
    """
    where: dict[str, dict[int, tuple[int, ...]]] = {}
    for path, row, key in _placed(database, keys):
        where.setdefault(path, {})[row] = (key,)
    return {key: row for (key,), row in _fetched(folder, where, columns).items()}


def incident_rows(
    database: sqlite3.Connection, folder: Path, chosen: Iterable[tuple[int, int]], columns: Sequence[str]
) -> dict[tuple[int, ...], Row]:
    """Return the row of each incident, by the page's key and the incident's number. Raises as :func:`page_rows`."""
    numbers: dict[int, list[int]] = {}
    for page, number in chosen:
        numbers.setdefault(page, []).append(number)
    where: dict[str, dict[int, tuple[int, ...]]] = {}
    for path, _, key in _placed(database, numbers):
        beside = "incidents" + path.removeprefix("pages")
        where.setdefault(beside, {}).update({number: (key, number) for number in numbers[key]})
    return _fetched(folder, where, columns)


def _placed(database: sqlite3.Connection, keys: Iterable[int]) -> list[tuple[str, int, int]]:
    """File, number of the row, and key of some pages."""
    return database.execute(
        "SELECT path, row, page.key FROM page JOIN file ON file.key = page.file"
        " WHERE page.key IN (SELECT value FROM json_each(?)) ORDER BY path, row",
        (json.dumps(sorted(set(keys))),),
    ).fetchall()


def _fetched(folder: Path, where: Wanted, columns: Sequence[str]) -> dict[tuple[int, ...], Row]:
    found: dict[tuple[int, ...], Row] = {}
    for path, rows in where.items():
        try:
            found |= _rows_of(folder / path, rows, columns)
        except (OSError, pa.ArrowException) as why:
            raise TestigoError("T856", f"{folder / path} cannot be read: {why}") from why
    return found


def _rows_of(file: Path, wanted: Mapping[int, tuple[int, ...]], columns: Sequence[str]) -> dict[tuple[int, ...], Row]:
    """The rows by key: only row groups that hold one are read."""
    made: dict[tuple[int, ...], Row] = {}
    with pq.ParquetFile(file) as table:
        for group, begin, end in _groups(table):
            inside = [row for row in wanted if begin <= row < end]
            if inside:
                taken = table.read_row_group(group, columns=list(columns)).take([row - begin for row in inside])
                made |= {wanted[row]: told for row, told in zip(inside, taken.to_pylist(), strict=True)}
    return made


def _groups(table: pq.ParquetFile) -> Iterator[tuple[int, int, int]]:
    """Each row group with the numbers of its first row and of the one behind its last."""
    begin = 0
    for group in range(table.num_row_groups):
        end = begin + table.metadata.row_group(group).num_rows
        yield group, begin, end
        begin = end
