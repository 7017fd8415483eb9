"""Search over the pages and their claims."""

from __future__ import annotations

from typing import get_args

from testigo.case.plain import found_to_json
from testigo.ledger import Act
from testigo.web.desk import Desk
from testigo.web.resource import Asked, Query, Resource


def search(desk: Desk, asked: Asked) -> object:
    """The pages and claims that hold the words, the best first."""
    with desk.reading() as file:
        return found_to_json(
            file.search(
                asked["q"],
                party=asked["party"],
                act=asked["act"],
                since=asked["since"],
                until=asked["until"],
                limit=asked["limit"],
            )
        )


RESOURCES = (
    Resource(
        path="/search", name="search", group="search", handler=search, gives="Found", held=True,
        query=(
            Query(name="q", default="", about='words, "a phrase", begin*, -without, this OR that'),
            Query(name="party", about="claims of this party (id or name) and of those who speak for it"),
            Query(name="act", kind="choice", choices=get_args(Act), about="claims that do this with their words"),
            Query(name="since", about="pages published on this ISO day or later"),
            Query(name="until", about="pages published on this ISO day or earlier"),
            Query(name="limit", kind="whole", most=200, default=20, about="pages to show"),
        ),
        errors=("T401", "T512", "T513"),
        about="The pages and claims that hold the words, the best first, in the form of `testigo search --json`.",
    ),
)  # fmt: skip
