"""Groups what hangs together by joins, the surest first, and never across a pair that is held apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Edge(NamedTuple):
    """A join of two faces; ``cost`` is the lower the surer it is."""

    cost: float
    face: int
    other: int


def clustered(
    faces: Sequence[int], edges: Iterable[Edge], apart: set[tuple[int, int]], words: Mapping[int, str]
) -> list[list[int]]:
    """Return the groups that the edges make of the faces; among edges of one cost, in the order of their ``words``."""
    group = {f: {f} for f in faces}
    for _, a, b in sorted(edges, key=lambda e: (e.cost, *sorted((words[e.face], words[e.other])))):
        if group[a] is group[b] or (apart and _clash(group[a], group[b], apart)):
            continue
        small, large = sorted((group[a], group[b]), key=len)
        large |= small
        for f in small:
            group[f] = large
    found: dict[int, set[int]] = defaultdict(set)
    for f in faces:
        found[min(group[f])] = group[f]
    return [sorted(g) for _, g in sorted(found.items())]


def _clash(a: set[int], b: set[int], apart: set[tuple[int, int]]) -> bool:
    return any((x in a and y in b) or (x in b and y in a) for x, y in apart)
