"""What pages call a party, and every place where they do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from testigo.case.namings import is_name
from testigo.case.records import Party
from testigo.ledger import Ledger, Span
from testigo.reading.pronouns import PRONOUNS

Calling = Literal["name", "description", "pronoun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Span):
    """Where a page names somebody, in code points."""

    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """Words by which pages name a party, and where, by page and place."""

    words: str
    kind: Calling
    places: tuple[Mention, ...]


def called(party: Party, ledger: Callable[[str], Ledger]) -> tuple[Called, ...]:
    """Return what a party is called, names before descriptions before pronouns, the most used first.

    ``ledger`` gives the reading of a page. Words that differ in capitals alone are the same, under their first spelling.
    """
    nodes: dict[str, set[str]] = defaultdict(set)
    for node in party.nodes:
        nodes[node.page].add(node.id)
    spelt: dict[str, str] = {}
    found: dict[str, list[Mention]] = defaultdict(list)
    for page in sorted(nodes):
        read = ledger(page)
        for span in _spans(read, nodes[page]):
            words = " ".join(span.of(read.page.text).split())
            spelt.setdefault(words.casefold(), words)
            found[words.casefold()].append(Mention(page=page, start=span.start, end=span.end))
    made = (Called(words=spelt[key], kind=_kind(spelt[key]), places=tuple(at)) for key, at in found.items())
    order: tuple[Calling, ...] = ("name", "description", "pronoun")
    return tuple(sorted(made, key=lambda c: (order.index(c.kind), -len(c.places), c.words.casefold())))


def _spans(ledger: Ledger, ids: set[str]) -> Iterable[Span]:
    """Where the page names any of them: mentions of its entities, and sources without an entity by where they stand."""
    mentions = {(m.start, m.end) for e in ledger.entities if e.id in ids for m in e.mentions}
    loose = {
        (c.source.start, c.source.end) for c in ledger.claims if c.source is not None and f"@{c.source.start}" in ids
    }
    return [Span(start=start, end=end) for start, end in sorted(mentions | loose)]


def _kind(words: str) -> Calling:
    if words.casefold() in PRONOUNS:
        return "pronoun"
    return "name" if is_name(words) and words != words.lower() else "description"
