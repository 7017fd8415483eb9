"""The case itself: what it holds in numbers, what could not be read, and what the desk is called by."""

from __future__ import annotations

from testigo import __version__
from testigo.case.custody.who import who
from testigo.contract import failure_to_json
from testigo.web.desk import Desk
from testigo.web.resource import Asked, Resource


def case(desk: Desk, _asked: Asked) -> object:
    """The case in numbers."""
    accounts, listed = desk.accounts(), desk.listed()
    with desk.reading() as file:
        days = [page.published for page in accounts.pages if page.published]
        return {
            "name": desk.path.name,
            "version": __version__,
            "revision": file.revision(),
            "writable": file.is_writable(),
            "by": who(),
            "pages": len(listed),
            "claims": sum(page.claims for page in listed),
            "incidents": len(accounts.incidents),
            "parties": len(accounts.parties),
            "failures": len(file.failures()),
            "decisions": len(file.decisions()),
            "first": min(days, default=None),
            "last": max(days, default=None),
            "tiles": desk.tiles and desk.tiles.name,
        }


def failures(desk: Desk, _asked: Asked) -> object:
    """What could not be read and was not read since."""
    with desk.reading() as file:
        return {"failures": [failure_to_json(failure) for failure in file.failures()]}


def openapi(_desk: Desk, _asked: Asked) -> object:
    """The description of all this."""
    from testigo.web.openapi import document

    return document()


RESOURCES = (
    Resource(
        path="/case", name="getCase", group="case", about="The case in numbers.", handler=case, gives="Case",
    ),
    Resource(
        path="/failures", name="getFailures", group="case", handler=failures, gives="Failures",
        about="What could not be read and was not read since.",
    ),
    Resource(
        path="/openapi.json", name="getOpenapi", group="case", about="This document.", handler=openapi, gives="Document",
    ),
)  # fmt: skip
