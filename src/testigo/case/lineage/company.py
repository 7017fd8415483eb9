"""The pages that two pages stand with: those that tell of the same events. What these all say tells nothing of the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from testigo.case.lineage.rarity import Rarity, rarity
from testigo.case.lineage.wording import number
from testigo.case.records import Link

MOST = 150
"""Pages by which the words of an event are weighed, at most; which ones is chance, the same on every machine."""


Shared = tuple[int, ...]
"""Events, by number, ascending; none of them stands for the whole case."""
_NONE: frozenset[int] = frozenset()
Mark = tuple[object, ...]
"""The pages by which words are weighed, and what marks their stems; equal marks are one object."""


class Company:
    """The weights of words among the pages of each event, worked out when they are asked for.

    ``marks`` are those of the pages by which they were weighed.
    """

    def __init__(
        self,
        events: Sequence[Iterable[str]],
        stems: Mapping[str, frozenset[str]],
        copies: Iterable[str],
        marks: Mapping[Mark, Mark] | None = None,
        mark_of: Callable[[str], object] = str,
    ) -> None:
        """Take the pages (by id) of each event, the stems of every page, and the pages that copy an earlier one.

        A page that copies another does not count: what many print is not for that reason what an event is about. ``marks`` are
        those of the last time, and ``mark_of`` gives what is another where a page's stems are others.
        """
        self._stems, self._counting = stems, frozenset(stems).difference(copies)
        self._mark_of = cache(mark_of)
        self._pages = [frozenset(pages) for pages in events]
        self._of: dict[str, set[int]] = defaultdict(set)
        for event, pages in enumerate(self._pages):
            for page in pages:
                self._of[page].add(event)
        self._before = marks or {}
        self._marked: dict[Shared, Mark] = {}
        self._found: dict[Shared, Rarity] = {}
        self.marks: dict[Mark, Mark] = {}

    def rarity(self, link: Link) -> Rarity:
        """The weights among the pages that tell of an event which both pages of a link tell of, and among all pages."""
        shared = self._shared(link)
        if shared not in self._found:
            self._found[shared] = self._weighed(shared)
        return self._found[shared]

    def mark(self, link: Link) -> Mark:
        """What :meth:`rarity` is a function of."""
        shared = self._shared(link)
        if shared not in self._marked:
            self._marked[shared] = self._mark(shared)
        return self._marked[shared]

    def _shared(self, link: Link) -> Shared:
        """The events that both pages tell of."""
        return tuple(sorted(self._of.get(link.left, _NONE) & self._of.get(link.right, _NONE)))

    def _mark(self, events: Shared) -> Mark:
        pages: list[object] = [(page, self._mark_of(page)) for page in self._chosen(events)]
        if events:
            if () not in self._marked:
                self._marked[()] = self._mark(())
            pages.append(self._marked[()])
        made = tuple(pages)
        known = self._before.get(made, made)
        self.marks[known] = known
        return known

    def _weighed(self, events: Shared) -> Rarity:
        found = rarity(self._stems[page] for page in self._chosen(events))
        if not events:
            return found
        if () not in self._found:
            self._found[()] = self._weighed(())
        return replace(found, beside=self._found[()])

    def _chosen(self, events: Shared) -> list[str]:
        """Pages of the events, or of the case, that copy no other; of very many some, by chance."""
        pages = frozenset[str]().union(*(self._pages[e] for e in events)) if events else self._counting
        return sorted(pages & self._counting, key=number)[:MOST]
