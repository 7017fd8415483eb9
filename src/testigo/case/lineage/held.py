"""What was settled of the links of a case the last time, so that a page more does not have all of them weighed anew.

What links two pages is a function of the two, and holds until one of them is joined anew; what its words weigh, until the pages by
which they are weighed are others, or say something else. Only that is read again of which one of these has changed.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from testigo.case.lineage.company import Company
from testigo.case.lineage.possible import Possible
from testigo.case.lineage.rows import POSSIBLE, ROW, Row, grounded, link_of, passages_of
from testigo.case.lineage.stems import Stems
from testigo.case.records import Link, LinkKind

Key = tuple[int, int, str, int]
"""A row of possible links: keys of both pages, kind, number."""
Pair = tuple[str, str, str]
"""The ids of two pages, the lesser first, and a kind of link."""
_KEYS = "SELECT left_page, right_page, kind, n FROM link ORDER BY left_page, right_page, kind, n"
_REASON = 2
"""Where the reason stands in a row."""
_FEW = 16
"""Rows of one in so many that are read one by one; more are read with all others."""


class Brief(NamedTuple):
    """A link as it is written in the file: a fifth of the size of the record, and made in no time."""

    left: str
    right: str
    kind: LinkKind
    share: float | None
    reason: str
    passages: str

    def whole(self) -> Link:
        """The record."""
        return Link(**self._asdict() | {"passages": passages_of(self.passages)})


class Settled(NamedTuple):
    """What came of all rows of one kind between two pages.

    ``mark`` is the one of the pages by which words were weighed, empty where none were. ``link`` is None where none of the rows holds.
    """

    rows: tuple[Key, ...]
    mark: str
    link: Brief | None


@dataclass(slots=True)
class HeldLinks:
    """What was settled the last time, by page and kind, in order.

    ``standing`` is how each page stood, by key, and ``stems`` the marks of the stems of pages, by id.
    """

    standing: Mapping[int, object] = field(default_factory=dict)
    settled: Mapping[Pair, Settled] = field(default_factory=dict)
    stems: Mapping[str, str] = field(default_factory=dict)


def links_now(
    db: sqlite3.Connection,
    pages: Mapping[int, str],
    events: Sequence[Iterable[str]],
    standing: Mapping[int, object],
    before: HeldLinks,
) -> HeldLinks:
    """Return what is settled of the links between the pages that count, given by key and id.

    ``standing`` is how each of them stands; of one that stood otherwise ``before``, nothing is taken from there.
    """
    same = {key for key in pages if key in standing and before.standing.get(key) == standing[key]}
    stems, asked = Stems(db, pages), _asked(db, pages)
    marks = _Marks(stems, {page: mark for key in same if (mark := before.stems.get(page := pages[key])) is not None})
    company = Company(events, stems, _copies(asked, pages), marks.of)
    found = _still(asked, before.settled, same, company)
    gone = [pair for pair in asked if pair not in found]
    rows = _rows(db, [key for pair in gone for key in asked[pair]], len(found))
    for pair in gone:
        found[pair] = _settle(asked[pair], rows, pages, company, stems)
    return HeldLinks(standing, {pair: found[pair] for pair in asked}, marks.known)


class _Marks:
    """What marks the stems of each page: ``known`` where it was worked out before."""

    def __init__(self, stems: Stems, known: dict[str, str]) -> None:
        self._stems, self.known = stems, known

    def of(self, page: str) -> str:
        found = self.known.get(page)
        if found is None:
            found = self.known[page] = self._stems.mark(page)
        return found


def _asked(db: sqlite3.Connection, pages: Mapping[int, str]) -> dict[Pair, tuple[Key, ...]]:
    """The rows between pages that count, those of one kind between two pages together, in the order of pages and kinds."""
    found: dict[Pair, list[Key]] = defaultdict(list)
    for key in db.execute(_KEYS):
        left, right = pages.get(key[0]), pages.get(key[1])
        if left is not None and right is not None:
            found[(left, right, key[2]) if left < right else (right, left, key[2])].append(key)
    return {pair: tuple(found[pair]) for pair in sorted(found)}


def _copies(asked: Mapping[Pair, Sequence[Key]], pages: Mapping[int, str]) -> Iterator[str]:
    return (pages[key[1]] for pair, keys in asked.items() if pair[2] == "copied_text" for key in keys)


def _still(
    asked: Mapping[Pair, tuple[Key, ...]], before: Mapping[Pair, Settled], same: set[int], company: Company
) -> dict[Pair, Settled]:
    """What was settled before and would come out the same now."""
    found = {}
    for pair, keys in asked.items():
        known = before.get(pair)
        if known is None or known.rows != keys or not (keys[0][0] in same and keys[0][1] in same):
            continue
        if not known.mark or known.mark == company.mark(*pair[:2]):
            found[pair] = known
    return found


def _settle(
    keys: tuple[Key, ...], rows: Mapping[Key, Row], pages: Mapping[int, str], company: Company, stems: Stems
) -> Settled:
    if len(keys) == 1 and rows[keys[0]][-1] is None:
        return Settled(keys, "", _brief(keys[0], rows[keys[0]], pages))
    ends = pages[keys[0][0]], pages[keys[0][1]]
    rarity = company.rarity(*ends)
    found = [(weight, key) for key in keys if (weight := _possible(key, rows[key], pages, stems).weighed(rarity))]
    best = max(found, key=lambda f: (f[0], rows[f[1]][_REASON]), default=None)
    link = None if best is None else _brief(best[1], rows[best[1]], pages)
    return Settled(keys, company.mark(*ends), link)


def _possible(key: Key, row: Row, pages: Mapping[int, str], stems: Stems) -> Possible:
    link = link_of(key, row, pages)
    ground = None if row[-1] is None else grounded(link, row[-1], stems)
    return Possible(link=link, ground=ground, first=bool(row[0]))


def _brief(key: Key, row: Row, pages: Mapping[int, str]) -> Brief:
    left, right, kind, _ = key
    _, share, reason, passages, _ = row
    return Brief(pages[left], pages[right], kind, share, reason, passages)  # type: ignore[arg-type]


def _rows(db: sqlite3.Connection, keys: Sequence[Key], others: int) -> Mapping[Key, Row]:
    if len(keys) * _FEW > others:
        return {row[:4]: row[4:] for row in db.execute(POSSIBLE)}
    return {key: db.execute(ROW, key).fetchone() for key in keys}
