"""Rows out of a damaged SQLite file, page by page of the file, without its trees, which may be broken.

Every leaf of every table says by itself which rows it holds; of which table they are, the number and the types of their
columns tell, since all tables of a case are STRICT. Format: https://www.sqlite.org/fileformat2.html
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

_LEAF = 0x0D
_HEADER = 100
_USUAL = 4096
_SMALLEST_CELL = 4
_FLOATS = struct.Struct(">d")
_WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8}
"""Bytes of a number by its serial type; 8 and 9 are zero and one, 7 is a float."""
_KINDS: Mapping[str, type | tuple[type, ...]] = {
    "INTEGER": int,
    "TEXT": str,
    "BLOB": bytes,
    "REAL": (float, int),  # a whole number is kept as such, to save space
}


class BrokenError(Exception):
    """Bytes that do not hold what they should."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The columns of a table: names, and the type of each with whether it may be NULL; ``key`` is the one for the rowid."""

    name: str
    columns: tuple[str, ...]
    types: tuple[tuple[type | tuple[type, ...], bool], ...]
    key: int | None

    def fits(self, values: tuple[Any, ...]) -> bool:
        """Whether the values can be a row of the table."""
        return len(values) == len(self.types) and all(
            value is None if at == self.key else (may_be_null if value is None else isinstance(value, kind))
            for at, (value, (kind, may_be_null)) in enumerate(zip(values, self.types, strict=True))
        )


@cache
def tables() -> tuple[Table, ...]:
    """Return the tables of a case whose rows are found by a rowid."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(files("testigo.case").joinpath("schema.sql").read_text(encoding="utf-8"))
        names = db.execute(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND strict AND NOT wr ORDER BY name"
        )
        return tuple(_table(db, name) for (name,) in names.fetchall())


def _table(db: sqlite3.Connection, name: str) -> Table:
    found = db.execute('SELECT name, type, "notnull", pk FROM pragma_table_info(?) ORDER BY cid', (name,)).fetchall()
    key = next((at for at, (_, kind, _, pk) in enumerate(found) if pk and kind == "INTEGER"), None)
    types = tuple((_KINDS.get(kind, object), not required) for _, kind, required, _ in found)
    return Table(name=name, columns=tuple(column for column, *_ in found), types=types, key=key)


def salvaged(data: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every row that can be read in the bytes of a case file: its table, and its columns by name."""
    known = tables()
    file = _File(data)
    for number in range(1, file.count + 1):
        for rowid, values in file.leaf(number):
            fitting = [table for table in known if table.fits(values)]
            if len(fitting) == 1:
                table = fitting[0]
                yield table.name, dict(zip(table.columns, _with_key(values, table.key, rowid), strict=True))


def _with_key(values: tuple[Any, ...], key: int | None, rowid: int) -> tuple[Any, ...]:
    return values if key is None else (*values[:key], rowid, *values[key + 1 :])


def stated_size(data: bytes) -> int:
    """Return how many bytes the file should have by its header; 0 where that does not say."""
    pages: int = int.from_bytes(data[28:32], "big")
    return pages * _page_size(data)


def _page_size(data: bytes) -> int:
    size = int.from_bytes(data[16:18], "big")
    size = 65536 if size == 1 else size
    return size if size >= 512 and size & (size - 1) == 0 else _USUAL


class _File:
    """The pages of the file, numbered from 1."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = _page_size(data)
        self._usable = self._size - (data[20] if len(data) > 20 else 0)
        self.count = -(-len(data) // self._size)
        self._free = self._free_pages()

    def _page(self, number: int) -> bytes:
        return self._data[(number - 1) * self._size : number * self._size]

    def _free_pages(self) -> frozenset[int]:
        """Pages that hold nothing any more but what was deleted."""
        free: set[int] = set()
        trunk = int.from_bytes(self._data[32:36], "big")
        while 0 < trunk <= self.count and trunk not in free:
            page = self._page(trunk)
            free.add(trunk)
            number = min(int.from_bytes(page[4:8], "big"), len(page) // 4 - 2)
            free.update(int.from_bytes(page[8 + 4 * i : 12 + 4 * i], "big") for i in range(number))
            trunk = int.from_bytes(page[:4], "big")
        return frozenset(free)

    def leaf(self, number: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """Yield rowid and values of each row that the page holds; nothing where it is no leaf of a table."""
        page, start = self._page(number), _HEADER if number == 1 else 0
        if number in self._free or page[start : start + 1] != bytes([_LEAF]):
            return
        rows = min(int.from_bytes(page[start + 3 : start + 5], "big"), len(page) // _SMALLEST_CELL)
        for i in range(rows):
            at = start + 8 + 2 * i
            with suppress(BrokenError, UnicodeDecodeError, IndexError, struct.error):
                yield self._cell(page, int.from_bytes(page[at : at + 2], "big"))

    def _cell(self, page: bytes, at: int) -> tuple[int, tuple[Any, ...]]:
        length, at = _varint(page, at)
        rowid, at = _varint(page, at)
        return _signed(rowid), _record(self._payload(page, at, length))

    def _payload(self, page: bytes, at: int, length: int) -> bytes:
        """The row's bytes, of which the page holds the first and a chain of others the rest (file format, 1.6)."""
        if length > len(self._data):
            raise BrokenError
        here = self._held_here(length)
        parts, left = [page[at : at + here]], length - here
        following = int.from_bytes(page[at + here : at + here + 4], "big") if left else 0
        while left > 0:
            if not 0 < following <= self.count:
                raise BrokenError
            more = self._page(following)
            parts.append(more[4 : 4 + min(left, self._usable - 4)])
            left -= self._usable - 4
            following = int.from_bytes(more[:4], "big")
        whole = b"".join(parts)
        if len(whole) != length:
            raise BrokenError
        return whole

    def _held_here(self, length: int) -> int:
        most = self._usable - 35
        if length <= most:
            return length
        least = (self._usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (self._usable - 4)
        return here if here <= most else least


def _record(payload: bytes) -> tuple[Any, ...]:
    """The values of a row (file format, 2.1)."""
    end, at = _varint(payload, 0)
    types = []
    while at < end:
        kind, at = _varint(payload, at)
        types.append(kind)
    values = []
    for kind in types:
        value, end = _value(payload, end, kind)
        values.append(value)
    if end != len(payload):
        raise BrokenError
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Any, int]:
    if kind >= 12:
        end = at + (kind - 12) // 2
        if end > len(payload):
            raise BrokenError
        return (payload[at:end] if kind % 2 == 0 else payload[at:end].decode("utf-8")), end
    if kind in {0, 8, 9}:
        return (None if kind == 0 else kind - 8), at
    if kind not in _WIDTHS:
        raise BrokenError
    end = at + _WIDTHS[kind]
    found = payload[at:end]
    return (_FLOATS.unpack(found)[0] if kind == 7 else int.from_bytes(found, "big", signed=True)), end


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, seven bits in each but the ninth, and where it ends."""
    value = 0
    for i in range(9):
        byte = data[at + i]
        if i == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + i + 1
    raise BrokenError


def _signed(value: int) -> int:
    return value - (1 << 64) if value >= 1 << 63 else value
