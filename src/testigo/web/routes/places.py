"""Where things happened: each place that pages give an incident, with how exactly, and those that cannot all be right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from testigo.case.records import Answer, Event, Question, Spot
from testigo.ledger import Precision
from testigo.web.contract import spans_to_json
from testigo.web.desk import Desk
from testigo.web.resource import Asked, Resource

RADIUS: dict[Precision, float | None] = {"exact": 1.0, "city": 10.0, "region": 75.0, "country": 400.0, "unknown": None}
"""Kilometres around its point within which a place of some exactness mostly lies: a street or building, a town, a province,
a country. They say how far to trust a point, and are no borders."""


def places(desk: Desk, _asked: Asked) -> object:
    """The incidents that some page gives a point, each with all its places."""
    located, unplaced = [], []
    for event in desk.accounts().incidents:
        found = [place for question in event.questions if question.question == "where" for place in _places(question)]
        if any(place["latitude"] is not None for place in found):
            located.append(_located(event, found))
        else:
            unplaced.append(event.id)
    return {"incidents": located, "unplaced": unplaced}


def _located(event: Event, found: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "incident": event.id,
        "type": event.type,
        "title": event.title,
        "when": event.when,
        "pages": len({n.page for n in event.mentions}),
        "competing": any(q.question == "where" and q.verdict == "differ" for q in event.questions),
        "places": sorted(found, key=lambda p: (-p["independent"], -p["pages"], p["name"])),
    }


def _places(question: Question) -> Iterator[dict[str, Any]]:
    for answer in question.answers:
        if isinstance(answer.value, Spot):
            yield _place(answer, answer.value)


def _place(answer: Answer, spot: Spot) -> dict[str, Any]:
    return {
        "name": spot.name,
        "latitude": spot.latitude,
        "longitude": spot.longitude,
        "precision": spot.precision,
        "radius_km": None if spot.latitude is None else RADIUS[spot.precision],
        "country": spot.country,
        "independent": answer.independent,
        "pages": len({t.incident.page for t in answer.told}),
        "told": [
            {
                "page": t.incident.page,
                "claim": t.claim,
                "spans": spans_to_json(t.spans),
                "words": t.words,
                "denies": denies,
            }
            for tellings, denies in ((answer.told, False), (answer.denied, True))
            for t in tellings
        ],
    }


RESOURCES = (
    Resource(
        path="/map", name="getMap", group="accounts", handler=places, gives="Map", held=True,
        about="Where incidents happened: every place that pages give, with its point, how exact that is, and who gives it.",
    ),
)  # fmt: skip
