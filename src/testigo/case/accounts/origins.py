"""Independent origins: tellings that go back to one party, one text or one agency count once, with the reasons why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from testigo.case.accounts.parties_of import Cast
from testigo.case.records import Link, Origin, Party, Reason, Telling
from testigo.case.unions import Unions


class Lineage:
    """The links between pages, looked up by pair."""

    def __init__(self, links: Iterable[Link]) -> None:
        """Take the links."""
        self._of: dict[frozenset[str], list[Link]] = {}
        for link in links:
            self._of.setdefault(frozenset((link.left, link.right)), []).append(link)

    def between(self, left: str, right: str) -> Sequence[Link]:
        """Return the links of two pages."""
        return self._of.get(frozenset((left, right)), ())


def origins_of(told: Sequence[Telling], cast: Cast, lineage: Lineage) -> tuple[Origin, ...]:
    """Return the groups of tellings that count once, in the order of their first telling."""
    unions: Unions[int] = Unions(range(len(told)))
    reasons: dict[tuple[int, int], Reason] = {}
    for i, j in combinations(range(len(told)), 2):
        reason = why_one(told[i], told[j], cast, lineage)
        if reason is not None and unions.join(i, j):
            reasons[i, j] = reason
    return tuple(
        Origin(told=tuple(group), reasons=tuple(dict.fromkeys(r for (i, _), r in reasons.items() if i in group)))
        for group in unions.groups()
    )


def why_one(a: Telling, b: Telling, cast: Cast, lineage: Lineage) -> Reason | None:
    """Return why two tellings go back to one origin; None where they are independent."""
    left, right = origin(a, cast), origin(b, cast)
    if left and right:
        if left.id == right.id:
            return Reason(kind="same_origin", detail=left.name)
        if cast.root(left).id == cast.root(right).id:
            return Reason(kind="same_party", detail=f"{left.name} and {right.name} speak for {cast.root(left).name}")
    for link in lineage.between(a.incident.page, b.incident.page):
        if link.kind == "copied_text" and len(a.chain) == len(b.chain):
            return Reason(kind="copied_text", detail=link.reason)
        if link.kind == "same_agency" and len(a.chain) == len(b.chain) == 1:
            return Reason(kind="same_agency", detail=link.reason)
    return None


def origin(telling: Telling, cast: Cast) -> Party | None:
    """Return the party at the end of the chain."""
    return cast.party(telling.chain[-1]) if telling.chain else None
