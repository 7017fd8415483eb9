"""Who is to be hidden: found by what the ledgers say of people, and by the names that a person gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from testigo.case.accounts.parties_of import Cast
from testigo.case.records import Accounts, Node
from testigo.ledger import Entity, Ledger, Span
from testigo.reading.pronouns import PRONOUNS
from testigo.redact.names import NamePattern, proper_names
from testigo.redact.rules import Rules

_HARMED = frozenset(
    {"killing", "shooting", "bombing", "attack", "strike", "abduction", "abuse", "poisoning", "accident"}
)
"""Kinds of incident whose patients are victims."""
_OF_AGE = 18
_AGE_BEFORE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old(?:\s[\w’'-]{1,20}){0,3}[\s,(]*$")
_AGE_AFTER = re.compile(r"^,?\s?\(?(?:aged\s)?(\d{1,2})(?:[,.;)]|\s?years?[- ]old|$)")
_YOUNG = re.compile(
    r"\b(?:school(?:boy|girl|child)|boy|girl|child|toddler|infant|baby|teenager|pupil)(?:\s(?:named|called))?,?\s*$"
)
_AROUND = 60
"""Characters before and after a name in which the age stands."""
_LABELS = {"witnesses": "Witness", "victims": "Victim", "minors": "Minor"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody hidden: the label, every entity of the pages that is them, and the names they go by."""

    label: str
    nodes: frozenset[Node]
    names: tuple[str, ...]


def hidden(accounts: Accounts, ledgers: Mapping[str, Ledger], rules: Rules) -> tuple[Person, ...]:
    """Return everyone whom the rules hide, in the order of the rules, then in that in which pages name them."""
    finder = _Finder(accounts, ledgers)
    people: list[Person] = []
    taken: set[Node] = set()
    for n, named in enumerate(rules.names, start=1):
        nodes = finder.called((named.name, *named.also))
        names = (named.name, *named.also, *finder.names(nodes))
        people.append(Person(label=named.label or f"Person {n}", nodes=nodes, names=tuple(dict.fromkeys(names))))
        taken |= nodes
    for kind in ("minors", "victims", "witnesses"):
        if kind in rules.hide:
            for n, nodes in enumerate(finder.of_kind(kind, taken), start=1):
                people.append(Person(label=f"{_LABELS[kind]} {n}", nodes=nodes, names=finder.names(nodes)))
                taken |= nodes
    return tuple(people)


class _Finder:
    def __init__(self, accounts: Accounts, ledgers: Mapping[str, Ledger]) -> None:
        self._cast = Cast(accounts.parties)
        self._ledgers = ledgers
        self._entities = {Node(page, e.id): e for page, x in ledgers.items() for e in x.entities}

    def called(self, names: tuple[str, ...]) -> frozenset[Node]:
        """Every entity that goes by one of the names, and whoever the case takes for the same person."""
        patterns = [NamePattern((name,), whole=True) for name in names]
        found = {
            node
            for node, entity in self._entities.items()
            if any(p.is_in(words) for p in patterns for words in self._words(node, entity))
        }
        return frozenset(n for node in found for n in self._same(node))

    def of_kind(self, kind: str, taken: set[Node]) -> Iterator[frozenset[Node]]:
        """The people of a kind who are not hidden yet."""
        seen = set(taken)
        for node, entity in self._entities.items():
            if entity.kind != "person" or node in seen or not self._is(kind, node, entity):
                continue
            nodes = frozenset(self._same(node)) - seen
            seen |= nodes
            if any(w.casefold() not in PRONOUNS for n in nodes for w in self._words(n, self._entities[n])):
                yield nodes

    def _is(self, kind: str, node: Node, entity: Entity) -> bool:
        ledger = self._ledgers[node.page]
        said = {c.source.category for c in ledger.claims if c.source and c.source.entity == entity.id}
        match kind:
            case "witnesses":
                return "witness" in said
            case "victims":
                harmed = {f.entity for i in ledger.incidents if i.type in _HARMED for f in i.patients}
                return "victim" in said or entity.id in harmed
            case _:
                return any(is_young(ledger.page.text, m) for m in entity.mentions)

    def _same(self, node: Node) -> set[Node]:
        party = self._cast.party(node)
        return {n for n in party.nodes if n in self._entities} | {node} if party else {node}

    def names(self, nodes: frozenset[Node]) -> tuple[str, ...]:
        """The names that pages call them by; descriptions and pronouns are none."""
        words = (w for node in sorted(nodes) for w in self._words(node, self._entities[node]))
        aliases = (w for node in sorted(nodes) if (p := self._cast.party(node)) for w in (p.name, *p.aliases))
        return proper_names((*words, *aliases))

    def _words(self, node: Node, entity: Entity) -> list[str]:
        text = self._ledgers[node.page].page.text
        return [entity.name, *(m.of(text) for m in entity.mentions)]


def is_young(text: str, mention: Span) -> bool:
    """Say whether the words around a name say that it is a minor's."""
    before, after = text[max(0, mention.start - _AROUND) : mention.start], text[mention.end : mention.end + _AROUND]
    words = mention.of(text)
    ages = [m[1] for m in (_AGE_BEFORE.search(before), _AGE_AFTER.search(after), _AGE_BEFORE.search(words + " ")) if m]
    return any(int(age) < _OF_AGE for age in ages) or bool(_YOUNG.search(before))


def mentions_of(person: Person, ledger: Ledger) -> Iterator[Span]:
    """Yield where a page speaks of somebody otherwise than by a pronoun: also "the baker’s widow"."""
    ids = {n.id for n in person.nodes if n.page == ledger.page.id}
    for entity in ledger.entities:
        if entity.id in ids:
            yield from (m for m in entity.mentions if m.of(ledger.page.text).casefold() not in PRONOUNS)
    for claim in ledger.claims:
        source = claim.source
        if source is not None and source.entity in ids and source.of(ledger.page.text).casefold() not in PRONOUNS:
            yield Span(start=source.start, end=source.end)
