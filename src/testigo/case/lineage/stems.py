"""The stems of the pages' words, read from the case file as they are asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import blake2b

_ONE = "SELECT stems FROM lineage_trace WHERE page = ?"
_HELD = 1000
"""Pages of which the stems are held: some 20 kB each."""


class Stems(Mapping[str, frozenset[str]]):
    """The stems of every page that counts, by id."""

    def __init__(self, db: sqlite3.Connection, pages: Mapping[int, str]) -> None:
        """Take the open file and the ids of the pages that count, by key."""
        self._db = db
        found = (key for (key,) in db.execute("SELECT page FROM lineage_trace") if key in pages)
        self._keys = {pages[key]: key for key in found}
        self._of = lru_cache(maxsize=_HELD)(lambda page: frozenset(self._written(page).split()))

    def mark(self, page: str) -> str:
        """Return what is another where the page's stems are others."""
        return blake2b(self._written(page).encode(), digest_size=8).hexdigest()

    def _written(self, page: str) -> str:
        found: str = self._db.execute(_ONE, (self._keys[page],)).fetchone()[0]
        return found

    def __getitem__(self, page: str) -> frozenset[str]:
        return self._of(page)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
