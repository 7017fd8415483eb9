"""What the log says of the joins that a page gave when it was joined: how many, by which program, and their hash."""

from __future__ import annotations

from typing import Any

from testigo.case.audit.canonical import digest
from testigo.case.custody.receipts import tool
from testigo.case.database import Database

_JOINS = """
SELECT a.id, left_id, b.id, right_id, score, reason FROM incident_join
JOIN page AS a ON a.key = left_page JOIN page AS b ON b.key = right_page WHERE {} = ?
"""
_LINKS = """
SELECT a.id, b.id, kind, n, first, share, reason, passages FROM link
JOIN page AS a ON a.key = left_page JOIN page AS b ON b.key = right_page WHERE {} = ?
"""
_PARTIES = "SELECT entity, words FROM naming JOIN face ON face.key = naming.face WHERE naming.page = ? ORDER BY entity"


def joined_body(database: Database, key: int, page: str) -> dict[str, Any]:
    """Return the entry's body for the page with this key and id, as it is joined now."""
    joins, links = _both(database, _JOINS, key), _both(database, _LINKS, key)
    parties = [list(row) for row in database.rows(_PARTIES, key)]
    return {
        "page": page,
        "joins": len(joins),
        "links": len(links),
        "parties": len(parties),
        "hash": digest([joins, links, parties]),
        "tool": tool(),
    }


def _both(database: Database, select: str, key: int) -> list[list[Any]]:
    """The rows in which the page stands on the left, and those in which it stands on the right, in order."""
    found = {row for side in ("left_page", "right_page") for row in database.rows(select.format(side), key)}
    return [list(map(_whole, row)) for row in sorted(found, key=repr)]


def _whole(value: Any) -> Any:  # noqa: ANN401 - a column
    """A whole number as one: 1.0 is written as 1 all the same, and what has no other numbers is written sooner."""
    return int(value) if type(value) is float and value.is_integer() else value
