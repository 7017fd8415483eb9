"""What hangs together among the incidents of a case: those that a chain of joins leads to. No join leads out of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from testigo.case.records import Node, Profile

Pair = tuple[Node, Node]


class Tied(Protocol):
    """Two incidents that may be one, and how sure that is."""

    @property
    def left(self) -> Node:
        """One of them."""
        ...

    @property
    def right(self) -> Node:
        """The other."""
        ...

    @property
    def score(self) -> float:
        """From 0 to 1."""
        ...


class Tie(NamedTuple):
    """A join without the reason for it."""

    left: Node
    right: Node
    score: float


@dataclass(slots=True)
class Part:
    """Incidents that hang together, by joins (``ties``) or by what a person ``decided``, and the pairs of them that are two.

    ``apart`` is what a page tells of as two, ``parted`` what a person parted.
    """

    profiles: list[Profile] = field(default_factory=list)
    ties: list[Tied] = field(default_factory=list)
    decided: list[Pair] = field(default_factory=list)
    apart: list[Pair] = field(default_factory=list)
    parted: list[Pair] = field(default_factory=list)


def parts_of(
    profiles: Sequence[Profile],
    ties: Sequence[Tied],
    decided: Sequence[Pair],
    apart: Iterable[Pair],
    parted: Iterable[Pair],
) -> list[Part]:
    """Return the parts, in the order of their first incidents; ``ties`` and ``decided`` are of these incidents alone."""
    place = {p.node: n for n, p in enumerate(profiles)}
    above = list(range(len(profiles)))
    pairs = [(place[tie.left], place[tie.right]) for tie in ties] + [(place[a], place[b]) for a, b in decided]
    for left, right in pairs:
        a, b = _root(above, left), _root(above, right)
        above[max(a, b)] = min(a, b)
    roots = [_root(above, n) for n in range(len(profiles))]
    parts: dict[int, Part] = defaultdict(Part)
    for root, profile in zip(roots, profiles, strict=True):
        parts[root].profiles.append(profile)
    for tie in ties:
        parts[roots[place[tie.left]]].ties.append(tie)
    for pair in decided:
        parts[roots[place[pair[0]]]].decided.append(pair)
    for name, two in (("apart", apart), ("parted", parted)):
        for one, other in two:
            if one in place and other in place and roots[place[one]] == roots[place[other]]:
                getattr(parts[roots[place[one]]], name).append((one, other))
    return list(parts.values())


def _root(above: list[int], n: int) -> int:
    while above[n] != n:
        above[n] = n = above[above[n]]
    return n
