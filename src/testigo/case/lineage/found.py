"""The links of a case, as far as they hold among the pages that it has now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from testigo.case.lineage.company import Company
from testigo.case.lineage.held import HeldLinks, weigh
from testigo.case.lineage.links import thinned
from testigo.case.lineage.possible import settled
from testigo.case.lineage.stems import Stems
from testigo.case.records import Link


def links_among(
    db: sqlite3.Connection,
    pages: Mapping[int, str],
    events: Sequence[Iterable[str]],
    stamps: Mapping[str, int] | None = None,
    held: HeldLinks | None = None,
) -> tuple[Link, ...]:
    """Return the links between the pages that count, by key and id, those left out that follow from others.

    ``events`` are the ids of the pages that tell of each event. ``held`` is what was found the last time; of pages of which ``stamps``
    say something else than then, none of it is used.
    """
    held, stamps, stems = held or HeldLinks(), stamps or {}, Stems(db, pages)
    found = held.of(db, pages, stamps)
    copies = (p.link.right for p in found if p.link.kind == "copied_text")
    company = Company(events, stems, copies, held.marks, stems.mark)
    links = settled(found, lambda p: weigh(p, company, stems))
    held.marks = company.marks
    return thinned(links)
