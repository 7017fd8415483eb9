"""A copy of the material in which nobody who is hidden can be read: every text, value and name replaced, every span moved with it."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from testigo.case.later import Later
from testigo.case.records import Accounts, Answer, Link, Node, PageCard, Party, Passage, Telling
from testigo.case.review.names import SHORT
from testigo.errors import TestigoError
from testigo.export.material import Decided, Material
from testigo.ledger import Entity, Ledger, Span
from testigo.redact.contacts import contacts
from testigo.redact.moving import Moved, Replacement
from testigo.redact.names import NamePattern
from testigo.redact.people import Person, hidden, mentions_of
from testigo.redact.rules import Rules

_TERMS = frozenset(
    "kind category act form type stage effect who verdict question precision media_type encoding language code evidence "
    "country value_kind".split()
)
"""Fields that hold a term of the contract and never words of a page."""
_NOT_WORDS = re.compile(r"(?:sha256:)?[0-9a-f]{8,64}|\d{4}(?:-\d{2}){0,2}(?:[T/][\d:+/TZ.-]*)?")
"""Hashes, and ISO days and times."""
_ID = re.compile(r"[\w.]+(?:-[\w.]+)+")
"""An id of an incident or a party, made of words."""
_AT = re.compile(r"(?P<head>.*@)(?P<at>\d+)")
_HOST = re.compile(r"https?://[^/?#\s]{1,255}", re.IGNORECASE)
_KEY = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """The copy, and what is said of it.

    ``tombstones`` are, by label, the HMAC-SHA-256 of what the label stands for, under ``key``: 32 bytes drawn by chance for this
    copy alone. Who has the key can show later whom a label stood for; without it a guess cannot be tried.
    """

    material: Material
    tombstones: Mapping[str, str]
    key: bytes


def redacted(material: Material, rules: Rules) -> Redacted:
    """Return a copy of the material by the rules. Raises TestigoError T782 where there is nothing to replace."""
    people = hidden(material.accounts, material.ledgers, rules)
    copy = _Copy(material, people, rules)
    made = copy.material()
    if not copy.replaced:
        raise TestigoError("T782", "nobody and nothing that the rules name is in what is exported")
    key = secrets.token_bytes(_KEY)
    stones = {label: _stone(key, words) for label, words in sorted(copy.replaced.items())}
    note = (
        f"Redacted copy: {len(stones)} names or kinds of contact replaced by labels. Tombstones (HMAC-SHA-256 under a key that is "
        f"not in this copy): {'; '.join(f'{label} {stone}' for label, stone in stones.items())}"
    )
    return Redacted(material=replace(made, note=note), tombstones=stones, key=key)


def _stone(key: bytes, words: set[str]) -> str:
    return hmac.new(key, "\n".join(sorted(words)).encode("utf-8", "replace"), hashlib.sha256).hexdigest()


class _Copy:
    def __init__(self, material: Material, people: tuple[Person, ...], rules: Rules) -> None:
        self._material = material
        self._people = people
        self._rules = rules
        self._patterns = [(p.label, NamePattern(p.names)) for p in people]
        self._described = [(p.label, _descriptions(p, material.ledgers)) for p in people]
        self._label_of = {node: p.label for p in people for node in p.nodes}
        self.replaced: dict[str, set[str]] = {}
        self._moved = {page: self._text(ledger) for page, ledger in material.ledgers.items()}
        self._parties = {p.id: label for p in material.accounts.parties if (label := self._label(p))}

    def _label(self, party: Party) -> str | None:
        return next((self._label_of[n] for n in party.nodes if n in self._label_of), None)

    def _text(self, ledger: Ledger) -> Moved:
        """The page's text with names, descriptions and contacts replaced."""
        text = ledger.page.text
        found = [*self._found(text)]
        for person in self._people:
            found += [Replacement(m.start, m.end, person.label) for m in mentions_of(person, ledger)]
        moved = Moved(text, found)
        self._note(text, moved)
        return moved

    def _found(self, text: str) -> list[Replacement]:
        places = [(*at, label) for label, pattern in self._patterns for at in pattern.places(text)]
        return [Replacement(*place) for place in (*places, *contacts(text, self._rules.hide))]

    def _note(self, text: str, moved: Moved) -> None:
        for r in moved.replaced:
            self.replaced.setdefault(r.label, set()).add(text[r.start : r.end])

    def words(self, text: str) -> str:
        """A text that is not a page's, cleaned."""
        if _NOT_WORDS.fullmatch(text):
            return text
        found = self._found(text)
        found += [Replacement(*m.span(), label) for label, said in self._described if said for m in said.finditer(text)]
        if _ID.fullmatch(text):
            found = [Replacement(r.start, r.end, _as_id(r.label)) for r in found]
        return Moved(text, found).text

    def material(self) -> Material:
        m = self._material
        return replace(
            m,
            name=self.words(m.name),
            accounts=self._accounts(m.accounts),
            ledgers={page: self._ledger(ledger) for page, ledger in m.ledgers.items()},
            decided=self._decided(m.decided),
        )

    def _ledger(self, ledger: Ledger) -> Ledger:
        page = ledger.page.id
        made = self._any(replace(ledger, page=replace(ledger.page, text="")), page)
        assert isinstance(made, Ledger)
        hidden_here = self._moved[page].replaced
        url = self._address(made.page.url, cut=bool(hidden_here))
        entities = tuple(self._entity(e, page) for e in made.entities)
        return replace(made, page=replace(made.page, text=self._moved[page].text, url=url), entities=entities)

    def _entity(self, entity: Entity, page: str) -> Entity:
        label = self._label_of.get(Node(page, entity.id))
        return replace(entity, name=label) if label else entity

    def _address(self, url: str | None, *, cut: bool) -> str | None:
        """An address; of a page in which something is replaced the host alone, since the address leads to the words."""
        host = _HOST.match(url or "")
        return (host[0] if host else None) if cut else url

    def _accounts(self, accounts: Accounts) -> Accounts:
        return Accounts(
            pages=tuple(self._card(c) for c in accounts.pages),
            parties=tuple(self._party(p) for p in accounts.parties),
            incidents=tuple(self._any(e, None) for e in accounts.incidents),
            lineage=tuple(self._link(x) for x in accounts.lineage),
        )

    def _card(self, card: PageCard) -> PageCard:
        made = self._any(card, card.id)
        assert isinstance(made, PageCard)
        is_cut = card.id in self._moved and bool(self._moved[card.id].replaced)
        name = f"page {card.id.removeprefix('sha256:')[:SHORT]}" if is_cut else made.input
        return replace(made, url=self._address(made.url, cut=is_cut), input=name)

    def _party(self, party: Party) -> Party:
        label = self._parties.get(party.id)
        made = self._any(party, None)
        assert isinstance(made, Party)
        return made if label is None else replace(made, name=label, aliases=())

    def _link(self, link: Link) -> Link:
        made = self._any(replace(link, passages=()), None)
        assert isinstance(made, Link)
        passages = tuple(
            Passage(left=self._any(p.left, link.left), right=self._any(p.right, link.right)) for p in link.passages
        )
        return replace(made, passages=passages)

    def _decided(self, decided: Mapping[str, Decided]) -> dict[str, Decided]:
        by_short = {page.removeprefix("sha256:")[:SHORT]: page for page in self._material.ledgers}
        made = {}
        for name, decision in decided.items():
            short, _, record = name.partition(":")
            if short in by_short:
                made[f"{short}:{self._record(record, by_short[short])}"] = replace(decision, by=self.words(decision.by))
        return made

    def _record(self, record: str, page: str) -> str:
        """The id of a record, which may end with where its words begin."""
        at = _AT.fullmatch(record)
        return f"{at['head']}{self._moved[page].start(int(at['at']))}" if at and page in self._moved else record

    def _any(self, value: Any, page: str | None, field: str = "") -> Any:  # noqa: ANN401 - any field of any record
        """A record, its fields or a text, cleaned; spans are those of ``page``."""
        match value:
            case str():
                return value if field in _TERMS else self._slug(value)
            case Node():
                return Node(value.page, self._record(value.id, value.page))
            case tuple() | Later():
                return tuple(self._any(v, page, field) for v in value)
            case Telling():
                return self._telling(value)
            case _ if is_dataclass(value) and not isinstance(value, type):
                made = {f.name: self._any(getattr(value, f.name), page, f.name) for f in fields(value)}
                if isinstance(value, Span) and page in self._moved:
                    made |= {"start": self._moved[page].start(value.start), "end": self._moved[page].end(value.end)}
                if isinstance(value, Answer) and value.party in self._parties:
                    made["value"] = self._parties[value.party]
                return type(value)(**made)
            case _:
                return value

    def _slug(self, value: str) -> str:
        """A text, or the id of a party or of an incident."""
        label = self._parties.get(value)
        return _as_id(label) if label else self.words(value)

    def _telling(self, t: Telling) -> Telling:
        page = t.incident.page
        moved = self._moved.get(page)
        made = {f.name: self._any(getattr(t, f.name), page, f.name) for f in fields(t)}
        if moved is not None and any(moved.touches(s.start, s.end) for s in t.spans):
            made["words"] = " … ".join(s.of(moved.text) for s in made["spans"])
        return Telling(**made)


def _descriptions(person: Person, ledgers: Mapping[str, Ledger]) -> re.Pattern[str] | None:
    """What pages call somebody in several words, for texts that were made of them, such as titles of incidents."""
    found = {m.of(x.page.text) for x in ledgers.values() for m in mentions_of(person, x)}
    words = sorted((re.escape(w) for w in found if len(w.split()) > 1), key=len, reverse=True)
    return re.compile("|".join(words), re.IGNORECASE) if words else None


def _as_id(label: str) -> str:
    return re.sub(r"[^\w]+", "-", label.casefold()).strip("-")
