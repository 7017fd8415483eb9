"""Pages with their ledgers, and tellings with their parties, made in a few words for tests of accounts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from testigo.case.accounts.parties_of import Cast
from testigo.case.accounts.provenance import Provenance
from testigo.case.records import Amount, Asked, Node, PageCard, Party, PartyKind, Spot, Telling
from testigo.ledger import (
    Act,
    Block,
    Claim,
    Count,
    Effect,
    Entity,
    EntityKind,
    Filler,
    Incident,
    IncidentType,
    Ledger,
    Page,
    Published,
    ReaderMark,
    Source,
    SourceCategory,
    Span,
    Stage,
    When,
    Where,
    Who,
)


class MadePage:
    """A page whose records are told by quoting its words; the first place where they stand counts."""

    def __init__(
        self, text: str, *, outlet: str = "The Selmar Courier", day: str = "2025-03-06", title: str = ""
    ) -> None:
        self.text = f"{title}\n\n{text}" if title else text
        self._title = title
        self._outlet, self._day = outlet, day
        self.entities: list[Entity] = []
        self.claims: list[Claim] = []
        self.incidents: list[Incident] = []
        self.counts: list[Count] = []

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start=start, end=start + len(words))

    def entity(self, kind: EntityKind, name: str, *mentions: str) -> str:
        spans = tuple(self.span(words) for words in mentions or (name,))
        self.entities.append(Entity(id=f"E{len(self.entities) + 1}", kind=kind, name=name, mentions=spans))
        return self.entities[-1].id

    def claim(
        self,
        source: str,
        content: str,
        *,
        entity: str | None = None,
        act: Act = "assert",
        cue: str | None = None,
        category: SourceCategory = "government",
        within: str | None = None,
    ) -> str:
        at = self.span(source)
        who = Source(start=at.start, end=at.end, category=category, entity=entity, named=True)
        self.claims.append(
            Claim(
                id=f"C{len(self.claims) + 1}",
                form="indirect",
                act=act,
                source=who,
                cue=self.span(cue) if cue else None,
                content=(self.span(content),),
                within=within,
                confidence=1.0,
            )
        )
        return self.claims[-1].id

    def incident(
        self,
        kind: IncidentType,
        *triggers: str,
        stage: Stage = "real",
        agents: Sequence[tuple[str, str | None]] = (),
        patients: Sequence[tuple[str, str | None]] = (),
        targets: Sequence[tuple[str, str | None]] = (),
        when: Sequence[tuple[str, str]] = (),
        where: Sequence[str] = (),
    ) -> str:
        self.incidents.append(
            Incident(
                id=f"I{len(self.incidents) + 1}",
                type=kind,
                stage=stage,
                triggers=tuple(self.span(words) for words in triggers),
                agents=self._fillers(agents),
                patients=self._fillers(patients),
                targets=self._fillers(targets),
                instruments=(),
                when=tuple(
                    When(start=(at := self.span(words)).start, end=at.end, value=value) for words, value in when
                ),
                where=tuple(Where(start=(at := self.span(words)).start, end=at.end, name=words) for words in where),
                told_by=(None,),
                confidence=1.0,
            )
        )
        return self.incidents[-1].id

    def _fillers(self, given: Sequence[tuple[str, str | None]]) -> tuple[Filler, ...]:
        return tuple(Filler(start=(at := self.span(words)).start, end=at.end, entity=entity) for words, entity in given)

    def count(
        self,
        words: str,
        number: float | None,
        incident: str | None,
        *,
        effect: Effect = "killed",
        who: Who = "unknown",
        told_by: str | None = None,
    ) -> None:
        at = self.span(words)
        self.counts.append(
            Count(
                start=at.start,
                end=at.end,
                low=number,
                high=number,
                approximate=False,
                effect=effect,
                who=who,
                incident=incident,
                told_by=told_by,
            )
        )

    def ledger(self) -> Ledger:
        body = len(self._title)
        blocks = (
            *((Block(start=0, end=body, kind="title"),) if body else ()),
            Block(start=body, end=len(self.text), kind="body"),
        )
        page = Page(
            id="sha256:" + hashlib.sha256(self.text.encode()).hexdigest(),
            text=self.text,
            blocks=blocks,
            published=Published(value=self._day, evidence="given"),
            outlet=self._outlet,
        )
        return Ledger(
            input="page.txt",
            page=page,
            reader=ReaderMark(version="0", model="made"),
            entities=tuple(self.entities),
            claims=tuple(self.claims),
            incidents=tuple(self.incidents),
            counts=tuple(self.counts),
        )


def party(
    name: str,
    *nodes: tuple[str, str],
    kind: PartyKind = "organisation",
    category: SourceCategory | None = None,
    part_of: str | None = None,
    aliases: tuple[str, ...] = (),
) -> Party:
    """A party named on pages by nodes (page, id); its id is its name in small letters."""
    made = tuple(Node(page=page, id=node) for page, node in nodes)
    return Party(
        id=name.casefold().replace(" ", "-"),
        name=name,
        kind=kind,
        category=category,
        part_of=part_of,
        aliases=aliases,
        pages=tuple(sorted({n.page for n in made})),
        nodes=made,
    )


def telling(
    page: str,
    question: Asked,
    value: Amount | Spot | Node | str | bool,
    *,
    by: str | None = None,
    words: str = "words",
    day: str | None = "2025-03-06",
    start: int = 0,
    hedged: bool = False,
    denied: bool = False,
    who: str | None = None,
) -> Telling:
    """A telling on a page: in its own voice, or laid to the node ``by``."""
    outlet = Node(page=page, id="outlet")
    return Telling(
        incident=Node(page=page, id="I1"),
        question=question,
        who=who,
        value=value,
        claim=by and f"C-{by}",
        chain=(outlet, Node(page=page, id=by)) if by else (outlet,),
        spans=(Span(start=start, end=start + 5),),
        words=words,
        hedged=hedged,
        denied=denied,
        told=day,
    )


def count(number: float | None, *, at_least: bool = False, approximate: bool = False) -> Amount:
    """An exact number, or at least so many."""
    return Amount(low=number, high=None if at_least else number, approximate=approximate)


def provenance(*parties: Party, cards: Sequence[PageCard] = ()) -> Provenance:
    """The provenance of tellings among these parties."""
    return Provenance(Cast(parties), cards)


def card(page: str, *, outlet: str, agencies: tuple[str, ...] = ()) -> PageCard:
    """A page's card."""
    return PageCard(id=page, input=page, url=None, title=None, outlet=outlet, published="2025-03-06", agencies=agencies)
