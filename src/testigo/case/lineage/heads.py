"""Which pages stand first under a key: six of them, or two where a crowd has the same words.

Of a text that a hundred pages print, each is compared with the same two under each of its keys; that holds them together as well as six
do, since every key of the text is another chance. A speaker's or an agency's keys are few, and keep six.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

FIRST = 6
"""Pages at the head of a key that all others under it are compared with."""
CROWD = 12
"""Pages under a key of words beyond which ``FIRST_OF_CROWD`` stand at its head."""
FIRST_OF_CROWD = 2
ROLE = 1 << 60
"""Ranks of the pages that are alike lie below this, those of outlets' own pages above, those of pages that name them above that."""
ALIKE, OWN, NAMING = 0, ROLE, 2 * ROLE

_UNDER = """
SELECT asked.value, kept.rank, kept.page FROM json_each(?1) AS asked JOIN lineage_key AS kept ON kept.key = asked.value
WHERE kept.rank BETWEEN ?2 AND ifnull((
  SELECT rank FROM lineage_key WHERE key = asked.value AND rank BETWEEN ?2 AND ?3 ORDER BY rank LIMIT 1 OFFSET ?4
), ?3) ORDER BY kept.key, kept.rank
"""
_BELOW = """
SELECT asked.value, kept.page FROM json_each(?) AS asked JOIN lineage_key AS kept ON kept.key = asked.value
WHERE kept.rank > ? AND kept.rank < ?
"""
_RANKS = "SELECT rank FROM lineage_key WHERE key = ? AND rank BETWEEN ? AND ? ORDER BY rank LIMIT ?"

Ranked = tuple[int, int]
"""Rank and page."""


def head(ranked: Sequence[Ranked], *, words: bool) -> Sequence[Ranked]:
    """Return those at the head of a key from the first pages under it, :func:`enough` of them; ``words`` where pages have it for their words."""
    return ranked[: FIRST_OF_CROWD if words and len(ranked) > CROWD else FIRST]


def enough(*, words: bool) -> int:
    """Return how many pages, the first under a key, tell which stand at its head, also when one comes or goes."""
    return (CROWD if words else FIRST) + 2


class Heads:
    """The pages under the keys of an open case file."""

    def __init__(self, db: sqlite3.Connection) -> None:
        """Take the open file."""
        self._db = db
        self._last: dict[tuple[int, int], int] = {}

    def forget(self) -> None:
        """Drop what is held in memory, since a page came or went."""
        self._last.clear()

    def under(self, keys: Iterable[int], role: int, *, words: bool) -> Mapping[int, list[Ranked]]:
        """Return the first pages with a role under each key, in order: :func:`enough` where there are so many."""
        asked = (_list(keys), role, role + ROLE - 1, enough(words=words) - 1)
        found: dict[int, list[Ranked]] = defaultdict(list)
        for key, rank, page in self._db.execute(_UNDER, asked):
            found[key].append((rank, page))
        return found

    def below(self, keys: Sequence[int], rank: int, end: int) -> list[tuple[int, int]]:
        """Return keys with the pages under them whose ranks lie between two."""
        return self._db.execute(_BELOW, (_list(keys), rank, end)).fetchall() if keys else []

    def leads(self, key: int, rank: int, role: int, *, words: bool) -> bool:
        """Say whether a page of the file with this rank stands at the head of a key."""
        last = self._last.get((key, role))
        if last is None:
            asked = (key, role, role + ROLE - 1, enough(words=words))
            ranked = self._db.execute(_RANKS, asked).fetchall()
            last = self._last[key, role] = head(ranked, words=words)[-1][0] if ranked else role + ROLE
        return rank <= last


def _list(keys: Iterable[int]) -> str:
    return json.dumps(list(keys), separators=(",", ":"))
