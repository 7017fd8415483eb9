"""Events from joins: the best joins first, and none that would bring together what cannot be one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from datetime import date
from typing import TypeVar

from testigo.case.incidents.given_names import GIVEN
from testigo.case.incidents.grounds import APART, kilometres
from testigo.case.incidents.kinds import families, family
from testigo.case.incidents.parts import Pair, Part, Tied, parts_of
from testigo.case.records import Node, Profile

_EVEN = 0.5
"""Score from which on two incidents are one; what is below leans towards it."""
_LEANINGS = 3
"""Joins that only lean towards one, and that together bring two clusters together."""
_MANY, _EVENS = 4, 3
"""Joins, and those among them that do more than lean, where neither names nor places hold two clusters together."""
_WEIGHT = 2.7
"""Scores of joins, summed up, that are enough though most only lean: some six."""
_SURE = 0.85
"""Score from which on one join is enough to bring two clusters of several pages each together."""
_FIRM = 0.7
"""Score from which on a page firmly tells of two incidents as one."""
_OFTEN = 0.4
"""Share of what is told most often of a cluster from which on something is told of it often."""
_AFTER = frozenset({"arrest", "legal", "release"})
"""Families that follow on others, and whose days are not those of what they follow on."""
_PATIENCE = 3
"""Pages that tell of two clusters for each one that may tell of them as two events and be wrong."""
Days = tuple[int, int]
"""The first and the last day between which something happened, proleptic Gregorian ordinals."""
V = TypeVar("V")


def events_of(
    profiles: Sequence[Profile],
    joins: Iterable[Tied],
    apart: Iterable[Pair] = (),
    *,
    joined: Iterable[Pair] = (),
    parted: Iterable[Pair] = (),
    held: HeldParts | None = None,
) -> list[tuple[Profile, ...]]:
    """Return the profiles in groups, each of one event, those that most pages tell of first.

    ``apart`` are incidents that a page tells of as two. ``joined`` and ``parted`` are what a person decided: the first are
    one whatever else, the second never are, even where a third is joined to both. ``held`` is what was found the last time.
    """
    known = {p.node for p in profiles}
    found = [j for j in joins if j.left in known and j.right in known]
    decided = [(a, b) for a, b in sorted(joined) if a in known and b in known]
    apart, parted = list(apart), list(parted)
    parts = parts_of(profiles, [j for j in found if j.score >= _EVEN], decided, apart, parted)
    clusters = (held or HeldParts()).clusters(parts)
    grouping = _Grouping(clusters, apart, parted)
    grouping.lean(found)
    return _telling(grouping.groups())


class HeldParts:
    """What hung together the last time, and the clusters that it fell into: as long as nothing in it changes, it falls into the same."""

    def __init__(self) -> None:
        """Hold nothing."""
        self._held: dict[Node, tuple[Part, dict[Node, _Cluster]]] = {}

    def clusters(self, parts: Iterable[Part]) -> dict[Node, _Cluster]:
        """Return the cluster of each incident of the parts."""
        held, made = {}, dict[Node, _Cluster]()
        for part in parts:
            first = part.profiles[0].node
            known = self._held.get(first)
            if known is None or known[0] != part:
                known = part, _clustered(part)
            held[first] = known
            made |= known[1]
        self._held = held
        return made


def _clustered(part: Part) -> dict[Node, _Cluster]:
    grouping = _Grouping({p.node: _Cluster(p) for p in part.profiles}, part.apart, part.parted)
    for pair in part.decided:
        grouping.force(*pair)
    for join in sorted(part.ties, key=_by_score):
        grouping.join(join)
    return grouping.of


def _by_score(join: Tied) -> tuple[float, Node, Node]:
    return -join.score, min(join.left, join.right), max(join.left, join.right)


def _telling(groups: list[tuple[Profile, ...]]) -> list[tuple[Profile, ...]]:
    """Leave out what is only told of in general, unless there is nothing else."""
    told = [group for group in groups if any(p.stage != "general" for p in group)]
    return sorted(told or groups, key=_standing)


def _standing(group: tuple[Profile, ...]) -> tuple[int, int, int, Node]:
    """What most pages tell of comes first, then what they open with; what one tells in passing comes last."""
    pages, opening = {p.node.page for p in group}, {p.node.page for p in group if p.leading}
    return -len(pages), -len(opening), -sum(p.triggers for p in group), group[0].node


class _Cluster:
    """What is known of a group of incidents: on how many pages each day, point and name of theirs stands."""

    def __init__(self, profile: Profile) -> None:
        page = profile.node.page
        self.profiles = [profile]
        days = _days(profile)
        self.days: dict[Days, set[str]] = {days: {page}} if days and family(profile.type) not in _AFTER else {}
        self.points: dict[tuple[float, float], set[str]] = {profile.point: {page}} if profile.point else {}
        self.names: Counter[str] = Counter(profile.known)
        self.on = {page}
        self._first = profile.node
        self._main: tuple[list[Days], list[tuple[float, float]], frozenset[str]] | None = None
        self._families: set[str] | None = None

    def copied(self) -> _Cluster:
        made = copy(self)
        made.profiles, made.names, made.on = list(self.profiles), Counter(self.names), set(self.on)
        made.days = {days: set(pages) for days, pages in self.days.items()}
        made.points = {point: set(pages) for point, pages in self.points.items()}
        return made

    def take(self, other: _Cluster) -> None:
        self._main, self._families = None, None
        self.on |= other.on
        self._first = min(self._first, other._first)
        self.profiles += other.profiles
        self.names.update(other.names)
        for days, pages in other.days.items():
            self.days.setdefault(days, set()).update(pages)
        for point, pages in other.points.items():
            self.points.setdefault(point, set()).update(pages)

    def clashes(self, other: _Cluster) -> bool:
        """Whether days or places that both are sure of rule out that they are one."""
        mine, theirs = self.main(), other.main()
        if _days_clash(mine[0], theirs[0]):
            firm = min(_support(self.days), _support(other.days)) >= 2
            if firm or mine[2].isdisjoint(theirs[2]):
                return True
        return mine[2].isdisjoint(theirs[2]) and _points_clash(mine[1], theirs[1])

    def agrees(self, other: _Cluster) -> bool:
        """Whether both often name the same, or mostly tell of one day and one place."""
        mine, theirs = self.main(), other.main()
        return self.shares(other) or (_meet(mine[0], theirs[0]) and _meet(mine[1], theirs[1]))

    def is_of_several(self) -> bool:
        return len(self.on) > 1

    def pages(self) -> set[str]:
        return self.on

    def main(self) -> tuple[list[Days], list[tuple[float, float]], frozenset[str]]:
        """The days, points and names that are often told of it."""
        if self._main is None:
            self._main = _main(self.days), _main(self.points), self._main_names()
        return self._main

    def families(self) -> set[str]:
        """The families of kinds that most pages tell it as, of those that open with it or say when it was."""
        if self._families is None:
            told = [p for p in self.profiles if p.leading or p.day] or self.profiles
            pages = Counter(kind for _, kind in {(p.node.page, kind) for p in told for kind in families(p.type)})
            most = max(pages.values())
            self._families = {kind for kind, n in pages.items() if n == most}
        return self._families

    def first(self) -> Node:
        return self._first

    def shares(self, other: _Cluster) -> bool:
        """Whether a name that is often told of one is often told of the other."""
        return not self.main()[2].isdisjoint(other.main()[2])

    def _main_names(self) -> frozenset[str]:
        least = _OFTEN * max(self.names.values(), default=0)
        return frozenset(name for name, n in self.names.items() if n >= least and name not in GIVEN)


def _days(profile: Profile) -> Days | None:
    if profile.first is None or profile.last is None:
        return None
    return date.fromisoformat(profile.first).toordinal(), date.fromisoformat(profile.last).toordinal()


def _support(found: dict[V, set[str]]) -> int:
    return max(map(len, found.values()), default=0)


def _days_clash(mine: Iterable[Days], theirs: Collection[Days]) -> bool:
    """Whether there are days of both, and none of the one is within a day of any of the other."""
    apart = False
    for first, last in mine:
        for start, end in theirs:
            if max(first, start) - min(last, end) <= 1:
                return False
            apart = True
    return apart


def _points_clash(mine: Collection[tuple[float, float]], theirs: Collection[tuple[float, float]]) -> bool:
    return bool(mine and theirs) and all(kilometres(*a, *b) > APART for a in mine for b in theirs)


def _meet(mine: Collection[V], theirs: Collection[V]) -> bool:
    return any(value in theirs for value in mine)


def _main(found: dict[V, set[str]]) -> list[V]:
    """The values that at least half as many pages give as the one that most give."""
    most = _support(found)
    return [value for value, pages in found.items() if 2 * len(pages) >= most]


def _each_way(pairs: Iterable[Pair]) -> dict[Node, set[Node]]:
    found: dict[Node, set[Node]] = defaultdict(set)
    for left, right in pairs:
        found[left].add(right)
        found[right].add(left)
    return found


class _Grouping:
    """The clusters as they grow."""

    def __init__(self, of: dict[Node, _Cluster], apart: Iterable[Pair], parted: Iterable[Pair]) -> None:
        self.of = of
        self._apart, self._parted = _each_way(apart), _each_way(parted)

    def join(self, join: Tied) -> None:
        """Bring two together with all that each is joined to already, unless something speaks against it."""
        a, b = self.of.get(join.left), self.of.get(join.right)
        if a is None or b is None or a is b or self._is_barred(a, b) or a.clashes(b):
            return
        if join.score >= _SURE or not (a.is_of_several() and b.is_of_several()) or a.agrees(b):
            self._merge(a, b)

    def lean(self, joins: Iterable[Tied]) -> None:
        """Bring clusters together that many incidents lean towards, those that most lean towards first."""
        between: dict[frozenset[Node], list[Tied]] = defaultdict(list)
        for join in sorted([j for j in joins if self.of[j.left] is not self.of[j.right]], key=_by_score):
            between[frozenset({self.of[join.left].first(), self.of[join.right].first()})].append(join)
        for leaning in sorted(between.values(), key=lambda js: (-sum(j.score for j in js), js[0].left, js[0].right)):
            a, b = self.of[leaning[0].left], self.of[leaning[0].right]
            if a is not b and self._lean_enough(a, b, leaning) and not self._is_barred(a, b) and not a.clashes(b):
                self._merge_anew(a, b)

    def _lean_enough(self, a: _Cluster, b: _Cluster, leaning: Sequence[Tied]) -> bool:
        """Whether there are enough of them, on half the pages of the smaller cluster, and the larger ones agree."""
        few = min((a, b), key=lambda c: (len(c.pages()), c.first())).pages()
        leaning_pages = {page for j in leaning for page in (j.left.page, j.right.page)} & few
        least = _LEANINGS - (not a.is_of_several() or not b.is_of_several()) * _meet(a.main()[0], b.main()[0])
        if len(leaning) < least or 2 * len(leaning_pages) < len(few):
            return False
        if not (a.is_of_several() and b.is_of_several()) or a.agrees(b):
            return True
        even = sum(join.score >= _EVEN for join in leaning)
        many = (len(leaning) >= _MANY and even >= _EVENS) or sum(join.score for join in leaning) >= _WEIGHT
        return (many and not a.families().isdisjoint(b.families())) or self._are_one_on(few, leaning)

    @staticmethod
    def _are_one_on(pages: set[str], joins: Sequence[Tied]) -> bool:
        """Whether half of the pages tell of both and take them for one: a march and the shots fired at it."""
        firm = {j.left.page for j in joins if j.left.page == j.right.page and j.score >= _FIRM}
        return 2 * len(firm & pages) >= len(pages)

    def force(self, left: Node, right: Node) -> None:
        """Bring two together because a person says so, unless one says otherwise of two that this would bring together."""
        a, b = self.of.get(left), self.of.get(right)
        if a is not None and b is not None and a is not b and not self._is_parted(a, b):
            self._merge(a, b)

    def _is_parted(self, a: _Cluster, b: _Cluster) -> bool:
        """Whether a person says of an incident of each that they are two."""
        few, many = sorted((a, b), key=lambda c: len(c.profiles))
        return bool(self._parted) and any(
            self.of.get(other) is many for p in few.profiles for other in self._parted.get(p.node, ())
        )

    def _is_barred(self, a: _Cluster, b: _Cluster) -> bool:
        if self._is_parted(a, b):
            return True
        few, many = (a, b) if len(a.profiles) <= len(b.profiles) else (b, a)
        barring = {
            p.node.page
            for p in few.profiles
            if p.node in self._apart and any(self.of.get(other) is many for other in self._apart[p.node])
        }
        return bool(barring) and len(barring) * _PATIENCE > len(few.pages() & many.pages())

    def _merge(self, a: _Cluster, b: _Cluster) -> None:
        few, many = sorted((a, b), key=lambda c: len(c.profiles))
        many.take(few)
        for profile in few.profiles:
            self.of[profile.node] = many

    def _merge_anew(self, a: _Cluster, b: _Cluster) -> None:
        """Bring two together and leave both as they are: they may be held."""
        few, many = sorted((a, b), key=lambda c: len(c.profiles))
        both = many.copied()
        both.take(few)
        for profile in both.profiles:
            self.of[profile.node] = both

    def groups(self) -> list[tuple[Profile, ...]]:
        clusters = {id(c): c for c in self.of.values()}.values()
        return sorted((tuple(sorted(c.profiles, key=lambda p: p.node)) for c in clusters), key=lambda g: g[0].node)
