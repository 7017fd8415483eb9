"""How people write which record they mean: ``3fa1b2c4:C3``, the page and the record on it; a party or event by its id."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testigo.case.page_names import versions_called
from testigo.case.records import Event, Node, Party
from testigo.case.store import Store
from testigo.errors import TestigoError

_HEX = re.compile(r"(?:sha256:)?(?P<digits>[0-9a-f]{4,64})")


def node_called(store: Store, name: str) -> Node:
    """Return the record that is written so; the page itself where no record is named.

    Raises TestigoError T511 where the case has no such page; whether the page has the record is not looked at.
    """
    page, colon, record = name.rpartition(":")
    if colon and record and "/" not in record:
        found = _page(store, page)
        if found is not None:
            return Node(page=found, id=record)
    found = _page(store, name)
    if found is None:
        raise TestigoError("T514", f"no record is called {name!r}")
    return Node(page=found, id="page")


def _page(store: Store, name: str) -> str | None:
    """The id of the page: by the first digits of its hash, else the version that counts of what is called so."""
    match = _HEX.fullmatch(name)
    if match:
        begun = f"sha256:{match['digits']}"
        found = store.database.rows("SELECT id FROM page WHERE id >= ? AND id < ? LIMIT 2", begun, begun + "g")
        if len(found) == 1:
            return str(found[0][0])
    try:
        return next((v.id for v in versions_called(store.database, name) if v.counts), None)
    except TestigoError:
        return None


def someone_called(store: Store, name: str, parties: Sequence[Party], events: Sequence[Event]) -> tuple[str, Node]:
    """Return what kind of thing is called so, ``party`` or ``incident``, and a record that stands for it.

    ``name`` is a record (``3fa1b2c4:E2``), a party by its id or name, or an event by its id. Raises TestigoError T514 where
    nothing or more than one thing is called so.
    """
    if ":" in name:
        node = node_called(store, name)
        return ("incident" if node.id.startswith("I") or _is_incident(store, node) else "party"), node
    for event in events:
        if name == event.id:
            return "incident", event.mentions[0]
    found = [p for p in parties if p.id == name] or [p for p in parties if p.name.casefold() == name.casefold()]
    if len(found) > 1:
        raise TestigoError("T514", f"{name!r} may be {' or '.join(p.id for p in found)}")
    if not found:
        raise TestigoError("T514", f"neither a party nor an event is called {name!r}")
    if not found[0].nodes:
        raise TestigoError("T514", f"no page names {name!r} itself; it stands there for what others are part of")
    return "party", found[0].nodes[0]


def _is_incident(store: Store, node: Node) -> bool:
    sql = "SELECT 1 FROM profile JOIN page ON page.key = page WHERE page.id = ? AND incident = ?"
    return store.database.value(sql, node.page, node.id) is not None
