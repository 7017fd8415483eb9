"""Finds, as pages come and go, the pages that they may depend on, by keys in the case file.

Under each key the pages stand by rank, which is chance, and each is compared with the first few above it. Which pairs are
compared is so a function of the pages in the file alone, whatever the order they came in, and a page costs about the same at
its hundredth as at its ten-thousandth: the few that stand first under a key change the less the more there are. Pairs of which
neither stands among the first under any key that they share are left out: of a thousand copies of one text each is compared
with the same few, through which all hang together.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from testigo.case.lineage.keys import ENOUGH, Keys, keys_of
from testigo.case.lineage.links import possible
from testigo.case.lineage.packing import packed, unpacked
from testigo.case.lineage.possible import Possible
from testigo.case.lineage.rows import Row, possible_row
from testigo.case.lineage.trace import Trace, trace
from testigo.case.lineage.wording import number
from testigo.ledger import Ledger

FIRST = 6
"""Pages at the head of a key that all others under it are compared with."""
_HELD = 4_000
"""Pages of which it is held in memory under which keys they stand."""
_WORDS = 3_000_000
"""Words of the pages that are held in memory ready to be compared; one takes some 100 bytes, since pages share their forms."""
_ROLE = 1 << 60
"""Ranks of the pages that are alike lie below this, those of outlets' own pages above, those of pages that name them above that."""
_ALIKE, _OWN, _NAMING = 0, _ROLE, 2 * _ROLE

_HEADS = """
SELECT asked.value, kept.rank, kept.page FROM json_each(?1) AS asked JOIN lineage_key AS kept ON kept.key = asked.value
WHERE kept.rank BETWEEN ?2 AND ifnull((
  SELECT rank FROM lineage_key WHERE key = asked.value AND rank BETWEEN ?2 AND ?3 ORDER BY rank LIMIT 1 OFFSET ?4
), ?3) ORDER BY kept.key, kept.rank
"""
_BELOW = """
SELECT asked.value, kept.page FROM json_each(?) AS asked JOIN lineage_key AS kept ON kept.key = asked.value
WHERE kept.rank > ? AND kept.rank < ?
"""
_LAST = "SELECT rank FROM lineage_key WHERE key = ? AND rank BETWEEN ? AND ? ORDER BY rank LIMIT 1 OFFSET ?"
_TRACE = "SELECT trace, page.id, text, stems FROM lineage_trace JOIN page ON page.key = page WHERE page = ?"
_PUT = "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"

