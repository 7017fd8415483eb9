"""Possible links held in memory from one time that a case's links are asked for to the next, with what they were found to weigh.

What there may be between two pages is a function of the two, so that it holds until one of them is joined anew; what its words weigh, until
the pages by which they are weighed are others.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from testigo.case.lineage.company import Company, Mark
from testigo.case.lineage.possible import Possible, Weight, Which, which
from testigo.case.lineage.rows import POSSIBLE, ROW, Row, grounded, link_of
from testigo.case.lineage.stems import Stems
from testigo.case.records import Link

Key = tuple[int, int, str, int]
"""A row of possible links: keys of both pages, kind, number."""
_KEYS = "SELECT left_page, right_page, kind, n FROM link ORDER BY left_page, right_page, kind, n"
_FEW = 16
"""Rows of one in so many that are read one by one; more are read with all others."""


@dataclass(slots=True, eq=False)
class HeldLink:
    """A possible link; ``pages`` is how its pages stood. ``ground`` is as it is written, ``weight`` what it comes to among the pages of ``by``."""

    key: Key
    pages: tuple[object, object]
    link: Link
    which: Which
    first: bool
    ground: str | None
    by: Mark | None = None
    weight: Weight | None = None


class HeldLinks:
    """The possible links that were there the last time."""

    def __init__(self) -> None:
        """Hold nothing."""
        self._held: dict[Key, HeldLink] = {}
        self._ordered: list[HeldLink] = []
        self.marks: dict[Mark, Mark] = {}

    def of(self, db: sqlite3.Connection, pages: Mapping[int, str], stamps: Mapping[str, int]) -> list[HeldLink]:
        """Return the possible links that the file has now between pages that count; ``stamps`` say how each page stands."""
        standing = {key: (page, stamps.get(page, 0)) for key, page in pages.items()}
        found: dict[Key, HeldLink] = {}
        new: list[Key] = []
        for key in db.execute(_KEYS):
            left, right = standing.get(key[0]), standing.get(key[1])
            if left is None or right is None:
                continue
            known = self._held.get(key)
            if known is not None and known.pages == (left, right):
                found[key] = known
            else:
                new.append(key)
        rows = _rows(db, new, len(found))
        made = [_held(key, rows[key], pages, (standing[key[0]], standing[key[1]])) for key in new]
        found |= {link.key: link for link in made}
        still = [link for link in self._ordered if found.get(link.key) is link]
        self._held, self._ordered = found, sorted((*still, *made), key=attrgetter("which"))
        return self._ordered


def weigh(held: HeldLink, company: Company, stems: Stems) -> Weight | None:
    """Return what a link weighs among the pages that its pages stand with; None where it does not hold there."""
    if held.ground is None:
        return held.first, 0.0
    mark = company.mark(held.link)
    if held.by is not mark:
        ground = grounded(held.link, held.ground, stems)
        held.weight = Possible(link=held.link, ground=ground, first=held.first).weighed(company.rarity(held.link))
        held.by = mark
    return held.weight


def _rows(db: sqlite3.Connection, new: list[Key], others: int) -> Mapping[Key, Row]:
    if len(new) * _FEW > others:
        return {row[:4]: row[4:] for row in db.execute(POSSIBLE)}
    return dict(_one_by_one(db, new))


def _one_by_one(db: sqlite3.Connection, keys: list[Key]) -> Iterator[tuple[Key, Row]]:
    for key in keys:
        yield key, db.execute(ROW, key).fetchone()


def _held(key: Key, row: Row, pages: Mapping[int, str], standing: tuple[object, object]) -> HeldLink:
    link = link_of(key, row, pages)
    return HeldLink(key=key, pages=standing, link=link, which=which(link), first=bool(row[0]), ground=row[-1])
