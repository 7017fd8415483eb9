"""The claims of a case: each with who makes it, in the page's words, as decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from testigo.case.database import Database
from testigo.case.records import Node
from testigo.ledger import Act, Form, SourceCategory

_FIELDS = "page.id, claim.id, published, act, form, source, entity, category, start, confidence"
_WORDS = "cue, content, within"
_FROM = "FROM claim JOIN page ON page.key = claim.page WHERE replaced_by IS NULL"
_ORDER = "ORDER BY ifnull(published, '~'), page.id, start, claim.id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A claim without its words. ``node`` is its source among the page's entities, None where the page names none.

    ``start`` is where its content begins, in code points.
    """

    page: str
    claim: str
    published: str | None
    act: Act
    form: Form
    source: str | None
    node: Node | None
    category: SourceCategory | None
    start: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Mark):
    """A claim with its words; ``within`` is the claim in which it is told."""

    cue: str | None
    content: str
    within: str | None


def marks(database: Database) -> tuple[Mark, ...]:
    """Return every claim of the pages that count, by day, then page and place."""
    return tuple(Mark(**_mark(row)) for row in database.rows(f"SELECT {_FIELDS} {_FROM} {_ORDER}"))


def statements_of(database: Database, nodes: Iterable[Node]) -> tuple[Statement, ...]:
    """Return the claims that some nodes make, by day, then page and place."""
    found = sorted(_each(database, nodes), key=lambda s: (s.published or "~", s.page, s.start, s.claim))
    return tuple(found)


def _each(database: Database, nodes: Iterable[Node]) -> Iterator[Statement]:
    sql = f"SELECT {_FIELDS}, {_WORDS} {_FROM} AND page.id = ? AND claim.entity = ?"
    with database.reading():
        for node in nodes:
            for row in database.rows(sql, node.page, node.id):
                *rest, cue, content, within = row
                yield Statement(**_mark(rest), cue=cue, content=content, within=within)


def _mark(row: Iterable[Any]) -> dict[str, Any]:
    page, claim, published, act, form, source, entity, category, start, confidence = row
    node = None if entity is None else Node(page=str(page), id=str(entity))
    return {
        "page": page, "claim": claim, "published": published, "act": act, "form": form, "source": source, "node": node,
        "category": category, "start": start, "confidence": confidence,
    }  # fmt: skip