Heads = Mapping[int, list[tuple[int, int]]]
"""Of each key the rank and page of the first pages, in order."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """A page under its keys: with what weight, and by which rank. Keys of its outlet are ``own``, of those it names ``naming``."""

    rank: int
    alike: Mapping[int, int]
    own: frozenset[int]
    naming: frozenset[int]


class LineageIndex:
    """The keys, traces and possible links of the pages in an open case file. What calls it opens and ends the transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Take the open file."""
        self._db = db
        self._ready: dict[int, Trace] = {}
        self._words = 0
        self._standings: dict[int, _Standing] = {}
        self._limits: dict[tuple[int, int], int] = {}

    def add(self, page: int, ledger: Ledger) -> None:
        """Link a page, which is in the file, with those that it may depend on or that may depend on it."""
        made = trace(ledger)
        keys = keys_of(made)
        written = json.dumps([keys.strong, keys.weak, keys.own, keys.naming], separators=(",", ":"))
        self._db.execute(
            "INSERT OR REPLACE INTO lineage_trace VALUES (?, ?, ?, ?)",
            (page, " ".join(sorted(made.stems)), written, packed(made)),
        )
        self._hold(page, made)
        standing = _standing(made.id, keys)
        self._hold_standing(page, standing)
        near, displaced = self._near(standing)
        self._db.executemany("INSERT INTO lineage_key VALUES (?, ?, ?)", _rows(page, standing))
        self._limits.clear()
        self._link((page, other) for other in sorted(near) if near[other] >= ENOUGH)
        self._part(displaced)

    def remove(self, page: int) -> None:
        """Take a page out, as when a newer version of it has come."""
        self._let_go(page)
        standing = self._standing(page)
        self._standings.pop(page, None)
        self._db.execute("DELETE FROM link WHERE left_page = ? OR right_page = ?", (page, page))
        if standing is None:
            return
        followed = self._followed(standing)
        self._db.executemany(
            "DELETE FROM lineage_key WHERE key = ? AND rank = ? AND page = ?",
            [(k, r, p) for k, r, p in _rows(page, standing)],
        )
        self._db.execute("DELETE FROM lineage_trace WHERE page = ?", (page,))
        self._limits.clear()
        self._link(
            (first, other)
            for first, others in sorted(followed.items())
            for other in sorted(others - {first})
            if not self._linked(first, other) and self._support(first, other) >= ENOUGH
        )

    # --- who is compared with whom

    def _near(self, me: _Standing) -> tuple[dict[int, int], dict[int, set[int]]]:
        """The pages to compare a new page with, by the weight of keys; and those that it takes the place of at a head."""
        near: dict[int, int] = defaultdict(int)
        displaced: dict[int, set[int]] = defaultdict(set)
        heads = self._heads(me.alike, _ALIKE)
        for key, weight in me.alike.items():
            for rank, other in heads.get(key, ()):
                if rank < me.rank:
                    near[other] += weight
        for key, other in self._lowers(me, heads):
            near[other] += me.alike[key]
        for others in self._heads(me.naming, _OWN).values():
            for _, other in others:
                near[other] += ENOUGH
        owned = self._heads(me.own, _OWN)
        leading = [k for k in me.own if _is_first(me.rank | _OWN, owned.get(k, ()))]
        for _, other in self._below(leading, _NAMING - 1, _NAMING + _ROLE):
            near[other] += ENOUGH
        for key, rank in (*((k, me.rank) for k in me.alike), *((k, me.rank | _OWN) for k in leading)):
            found = (heads if rank == me.rank else owned).get(key, [])
            if len(found) == FIRST and rank < found[-1][0]:
                displaced[found[-1][1]].add(key)
        return near, displaced

    def _lowers(self, me: _Standing, heads: Heads) -> Iterator[tuple[int, int]]:
        """Keys and pages below a page that stands among the first under them."""
        full = [k for k, found in heads.items() if len(found) == FIRST and me.rank < found[-1][0]]
        yield from self._below(full, me.rank, _ROLE)
        for key, found in heads.items():
            if len(found) < FIRST:
                yield from ((key, other) for rank, other in found if rank > me.rank)

    def _heads(self, keys: Iterable[int], role: int) -> Heads:
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for key, rank, page in self._db.execute(_HEADS, (_list(keys), role, role + _ROLE - 1, FIRST - 1)):
            found[key].append((rank, page))
        return found

    def _below(self, keys: Iterable[int], rank: int, end: int) -> list[tuple[int, int]]:
        asked = list(keys)
        return self._db.execute(_BELOW, (_list(asked), rank, end)).fetchall() if asked else []

    def _support(self, one: int, other: int) -> int:
        """The weight of the keys by which two pages are compared, as soon as it is enough."""
        mine, theirs = self._standing(one), self._standing(other)
        if mine is None or theirs is None:
            return 0
        above, below = (mine, theirs) if mine.rank < theirs.rank else (theirs, mine)
        both = above.alike.keys() & below.alike.keys()
        weight = 0
        for key, owner, role, worth in (
            *((k, above, _ALIKE, ENOUGH) for k in both if above.alike[k] == ENOUGH),
            *((k, mine, _OWN, ENOUGH) for k in mine.own & theirs.naming),
            *((k, theirs, _OWN, ENOUGH) for k in theirs.own & mine.naming),
            *((k, above, _ALIKE, 1) for k in both if above.alike[k] < ENOUGH),
        ):
            weight += worth if self._leads(key, owner.rank | role, role) else 0
            if weight >= ENOUGH:
                break
        return weight

    def _leads(self, key: int, rank: int, role: int) -> bool:
        """Whether a page of the file with this rank is among the first under a key."""
        last = self._limits.get((key, role))
        if last is None:
            row = self._db.execute(_LAST, (key, role, role + _ROLE - 1, FIRST - 1)).fetchone()
            last = self._limits[key, role] = row[0] if row else role + _ROLE
        return rank <= last

    def _followed(self, gone: _Standing) -> dict[int, set[int]]:
        """The pages that come to stand among the first under a key when a page goes, and those they are then to be compared with."""
        followed: dict[int, set[int]] = defaultdict(set)
        for role, end, keys in ((_ALIKE, _ROLE, gone.alike), (_OWN, _NAMING, gone.own)):
            for key, first in self._heads(keys, role).items():
                if len(first) == FIRST and gone.rank | role <= first[-1][0]:
                    after = self._db.execute(
                        "SELECT rank, page FROM lineage_key WHERE key = ? AND rank > ? AND rank < ? ORDER BY rank LIMIT 1",
                        (key, first[-1][0], end),
                    ).fetchone()
                    if after is not None:
                        bounds = (after[0], _ROLE) if role == _ALIKE else (_NAMING - 1, _NAMING + _ROLE)
                        followed[after[1]].update(page for _, page in self._below([key], *bounds))
        return followed

    def _part(self, displaced: Mapping[int, set[int]]) -> None:
        """Drop the links of pages that no longer stand among the first under some keys, where nothing else brings two together."""
        for page, keys in sorted(displaced.items()):
            linked = self._db.execute(
                "SELECT right_page FROM link WHERE left_page = ?1 UNION SELECT left_page FROM link WHERE right_page = ?1",
                (page,),
            ).fetchall()
            for (other,) in linked:
                below = self._standing(other)
                touched = below is not None and not (keys.isdisjoint(below.alike) and keys.isdisjoint(below.naming))
                if touched and self._support(page, other) < ENOUGH:
                    self._db.execute(
                        "DELETE FROM link WHERE (left_page = ?1 AND right_page = ?2) OR (left_page = ?2 AND right_page = ?1)",
                        (page, other),
                    )

    def _linked(self, one: int, other: int) -> bool:
        asked = "SELECT 1 FROM link WHERE (left_page = ?1 AND right_page = ?2) OR (left_page = ?2 AND right_page = ?1)"
        return self._db.execute(asked, (one, other)).fetchone() is not None

    def _standing(self, page: int) -> _Standing | None:
        found = self._standings.get(page)
        if found is None:
            row = self._db.execute(
                "SELECT id, keys FROM lineage_trace JOIN page ON page.key = page WHERE page = ?", (page,)
            ).fetchone()
            if row is None:
                return None
            strong, weak, own, naming = json.loads(row[1])
            found = _standing(row[0], Keys(strong=strong, weak=weak, own=own, naming=naming))
            self._hold_standing(page, found)
        return found

    def _hold_standing(self, page: int, standing: _Standing) -> None:
        if len(self._standings) >= _HELD:
            del self._standings[next(iter(self._standings))]
        self._standings[page] = standing

    # --- comparing

    def _link(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Write the links that there may be between the pages of each pair."""
        compared: dict[tuple[int, int], list[Row]] = {}
        for page, other in pairs:
            pair = (min(page, other), max(page, other))
            if pair not in compared:
                compared[pair] = self._compare(page, other)
        self._db.executemany(_PUT, [row for rows in compared.values() for row in rows])

    def _compare(self, page: int, other: int) -> list[Row]:
        """The rows of the links that there may be between two pages."""
        mine, theirs = self._trace(page), self._trace(other)
        keys = {mine.id: page, theirs.id: other}
        found: dict[str, list[Possible]] = defaultdict(list)
        for link in possible(mine, theirs):
            found[link.link.kind].append(link)
        return [
            possible_row(keys[p.link.left], keys[p.link.right], n, p)
            for several in found.values()
            for n, p in enumerate(several)
        ]

    def _trace(self, page: int) -> Trace:
        found = self._let_go(page)
        if found is None:
            found = unpacked(*self._db.execute(_TRACE, (page,)).fetchone())
        self._hold(page, found)
        return found

    def _hold(self, page: int, made: Trace) -> None:
        """Keep a page in memory; what was asked for longest ago makes room."""
        self._let_go(page)
        self._ready[page] = made
        self._words += len(made.words)
        while self._words > _WORDS and len(self._ready) > 1:
            self._let_go(next(iter(self._ready)))

    def _let_go(self, page: int) -> Trace | None:
        found = self._ready.pop(page, None)
        self._words -= len(found.words) if found else 0
        return found


def _standing(page: str, keys: Keys) -> _Standing:
    return _Standing(
        number(page) >> 4,
        {**dict.fromkeys(keys.strong, ENOUGH), **dict.fromkeys(keys.weak, 1)},
        frozenset(keys.own),
        frozenset(keys.naming),
    )


def _rows(page: int, standing: _Standing) -> list[tuple[int, int, int]]:
    """What is kept of a page under its keys, in their order."""
    roles = ((standing.alike, _ALIKE), (standing.own, _OWN), (standing.naming, _NAMING))
    return sorted((key, role | standing.rank, page) for keys, role in roles for key in keys)


def _is_first(rank: int, found: Iterable[tuple[int, int]]) -> bool:
    """Whether a rank is among the first under a key where these stand first so far."""
    return sum(other < rank for other, _ in found) < FIRST


def _list(keys: Iterable[int]) -> str:
    return json.dumps(list(keys), separators=(",", ":"))
