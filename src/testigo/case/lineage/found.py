"""The links of a case, as far as they hold among the pages that it has now."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from testigo.case.lineage.held import Brief, HeldLinks, links_now
from testigo.case.lineage.links import thinned
from testigo.case.records import Link


def links_among(db: sqlite3.Connection, pages: Mapping[int, str], events: Sequence[Iterable[str]]) -> tuple[Link, ...]:
    """Return the links between the pages that count, by key and id, those left out that follow from others.

    ``events`` are the ids of the pages that tell of each event.
    """
    return tuple([link.whole() for link in holding(links_now(db, pages, events, {}, HeldLinks()))])


def holding(found: HeldLinks) -> tuple[Brief, ...]:
    """Return those of the links that were settled that hold, those left out that follow from others."""
    return thinned([s.link for s in found.settled.values() if s.link is not None])
