"""Accounts in the JSON form of the contract."""

from __future__ import annotations

from typing import Any

from testigo.case.accounts.parties_of import Cast
from testigo.case.records import Accounts, Amount, Answer, Event, Link, Node, PageCard, Party, Question, Spot, Telling
from testigo.ledger import Span

VERSION = 1


def to_json(accounts: Accounts) -> dict[str, Any]:
    """Return the accounts as plain dicts and lists, in the contract's form."""
    cast = Cast(accounts.parties)
    return {
        "accounts": VERSION,
        "pages": [_page(p) for p in accounts.pages],
        "parties": [_party(p) for p in accounts.parties],
        "incidents": [_event(e, cast) for e in accounts.incidents],
        "lineage": [_link(link) for link in accounts.lineage],
    }


def _page(p: PageCard) -> dict[str, Any]:
    return {
        "id": p.id,
        "title": p.title,
        "outlet": p.outlet,
        "published": p.published,
        "input": p.input,
        "url": p.url,
        "agencies": list(p.agencies),
    }


def _party(p: Party) -> dict[str, Any]:
    return {
        "id": p.id,
        "name": p.name,
        "kind": p.kind,
        "category": p.category,
        "part_of": p.part_of,
        "pages": list(p.pages),
        "aliases": list(p.aliases),
    }


def _event(e: Event, cast: Cast) -> dict[str, Any]:
    return {
        "id": e.id,
        "type": e.type,
        "title": e.title,
        "when": e.when,
        "where": e.where,
        "mentions": [{"page": n.page, "incident": n.id} for n in e.mentions],
        "silent": list(e.silent),
        "questions": [_question(q, cast) for q in e.questions],
    }


def _question(q: Question, cast: Cast) -> dict[str, Any]:
    return {
        "question": q.question,
        "who": q.who,
        "verdict": q.verdict,
        "silent": list(q.silent),
        "answers": [_answer(a, cast) for a in q.answers],
        "warnings": list(q.warnings),
    }


def _answer(a: Answer, cast: Cast) -> dict[str, Any]:
    return {
        "value": a.party or _value(a.value),
        "told": [_telling(t, cast) for t in a.told],
        "denied": [_telling(t, cast) for t in a.denied],
        "independent": a.independent,
        "origins": [
            {"told": list(o.told), "reasons": [{"kind": r.kind, "detail": r.detail} for r in o.reasons]}
            for o in a.origins
        ],
    }


def _value(value: Amount | Spot | str | bool) -> Any:  # noqa: ANN401 - as the contract has it
    if isinstance(value, Amount):
        return {"low": _whole(value.low), "high": _whole(value.high), "approximate": value.approximate}
    if isinstance(value, Spot):
        return {"name": value.name, "latitude": value.latitude, "longitude": value.longitude}
    return value


def _whole(number: float | None) -> float | int | None:
    return int(number) if number is not None and float(number).is_integer() else number


def _telling(t: Telling, cast: Cast) -> dict[str, Any]:
    return {
        "page": t.incident.page,
        "claim": t.claim,
        "chain": [_id(n, cast) for n in t.chain],
        "spans": [_span(s) for s in t.spans],
        "hedged": t.hedged,
        "words": t.words,
    }


def _id(node: Node, cast: Cast) -> str:
    party = cast.party(node)
    return party.id if party else node.id


def _link(link: Link) -> dict[str, Any]:
    made: dict[str, Any] = {"from": link.left, "to": link.right, "kind": link.kind, "reason": link.reason}
    if link.share is not None:
        made["share"] = link.share
    made["passages"] = [{"from": _span(p.left), "to": _span(p.right)} for p in link.passages]
    return made


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
