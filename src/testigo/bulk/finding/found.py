"""What was found in a bulk folder: pages, the best first, each with why it was found and who else ran its text."""

from __future__ import annotations

from dataclasses import dataclass

from testigo.bulk.finding.area import Area
from testigo.case.search import Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPage:
    """A page as the tables have it. ``shard`` and ``record`` say where in the input it stands."""

    id: str
    shard: str
    record: str
    input: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    retrieved_at: str | None
    words: int
    claims: int
    incidents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundIncident:
    """An incident for which a page was found, as its ledger has it; ``text`` are its triggers."""

    id: str
    type: str
    stage: str
    text: str
    place: str | None
    country: str | None
    when: str | None
    agents: tuple[str, ...]
    patients: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundParty:
    """A name for which a page was found, in lower case: the claims laid to it, and whether it has a part in an incident."""

    name: str
    claims: int
    has_part: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCopy:
    """Another page with the same text, or nearly the same."""

    id: str
    shard: str
    record: str
    url: str | None
    outlet: str | None
    published: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A page that was found; a better one scores higher. ``incidents`` and ``parties`` are the first that were asked for.

    ``copies`` are the first of the ``copied`` other pages, of any day and outlet, that ran its text.
    """

    page: FoundPage
    score: float
    title: Excerpt | None
    excerpt: Excerpt | None
    incidents: tuple[FoundIncident, ...]
    parties: tuple[FoundParty, ...]
    copies: tuple[FoundCopy, ...]
    copied: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The best pages, as many as were asked for; how many there are in all, copies aside; and what place was meant."""

    hits: tuple[Hit, ...]
    total: int
    area: Area | None = None
