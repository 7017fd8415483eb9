"""Links that may hold between two pages, with the words they rest on: how much these tell is settled when the case is known.

What two pages share tells the less the more pages of the same event have it. Which these are changes with every page that
comes, so it is asked when links are shown and not when they are found, and the order of adding makes no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from math import fsum
from operator import attrgetter
from typing import Protocol, TypeVar

from testigo.case.lineage.rarity import Rarity, in_general
from testigo.case.records import Link

Which = tuple[str, str, str]
"""The pages between which a link is, and its kind."""
Weight = tuple[bool, float]
"""How sure a link is next to others of its kind between the same pages."""
TELLING = 1.0
"""Weight of a stem that tells something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The stems that two pages share, and what they must weigh.

    ``common`` weigh ``least`` at least, and ``share`` of what ``left`` or ``right`` weigh, whichever is less; ``telling`` of them
    tell something.
    """

    common: frozenset[str]
    left: frozenset[str]
    right: frozenset[str]
    least: float
    share: float = 0.0
    telling: int = 0

    @property
    def likely(self) -> bool:
        """Whether the stems weigh enough by news at large, which gives each the most that it can weigh."""
        return fsum(map(in_general, self.common)) >= self.least

    def holds(self, rarity: Rarity) -> bool:
        """Say whether the stems weigh enough."""
        weight = rarity.total(self.common)
        if weight < self.least:
            return False
        if self.telling and sum(rarity.of(s) >= TELLING for s in self.common) < self.telling:
            return False
        return not self.share or weight >= self.share * min(rarity.total(self.left), rarity.total(self.right))


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """A link that holds when its ground does, or in any case where it has none. The surest of a kind are ``first``."""

    link: Link
    ground: Ground | None = None
    first: bool = False

    @property
    def which(self) -> Which:
        """The pages and kind of the link."""
        return which(self.link)

    def weighed(self, rarity: Rarity) -> Weight | None:
        """How sure the link is, next to others of its kind between the same pages; None where it does not hold."""
        if self.ground is None:
            return self.first, 0.0
        return (self.first, rarity.total(self.ground.common)) if self.ground.holds(rarity) else None


class _Weighable(Protocol):
    """What may hold between two pages."""

    @property
    def link(self) -> Link: ...
    @property
    def which(self) -> Which: ...
    @property
    def ground(self) -> object | None: ...


P = TypeVar("P", bound=_Weighable)


def settled(found: Iterable[P], weigh: Callable[[P], Weight | None]) -> tuple[Link, ...]:
    """The links that hold, of each kind the surest between two pages, in the order of their pages and kinds.

    ``weigh`` says how sure one is next to others of its kind, and None where it does not hold.
    """
    kept = []
    for _, group in groupby(sorted(found, key=_which), key=_which):
        several = list(group)
        if len(several) == 1 and several[0].ground is None:
            kept.append(several[0].link)
            continue
        holding = [(weight, p) for p in several if (weight := weigh(p)) is not None]
        if holding:
            kept.append(max(holding, key=lambda h: (h[0], h[1].link.reason))[1].link)
    return tuple(kept)


_which = attrgetter("which")


def which(link: Link) -> Which:
    """Return the pages and kind of a link, by which it is told from others."""
    return min(link.left, link.right), max(link.left, link.right), link.kind
