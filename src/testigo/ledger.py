"""The records of a ledger: frozen, typed, and the same in memory as in JSON.

Offsets are half-open and count Unicode code points of ``Page.text``. The JSON form is version 1 of the ledger contract
(``docs/reference/ledger.md``); :func:`to_json` writes it and :func:`from_json` reads it back to an equal record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal[
    "title", "byline", "dateline", "body", "caption", "credit", "promotion", "teaser", "navigation", "notice", "comment"
]
EntityKind = Literal["person", "group", "organisation", "place", "facility", "weapon", "vehicle"]
Form = Literal["direct", "indirect", "mixed"]
Act = Literal["assert", "confirm", "deny", "accuse", "hedge", "demand", "promise", "threaten", "ask", "withhold"]
SourceCategory = Literal[
    "government",
    "security",
    "judiciary",
    "politician",
    "armed_group",
    "media",
    "ngo",
    "health",
    "expert",
    "business",
    "victim",
    "witness",
    "accused",
    "document",
    "public",
    "other",
]
IncidentType = Literal[
    "killing",
    "shooting",
    "bombing",
    "attack",
    "strike",
    "clash",
    "raid",
    "arrest",
    "abduction",
    "abuse",
    "protest",
    "arson",
    "seizure",
    "legal",
    "release",
    "accident",
    "disaster",
    "outbreak",
    "poisoning",
]
Stage = Literal["real", "attempt", "plan", "threat", "denied", "general"]
Effect = Literal[
    "killed",
    "injured",
    "missing",
    "arrested",
    "abducted",
    "freed",
    "infected",
    "displaced",
    "participated",
    "affected",
    "damage",
]
Who = Literal[
    "civilian", "security", "armed_group", "government", "protester", "prisoner", "patient", "mixed", "unknown"
]
Precision = Literal["exact", "city", "region", "country", "unknown"]

FURNITURE: frozenset[BlockKind] = frozenset(
    {"byline", "credit", "promotion", "teaser", "navigation", "notice", "comment"}
)
"""Kinds of block that are set aside: shown, searchable, never read for claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open stretch of ``Page.text``, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that the span points at."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Say whether the two spans share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Say whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Span):
    """A stretch of the page that is of one kind: article text or furniture."""

    kind: BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The day a page was published (ISO 8601 at the precision known) and how it is known."""

    value: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline(Span):
    """Where, when and by whom the text that follows was filed; a time stamp of a live blog is one too.

    ``date`` is ISO 8601 at the precision known, ``time`` is ``HH:MM`` as printed on a 24-hour clock.
    """

    place: str | None = None
    agencies: tuple[str, ...] = ()
    date: str | None = None
    time: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something the reader of a ledger must know, with a code of the catalogue in :mod:`testigo.errors`."""

    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page as taken in: its text, what each part of it is, and what is known about it.

    ``id`` is ``sha256:`` and the hash of the bytes as received. ``blocks`` are in order, do not overlap, and together hold
    all of ``text`` but white space.
    """

    id: str
    text: str
    blocks: tuple[Block, ...]
    published: Published | None = None
    language: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    datelines: tuple[Dateline, ...] = ()
    media_type: str | None = None
    encoding: str | None = None
    notices: tuple[Notice, ...] = ()

    def article(self) -> Iterator[Block]:
        """Yield the blocks that are the article itself: title, dateline, body and captions."""
        return (block for block in self.blocks if block.kind not in FURNITURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, body, group, place or thing, and every place where the page names it."""

    id: str
    kind: EntityKind
    name: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Span):
    """Who a claim is laid to, in the page's words.

    ``named`` says whether it is a person or body known by name, directly or through a pronoun.
    """

    category: SourceCategory
    entity: str | None
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something that the page says somebody said.

    ``content`` has several spans when the cue stands in the middle of it. ``within`` is the claim in whose content this one
    is told: the page says that A says that B says.
    """

    id: str
    form: Form
    act: Act
    source: Source | None
    cue: Span | None
    content: tuple[Span, ...]
    within: str | None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler(Span):
    """Words that fill a role of an incident, and the entity they name."""

    entity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class When(Span):
    """Words that tell when, and the day or range worked out from them; None when they cannot be placed."""

    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Where(Span):
    """Words that tell where, and the place they are taken to mean. WGS 84 degrees; ``country`` is ISO 3166-1 alpha-2."""

    name: str
    latitude: float | None = None
    longitude: float | None = None
    precision: Precision = "unknown"
    country: str | None = None
    geonames: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Something that is told as having happened (or planned, tried, threatened, denied), with who, to whom, when, where."""

    id: str
    type: IncidentType
    stage: Stage
    triggers: tuple[Span, ...]
    agents: tuple[Filler, ...]
    patients: tuple[Filler, ...]
    targets: tuple[Filler, ...]
    instruments: tuple[Filler, ...]
    when: tuple[When, ...]
    where: tuple[Where, ...]
    told_by: tuple[str | None, ...]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Span):
    """A number of people (or things, for ``damage``) in an effect.

    ``low`` alone is "at least", ``high`` alone "at most"; both None an amount with no number ("dozens").
    """

    low: float | None
    high: float | None
    approximate: bool
    effect: Effect
    who: Who
    incident: str | None
    told_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderMark:
    """What produced a ledger: version of the program, name and content hash of the weights."""

    version: str
    model: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """What one page tells: who says what, what happened, how many."""

    input: str
    page: Page
    reader: ReaderMark
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    incidents: tuple[Incident, ...] = ()
    counts: tuple[Count, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A page that could not be taken in or read, in the place of its ledger."""

    input: str
    code: str
    message: str
