"""When things happened and when they were said, with every claim as a mark."""

from __future__ import annotations

from typing import Any

from testigo.case.plain import timeline_to_json
from testigo.case.records import Event
from testigo.case.timeline import Happening, timeline_of
from testigo.web.desk import Desk
from testigo.web.resource import Asked, Resource


def timeline(desk: Desk, _asked: Asked) -> object:
    """The incidents by when they happened, the pages by when they were published, and every claim of these."""
    accounts = desk.accounts()
    found = timeline_of(accounts)
    made = timeline_to_json(found)
    with desk.reading() as file:
        marks = file.marks()
    parties = {node: n for n, party in enumerate(accounts.parties) for node in party.nodes}
    pages = {saying.page.id: n for n, saying in enumerate(found.sayings)}
    marks = tuple(mark for mark in marks if mark.page in pages)
    return {
        "happenings": [{**h, **_more(of)} for h, of in zip(made["happenings"], found.happenings, strict=True)],
        "sayings": made["sayings"],
        "parties": [{"id": p.id, "name": p.name} for p in accounts.parties],
        "statements": {
            "page": [pages[mark.page] for mark in marks],
            "claim": [mark.claim for mark in marks],
            "act": [mark.act for mark in marks],
            "party": [parties.get(mark.node) if mark.node else None for mark in marks],
        },
    }


def _more(happening: Happening) -> dict[str, Any]:
    event = happening.event
    return {
        "type": event.type,
        "where": event.where,
        "pages": len({n.page for n in event.mentions}),
        "parties": _parties(event),
        "questions": list(dict.fromkeys(q.question for q in event.questions)),
    }


def _parties(event: Event) -> list[str]:
    return sorted({a.party for q in event.questions for a in q.answers if a.party})


RESOURCES = (
    Resource(
        path="/timeline", name="getTimeline", group="accounts", handler=timeline, gives="Timeline", held=True,
        about="When the incidents of the case happened, as far as is known, and when its pages said what they say.",
    ),
)  # fmt: skip
