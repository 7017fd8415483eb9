"""Parts entities of a page that its reading holds for one although their names clash: a mistake of coreference.

A page's entity ``E20`` with the mentions "Interior Minister Tomas Revnik", "Pavo Lindt" and "Lindt" becomes ``E20`` (the minister)
and ``E20.2`` (Lindt), and each claim and each role goes to the one whose words it stands with. Words that name nobody (pronouns,
"the minister") stay with the name before them. The ledger as read is not touched; the case works on what this returns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from testigo.case.parties.mentions import Aspect, aspect_of, can_be_one
from testigo.ledger import Claim, Entity, Filler, Incident, Ledger, Source, Span


def parted(ledger: Ledger) -> Ledger:
    """Return the ledger with entities whose names clash taken apart; the ledger itself where none do."""
    cased = page_is_cased(ledger)
    made = {e.id: parts for e in ledger.entities if len(parts := _parts(e, ledger.page.text, cased=cased)) > 1}
    if not made:
        return ledger
    return replace(
        ledger,
        entities=tuple(p for e in ledger.entities for p in made.get(e.id, (e,))),
        claims=tuple(_claim(c, made) for c in ledger.claims),
        incidents=tuple(_incident(i, made) for i in ledger.incidents),
    )


def page_is_cased(ledger: Ledger) -> bool:
    """Say whether the page tells names by capitals: its text has both cases."""
    text = ledger.page.text[:4000]
    return any(c.isupper() for c in text) and any(c.islower() for c in text)


def _parts(entity: Entity, text: str, *, cased: bool) -> Sequence[Entity]:
    """The entity's mentions in groups that can be one, each an entity; the first keeps the id."""
    groups: list[list[Span]] = []
    aspects: list[list[Aspect]] = []
    ends: list[tuple[int, int]] = []
    mentions = sorted(entity.mentions, key=lambda m: m.start)
    said = [aspect_of(" ".join(m.of(text).split()), entity.kind, cased=cased) for m in mentions]
    for mention, aspect in zip(mentions, said, strict=True):
        if not aspect.names:
            continue
        at = next((i for i, known in enumerate(aspects) if all(can_be_one(aspect, k) for k in known)), None)
        if at is None:
            groups.append([])
            aspects.append([])
            at = len(groups) - 1
        groups[at].append(mention)
        aspects[at].append(aspect)
        ends.append((mention.start, at))
    if len(groups) < 2:
        return (entity,)
    for mention, aspect in zip(mentions, said, strict=True):
        if not aspect.names:
            before = [at for start, at in ends if start <= mention.start]
            groups[before[-1] if before else 0].append(mention)
    return [_made(entity, group, n, text) for n, group in enumerate(groups, 1)]


def _made(entity: Entity, mentions: Iterable[Span], n: int, text: str) -> Entity:
    ordered = tuple(sorted(mentions, key=lambda m: m.start))
    words = [" ".join(m.of(text).split()) for m in ordered]
    name = entity.name if entity.name in words else max(words, key=len)
    return replace(entity, id=entity.id if n == 1 else f"{entity.id}.{n}", name=name, mentions=ordered)


def _now(entity: str | None, span: Span, made: dict[str, Sequence[Entity]]) -> str | None:
    """The part that the words belong to: one with a mention there, else the one with the nearest before."""
    if entity not in made:
        return entity
    parts = made[entity]
    near = [(m, p.id) for p in parts for m in p.mentions]
    touching = [(m.start, p) for m, p in near if m.overlaps(span)]
    before = [(m.start, p) for m, p in near if m.start <= span.start]
    return min(touching)[1] if touching else max(before)[1] if before else parts[0].id


def _claim(claim: Claim, made: dict[str, Sequence[Entity]]) -> Claim:
    if claim.source is None or claim.source.entity not in made:
        return claim
    source: Source = replace(claim.source, entity=_now(claim.source.entity, claim.source, made))
    return replace(claim, source=source)


def _incident(incident: Incident, made: dict[str, Sequence[Entity]]) -> Incident:
    def fillers(given: tuple[Filler, ...]) -> tuple[Filler, ...]:
        return tuple(replace(f, entity=_now(f.entity, f, made)) for f in given)

    return replace(
        incident,
        agents=fillers(incident.agents),
        patients=fillers(incident.patients),
        targets=fillers(incident.targets),
        instruments=fillers(incident.instruments),
    )
