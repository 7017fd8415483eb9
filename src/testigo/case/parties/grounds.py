"""What is known of each party of a case beside its record: by what it is known, and why it is part of another."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from testigo.case.parties.roll import ids_of, memberships, rows_of

KnownBy = Literal["name", "office", "part", "description"]
"""By a name of its own (or as what every country has one of), as who holds an office, as part of a body, by a description."""

_BY: Mapping[str, KnownBy] = {"o:": "office", "m:": "part", "n:": "description"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """By what a party is known; and, where it is part of another, the words that say so and how sure that is."""

    party: str
    known_by: KnownBy
    because: str | None
    score: float | None


def grounds_of(db: sqlite3.Connection, pages: Mapping[int, str]) -> tuple[Ground, ...]:
    """Return the grounds of every party, ordered by its id; ``pages`` gives the ids of the pages that count."""
    wholes = memberships(db)
    rows = rows_of(db, pages, wholes)
    found = []
    for key, party in ids_of(rows).items():
        whole = wholes.get(key) if isinstance(key, int) else None
        known = _BY.get(rows[key].head[:2], "name")
        found.append(
            Ground(
                party=party,
                known_by=known,
                because=whole.reason if whole else None,
                score=round(whole.score, 2) if whole else None,
            )
        )
    return tuple(sorted(found, key=lambda g: g.party))
