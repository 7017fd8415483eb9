"""A document's annotated records beside the ledger that was read from it, and what is a mistake in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Record = dict[str, Any]
Pairs = dict[int, int]
LONGEST = 110
"""Characters of a stretch of text that are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One thing that was read wrong: its group ("claims"), kind ("missed"), document, and both sides in words."""

    group: str
    kind: str
    document: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document's annotated records beside the ledger that was read from it."""

    name: str
    text: str
    gold: list[Record]
    ledger: Record
    score: Any
    """The set's own ``score.py``."""

    def annotated(self, letter: str) -> list[Record]:
        """The annotated claims (``C``), incidents (``I``), counts (``N``) or entities (``E``)."""
        return [r for r in self.gold if r["id"][0] == letter]

    def words(self, *spans: Sequence[int]) -> str:
        """The words of spans, in one line, cut where they are long."""
        shown = " … ".join(" ".join(self.text[a:b].split()) for a, b in spans)
        return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 30]} … {shown[-25:]}"

    def mistake(self, group: str, kind: str, detail: str) -> Mistake:
        """A mistake of this document."""
        return Mistake(group=group, kind=kind, document=self.name, detail=detail)


def span_of(record: Record) -> tuple[int, int]:
    """The span of a record of the ledger."""
    return record["start"], record["end"]
