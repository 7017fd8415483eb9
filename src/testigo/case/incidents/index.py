"""Finds, as pages come and go, the incidents of other pages that are one with theirs, by keys in the case file.

Under each key the incidents stand by rank, and each is compared with the first few above it. Of a vague key, a day or a rare word, under
which a crowd stands, the first few are mostly of other events: there it takes two such keys. What comes out is a function
of the pages in the file alone, whatever the order they came in, and a page costs the same at its hundredth as at its
ten-thousandth: the few that stand first under a key change rarely, the less the more there are.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from testigo.case.incidents.keys import keys_of, rank_of
from testigo.case.incidents.likeness import APART, LEANING, THRESHOLD, Likeness, likeness
from testigo.case.incidents.marks import Marks, marks_of
from testigo.case.incidents.near import Found, Near, Place, near_of
from testigo.case.records import Portrait
from testigo.case.rows import PORTRAIT, portrait

FIRST = 8
"""Incidents at the head of a key that all others under it are compared with."""
CROWD = 64
"""Incidents under a vague key beyond which it weighs half of what brings two together."""
ENOUGH = 2
"""Weight of the keys under which two are compared."""
KEPT = 4
"""Joins that are kept of an incident with those above it, the best ones, what only leans towards one among them."""
NEAR = 12
"""Incidents above it that are kept in mind of each, the likest ones."""
_ON_PAGE = 30
"""Incidents before it on its page that each is compared with."""
_HELD = 32_768
"""Incidents that are held in memory ready to be compared, some 3 KB each, and of which it is held under which keys they stand."""
Standing = tuple[int, int, str]
"""An incident under a key: its rank and its place."""

_PUT = "INSERT INTO incident_join VALUES (?, ?, ?, ?, ?, ?, ?)"
_FURTHER = "SELECT 1 FROM incident_key WHERE key = ? LIMIT 1 OFFSET ?"
_TAKE = "DELETE FROM incident_join WHERE left_page = ? AND left_id = ? AND right_page = ? AND right_id = ?"


class IncidentIndex:
    """The keys and joins of the incidents in an open case file. What calls it opens and ends the transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Take the open file."""
        self._db = db
        self._ready: dict[Place, Marks] = {}
        self._standings: dict[Place, tuple[int, tuple[int, ...], tuple[int, ...]]] = {}
        self._heads: dict[int, list[Standing]] = {}
        self._weights: dict[int, int] = {}
        self._ids: dict[int, str] = {}

    def add(self, page: int, portraits: Sequence[Portrait]) -> None:
        """Join the incidents of a page, whose portraits are in the file, among themselves and with those of other pages."""
        marks = [marks_of(p) for p in portraits]
        self._join_on_page(page, marks)
        under: dict[int, list[Standing]] = defaultdict(list)
        vague: dict[int, bool] = {}
        for m in marks:
            place = (page, m.profile.node.id)
            self._hold(place, m)
            self._standings.pop(place, None)  # the page may have been read anew
            rank, *keys = self._standing(place)
            for sort, some in zip((False, True), keys, strict=True):
                vague |= dict.fromkeys(some, sort)
                for key in some:
                    under[key].append((rank, *place))
        self._db.executemany(
            "INSERT INTO incident_key VALUES (?, ?, ?, ?)",
            [(key, *new) for key, all_new in under.items() for new in all_new],
        )
        self._settle(page, under, vague)

    def _settle(self, page: int, under: dict[int, list[Standing]], vague: Mapping[int, bool]) -> None:
        """Join new incidents with those above them, and tell those below them of them."""
        self._forget()
        above: dict[Place, Counter[Place]] = {(page, i): Counter() for places in under.values() for _, _, i in places}
        news: dict[Place, Counter[Place]] = defaultdict(Counter)
        displaced, losing = set[Place](), set[Place]()
        for key, new in under.items():
            first = self._first(key, FIRST + len(new))
            head = self._heads[key] = first[:FIRST]
            weight = self._weight(key, vague=vague[key])
            if vague[key] and weight < ENOUGH and not self._is_crowded(key, CROWD + len(new)):  # it was none before
                losing.update(self._below(key, head[0][0], page))
            for standing in new:
                for f in head:
                    if f < standing and f[1] != page:
                        above[standing[1:]][f[1:]] += weight
                if standing in head and standing != first[-1]:
                    for other in self._below(key, standing[0], page):
                        news[other][standing[1:]] += weight
            entered = sum(f[1] == page for f in head)
            displaced.update([f[1:] for f in first[FIRST:] if f[1] != page][:entered])
        losing.update(place for out in displaced for place in self._joined_to(out))
        for place in sorted(above):
            self._join(place, _enough(above[place]))
        enough = {other: found for other, weights in news.items() if (found := _enough(weights))}
        for other in sorted(enough.keys() | losing):
            self._revise(other, enough.get(other, set()), losing=other in losing)

    def remove(self, page: int) -> None:
        """Take the incidents of a page out, as when a newer version of it has come."""
        standing = self._db.execute("SELECT key, rank FROM incident_key WHERE page = ?", (page,)).fetchall()
        losing = set(
            self._db.execute(
                "SELECT left_page, left_id FROM incident_join WHERE right_page = ? AND left_page <> right_page", (page,)
            )
        )
        self._db.execute("DELETE FROM incident_key WHERE page = ?", (page,))
        self._db.execute("DELETE FROM incident_join WHERE left_page = ? OR right_page = ?", (page, page))
        self._db.execute("DELETE FROM incident_apart WHERE page = ?", (page,))
        self._db.execute("DELETE FROM incident_near WHERE page = ?", (page,))
        self._forget()
        gone = Counter(key for key, _ in standing)
        for key, rank in standing:
            first = self._first(key, FIRST)
            if len(first) == FIRST and rank < first[-1][0]:
                losing.update(self._below(key, first[-1][0], page))
            if not self._is_crowded(key, CROWD) and self._is_crowded(key, CROWD - gone[key]):  # it may have been
                losing.update(self._below(key, first[0][0], page))
        for held in (self._ready, self._standings):
            for place in [p for p in held if p[0] == page]:
                del held[place]
        for place in sorted(losing):
            self._again(place)

    def _joined_to(self, place: Place) -> list[Place]:
        return self._db.execute(
            "SELECT left_page, left_id FROM incident_join WHERE right_page = ? AND right_id = ? AND left_page <> right_page",
            place,
        ).fetchall()

    def _first(self, key: int, number: int) -> list[Standing]:
        return self._db.execute(
            "SELECT rank, page, incident FROM incident_key WHERE key = ? ORDER BY rank, page, incident LIMIT ?",
            (key, number),
        ).fetchall()

    def _below(self, key: int, rank: int, page: int) -> list[Place]:
        return self._db.execute(
            "SELECT page, incident FROM incident_key WHERE key = ? AND rank > ? AND page <> ?", (key, rank, page)
        ).fetchall()

    def _join_on_page(self, page: int, marks: Sequence[Marks]) -> None:
        for i, j in combinations(range(len(marks)), 2):
            if j - i > _ON_PAGE:
                continue
            found = likeness(marks[i], marks[j])
            left, right = marks[i].profile.node.id, marks[j].profile.node.id
            if found.evidence >= THRESHOLD:
                self._db.execute(_PUT, (page, left, page, right, found.score, found.evidence, found.reason))
            elif found.evidence <= APART:
                self._db.execute("INSERT INTO incident_apart VALUES (?, ?, ?, ?)", (page, left, right, found.reason))

    def _join(self, place: Place, above: Iterable[Place]) -> None:
        """Write the best joins of an incident, which has none yet, with those that stand above it."""
        found = self._leaning(place, above)
        self._write(place, Near(), Near().told(_evidence(found), self._order, NEAR), found)

    def _leaning(self, place: Place, others: Iterable[Place]) -> dict[Place, Likeness]:
        """Those of the others that it is one with or leans towards."""
        mine = self._marks(place)
        found = {other: likeness(mine, self._marks(other)) for other in others}
        return {other: f for other, f in found.items() if f.evidence >= LEANING}

    def _order(self, found: Found) -> tuple[float, str, str]:
        evidence, (page, incident) = found
        return -evidence, self._id(page), incident

    def _id(self, page: int) -> str:
        found = self._ids.get(page)
        if found is None:
            found = self._ids[page] = self._db.execute("SELECT id FROM page WHERE key = ?", (page,)).fetchone()[0]
        return found

    def _write(self, place: Place, before: Near, now: Near, found: Mapping[Place, Likeness]) -> None:
        """Write what is kept in mind of an incident, and the joins in which it differs from what was."""
        if now == before:
            return
        self._db.execute(
            "INSERT OR REPLACE INTO incident_near VALUES (?, ?, ?, ?)", (*place, now.written(), int(now.whole))
        )
        old, new = before.best(KEPT), now.best(KEPT)
        self._db.executemany(_TAKE, [(*place, *other) for other in old if other not in new])
        for other in new:
            if other not in old:
                f = found[other]
                self._db.execute(_PUT, (*place, *other, f.score, f.evidence, f.reason))

    def _again(self, place: Place) -> None:
        """Find the joins of an incident with those above it anew."""
        self._db.execute(
            "DELETE FROM incident_join WHERE left_page = ? AND left_id = ? AND right_page <> left_page", place
        )
        self._db.execute("DELETE FROM incident_near WHERE page = ? AND incident = ?", place)
        self._join(place, self._above(place))

    def _above(self, place: Place) -> set[Place]:
        """Those of other pages that it is compared with."""
        rank, sharp, vague = self._standing(place)
        weights = Counter[Place]()
        for key in (*sharp, *vague):
            weight = self._weight(key, vague=key in vague)
            for f in self._head(key):
                if f[0] < rank and f[1] != place[0]:
                    weights[f[1:]] += weight
        return _enough(weights)

    def _standing(self, place: Place) -> tuple[int, tuple[int, ...], tuple[int, ...]]:
        """The rank of an incident, and its keys: those that are not vague, and those that are."""
        found = self._standings.get(place)
        if found is None:
            marks = self._marks(place)
            keys = keys_of(marks)
            sharp, vague = (tuple(k for k, is_vague in keys.items() if is_vague is sort) for sort in (False, True))
            found = rank_of(marks.profile), sharp, vague
            if len(self._standings) >= _HELD:
                del self._standings[next(iter(self._standings))]
            self._standings[place] = found
        return found

    def _weight(self, key: int, *, vague: bool) -> int:
        """What a key weighs: half of enough where it is vague and a crowd stands under it."""
        if not vague:
            return ENOUGH
        found = self._weights.get(key)
        if found is None:
            found = self._weights[key] = ENOUGH // 2 if self._is_crowded(key, CROWD) else ENOUGH
        return found

    def _is_crowded(self, key: int, number: int) -> bool:
        """Whether more than so many stand under a key."""
        return self._db.execute(_FURTHER, (key, number)).fetchone() is not None

    def _forget(self) -> None:
        """Drop what is held of keys, since an incident came or went."""
        self._heads.clear()
        self._weights.clear()

    def _head(self, key: int) -> list[Standing]:
        found = self._heads.get(key)
        if found is None:
            found = self._heads[key] = self._first(key, FIRST)
        return found

    def _revise(self, place: Place, new: set[Place], *, losing: bool) -> None:
        """Weigh new incidents that stand above an old one, which may be ``losing`` some that it was compared with."""
        found = self._leaning(place, new) if new else {}
        if not found and not losing:
            return
        before = self._near(place)
        if not (losing or before.may_take(f.evidence for f in found.values())):
            return
        still = before.only(self._above(place)) if losing else before
        now = still.without(new).told(_evidence(found), self._order, NEAR)
        risen = [f for f in now.found[:KEPT] if f[1] not in found and f[1] not in before.best(KEPT)]
        found |= self._leaning(place, (other for _, other in risen))
        # One that rises may have been read anew since it was kept in mind.
        if (len(now.found) < KEPT and not now.whole) or not set(risen) <= set(_evidence(found)):
            self._again(place)
        else:
            self._write(place, before, now, found)

    def _near(self, place: Place) -> Near:
        row = self._db.execute(
            "SELECT near, whole FROM incident_near WHERE page = ? AND incident = ?", place
        ).fetchone()
        return near_of(row[0], whole=row[1] == 1) if row else Near()

    def _marks(self, place: Place) -> Marks:
        found = self._ready.get(place)
        if found is None:
            found = marks_of(portrait(self._db.execute(PORTRAIT, place).fetchone()))
            self._hold(place, found)
        return found

    def _hold(self, place: Place, marks: Marks) -> None:
        """Hold it; what was held first makes room."""
        if len(self._ready) >= _HELD:
            del self._ready[next(iter(self._ready))]
        self._ready[place] = marks


def _enough(weights: Counter[Place]) -> set[Place]:
    """Those under keys that weigh enough together."""
    return {place for place, weight in weights.items() if weight >= ENOUGH}


def _evidence(found: Mapping[Place, Likeness]) -> Iterator[Found]:
    return ((f.evidence, place) for place, f in found.items())
