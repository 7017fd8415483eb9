"""Pages for the tests of lineage, written in a line: paragraphs, and who is given to say what."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, Protocol

import pytest

from testigo.ledger import Block, Claim, Dateline, Entity, Ledger, Page, Published, ReaderMark, Source, Span


class Written(Protocol):
    """Makes the ledger of a page. A claim is ``{"who":, "said":}`` with ``kind``, ``act``, ``form``, ``category`` if need be."""

    def __call__(
        self,
        body: str,
        *,
        outlet: str | None = None,
        day: str | None = None,
        title: str | None = None,
        agencies: Sequence[str] = (),
        claims: Sequence[dict[str, Any]] = (),
    ) -> Ledger: ...


def _claim(number: int, text: str, told: dict[str, Any]) -> tuple[Claim, Entity]:
    said, who = text.index(told["said"]), text.index(told["who"])
    source = Source(
        start=who,
        end=who + len(told["who"]),
        category=told.get("category", "other"),
        entity=f"E{number}",
        named=True,
    )
    entity = Entity(id=f"E{number}", kind=told.get("kind", "person"), name=told["who"], mentions=(source,))
    claim = Claim(
        id=f"C{number}",
        form=told.get("form", "indirect"),
        act=told.get("act", "assert"),
        source=source,
        cue=None,
        content=(Span(start=said, end=said + len(told["said"])),),
        within=None,
        confidence=0.9,
    )
    return claim, entity


def _blocks(body: str) -> tuple[Block, ...]:
    blocks, start = [], 0
    for part in body.split("\n\n"):
        kind = "promotion" if part.startswith("Follow us") else "body"
        blocks.append(Block(start=start, end=start + len(part), kind=kind))  # type: ignore[arg-type]
        start += len(part) + 2
    return tuple(blocks)


def _written(
    body: str,
    *,
    outlet: str | None = None,
    day: str | None = None,
    title: str | None = None,
    agencies: Sequence[str] = (),
    claims: Sequence[dict[str, Any]] = (),
) -> Ledger:
    made = [_claim(number, body, told) for number, told in enumerate(claims, 1)]
    page = Page(
        id="sha256:" + hashlib.sha256(f"{outlet}{day}{title}{body}".encode()).hexdigest(),
        text=body,
        blocks=_blocks(body),
        published=Published(value=day, evidence="given") if day else None,
        title=title,
        outlet=outlet,
        agencies=tuple(agencies),
        datelines=(Dateline(start=0, end=1),),
    )
    return Ledger(
        input="page",
        page=page,
        reader=ReaderMark(version="0", model="none"),
        claims=tuple(claim for claim, _ in made),
        entities=tuple(entity for _, entity in made),
    )


@pytest.fixture
def written() -> Written:
    """Makes the ledger of a page from its body."""
    return _written
