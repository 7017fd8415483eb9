"""The records of a case: what is joined across pages, and the accounts that are laid side by side.

Everything here is plain and frozen, and a function of the pages and the decisions alone: the same pages in any order give the
same records. A page is known by its ``id`` (``sha256:…`` of its bytes as received), a record of its ledger by page and id.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from testigo.ledger import Effect, EntityKind, IncidentType, Precision, SourceCategory, Span, Stage

PartyKind = EntityKind | Literal["outlet"]
Asked = Literal[
    "happened",
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
    "agent",
    "patient",
    "target",
    "instrument",
    "when",
    "where",
]
Verdict = Literal["single", "agree", "differ", "update"]
LinkKind = Literal["copied_text", "same_agency", "cites", "same_statement"]
ReasonKind = Literal["same_origin", "same_party", "copied_text", "same_agency", "cites"]
JoinKind = Literal["party", "incident", "part_of"]


class Node(NamedTuple):
    """A record of one page's ledger: an entity or an incident. The outlet of a page is its entity ``outlet``.

    A tuple, since cases sort and look up so many that a dataclass's own hash and order take a good part of the time.
    """

    page: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCard:
    """What the case says of a page without its text."""

    id: str
    input: str
    url: str | None
    title: str | None
    outlet: str | None
    published: str | None
    agencies: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """How one page names someone: an entity with its kind, its proper names and its descriptions, as the page has them.

    ``country`` (ISO 3166-1) is the one that the page is about where it names the entity, by which "the police" of two
    countries are told apart. A country that no table knows is ``~`` and
    the stem of its name. ``category`` is what most of its claims give it. ``told`` is the day of the page, ``cased`` says
    whether the page tells names by capitals. Names and descriptions are in the order of how often the page uses them.
    """

    node: Node
    kind: PartyKind
    names: tuple[str, ...]
    descriptions: tuple[str, ...]
    category: SourceCategory | None
    country: str | None
    told: str | None = None
    cased: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of an incident. WGS 84 degrees."""

    name: str
    latitude: float | None
    longitude: float | None
    precision: Precision
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One page's incident in brief, as far as events need it.

    ``day`` is the ISO day that the page gives it, None where it gives none or leaves it open; ``first`` and ``last`` are
    days between which it happened; ``told`` is the day of the page. ``point`` is the town or spot it happened in, as WGS 84
    latitude and longitude. ``known`` are the rare words (stems) among those it happened to. ``leading`` says that the
    page's title or first sentences tell of it.
    """

    node: Node
    type: IncidentType
    stage: Stage
    day: str | None
    first: str | None
    last: str | None
    told: str | None
    point: tuple[float, float] | None
    known: tuple[str, ...]
    leading: bool
    triggers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """What one page's incident can be known again by.

    ``days`` are ISO days and ranges, the one that the page gives most often first. ``agents``, ``patients`` and ``targets``
    are the names and descriptions that the page has, ``people`` and ``things`` the rare words (stems) of persons and of
    bodies and buildings among the latter two; ``amounts`` its counts. ``words`` are the stems of the sentences of
    its triggers, ``sentences`` their numbers on the page, and ``topic`` the stems that the whole page is about.
    """

    profile: Profile
    days: tuple[str, ...]
    places: tuple[Spot, ...]
    agents: tuple[str, ...]
    patients: tuple[str, ...]
    targets: tuple[str, ...]
    people: tuple[str, ...]
    things: tuple[str, ...]
    amounts: tuple[tuple[Effect, float], ...]
    words: tuple[str, ...]
    topic: tuple[str, ...]
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Two nodes that are one, or of which the left is part of the right, with how sure that is and why, in words."""

    kind: JoinKind
    left: Node
    right: Node
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Someone who says or does something, merged across pages."""

    id: str
    name: str
    kind: PartyKind
    category: SourceCategory | None
    part_of: str | None
    aliases: tuple[str, ...]
    pages: tuple[str, ...]
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number as a range; both ends None where the page gives no number ("dozens")."""

    low: float | None
    high: float | None
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One page's answer to a question about an incident, by one teller.

    ``value`` is an :class:`Amount`, a :class:`Spot`, an ISO date or range, a Node (someone who acts or suffers), words
    (things), or True (it happened). ``chain`` is who passes it on, from the page's outlet down to the origin. ``denied``
    says that the teller denies the value. ``claim`` is None where the page says it in its own voice. ``who`` says of whom
    a count is a part; a count of everyone has none.
    """

    incident: Node
    question: Asked
    who: str | None
    value: Amount | Spot | Node | str | bool
    claim: str | None
    chain: tuple[Node, ...]
    spans: tuple[Span, ...]
    words: str
    hedged: bool
    denied: bool
    told: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """The same words on two pages: where they stand on each."""

    left: Span
    right: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One page depends on another, or both on a third. ``left`` is the earlier or the cited one where that is known."""

    left: str
    right: str
    kind: LinkKind
    share: float | None
    passages: tuple[Passage, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why tellings count once."""

    kind: ReasonKind
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Tellings (by their number in the answer) that go back to one origin, and why."""

    told: tuple[int, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One distinct value with everyone who tells it, everyone who denies it, and its independent origins."""

    value: Amount | Spot | str | bool
    party: str | None
    told: tuple[Telling, ...]
    denied: tuple[Telling, ...]
    origins: tuple[Origin, ...]

    @property
    def independent(self) -> int:
        """How many independent origins stand behind the value."""
        return len(self.origins)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked of an incident, the answers, and the pages that tell of the incident and do not answer."""

    question: Asked
    who: str | None
    answers: tuple[Answer, ...]
    verdict: Verdict
    silent: tuple[str, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An incident of the case: what several pages' incidents tell of, with the questions about it."""

    id: str
    type: IncidentType
    title: str
    when: str | None
    where: str | None
    mentions: tuple[Node, ...]
    silent: Sequence[str]
    questions: Sequence[Question]


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """The whole of a case: its pages, parties, incidents with their accounts, and how pages depend on each other."""

    pages: tuple[PageCard, ...]
    parties: tuple[Party, ...]
    incidents: tuple[Event, ...]
    lineage: Sequence[Link]
