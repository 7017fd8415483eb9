"""Finds, as pages come and go, the incidents of other pages that are one with theirs, by keys in the case file.

Under each key the incidents stand by rank, and each is compared with the first few above it. What comes out is a function
of the pages in the file alone, whatever the order they came in, and a page costs the same at its hundredth as at its
ten-thousandth: the few that stand first under a key change rarely, the less the more there are.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from testigo.case.incidents.keys import keys_of, rank_of
from testigo.case.incidents.likeness import APART, LEANING, THRESHOLD, Likeness, likeness
from testigo.case.incidents.marks import Marks, marks_of
from testigo.case.records import Portrait
from testigo.case.rows import PORTRAIT, portrait

FIRST = 8
"""Incidents at the head of a key that all others under it are compared with."""
KEPT = 4
"""Joins that are kept of an incident with those above it, the best ones, what only leans towards one among them."""
_ON_PAGE = 30
"""Incidents before it on its page that each is compared with."""
_HELD = 4096
"""Incidents that are held in memory ready to be compared."""

Place = tuple[int, str]
"""An incident in the file: the key of its page, and its id there."""
Standing = tuple[int, int, str]
"""An incident under a key: its rank and its place."""

_PUT = "INSERT INTO incident_join VALUES (?, ?, ?, ?, ?, ?, ?)"


class IncidentIndex:
    """The keys and joins of the incidents in an open case file. What calls it opens and ends the transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Take the open file."""
        self._db = db
        self._ready: dict[Place, Marks] = {}

    def add(self, page: int, portraits: Sequence[Portrait]) -> None:
        """Join the incidents of a page, whose portraits are in the file, among themselves and with those of other pages."""
        marks = [marks_of(p) for p in portraits]
        self._join_on_page(page, marks)
        under: dict[int, list[Standing]] = defaultdict(list)
        for m in marks:
            place = (page, m.profile.node.id)
            self._hold(place, m)
            for key in keys_of(m):
                under[key].append((rank_of(m.profile), *place))
        self._db.executemany(
            "INSERT INTO incident_key VALUES (?, ?, ?, ?)",
            [(key, *new) for key, all_new in under.items() for new in all_new],
        )
        self._settle(page, under)

    def _settle(self, page: int, under: dict[int, list[Standing]]) -> None:
        """Join new incidents with those above them, and tell those below them of them."""
        above: dict[Place, set[Place]] = {(page, i): set() for new in under.values() for _, _, i in new}
        news: dict[Place, set[Place]] = defaultdict(set)
        again: set[Place] = set()
        for key, new in under.items():
            first = self._first(key, FIRST + len(new))
            for standing in new:
                above[standing[1:]].update(f[1:] for f in first[:FIRST] if f < standing and f[1] != page)
                if standing in first[:FIRST] and standing != first[-1]:
                    for other in self._below(key, standing[0], page):
                        news[other].add(standing[1:])
            if len(first) > FIRST:
                displaced = [f[1:] for f in first[FIRST:] if f[1] != page][: sum(f[1] == page for f in first[:FIRST])]
                again.update(p for place in displaced for p in self._joined_to(place))
        for place in sorted(above):
            self._join(place, above[place])
        for other in sorted(again):
            self._again(other)
        for other in sorted(news.keys() - again):
            self._tell(other, news[other])

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
        for key, rank in standing:
            first = self._first(key, FIRST)
            if len(first) == FIRST and rank < first[-1][0]:
                losing.update(self._below(key, first[-1][0], page))
        for place in [p for p in self._ready if p[0] == page]:
            del self._ready[place]
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
        """Write the best joins of an incident with those that stand above it."""
        mine = self._marks(place)
        found = [(likeness(mine, self._marks(other)), other) for other in above]
        self._write(place, [(f, o) for f, o in found if f.evidence >= LEANING])

    def _write(self, place: Place, found: Iterable[tuple[Likeness, Place]]) -> None:
        best = sorted(found, key=lambda f: (-f[0].evidence, self._marks(f[1]).profile.node))[:KEPT]
        self._db.executemany(_PUT, [(*place, *o, f.score, f.evidence, f.reason) for f, o in best])

    def _again(self, place: Place) -> None:
        """Find the joins of an incident with those above it anew."""
        self._db.execute(
            "DELETE FROM incident_join WHERE left_page = ? AND left_id = ? AND right_page <> left_page", place
        )
        standing = self._db.execute(
            "SELECT key, rank FROM incident_key WHERE page = ? AND incident = ?", place
        ).fetchall()
        first = {f for key, rank in standing for f in self._first(key, FIRST) if f[0] < rank}
        self._join(place, {f[1:] for f in first if f[1] != place[0]})

    def _tell(self, place: Place, new: Iterable[Place]) -> None:
        """Weigh new incidents that stand above an old one against the joins that it has."""
        mine = self._marks(place)
        found = [(f, o) for o in new if (f := likeness(mine, self._marks(o))).evidence >= LEANING]
        if not found:
            return
        self._db.executemany(_PUT, [(*place, *o, f.score, f.evidence, f.reason) for f, o in found])
        joined = self._db.execute(
            "SELECT evidence, right_page, right_id FROM incident_join"
            " WHERE left_page = ? AND left_id = ? AND right_page <> left_page",
            place,
        ).fetchall()
        ordered = sorted(joined, key=lambda j: (-j[0], self._marks((j[1], j[2])).profile.node))
        self._db.executemany(
            "DELETE FROM incident_join WHERE left_page = ? AND left_id = ? AND right_page = ? AND right_id = ?",
            [(*place, p, i) for _, p, i in ordered[KEPT:]],
        )

    def _marks(self, place: Place) -> Marks:
        found = self._ready.get(place)
        if found is None:
            row = self._db.execute(PORTRAIT, place).fetchone()
            found = marks_of(portrait(row))
            self._hold(place, found)
        return found

    def _hold(self, place: Place, marks: Marks) -> None:
        if len(self._ready) >= _HELD:
            self._ready.clear()
        self._ready[place] = marks
