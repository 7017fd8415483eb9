"""Joins the namings of pages into parties, without a case file: in memory, by the same steps."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from importlib.resources import files

from testigo.case.parties.index import PartyIndex
from testigo.case.parties.roll import joins_of, parties_of
from testigo.case.records import Join, Naming, Party
from testigo.case.rows import PUT_NAMING, naming_row


def join_parties(namings: Sequence[Naming]) -> tuple[tuple[Party, ...], tuple[Join, ...]]:
    """Return the parties, ordered by id, and the joins that made them, as a case of these namings' pages would."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    try:
        db.executescript(files("testigo.case").joinpath("schema.sql").read_text(encoding="utf-8"))
        pages: dict[str, list[Naming]] = defaultdict(list)
        for naming in namings:
            pages[naming.node.page].append(naming)
        index, keys = PartyIndex(db), dict(enumerate(pages, 1))
        for key, page in keys.items():
            db.executemany(PUT_NAMING, [naming_row(key, n) for n in pages[page]])
            index.add(key, pages[page])
        return parties_of(db, keys), joins_of(db, keys)
    finally:
        db.close()
