"""When things happened and when they were said, with every claim as a mark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from testigo.case.claims import Mark
from testigo.case.plain import timeline_to_json
from testigo.case.records import Accounts, Event
from testigo.case.stamps import Stamps
from testigo.case.timeline import Happening, Timeline, timeline_of
from testigo.web.desk import Desk
from testigo.web.resource import Asked, Resource


def timeline(desk: Desk, _asked: Asked) -> object:
    """The incidents by when they happened, the pages by when they were published, and every claim of these."""
    accounts = desk.accounts()
    found = timeline_of(accounts)
    made = timeline_to_json(found)
    with desk.reading() as file:
        marks, stamps = file.marks(), file.stamps()
    return {
        "happenings": [{**h, **_more(of)} for h, of in zip(made["happenings"], found.happenings, strict=True)],
        "sayings": made["sayings"],
        "parties": [{"id": p.id, "name": p.name} for p in accounts.parties],
        "statements": _statements(marks, stamps, accounts, found),
    }


def _statements(
    marks: Iterable[Mark], stamps: dict[str, Stamps], accounts: Accounts, found: Timeline
) -> dict[str, Any]:
    parties = {node: n for n, party in enumerate(accounts.parties) for node in party.nodes}
    pages = {saying.page.id: n for n, saying in enumerate(found.sayings)}
    about = _about(found)
    shown = [mark for mark in marks if mark.page in pages]
    told = [about.get((mark.page, mark.claim), _NOTHING) for mark in shown]
    return {
        "page": [pages[mark.page] for mark in shown],
        "claim": [mark.claim for mark in shown],
        "act": [mark.act for mark in shown],
        "party": [parties.get(mark.node) if mark.node else None for mark in shown],
        "at": [stamps[mark.page].over(mark.start) if mark.page in stamps else None for mark in shown],
        "incidents": [sorted({n for n, _ in one}) for one in told],
        "questions": [sorted({question for _, question in one}) for one in told],
    }


_NOTHING: frozenset[tuple[int, str]] = frozenset()


def _about(found: Timeline) -> dict[tuple[str, str | None], set[tuple[int, str]]]:
    """The incidents (their places) that claims tell of, and the questions that they answer, by page and claim."""
    about: dict[tuple[str, str | None], set[tuple[int, str]]] = defaultdict(set)
    for n, happening in enumerate(found.happenings):
        for question in happening.event.questions:
            for answer in question.answers:
                for telling in (*answer.told, *answer.denied):
                    about[telling.incident.page, telling.claim].add((n, question.question))
    return about


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
