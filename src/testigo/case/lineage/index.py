"""Finds, as pages come and go, the pages that they depend on, by keys in the case file.

A page is compared with those that share the most and the rarest keys with it. In a case of up to :data:`MOST` other pages
that is every page that shares one, so that the links are a function of the pages alone; in a larger one a page with which
so many others share more than the page at hand may be passed over, and these are not copies.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from testigo.case.lineage.keys import MOST, keys_of
from testigo.case.lineage.links import links
from testigo.case.lineage.trace import Trace, trace
from testigo.case.packing import unpacked_ledger
from testigo.case.records import Link
from testigo.ledger import Ledger

CROWDED = 60
"""Pages of a key that are looked at: more of them tell of boilerplate."""
_HELD = 1_500
"""Pages that are held in memory ready to be compared; one takes some 30 kB."""

_WITH = "SELECT page FROM fingerprint WHERE key = ? ORDER BY page LIMIT ?"
_LEDGER = "SELECT ledger FROM reading WHERE page = ? AND current = 1"


class LineageIndex:
    """The keys and links of the pages in an open case file. What calls it opens and ends the transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Take the open file."""
        self._db = db
        self._ready: dict[int, Trace] = {}

    def add(self, page: int, ledger: Ledger) -> None:
        """Link a page, whose current reading is in the file, with those it depends on or that depend on it."""
        made = trace(ledger)
        keys = keys_of(made)
        near = self._near(page, keys.sought)
        found = [(other, link) for other in near for link in links(self._trace(other), made)]
        self._hold(page, made)
        self._db.executemany("INSERT INTO fingerprint (page, key) VALUES (?, ?)", [(page, key) for key in keys.kept])
        self._db.executemany(
            "INSERT OR REPLACE INTO link (left_page, right_page, kind, record) VALUES (?, ?, ?, ?)",
            [self._row(page, ledger.page.id, other, link) for other, link in found],
        )

    def remove(self, page: int) -> None:
        """Take a page out, as when a newer version of it has come."""
        self._db.execute("DELETE FROM fingerprint WHERE page = ?", (page,))
        self._db.execute("DELETE FROM link WHERE left_page = ? OR right_page = ?", (page, page))
        self._ready.pop(page, None)

    def _near(self, page: int, sought: Iterable[int]) -> list[int]:
        """The pages that share keys, those with the most and the rarest first."""
        weight: dict[int, float] = defaultdict(float)
        for key in sought:
            having = self._db.execute(_WITH, (key, CROWDED)).fetchall()
            for (other,) in having:
                weight[other] += 1 / len(having)
        weight.pop(page, None)
        return sorted(weight, key=lambda other: (-weight[other], other))[:MOST]

    def _trace(self, page: int) -> Trace:
        found = self._ready.get(page)
        if found is None:
            (kept,) = self._db.execute(_LEDGER, (page,)).fetchone()
            found = trace(unpacked_ledger(kept))
            self._hold(page, found)
        return found

    def _hold(self, page: int, made: Trace) -> None:
        if len(self._ready) >= _HELD:
            del self._ready[next(iter(self._ready))]
        self._ready[page] = made

    def _row(self, page: int, name: str, other: int, link: Link) -> tuple[int, int, str, str]:
        left, right = (page, other) if link.left == name else (other, page)
        return (left, right, link.kind, written(link))


def written(link: Link) -> str:
    """Return the link as JSON, passages as four numbers each."""
    passages = [(p.left.start, p.left.end, p.right.start, p.right.end) for p in link.passages]
    told = {"left": link.left, "right": link.right, "kind": link.kind, "share": link.share, "reason": link.reason}
    return json.dumps({**told, "passages": passages}, ensure_ascii=False, separators=(",", ":"))
