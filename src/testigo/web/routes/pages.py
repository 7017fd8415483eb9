"""The pages: their list, one with its ledger, its bytes as received, what changed between its versions."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from testigo.case.plain import differences_to_json
from testigo.case.review.names import name_of
from testigo.contract import to_json
from testigo.web.contract import cards_to_json, links_to_json
from testigo.web.desk import Desk
from testigo.web.resource import Asked, Resource


def pages(desk: Desk, _asked: Asked) -> object:
    """The pages that count, each with how much was read on it and which pages it depends on or has depending on it."""
    listed, made = desk.listed(), desk.accounts()
    cards = {card["id"]: card for card in cards_to_json(made.pages)}
    linked: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for link in made.lineage:
        linked[link.left].append({"page": link.right, "kind": link.kind, "earlier": False, "share": link.share})
        linked[link.right].append({"page": link.left, "kind": link.kind, "earlier": True, "share": link.share})
    kept = ("language", "added_at", "claims", "incidents", "versions", "length")
    return {
        "pages": [
            {**cards[p.page.id], **{name: getattr(p, name) for name in kept}, "lineage": linked[p.page.id]}
            for p in listed
            if p.page.id in cards
        ]
    }


def page(desk: Desk, asked: Asked) -> object:
    """One page as decided, with what was decided about it and what its records are called across the case."""
    with desk.reading() as file:
        ledger = file.ledger(asked["page"])
        versions = file.versions(ledger.page.id)
        decisions = file.decisions()
        _, receipt = file.received(ledger.page.id)
        captures = file.captures(ledger.page.id)
    made, own = desk.accounts(), ledger.page.id
    parties = {n.id: p for p in made.parties for n in p.nodes if n.page == own}
    links = links_to_json(x for x in made.lineage if own in {x.left, x.right})
    return {
        "ledger": to_json(ledger),
        "marks": _marks(decisions, own),
        "versions": differences_to_json(versions, ())["versions"],
        "lineage": links,
        "incidents": [
            {"record": n.id, "incident": e.id, "title": e.title}
            for e in made.incidents
            for n in e.mentions
            if n.page == own
        ],
        "parties": [
            {"record": record, "party": p.id, "name": p.name, "kind": p.kind, "category": p.category}
            for record, p in sorted(parties.items())
        ],
        "received": {
            "at": receipt.received_at,
            "how": receipt.how,
            "url": receipt.url,
            "media_type": receipt.media_type,
            "captured": captures[-1].captured_at if captures else None,
        },
    }


def _marks(decisions: Any, own: str) -> list[dict[str, Any]]:  # noqa: ANN401 - standings
    """The records of the page that were decided about, with the decision that stands."""
    begin = name_of(own, "")
    return [
        {
            "record": name.removeprefix(begin),
            "verb": s.decision.verb,
            "decision": s.decision.id,
            "by": s.decision.by,
            "at": s.decision.at,
        }
        for s in decisions
        if s.state == "holds" and s.decision.verb != "undo"
        for name in (s.record, s.other)
        if name is not None and name.startswith(begin)
    ]


def diff(desk: Desk, asked: Asked) -> object:
    """What changed from each version of a page to the next."""
    with desk.reading() as file:
        return differences_to_json(file.versions(asked["page"]), file.diff(asked["page"]))


RESOURCES = (
    Resource(
        path="/pages", name="getPages", group="pages", handler=pages, gives="Pages", held=True,
        about="The pages that count, each with how much was read on it and how it depends on others.",
    ),
    Resource(
        path="/pages/{page}", name="getPage", group="pages", handler=page, gives="PageView", held=True,
        errors=("T511",),
        about="One page as decided: its ledger, what was decided about it, its versions, lineage, and what its records "
        "are called across the case. An id gives that very version; the beginning of an id, a name or an address the "
        "version that counts.",
    ),
    Resource(
        path="/pages/{page}/diff", name="getDiff", group="pages", handler=diff, gives="Differences", held=True,
        errors=("T511",),
        about="The versions of a page, the oldest first, and what changed from each to the next.",
    ),
)  # fmt: skip
