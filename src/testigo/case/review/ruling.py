"""What persons decided about parties, brought into the faces that parties are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from testigo.case.database import Database
from testigo.case.parties.identity import identity_of, local
from testigo.case.parties.index import PartyIndex
from testigo.case.records import Naming, Node
from testigo.case.review.register import Pairing, pairings
from testigo.case.rows import NAMINGS, namings

_RULINGS = (
    "SELECT a.words, b.words, verb FROM face_ruling JOIN face AS a ON a.key = face_ruling.face"
    " JOIN face AS b ON b.key = face_ruling.other"
)
_SINGLED = """
SELECT DISTINCT page.id, entity FROM decision JOIN decided ON decided.decision = decision.key
JOIN page ON page.key = decided.page JOIN naming ON naming.page = decided.page JOIN face ON face.key = naming.face
WHERE verb IN ('join', 'part') AND words LIKE 'n:%'
  AND NOT EXISTS (SELECT 1 FROM face_part WHERE face_part.face = face.key AND pages > 0)
"""
"""Those with a face of their own that their page does not give them: one that it gives is there since it is part of something."""
Named = tuple[int, Naming]
"""How a page names somebody, with the key of the page."""


def rule_parties(database: Database, parties: PartyIndex) -> None:
    """Let faces and the rulings on them be those that the decisions about joins of parties come to, no more and no fewer.

    One who is known on a page alone gets a face of their own, and so does the right one of two that are parted and that
    their pages name alike; who has one for a decision that holds no more gives it back. What comes of it depends on the
    decisions that hold now alone, not on those that held before.
    """
    decided = pairings(database.connection, "party")
    both = (*decided, *pairings(database.connection, "part_of"))
    named = _named(database, {node for p in both for node in (p.left, p.right)})
    faces = _faces(named, decided)
    wanted = _wanted(faces, decided)
    standing = {_sorted(a, b): verb for a, b, verb in database.rows(_RULINGS)}
    for pair in sorted(standing.keys() - wanted.keys()):
        parties.rule(*pair, None)
    own = {node: named[node] for node, face in faces.items() if face != _shared(named[node][1])}
    _single_out(database, parties, own)
    for pair, verb in sorted(wanted.items()):
        if standing.get(pair) != verb:
            parties.rule(*pair, verb)


def _sorted(left: str, right: str) -> tuple[str, str]:
    return (left, right) if left < right else (right, left)


def _named(database: Database, nodes: Iterable[Node]) -> dict[Node, Named]:
    found: dict[Node, Named] = {}
    for node in sorted(nodes):
        key = database.value("SELECT key FROM page WHERE id = ?", node.page)
        rows = database.rows(f"{NAMINGS} WHERE page = ? AND entity = ?", key, node.id)
        found.update((node, (key, naming)) for naming in namings(rows, {key: node.page}))
    return found


def _shared(naming: Naming) -> str | None:
    """The face that the page gives them; None for somebody who is known on it alone."""
    identity = identity_of(naming)
    return identity.face if identity.evidence or identity.face != local(naming) else None


def _faces(named: Mapping[Node, Named], decided: Iterable[Pairing]) -> dict[Node, str]:
    """The face that each must have so that what is decided can be ruled."""
    faces = {node: _shared(naming) or local(naming) for node, (_, naming) in named.items()}
    for p in decided:
        if p.verb == "part" and p.right in faces and faces.get(p.left) == faces[p.right]:
            faces[p.right] = local(named[p.right][1])
    return faces


def _wanted(faces: Mapping[Node, str], decided: Iterable[Pairing]) -> dict[tuple[str, str], str]:
    """The ruling on each two faces: the last word."""
    wanted: dict[tuple[str, str], str] = {}
    for p in decided:
        left, right = faces.get(p.left), faces.get(p.right)
        if left is not None and right is not None and left != right:
            wanted[_sorted(left, right)] = p.verb
    return wanted


def _single_out(database: Database, parties: PartyIndex, own: Mapping[Node, Named]) -> None:
    """Let those have a face of their own, and nobody else for whom persons decided."""
    singled = {Node(page=page, id=entity) for page, entity in database.rows(_SINGLED)}
    for page, naming in _named(database, singled - own.keys()).values():
        parties.give_back(page, naming)
    for node in sorted(own.keys() - singled):
        parties.single_out(*own[node])
