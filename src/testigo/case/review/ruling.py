"""What persons decided about parties, brought into the faces that parties are put together from."""

from __future__ import annotations

from testigo.case.database import Database
from testigo.case.parties.index import PartyIndex
from testigo.case.records import Node
from testigo.case.review.register import Pairing, pairings
from testigo.case.rows import NAMINGS, namings

_FACE = (
    "SELECT face.words FROM naming JOIN page ON page.key = naming.page JOIN face ON face.key = naming.face"
    " WHERE page.id = ? AND entity = ?"
)
_RULINGS = (
    "SELECT a.words, b.words, verb FROM face_ruling JOIN face AS a ON a.key = face_ruling.face"
    " JOIN face AS b ON b.key = face_ruling.other"
)


def rule_parties(database: Database, parties: PartyIndex) -> None:
    """Let the rulings on faces be those that the decisions about joins of parties come to, no more and no fewer.

    One who is known on a page alone gets a face of their own, and so does the right one of two that are parted and that
    their pages name alike.
    """
    decided = pairings(database.connection, "party")
    _give_faces(database, parties, (*decided, *pairings(database.connection, "part_of")))
    wanted: dict[tuple[str, str], str] = {}
    for pairing in decided:
        left, right = _face(database, pairing.left), _face(database, pairing.right)
        if left is not None and left == right and pairing.verb == "part":
            right = _own_face(database, parties, pairing.right)
        if left is not None and right is not None and left != right:
            wanted[_sorted(left, right)] = pairing.verb
    standing = {_sorted(a, b): verb for a, b, verb in database.rows(_RULINGS)}
    for pair in sorted(standing.keys() - wanted.keys()):
        parties.rule(*pair, None)
    for pair, verb in sorted(wanted.items()):
        if standing.get(pair) != verb:
            parties.rule(*pair, verb)


def _sorted(left: str, right: str) -> tuple[str, str]:
    return (left, right) if left < right else (right, left)


def _give_faces(database: Database, parties: PartyIndex, decided: tuple[Pairing, ...]) -> None:
    for node in sorted({node for p in decided for node in (p.left, p.right)}):
        if _face(database, node) is None:
            _own_face(database, parties, node)


def _face(database: Database, node: Node) -> str | None:
    found: str | None = database.value(_FACE, node.page, node.id)
    return found


def _own_face(database: Database, parties: PartyIndex, node: Node) -> str | None:
    """Give the naming a face of its own; return it, None where the page does not name that one."""
    key = database.value("SELECT key FROM page WHERE id = ?", node.page)
    row = database.row(f"{NAMINGS} WHERE page = ? AND entity = ?", key, node.id)
    if row is None:
        return None
    (naming,) = namings([row], {key: node.page})
    return parties.single_out(key, naming)
