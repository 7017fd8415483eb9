"""Who speaks in the case, for whom, and how its pages depend on each other."""

from __future__ import annotations

from typing import Any

from testigo.case.claims import Statement
from testigo.case.plain import plain, sources_to_json
from testigo.case.records import Accounts, Node, Party
from testigo.errors import TestigoError
from testigo.web.contract import cards_to_json, links_to_json, parties_to_json, spans_to_json, value_of
from testigo.web.desk import Desk
from testigo.web.resource import Asked, Resource
from testigo.web.told import Told, tellings


def parties(desk: Desk, _asked: Asked) -> object:
    """Who makes claims, those who speak for a party under it, and everyone."""
    accounts = desk.accounts()
    with desk.reading() as file:
        voices = file.voices(known=accounts)
        grounds = file.grounds()
    return {
        "sources": sources_to_json(voices, Accounts(pages=(), parties=(), incidents=(), lineage=()))["sources"],
        "parties": parties_to_json(accounts.parties),
        "grounds": [plain(g) for g in grounds if g.known_by != "description" or g.because],
    }


def party(desk: Desk, asked: Asked) -> object:
    """One party: whom it speaks for and who for it, its claims, what it tells, and where it is told to act or suffer."""
    accounts = desk.accounts()
    by_id = {p.id: p for p in accounts.parties}
    found = by_id.get(asked["party"])
    if found is None:
        raise TestigoError("T512", f"no party of the case has the id {asked['party'][:80]!r}")
    with desk.reading() as file:
        statements = file.statements(found)
    told = tellings(desk).by
    return {
        "party": parties_to_json([found])[0],
        "speaks_for": parties_to_json(_wholes(found, by_id)),
        "parts": parties_to_json(p for p in accounts.parties if p.part_of == found.id),
        "statements": [_statement(s) for s in statements],
        "tells": [_told(t) for node in found.nodes for t in told.get(Node(*node), ())],
        "named_in": _named_in(accounts, found.id),
    }


def called(desk: Desk, asked: Asked) -> object:
    """What pages call a party, and every place where they do."""
    found = next((p for p in desk.accounts().parties if p.id == asked["party"]), None)
    if found is None:
        raise TestigoError("T512", f"no party of the case has the id {asked['party'][:80]!r}")
    with desk.reading() as file:
        return {"party": found.id, "called": plain(file.called(found))}


def _wholes(party: Party, by_id: dict[str, Party]) -> list[Party]:
    """What it is part of, and what that is part of; a ring is gone round once."""
    way: list[Party] = []
    above = by_id.get(party.part_of or "")
    while above is not None and above.id != party.id and above not in way:
        way.append(above)
        above = by_id.get(above.part_of or "")
    return way


def _statement(statement: Statement) -> dict[str, Any]:
    made: dict[str, Any] = plain(statement)
    del made["node"]
    return made


def _told(told: Told) -> dict[str, Any]:
    telling = told.telling
    return {
        "incident": told.event.id,
        "title": told.event.title,
        "question": told.question.question,
        "who": told.question.who,
        "value": value_of(told.answer),
        "page": telling.incident.page,
        "claim": telling.claim,
        "denies": told.denies,
        "hedged": telling.hedged,
        "spans": spans_to_json(telling.spans),
        "words": telling.words,
    }


def _named_in(accounts: Accounts, party: str) -> list[dict[str, Any]]:
    return [
        {
            "incident": e.id,
            "title": e.title,
            "question": q.question,
            "independent": a.independent,
            "denied": len(a.denied),
        }
        for e in accounts.incidents
        for q in e.questions
        for a in q.answers
        if a.party == party
    ]


def lineage(desk: Desk, _asked: Asked) -> object:
    """The pages that depend on others or have others depending on them, and how."""
    accounts = desk.accounts()
    linked = {page for link in accounts.lineage for page in (link.left, link.right)}
    return {
        "pages": cards_to_json(card for card in accounts.pages if card.id in linked),
        "links": links_to_json(accounts.lineage),
    }


def pair(desk: Desk, asked: Asked) -> object:
    """Two pages side by side."""
    accounts = desk.accounts()
    with desk.reading() as file:
        a, b = (file.ledger(asked[name]).page.id for name in ("a", "b"))
        if a == b:
            raise TestigoError("T602", "a page is compared with another one, or with another version")
        common = file.side_by_side(a, b)
        cards = {card.id: card for card in (*accounts.pages, *(file.card(page) for page in (a, b)))}
    return {
        "a": cards_to_json([cards[a]])[0],
        "b": cards_to_json([cards[b]])[0],
        "links": links_to_json(link for link in accounts.lineage if {link.left, link.right} == {a, b}),
        "passages": [
            {
                "from": spans_to_json([match.left])[0],
                "to": spans_to_json([match.right])[0],
                "words": match.words,
                "unquoted": match.unquoted,
            }
            for match in common.passages
        ],
        "share": common.share,
        "words": common.words,
    }


RESOURCES = (
    Resource(
        path="/parties", name="getParties", group="sources", handler=parties, gives="Parties", held=True,
        about="Who speaks in the case, those who speak for a party under it, as `testigo sources --json` has them; and everyone who does something.",
    ),
    Resource(
        path="/parties/{party}", name="getParty", group="sources", handler=party, gives="PartyView", held=True, errors=("T512",),
        about="One party: what it says, confirms, denies and withholds, whom it speaks for and who speaks for it.",
    ),
    Resource(
        path="/parties/{party}/called", name="getCalled", group="sources", handler=called, gives="CalledBy", held=True, errors=("T512",),
        about="What pages call a party: names, descriptions and pronouns, each with every place where it stands.",
    ),
    Resource(
        path="/lineage", name="getLineage", group="sources", handler=lineage, gives="Lineage", held=True,
        about="How pages depend on each other: copied text, one agency, one statement, one citing another.",
    ),
    Resource(
        path="/lineage/{a}/{b}", name="getLineagePair", group="sources", handler=pair, gives="LineagePair", held=True, errors=("T511",),
        about="Two pages side by side: the links between them, and every passage that both have, dependent or not.",
    ),
)  # fmt: skip
