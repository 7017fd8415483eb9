"""What other pages say on the question that a record answers."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from testigo.errors import TestigoError
from testigo.export.chosen import parties_on
from testigo.web.contract import cards_to_json, parties_to_json, question_to_json
from testigo.web.desk import Desk
from testigo.web.resource import Asked, Query, Resource
from testigo.web.told import Told, tellings, tells


def elsewhere(desk: Desk, asked: Asked) -> object:
    """The questions that a record answers, with all their answers and which of them are its own."""
    with desk.reading() as file:
        ledger = file.ledger(asked["page"])
    page, record = ledger.page.id, asked["record"]
    found = [told for told in tellings(desk).on.get(page, ()) if tells(told, record, ledger)]
    if not found and not _is_record(ledger, record):
        raise TestigoError("T514", f"the page has no record {record[:80]!r}")
    accounts = desk.accounts()
    pages = {t.incident.page for told in found for a in told.question.answers for t in (*a.told, *a.denied)}
    parties = parties_on(accounts, pages)
    grouped: dict[tuple[str, str, str | None], list[Told]] = defaultdict(list)
    for told in found:
        grouped[told.event.id, told.question.question, told.question.who].append(told)
    asked_of = [_asked(group, parties) for group in grouped.values()]
    spoken_of = _named([q["question"] for q in asked_of])
    return {
        "record": record,
        "questions": asked_of,
        "cards": cards_to_json(card for card in accounts.pages if card.id in pages),
        "parties": [p for p in parties_to_json(parties) if p["id"] in spoken_of],
    }


def _named(questions: list[dict[str, Any]]) -> set[str]:
    """The ids of all parties that questions speak of."""
    answers = [a for q in questions for a in q["answers"]]
    told = {party for a in answers for t in (*a["told"], *a["denied"]) for party in t["chain"]}
    return told | {a["value"] for a in answers if isinstance(a["value"], str)}


def _is_record(ledger: Any, record: str) -> bool:  # noqa: ANN401 - a ledger
    from testigo.case.review.laying import has_record

    return has_record(ledger, record)


def _asked(group: list[Told], parties: Any) -> dict[str, Any]:  # noqa: ANN401 - parties
    first = group[0]
    return {
        "incident": first.event.id,
        "title": first.event.title,
        "question": question_to_json(first.event, first.question, parties),
        "here": [{"answer": t.answer_number, "telling": t.number, "denies": t.denies} for t in group],
    }


RESOURCES = (
    Resource(
        path="/pages/{page}/elsewhere", name="getElsewhere", group="pages", handler=elsewhere, gives="Elsewhere", held=True,
        query=(Query(name="record", needed=True, about="id in the page's ledger: a claim, an incident, an entity, or a count, time, place or role"),),
        errors=("T511", "T514"),
        about="What all pages say on the questions that a record answers, and which of the answers are its own.",
    ),
)  # fmt: skip
