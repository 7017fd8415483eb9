"""FollowTheMoney: pages, parties and incidents as entities, each of their properties a statement with who made it.

Every page is a dataset of its own, so that what two pages tell stays two statements. ``origin`` says by which chain of
tellers it came, and whether they leave it open. A denial is no statement of what it denies; it stands among the notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from testigo.case.accounts.values import day_ends
from testigo.case.custody.readers import read_by
from testigo.case.records import Amount, Answer, Event, Party, Question, Spot, Telling
from testigo.case.review.names import SHORT
from testigo.contract import json_text
from testigo.export.extras import library
from testigo.export.material import Material
from testigo.show.case_words import CaseWords, outlet, question
from testigo.show.words import once, one_line

EXTRA = "ftm"
_BODIES = frozenset({"government", "security", "judiciary"})
_KINDS = {"person": "Person", "organisation": "Organization", "outlet": "Organization", "group": "LegalEntity"}
_ROLES = frozenset({"agent", "patient", "target"})
_SURROGATES = re.compile("[\ud800-\udfff]")
Prop = tuple[str, str]


def follow_the_money(material: Material) -> bytes:
    """Return an entity a line, as JSON, with its statements. Raises TestigoError T741 where followthemoney is not installed."""
    entities = _Entities(material)
    lines = [entities.line(*made) for made in entities.all()]
    return "".join(f"{line}\n" for line in lines).encode()


class _Entities:
    def __init__(self, material: Material) -> None:
        ftm = library("followthemoney", EXTRA)
        self._model = ftm.model
        self._statement = library("followthemoney.statement", EXTRA).Statement
        self._entity = library("followthemoney.statement", EXTRA).StatementEntity
        self._of_pages = library("followthemoney", EXTRA).Dataset.make({"name": "case", "title": material.name})
        self._material = material
        self._words = CaseWords(material.accounts)
        self._parties = {p.id: p for p in material.accounts.parties if p.kind in _KINDS}

    def all(self) -> Iterator[tuple[str, str, list[Any]]]:
        """Yield id, schema and statements of each entity."""
        for card in self._material.accounts.pages:
            told = {
                "title": card.title,
                "publisher": outlet(card),
                "publishedAt": card.published,
                "sourceUrl": card.url,
            }
            told |= {"retrievedAt": self._material.received.get(card.id), "summary": self._copy(card.id)}
            told |= {"notes": self._material.note}
            make = partial(self._make, _page(card.id), "Article", card.id, None)
            yield _page(card.id), "Article", [s for n, v in told.items() if v for s in make(n, v)]
        for party in self._parties.values():
            yield _party(party.id), _schema(party), list(self._of_party(party))
        for event in self._material.accounts.incidents:
            yield _event(event.id), "Event", list(self._of_event(event))

    def _copy(self, page: str) -> str:
        return f"copy {page}, read by {read_by([self._material.ledgers[page].reader])}"

    def line(self, name: str, schema: str, statements: list[Any]) -> str:
        """Return an entity as JSON, its statements in order."""
        entity = self._entity(self._of_pages, {"id": name, "schema": schema})
        for statement in statements:
            entity.add_statement(statement)
        made = entity.to_statement_dict()
        made["statements"] = sorted(made["statements"], key=lambda s: (s["prop"], s["dataset"], s["id"]))
        return json_text(made)

    def _of_party(self, party: Party) -> Iterator[Any]:
        for page in party.pages:
            for n, name in enumerate(once([party.name, *party.aliases])):
                yield from self._make(
                    _party(party.id), _schema(party), page, None, "alias" if n else "name", one_line(name)
                )

    def _of_event(self, event: Event) -> Iterator[Any]:
        name = _event(event.id)
        for page in sorted({n.page for n in event.mentions}):
            make = partial(self._make, name, "Event", page, None)
            yield from (*make("name", event.title), *make("proof", _page(page)), *make("keywords", event.type))
        for asked in event.questions:
            for answer in asked.answers:
                for t in answer.told:
                    make = partial(self._make, name, "Event", t.incident.page, t)
                    yield from (s for prop, value in self._told(asked, answer) for s in make(prop, value))
                for t in answer.denied:
                    said = f"denied: {question(asked)}: {self._words.answer(answer)}"
                    yield from self._make(name, "Event", t.incident.page, t, "notes", said)

    def _told(self, asked: Question, answer: Answer) -> Iterator[Prop]:
        """What an answer says of an incident, as properties of an Event."""
        value = answer.value
        if isinstance(value, Spot):
            yield "location", value.name
            if value.country:
                yield "country", value.country.lower()
        elif asked.question == "when" and isinstance(value, str):
            first, last = day_ends(value[:10] if "T" in value else value)
            yield from (("startDate", first), ("endDate", last)) if first != last else (("date", first),)
        elif asked.question in _ROLES and answer.party in self._parties:
            yield "involved", _party(answer.party or "")
        elif isinstance(value, Amount) or asked.question != "happened":
            yield "summary", f"{question(asked)}: {self._words.answer(answer)}"

    def _make(self, entity: str, schema: str, page: str, t: Telling | None, prop: str, value: str) -> Iterator[Any]:
        """A statement; none where the value is not one that the property can have."""
        kind = self._model.get(schema).get(prop).type
        clean = kind.clean(_SURROGATES.sub("?", value))
        if clean is None:
            return
        yield self._statement(
            entity_id=entity, prop=prop, schema=schema, value=clean, dataset=_dataset(page), origin=self._origin(page, t),
            original_value=value if value != clean else None, first_seen=self._material.received.get(page),
        )  # fmt: skip

    def _origin(self, page: str, t: Telling | None) -> str:
        card = outlet(self._words.card(page))
        if t is None:
            return _SURROGATES.sub("?", card)
        names = [one_line(p.name) if (p := self._words.cast.party(n)) else "unnamed source" for n in t.chain[1:]]
        spans = ", ".join(f"{s.start}..{s.end}" for s in t.spans)
        said = (
            " → ".join(once([card, *names])) + (" (left open)" if t.hedged else "") + f": “{one_line(t.words)}” {spans}"
        )
        return _SURROGATES.sub("?", said)


def _dataset(page: str) -> str:
    return f"page_{page.removeprefix('sha256:')[:SHORT]}"


def _page(page: str) -> str:
    return f"page-{page.removeprefix('sha256:')}"


def _party(party: str) -> str:
    return f"party-{party}"


def _event(event: str) -> str:
    return f"event-{event}"


def _schema(party: Party) -> str:
    return "PublicBody" if party.kind == "organisation" and party.category in _BODIES else _KINDS[party.kind]
