"""The stems of the pages' words, read from the case file when the first of them is asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from functools import cached_property
from hashlib import blake2b


class Stems(Mapping[str, frozenset[str]]):
    """The stems of every page that counts, by id, taken apart when they are asked for."""

    def __init__(self, db: sqlite3.Connection, pages: Mapping[int, str]) -> None:
        """Take the open file and the ids of the pages that count, by key."""
        self._db, self._pages = db, pages
        self._ready: dict[str, frozenset[str]] = {}

    @cached_property
    def _written(self) -> dict[str, str]:
        found = self._db.execute("SELECT page, stems FROM lineage_trace")
        return {self._pages[page]: stems for page, stems in found if page in self._pages}

    @cached_property
    def _ids(self) -> list[str]:
        return [self._pages[key] for (key,) in self._db.execute("SELECT page FROM lineage_trace") if key in self._pages]

    def mark(self, page: str) -> bytes:
        """Return what is another where the page's stems are others."""
        return blake2b(self._written[page].encode(), digest_size=16).digest()

    def __getitem__(self, page: str) -> frozenset[str]:
        if page not in self._ready:
            self._ready[page] = frozenset(self._written[page].split())
        return self._ready[page]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)
