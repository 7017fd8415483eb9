"""What the pages tell, side by side."""

from __future__ import annotations

from collections import Counter
from typing import Any

from testigo.case.accounts.form import to_json
from testigo.case.custody.readers import with_makers
from testigo.case.records import Event
from testigo.export.chosen import of_incidents
from testigo.web.contract import called
from testigo.web.desk import Desk
from testigo.web.resource import Asked, Query, Resource


def accounts(desk: Desk, asked: Asked) -> object:
    """The accounts in the contract's form: of the incidents that are named, or some of all, and the pages that tell of them."""
    found = desk.accounts()
    named = tuple(called(found, name) for name in asked["incident"])
    chosen = named or found.incidents[asked["skip"] :][: asked["limit"]]
    with desk.reading() as file:
        readers = file.readers()
    made = to_json(found if chosen == found.incidents else of_incidents(found, chosen))
    made["threshold"] = asked["threshold"]
    made["total"] = len(named or found.incidents)
    for event in made["incidents"]:
        for question in event["questions"]:
            for answer in question["answers"]:
                answer["corroborated"] = answer["independent"] >= asked["threshold"]
    return with_makers(made, readers)


def incidents(desk: Desk, _asked: Asked) -> object:
    """The incidents of the case in a line each."""
    return {"incidents": [_line(event) for event in desk.accounts().incidents]}


def _line(event: Event) -> dict[str, Any]:
    verdicts = Counter(q.verdict for q in event.questions)
    return {
        "id": event.id,
        "type": event.type,
        "title": event.title,
        "when": event.when,
        "where": event.where,
        "pages": len({n.page for n in event.mentions}),
        "verdicts": {verdict: verdicts[verdict] for verdict in ("single", "agree", "differ", "update")},
    }


RESOURCES = (
    Resource(
        path="/incidents", name="getIncidents", group="accounts", handler=incidents, gives="Incidents", held=True,
        about="The incidents of the case in a line each.",
    ),
    Resource(
        path="/accounts", name="getAccounts", group="accounts", handler=accounts, gives="Accounts", held=True,
        query=(
            Query(name="incident", several=True, about="id of an incident; without it, as many of all as `limit` says"),
            Query(name="limit", kind="whole", most=1000, default=20, about="incidents at once, where none is named"),
            Query(name="skip", kind="whole", least=0, most=1_000_000, default=0, about="incidents before those, in the order of their ids"),
            Query(name="threshold", kind="whole", most=100, default=2, about="independent origins from which on an answer is corroborated"),
        ),
        errors=("T510",),
        about="What the pages tell, side by side, in the form of `testigo accounts --json`. Where not all incidents are asked for or fit in, "
        "only the pages that tell of them and the parties and links of these; `total` says how many there are.",
    ),
)  # fmt: skip
