"""The pages that two pages stand with: those that tell of the same events. What these all say tells nothing of the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from testigo.case.lineage.rarity import Rarity, rarity
from testigo.case.lineage.wording import number
from testigo.case.records import Link

MOST = 150
"""Pages by which the words of an event are weighed, at most; which ones is chance, the same on every machine."""


class Company:
    """The weights of words among the pages of each event, worked out when they are asked for."""

    def __init__(
        self, events: Sequence[Iterable[str]], stems: Mapping[str, frozenset[str]], copies: Iterable[str]
    ) -> None:
        """Take the pages (by id) of each event, the stems of every page, and the pages that copy an earlier one.

        A page that copies another does not count: what many print is not for that reason what an event is about.
        """
        self._stems, self._counting = stems, frozenset(stems).difference(copies)
        self._pages = [frozenset(pages) for pages in events]
        self._of: dict[str, set[int]] = defaultdict(set)
        for event, pages in enumerate(self._pages):
            for page in pages:
                self._of[page].add(event)
        self._found: dict[tuple[int, ...], Rarity] = {}

    def rarity(self, link: Link) -> Rarity:
        """The weights among the pages that tell of an event which both pages of a link tell of, and among all pages."""
        shared = tuple(sorted(self._of.get(link.left, set()) & self._of.get(link.right, set())))
        if shared not in self._found:
            self._found[shared] = self._weighed(shared)
        return self._found[shared]

    def _weighed(self, events: tuple[int, ...]) -> Rarity:
        if not events:
            return rarity(self._some(self._counting))
        if () not in self._found:
            self._found[()] = self._weighed(())
        together = frozenset[str]().union(*(self._pages[e] for e in events))
        return replace(rarity(self._some(together)), beside=self._found[()])

    def _some(self, pages: frozenset[str]) -> Iterator[frozenset[str]]:
        """The stems of pages that copy no other; of very many some, by chance."""
        first = sorted(pages & self._counting, key=number)[:MOST]
        return (self._stems[page] for page in first)
