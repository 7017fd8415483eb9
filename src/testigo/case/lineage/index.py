"""Finds, as pages come and go, the pages that they may depend on, by keys in the case file.

Under each key the pages stand by rank, which is chance, and each is compared with the first few above it. Which pairs are
compared is so a function of the pages in the file alone, whatever the order they came in, and a page costs about the same at
its hundredth as at its ten-thousandth: the few that stand first under a key change the less the more there are. Pairs of which
neither stands among the first under any key that they share are left out: of a thousand copies of one text each is compared
with the same few, through which all hang together.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from testigo.case.lineage.heads import ALIKE, NAMING, OWN, ROLE, Heads, Ranked, enough, head
from testigo.case.lineage.keys import ENOUGH, keys_of
from testigo.case.lineage.links import possible
from testigo.case.lineage.packing import packed, unpacked
from testigo.case.lineage.possible import Possible
from testigo.case.lineage.rows import Row, possible_row
from testigo.case.lineage.standing import Standing, standing_in, standing_of, written
from testigo.case.lineage.trace import Trace, trace
from testigo.ledger import Ledger

_HELD = 32_768
"""Pages of which it is held in memory under which keys they stand, some 1 KB each."""
_WORDS = 3_000_000
"""Words of the pages that are held in memory ready to be compared; one takes some 100 bytes, since pages share their forms."""

_TRACE = "SELECT trace, page.id, text, stems FROM lineage_trace JOIN page ON page.key = page WHERE page = ?"
_LINKED = "SELECT right_page FROM link WHERE left_page = ?1 UNION SELECT left_page FROM link WHERE right_page = ?1"
_UNLINK = "DELETE FROM link WHERE (left_page = ?1 AND right_page = ?2) OR (left_page = ?2 AND right_page = ?1)"
_PUT = "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"


class LineageIndex:
    """The keys, traces and possible links of the pages in an open case file. What calls it opens and ends the transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Take the open file."""
        self._db = db
        self._ready: dict[int, Trace] = {}
        self._words = 0
        self._standings: dict[int, Standing] = {}
        self._heads = Heads(db)

    def add(self, page: int, ledger: Ledger) -> None:
        """Link a page, which is in the file, with those that it may depend on or that may depend on it."""
        made = trace(ledger)
        keys = keys_of(made)
        self._db.execute(
            "INSERT OR REPLACE INTO lineage_trace VALUES (?, ?, ?, ?)",
            (page, " ".join(sorted(made.stems)), written(keys), packed(made)),
        )
        self._hold(page, made)
        standing = standing_of(made.id, keys)
        self._hold_standing(page, standing)
        near, displaced = self._near(standing)
        self._db.executemany("INSERT INTO lineage_key VALUES (?, ?, ?)", standing.rows(page))
        self._heads.forget()
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
            standing.rows(page),
        )
        self._db.execute("DELETE FROM lineage_trace WHERE page = ?", (page,))
        self._heads.forget()
        self._link(
            (first, other)
            for first, others in sorted(followed.items())
            for other in sorted(others - {first})
            if not self._linked(first, other) and self._support(first, other) >= ENOUGH
        )

    # --- who is compared with whom

    def _near(self, me: Standing) -> tuple[dict[int, int], dict[int, set[int]]]:
        """The pages to compare a new page with, by the weight of keys; and those that it takes the place of at a head."""
        near: dict[int, int] = defaultdict(int)
        displaced: dict[int, set[int]] = defaultdict(set)
        for keys, words in me.alike():
            worth, leading = ENOUGH if words else 1, list[int]()
            for key, ranked in self._heads.under(keys, ALIKE, words=words).items():
                coming = _coming(me.rank, ranked, words=words)
                leading += [key] if coming.leads_more else []
                for _, other in coming.near:
                    near[other] += worth
                for _, other in coming.displaced:
                    displaced[other].add(key)
            for _, other in self._heads.below(leading, me.rank, ROLE):
                near[other] += worth
        self._by_name(me, near, displaced)
        return near, displaced

    def _by_name(self, me: Standing, near: dict[int, int], displaced: dict[int, set[int]]) -> None:
        """Add the outlets that a new page names, and the pages that name its own."""
        for ranked in self._heads.under(me.naming, OWN, words=False).values():
            for _, other in head(ranked, words=False):
                near[other] += ENOUGH
        owned = self._heads.under(me.own, OWN, words=False)
        coming = {key: _coming(me.rank | OWN, owned.get(key, ()), words=False) for key in me.own}
        for key, others in coming.items():
            for _, other in others.displaced:
                displaced[other].add(key)
        for _, other in self._heads.below([k for k, c in coming.items() if c.leads], NAMING - 1, NAMING + ROLE):
            near[other] += ENOUGH

    def _support(self, one: int, other: int) -> int:
        """The weight of the keys by which two pages are compared, as soon as it is enough."""
        mine, theirs = self._standing(one), self._standing(other)
        if mine is None or theirs is None:
            return 0
        above, below = (mine, theirs) if mine.rank < theirs.rank else (theirs, mine)
        weight = 0
        for owner, owned, others, role, words in (
            (above, above.strong, below.strong, ALIKE, True),
            (mine, mine.own, theirs.naming, OWN, False),
            (theirs, theirs.own, mine.naming, OWN, False),
            (above, above.weak, below.weak, ALIKE, False),
        ):
            for key in set(owned).intersection(others):
                if self._heads.leads(key, owner.rank | role, role, words=words):
                    weight += ENOUGH if words or role == OWN else 1
                if weight >= ENOUGH:
                    return weight
        return weight

    def _followed(self, gone: Standing) -> dict[int, set[int]]:
        """The pages that come to stand among the first under a key when a page goes, and those they are then to be compared with."""
        followed: dict[int, set[int]] = defaultdict(set)
        for keys, words in gone.alike():
            for key, ranked in self._heads.under(keys, ALIKE, words=words).items():
                for rank, page in _entering(gone.rank, ranked, words=words):
                    followed[page].update(other for _, other in self._heads.below([key], rank, ROLE))
        for key, ranked in self._heads.under(gone.own, OWN, words=False).items():
            for _, page in _entering(gone.rank | OWN, ranked, words=False):
                named = self._heads.below([key], NAMING - 1, NAMING + ROLE)
                followed[page].update(other for _, other in named)
        return followed

    def _part(self, displaced: Mapping[int, set[int]]) -> None:
        """Drop the links of pages that no longer stand among the first under some keys, where nothing else brings two together."""
        for page, keys in sorted(displaced.items()):
            standing = self._standing(page)
            assert standing is not None
            below = {other for _, other in self._heads.below(sorted(keys), standing.rank, ROLE)}
            below.update(other for _, other in self._heads.below(sorted(keys), NAMING - 1, NAMING + ROLE))
            linked = {other for row in self._db.execute(_LINKED, (page,)) for other in row}
            for other in sorted(below & linked):
                if self._support(page, other) < ENOUGH:
                    self._db.execute(_UNLINK, (page, other))

    def _linked(self, one: int, other: int) -> bool:
        asked = "SELECT 1 FROM link WHERE (left_page = ?1 AND right_page = ?2) OR (left_page = ?2 AND right_page = ?1)"
        return self._db.execute(asked, (one, other)).fetchone() is not None

    def _standing(self, page: int) -> Standing | None:
        found = self._standings.get(page)
        if found is None:
            row = self._db.execute(
                "SELECT id, keys FROM lineage_trace JOIN page ON page.key = page WHERE page = ?", (page,)
            ).fetchone()
            if row is None:
                return None
            found = standing_in(*row)
            self._hold_standing(page, found)
        return found

    def _hold_standing(self, page: int, standing: Standing) -> None:
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


@dataclass(frozen=True, slots=True)
class _Coming:
    """What a page that comes changes under a key: whom it is to be compared with, and whose place among the first it takes.

    ``leads`` says that it stands among the first; ``leads_more`` that there are others below it beside those ``near``.
    """

    near: Sequence[Ranked]
    displaced: Sequence[Ranked]
    leads: bool
    leads_more: bool


def _coming(rank: int, ranked: Sequence[Ranked], *, words: bool) -> _Coming:
    """A page of this rank under a key where these stand first so far."""
    before, after = head(ranked, words=words), head(sorted([*ranked, (rank, 0)]), words=words)
    above = [r for r in after if r[0] < rank]
    leads, whole = len(above) < len(after), len(ranked) < enough(words=words)
    return _Coming(ranked if leads and whole else above, before[len(after) - leads :], leads, leads and not whole)


def _entering(rank: int, ranked: Sequence[Ranked], *, words: bool) -> list[Ranked]:
    """Who comes to stand among the first under a key when the page of this rank goes."""
    before, after = head(ranked, words=words), head([r for r in ranked if r[0] != rank], words=words)
    return [r for r in after if r not in before]
