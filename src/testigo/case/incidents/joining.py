"""Joins the incidents of all pages into events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from testigo.case.incidents.likeness import THRESHOLD, likeness
from testigo.case.records import Join, Node, Profile
from testigo.case.unions import Unions


def joins_between(new: Sequence[Profile], old: Iterable[Profile]) -> list[Join]:
    """Return the joins of a page's incidents among themselves and with those of other pages."""
    pairs = [*combinations(new, 2), *((mine, other) for other in old for mine in new)]
    found = []
    for a, b in pairs:
        score, reason = likeness(a, b)
        if score >= THRESHOLD:
            left, right = sorted((a.node, b.node))
            found.append(Join(kind="incident", left=left, right=right, score=score, reason=reason))
    return found


def events_of(profiles: Sequence[Profile], joins: Iterable[Join]) -> list[tuple[Profile, ...]]:
    """Return the profiles in groups, each of one event."""
    unions: Unions[Node] = Unions(p.node for p in profiles)
    for join in sorted(joins, key=lambda j: (-j.score, j.left, j.right)):
        unions.join(join.left, join.right)
    by_node = {p.node: p for p in profiles}
    return [tuple(by_node[node] for node in group) for group in unions.groups()]
