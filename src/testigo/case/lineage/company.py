"""The pages that two pages stand with: those that tell of the same events. What these all say tells nothing of the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from hashlib import blake2b

from testigo.case.lineage.rarity import Rarity, rarity
from testigo.case.lineage.wording import number

MOST = 150
"""Pages by which the words of an event are weighed, at most; which ones is chance, the same on every machine."""


Shared = tuple[int, ...]
"""Events, by number, ascending; none of them stands for the whole case."""
_NONE: frozenset[int] = frozenset()


class Company:
    """The weights of words among the pages of each event, worked out when they are asked for."""

    def __init__(
        self,
        events: Sequence[Iterable[str]],
        stems: Mapping[str, frozenset[str]],
        copies: Iterable[str],
        mark_of: Callable[[str], str] = str,
    ) -> None:
        """Take the pages (by id) of each event, the stems of every page, and the pages that copy an earlier one.

        A page that copies another does not count: what many print is not for that reason what an event is about. ``mark_of`` gives
        what is another where a page's stems are others.
        """
        self._stems, self._counting = stems, frozenset(stems).difference(copies)
        self._mark_of, self._number = mark_of, cache(number)
        self._pages = [frozenset(pages) for pages in events]
        self._of: dict[str, set[int]] = defaultdict(set)
        for event, pages in enumerate(self._pages):
            for page in pages:
                self._of[page].add(event)
        self._marked: dict[Shared, str] = {}
        self._found: dict[Shared, Rarity] = {}

    def rarity(self, left: str, right: str) -> Rarity:
        """The weights among the pages that tell of an event which both pages tell of, and among all pages."""
        shared = self._shared(left, right)
        if shared not in self._found:
            self._found[shared] = self._weighed(shared)
        return self._found[shared]

    def mark(self, left: str, right: str) -> str:
        """What :meth:`rarity` is a function of, as a hash in hexadecimal digits."""
        shared = self._shared(left, right)
        if shared not in self._marked:
            self._marked[shared] = self._mark(shared)
        return self._marked[shared]

    def _shared(self, left: str, right: str) -> Shared:
        """The events that both pages tell of."""
        return tuple(sorted(self._of.get(left, _NONE) & self._of.get(right, _NONE)))

    def _mark(self, events: Shared) -> str:
        pages = [f"{page} {self._mark_of(page)}" for page in self._chosen(events)]
        if events:
            if () not in self._marked:
                self._marked[()] = self._mark(())
            pages.append(self._marked[()])
        return blake2b("\n".join(pages).encode(), digest_size=16).hexdigest()

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
        return sorted(pages & self._counting, key=self._number)[:MOST]
