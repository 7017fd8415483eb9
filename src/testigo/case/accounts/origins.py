"""Independent origins: tellings that go back to one party, one text or one agency count once, with the reasons why.

Tellings are put together by keys (the party at the end of the chain, the agency credited) and then by the links between
the pages that tell, so that the cost grows with tellings and links and not with pairs of tellings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from testigo.case.accounts.parties_of import Cast
from testigo.case.namings import is_name
from testigo.case.parties.forms import folded
from testigo.case.records import Link, Origin, PageCard, Party, Reason, ReasonKind, Telling
from testigo.case.unions import Unions
from testigo.intake.agencies import agency_of
from testigo.ledger import Span

Key = tuple[str, ...]
COPIED_WHOLE = 0.5
"""Share of the shorter page from which on a copy carries whatever both tell in their own voice."""
_UNNAMED = re.compile(
    r"\b(?:sources?|reports?|informants?|rumou?rs?|fuentes?|accounts?|insiders?|information)$", re.IGNORECASE
)
"""How words end that name nobody: only the outlet knows who they are."""
_ANYONE = frozenset({"witness", "victim", "public", "other", "expert"})
"""Categories whose descriptions ("witnesses", "a resident") mean other people in every outlet."""


class Lineage:
    """The links between pages by page, and the agency that a page credits."""

    def __init__(self, links: Iterable[Link], cards: Iterable[PageCard] = ()) -> None:
        """Take the links and the pages' cards."""
        self._of: dict[str, list[Link]] = defaultdict(list)
        for link in links:
            self._of[link.left].append(link)
        self._agency = {card.id: agency for card in cards if (agency := _agency(card))}

    def among(self, pages: Iterable[str]) -> Iterator[Link]:
        """Yield the links between any two of the pages."""
        present = set(pages)
        for page in sorted(present):
            yield from (link for link in self._of.get(page, ()) if link.right in present)

    def agency(self, page: str) -> str | None:
        """Return the agency to which what the page says in its own voice goes back."""
        return self._agency.get(page)


def _agency(card: PageCard) -> str | None:
    """The first agency that it credits, else its outlet where that is an agency: "ACAN-EFE" is EFE."""
    outlet = folded(card.outlet or "")
    credited = [name for name in card.agencies if agency_of(name) or folded(name) != outlet]
    name = credited[0] if credited else card.outlet if card.outlet and agency_of(card.outlet) else None
    if name is None:
        return None
    known = agency_of(name) or name
    parts = [agency for part in known.split("-") if (agency := agency_of(part))]
    return parts[-1] if len(parts) > 1 else known


def origins_of(told: Sequence[Telling], cast: Cast, lineage: Lineage) -> tuple[Origin, ...]:
    """Return the groups of tellings that count once, in the order of their first telling."""
    unions: Unions[int] = Unions(range(len(told)))
    reasons: dict[int, list[Reason]] = defaultdict(list)
    for key, group in _by_key(told, cast, lineage).items():
        if any([unions.join(group[0], i) for i in group[1:]]):
            reasons[group[0]].append(_reason(key, [told[i] for i in group], cast))
    for i, j, link in _linked(told, cast, lineage):
        if unions.join(i, j):
            reasons[i].append(Reason(kind=_kind(link), detail=link.reason))
    return tuple(
        Origin(told=tuple(group), reasons=tuple(dict.fromkeys(r for i in group for r in reasons.get(i, ()))))
        for group in unions.groups()
    )


def _by_key(told: Sequence[Telling], cast: Cast, lineage: Lineage) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = defaultdict(list)
    for i, telling in enumerate(told):
        for key in _keys(telling, cast, lineage):
            found[key].append(i)
    return found


def _keys(telling: Telling, cast: Cast, lineage: Lineage) -> Iterator[Key]:
    """What tellings of one origin share."""
    source = origin(telling, cast)
    outlet = cast.party(telling.chain[0]) if telling.chain else None
    page = telling.incident.page
    if is_own_voice(telling, cast):
        agency = lineage.agency(page)
        if agency:
            yield "agency", agency
        if outlet is not None and not (agency and folded(agency) != folded(outlet.name) and not agency_of(outlet.name)):
            yield "party", cast.root(outlet).id
    elif source is None:
        yield "source", page, telling.chain[-1].id
    elif not is_name(source.name) and source.category in _ANYONE:
        yield "someone", source.id, cast.root(outlet).id if outlet else page
    else:
        yield "party", cast.root(source).id


def is_own_voice(telling: Telling, cast: Cast) -> bool:
    """Say whether the page tells it itself, its reporter does, or someone whom only its outlet knows ("sources said")."""
    source = origin(telling, cast)
    outlet = cast.party(telling.chain[0]) if telling.chain else None
    if len(telling.chain) <= 1 or (source is not None and source is outlet):
        return True
    return source is not None and (is_unnamed(source) or _is_reporter(source))


def _is_reporter(source: Party) -> bool:
    """Whether it is somebody of the outlet's own who speaks on its page, and no other outlet."""
    return source.category == "media" and (source.kind == "person" or not is_name(source.name))


def is_unnamed(source: Party) -> bool:
    """Say whether a source is nobody in particular: "sources", "reports", "security sources"."""
    return bool(_UNNAMED.search(source.name.strip())) and source.category not in {"document", "government", "security"}


def origin(telling: Telling, cast: Cast) -> Party | None:
    """Return the party at the end of the chain."""
    return cast.party(telling.chain[-1]) if telling.chain else None


def _reason(key: Key, told: Sequence[Telling], cast: Cast) -> Reason:
    if key[0] == "agency":
        return Reason(kind="same_agency", detail=f"{key[1]} reports it")
    parties = {p.id: p for t in told if (p := origin(t, cast))}
    names = sorted(p.name for p in parties.values())
    if len(parties) <= 1 or key[0] != "party":
        return Reason(kind="same_origin", detail=names[0] if names else "one source")
    root = cast.named(key[1])
    others = [name for name in names if name != root.name]
    return Reason(kind="same_party", detail=f"{_listed(others)} {'speaks' if len(others) == 1 else 'speak'} for {root.name}")


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _kind(link: Link) -> ReasonKind:
    return "same_origin" if link.kind == "same_statement" else link.kind


def _linked(told: Sequence[Telling], cast: Cast, lineage: Lineage) -> Iterator[tuple[int, int, Link]]:
    """Pairs of tellings on two linked pages that the link makes one."""
    on: dict[str, list[int]] = defaultdict(list)
    for i, telling in enumerate(told):
        on[telling.incident.page].append(i)
    for link in lineage.among(on):
        for i in on[link.left]:
            for j in on[link.right]:
                if _is_carried(link, told[i], told[j], cast):
                    yield i, j, link


def _is_carried(link: Link, left: Telling, right: Telling, cast: Cast) -> bool:
    """Whether what the link carries from page to page is what both tell."""
    own = (is_own_voice(left, cast), is_own_voice(right, cast))
    if link.kind == "same_agency":
        return any(own)
    if link.kind == "copied_text":
        return _within(link, left, right) or (all(own) and (link.share or 0.0) >= COPIED_WHOLE)
    return link.kind == "same_statement" and not any(own) and _within(link, left, right)


def _within(link: Link, left: Telling, right: Telling) -> bool:
    """Whether both stand in the words that the pages share."""
    return any(_meet(p.left, left.spans) and _meet(p.right, right.spans) for p in link.passages)


def _meet(passage: Span, spans: Sequence[Span]) -> bool:
    return any(passage.overlaps(span) for span in spans)
