"""The links of a case, as far as they hold among the pages that it has now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from testigo.case.lineage.company import Company
from testigo.case.lineage.links import thinned
from testigo.case.lineage.possible import settled
from testigo.case.lineage.rows import POSSIBLE, possible_links
from testigo.case.records import Link


class _Stems(Mapping[str, frozenset[str]]):
    """The stems of every page that counts, taken apart when they are asked for."""

    def __init__(self, written: Mapping[str, str]) -> None:
        self._written = written
        self._ready: dict[str, frozenset[str]] = {}

    def __getitem__(self, page: str) -> frozenset[str]:
        if page not in self._ready:
            self._ready[page] = frozenset(self._written[page].split())
        return self._ready[page]

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


def links_among(db: sqlite3.Connection, pages: Mapping[int, str], events: Sequence[Iterable[str]]) -> tuple[Link, ...]:
    """Return the links between the pages that count, by key and id, those left out that follow from others.

    ``events`` are the ids of the pages that tell of each event.
    """
    written = db.execute("SELECT page, stems FROM lineage_trace")
    stems = _Stems({pages[page]: told for page, told in written if page in pages})
    found = list(possible_links(db.execute(POSSIBLE), pages, stems))
    company = Company(events, stems, (p.link.right for p in found if p.link.kind == "copied_text"))
    return thinned(settled(found, company.rarity))
