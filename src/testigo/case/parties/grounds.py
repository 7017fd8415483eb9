"""What is known of each party of a case beside its record: by what it is known, and why it is part of another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from testigo.case.parties.roll import Roll

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


def grounds_of(roll: Roll) -> tuple[Ground, ...]:
    """Return the grounds of every party of a roll, ordered by its id."""
    return tuple(sorted((_ground(key, party, roll) for key, party in roll.ids.items()), key=attrgetter("party")))


def _ground(key: int | str, party: str, roll: Roll) -> Ground:
    whole = roll.wholes.get(key) if isinstance(key, int) else None
    return Ground(
        party=party,
        known_by=_BY.get(roll.rows[key].head[:2], "name"),
        because=whole.reason if whole else None,
        score=round(whole.score, 2) if whole else None,
    )
