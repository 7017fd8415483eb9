"""What followed on an event: arrests and releases that a page tells of besides it, and whose numbers an editor would look for there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from testigo.case.incidents.kinds import family
from testigo.case.records import Node, Profile, Telling

_FOLLOWS: dict[str, str] = {"arrest": "arrested", "release": "freed"}
"""Families of what follows on others, and whom they are counted by."""
_FOLLOWED = frozenset({"harm", "mishap", "abduction", "protest"})
_LATEST = timedelta(days=60)
"""How long after an event an arrest may still be for it."""

Group = Sequence[Profile]


def aftermaths(groups: Sequence[Group]) -> Mapping[int, list[Profile]]:
    """Return by the number of a group the profiles of other groups that followed on it.

    A page's arrests follow on what the page is about: the first of the groups, which are in the order of how many pages tell of
    them, that it opens with.
    """
    about = _about(groups)
    found: dict[int, list[Profile]] = defaultdict(list)
    for number, group in enumerate(groups):
        for p in group:
            main = about.get(p.node.page, number)
            if main != number and p.stage == "real" and family(p.type) in _FOLLOWS and _is_after(p, groups[main]):
                found[main].append(p)
    return found


def counts_of(after: Sequence[Profile], tellings: Mapping[Node, Sequence[Telling]]) -> list[Telling]:
    """The numbers told of what followed: of arrests those arrested, of releases those freed."""
    return [t for p in after for t in tellings.get(p.node, ()) if t.question == _FOLLOWS[family(p.type)]]


def _about(groups: Sequence[Group]) -> dict[str, int]:
    """For each page the first group of harm that it opens with."""
    found: dict[str, int] = {}
    for number, group in enumerate(groups):
        for p in group:
            if p.leading and p.stage == "real" and family(p.type) in _FOLLOWED:
                found.setdefault(p.node.page, number)
    return found


def _is_after(p: Profile, group: Group) -> bool:
    """Whether it may have been for the event: not before it, as far as the days are known."""
    days = [q.first for q in group if q.first and family(q.type) in _FOLLOWED]
    if not days or p.last is None or p.first is None:
        return True
    first = min(days)
    return first <= p.last and date.fromisoformat(p.first) <= date.fromisoformat(first) + _LATEST
