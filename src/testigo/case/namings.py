"""How a page names those who act, suffer and speak in it: the page's side of joining parties."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from testigo.case.claim_chains import OUTLET, Sources, source_id
from testigo.case.records import Naming, Node
from testigo.ledger import Entity, Ledger, SourceCategory, Span

_PRONOUNS = frozenset(
    "i me my mine we us our ours you your he him his she her hers it its they them their theirs who whom whose which that "
    "this these those one ones himself herself itself themselves".split()
)
_OPENS_DESCRIPTION = re.compile(r"(?:the|a|an|his|her|its|their|our|my|some|several|two|three|\d+)\s", re.IGNORECASE)


def namings_of(ledger: Ledger) -> tuple[Naming, ...]:
    """Return one record for each entity, each source without an entity, and the page's outlet."""
    return (*_entities(ledger), *_loose_sources(ledger), *_outlet(ledger))


def _entities(ledger: Ledger) -> Iterator[Naming]:
    country = _country(ledger)
    categories = _categories(ledger)
    for entity in ledger.entities:
        words = _words(entity, ledger.page.text)
        names = tuple(w for w in words if is_name(w))
        yield Naming(
            node=Node(page=ledger.page.id, id=entity.id),
            kind=entity.kind,
            names=names,
            descriptions=tuple(w for w in words if w not in names),
            category=categories.get(entity.id),
            country=country,
        )


def _words(entity: Entity, text: str) -> list[str]:
    """The distinct words of its mentions, its own name first, pronouns left out."""
    said = [entity.name, *(" ".join(m.of(text).split()) for m in entity.mentions)]
    return [w for w in dict.fromkeys(said) if w.casefold() not in _PRONOUNS]


def is_name(words: str) -> bool:
    """Whether it may be somebody's own name: it does not open as a description does."""
    return not _OPENS_DESCRIPTION.match(words) or any(c.isupper() for c in words[1:])


def _categories(ledger: Ledger) -> dict[str, SourceCategory]:
    seen: dict[str, Counter[SourceCategory]] = defaultdict(Counter)
    sources = Sources(ledger)
    for claim in ledger.claims:
        if claim.source is not None:
            seen[source_id(claim, sources)][claim.source.category] += 1
    return {entity: counts.most_common(1)[0][0] for entity, counts in seen.items()}


def _country(ledger: Ledger) -> str | None:
    """The country that most of the page's incidents happened in."""
    seen = Counter(place.country for i in ledger.incidents for place in i.where if place.country)
    return seen.most_common(1)[0][0] if seen else None


def _loose_sources(ledger: Ledger) -> Iterator[Naming]:
    categories, sources = _categories(ledger), Sources(ledger)
    for claim in ledger.claims:
        if claim.source is not None and (loose := source_id(claim, sources)).startswith("@"):
            words = " ".join(Span(start=claim.source.start, end=claim.source.end).of(ledger.page.text).split())
            known = is_name(words)
            yield Naming(
                node=Node(page=ledger.page.id, id=loose),
                kind="group",
                names=(words,) if known else (),
                descriptions=() if known else (words,),
                category=categories.get(loose),
                country=_country(ledger),
            )


def _outlet(ledger: Ledger) -> Iterator[Naming]:
    name = ledger.page.outlet
    yield Naming(
        node=Node(page=ledger.page.id, id=OUTLET),
        kind="outlet",
        names=(name,) if name else (),
        descriptions=() if name else (ledger.input,),
        category="media",
        country=None,
    )
