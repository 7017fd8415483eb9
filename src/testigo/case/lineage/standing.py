"""How a page stands under its keys, in few bytes, since those of many pages are held in memory."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from testigo.case.lineage.heads import ALIKE, NAMING, OWN
from testigo.case.lineage.keys import Keys
from testigo.case.lineage.wording import number


@dataclass(frozen=True, slots=True)
class Standing:
    """A page under its keys, by which rank; the keys are those of :class:`~testigo.case.lineage.keys.Keys`."""

    rank: int
    strong: array[int]
    weak: array[int]
    own: array[int]
    naming: array[int]

    def rows(self, page: int) -> list[tuple[int, int, int]]:
        """Return key, rank and page for each key, in their order in the file."""
        roles = ((self.strong, ALIKE), (self.weak, ALIKE), (self.own, OWN), (self.naming, NAMING))
        return sorted((key, role | self.rank, page) for keys, role in roles for key in keys)

    def alike(self) -> Iterator[tuple[array[int], bool]]:
        """Yield the keys by which pages are alike, and whether they are of the words themselves."""
        yield self.strong, True
        yield self.weak, False


def standing_of(page: str, keys: Keys) -> Standing:
    """Return how the page with this id stands under its keys."""
    return Standing(number(page) >> 4, *(array("q", sort) for sort in (keys.strong, keys.weak, keys.own, keys.naming)))


def written(keys: Keys) -> str:
    """Return the keys as they stand in the file."""
    return json.dumps([keys.strong, keys.weak, keys.own, keys.naming], separators=(",", ":"))


def standing_in(page: str, keys: str) -> Standing:
    """Return how the page with this id stands under keys that were :func:`written`."""
    return Standing(number(page) >> 4, *(array("q", sort) for sort in json.loads(keys)))
