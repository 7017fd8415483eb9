"""Links that may hold between two pages, with the words they rest on: how much these tell is settled when the case is known.

What two pages share tells the less the more pages of the same event have it. Which these are changes with every page that
comes, so it is asked when links are shown and not when they are found, and the order of adding makes no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from testigo.case.lineage.rarity import Rarity, in_general
from testigo.case.records import Link

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
        return sum(map(in_general, self.common)) >= self.least

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

    def weight(self, rarity: Rarity) -> tuple[bool, float]:
        """How sure the link is, next to others of its kind between the same pages."""
        return self.first, rarity.total(self.ground.common) if self.ground else 0.0


def settled(found: Iterable[Possible], rarity_of: Callable[[Link], Rarity]) -> tuple[Link, ...]:
    """The links that hold, of each kind the surest between two pages, in the order of their pages and kinds.

    ``rarity_of`` gives the weights of words among the pages that the two pages of a link stand with.
    """
    kept = []
    ordered = sorted([(_which(p), n, p) for n, p in enumerate(found)])
    for _, group in groupby(ordered, key=_first):
        several = [p for _, _, p in group]
        if len(several) == 1 and several[0].ground is None:
            kept.append(several[0].link)
            continue
        holding = [(p, r) for p in several for r in (rarity_of(p.link),) if p.ground is None or p.ground.holds(r)]
        if len(holding) == 1:
            kept.append(holding[0][0].link)
        elif holding:
            kept.append(max(holding, key=lambda h: (h[0].weight(h[1]), h[0].link.reason))[0].link)
    return tuple(kept)


_first = itemgetter(0)


def _which(possible: Possible) -> tuple[str, str, str]:
    link = possible.link
    return min(link.left, link.right), max(link.left, link.right), link.kind
