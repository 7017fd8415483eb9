"""Independent origins: tellings that go back to one party, one text or one agency count once, with the reasons why.

Tellings are put together by keys (the party at the end of the chain, the agency credited) and then by the links between
the pages that tell, so that the cost grows with tellings and links and not with pairs of tellings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from testigo.case.accounts.provenance import Key, Provenance
from testigo.case.records import Amount, Link, Origin, Reason, ReasonKind, Telling
from testigo.case.unions import Unions
from testigo.ledger import Span

_FACTS = frozenset({"when", "where"})
"""Questions that a page answers from where it has the rest, too."""
COPIED_WHOLE = 0.5
"""Share of the shorter page from which on a copy carries whatever both tell in their own voice."""


class Lineage:
    """The links between pages, looked up by page."""

    def __init__(self, links: Iterable[Link]) -> None:
        """Take the links."""
        self._of: dict[str, list[Link]] = defaultdict(list)
        for link in links:
            self._of[link.left].append(link)

    def among(self, pages: Iterable[str]) -> Iterator[Link]:
        """Yield the links between any two of the pages."""
        if self._of:
            present = set(pages)
            for page in sorted(present & self._of.keys()):
                yield from (link for link in self._of[page] if link.right in present)


def origins_of(told: Sequence[Telling], provenance: Provenance, lineage: Lineage) -> tuple[Origin, ...]:
    """Return the groups of tellings that count once, in the order of their first telling."""
    if len(told) == 1:
        return (Origin(told=(0,), reasons=()),)
    unions: Unions[int] = Unions(range(len(told)))
    reasons: dict[int, list[Reason]] = defaultdict(list)
    for key, group in _by_key(told, provenance).items():
        joined = [i for i in group[1:] if unions.join(group[0], i)]
        if joined:
            reasons[group[0]].append(_reason(key, [told[i] for i in group], provenance))
    for i, j, source in _had_from(told, provenance):
        if unions.join(i, j):
            reasons[i].append(Reason(kind="same_origin", detail=f"the page has it from {source}"))
    for i, j, link in _linked(told, lineage):
        if unions.root(i) != unions.root(j) and _is_carried(link, told[i], told[j], provenance):
            unions.join(i, j)
            reasons[i].append(Reason(kind=_kind(link), detail=link.reason))
    return tuple(
        Origin(told=tuple(group), reasons=tuple(dict.fromkeys(r for i in group for r in reasons.get(i, ()))))
        for group in unions.groups()
    )


def _had_from(told: Sequence[Telling], provenance: Provenance) -> Iterator[tuple[int, int, str]]:
    """What a page says in its own voice and lays to one source alone, it has from that source: numbers, days and places."""
    if not isinstance(told[0].value, Amount) and told[0].question not in _FACTS:
        return
    own: dict[str, list[int]] = defaultdict(list)
    laid: dict[str, dict[str, int]] = defaultdict(dict)
    for i, telling in enumerate(told):
        source = provenance.of(telling)
        if source.own and not source.unnamed:
            own[telling.incident.page].append(i)
        elif source.party is not None and not source.own:
            laid[telling.incident.page].setdefault(source.party.id, i)
    for page in sorted(own.keys() & laid.keys()):
        if len(laid[page]) == 1:
            ((party, i),) = laid[page].items()
            yield from ((i, j, provenance.cast.named(party).name) for j in own[page])


def origins_behind(
    answers: Iterable[tuple[Sequence[Telling], Sequence[Origin]]], provenance: Provenance
) -> list[frozenset[str]]:
    """Return the independent origins behind several answers together, each as the pages that tell from it."""
    answers = list(answers)
    if len(answers) == 1:  # origins of one answer have no key in common
        told, origins = answers[0]
        return [frozenset(told[i].incident.page for i in origin.told) for origin in origins]
    unions: Unions[int] = Unions()
    first: dict[Key, int] = {}
    pages: list[set[str]] = []
    for told, origins in answers:
        for origin in origins:
            group = len(pages)
            pages.append({told[i].incident.page for i in origin.told})
            unions.root(group)
            for i in origin.told:
                for key in provenance.of(told[i]).keys:
                    unions.join(first.setdefault(key, group), group)
    return [frozenset().union(*(pages[i] for i in group)) for group in unions.groups()]


def _by_key(told: Sequence[Telling], provenance: Provenance) -> dict[Key, list[int]]:
    found: dict[Key, list[int]] = defaultdict(list)
    for i, telling in enumerate(told):
        for key in provenance.of(telling).keys:
            found[key].append(i)
    return found


def _reason(key: Key, told: Sequence[Telling], provenance: Provenance) -> Reason:
    if key[0] == "agency":
        return Reason(kind="same_agency", detail=f"{key[1]} reports it")
    names = sorted({p.name for t in told if (p := provenance.of(t).party)})
    if len(names) <= 1 or key[0] != "party":
        return Reason(kind="same_origin", detail=names[0] if names else "one source")
    root = provenance.cast.named(key[1])
    others = [name for name in names if name != root.name]
    speak = "speaks" if len(others) == 1 else "speak"
    return Reason(kind="same_party", detail=f"{_listed(others)} {speak} for {root.name}")


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _kind(link: Link) -> ReasonKind:
    return "same_origin" if link.kind == "same_statement" else link.kind


def _linked(told: Sequence[Telling], lineage: Lineage) -> Iterator[tuple[int, int, Link]]:
    """Pairs of tellings on two linked pages."""
    on: dict[str, list[int]] = defaultdict(list)
    for i, telling in enumerate(told):
        on[telling.incident.page].append(i)
    for link in lineage.among(on) if len(on) > 1 else ():
        for i in on[link.left]:
            for j in on[link.right]:
                yield i, j, link


def _is_carried(link: Link, left: Telling, right: Telling, provenance: Provenance) -> bool:
    """Whether what the link carries from page to page is what both tell.

    An agency that laid it to the police in the morning says it in its own voice at noon: one dispatch is the other's origin.
    """
    if link.kind == "cites":
        return _is_laid_to(right, left, provenance)
    own = (provenance.of(left).own, provenance.of(right).own)
    if link.kind == "same_agency":
        return any(own)
    if link.kind == "copied_text":
        return _within(link, left, right) or (all(own) and (link.share or 0.0) >= COPIED_WHOLE)
    return link.kind == "same_statement" and not any(own) and _within(link, left, right)


def _is_laid_to(citing: Telling, cited: Telling, provenance: Provenance) -> bool:
    """Whether what one page tells is laid to the outlet of the other, which has it from wherever it says there."""
    outlet = provenance.cast.party(cited.chain[0])
    return outlet is not None and provenance.of(citing).party is outlet


def _within(link: Link, left: Telling, right: Telling) -> bool:
    """Whether both stand in the words that the pages share."""
    return any(_meet(p.left, left.spans) and _meet(p.right, right.spans) for p in link.passages)


def _meet(passage: Span, spans: Sequence[Span]) -> bool:
    return any(passage.overlaps(span) for span in spans)
