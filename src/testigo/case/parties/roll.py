"""The parties of a case as records, with what each is part of, read from the case file."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from testigo.case.parties.forms import words_of
from testigo.case.parties.reckoning import ALIASES
from testigo.case.records import Join, Node, Party
from testigo.case.review.register import pairings

SURE = 0.55
"""The score from which on a party counts as part of another."""
_ALSO = 0.02
"""What each further page that says so adds to the score."""
_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A party is part of another: how sure that is, and why."""

    whole: int
    score: float
    reason: str


class Row(NamedTuple):
    """A party before it has an id; ``head`` is the face that stands for it, ``n:`` where it has none."""

    name: str
    kind: str
    category: str | None
    aliases: tuple[str, ...]
    nodes: list[Node]
    head: str


@dataclass(frozen=True, slots=True)
class Roll:
    """The parties of a case before they are records: what is known of each, their ids, and what each is part of."""

    rows: Mapping[int | str, Row]
    ids: Mapping[int | str, str]
    wholes: Mapping[int, Membership]


def roll_of(db: sqlite3.Connection, pages: Mapping[int, str]) -> Roll:
    """Return the roll of the parties; ``pages`` gives the ids of the pages that count."""
    wholes = memberships(db)
    rows = rows_of(db, pages, wholes)
    return Roll(rows, ids_of(rows), wholes)


def parties_of(db: sqlite3.Connection, pages: Mapping[int, str]) -> tuple[Party, ...]:
    """Return the parties, ordered by id; ``pages`` gives the ids of the pages that count."""
    return parties_on(roll_of(db, pages))


def parties_on(roll: Roll) -> tuple[Party, ...]:
    """Return the parties of a roll, ordered by id."""
    made = [_party(key, row, roll.ids, roll.wholes) for key, row in roll.rows.items()]
    return tuple(sorted(made, key=attrgetter("id")))


def rows_of(db: sqlite3.Connection, pages: Mapping[int, str], wholes: Mapping[int, Membership]) -> dict[int | str, Row]:
    """Return the parties that pages name, and those that no page names but that others are part of."""
    rows = _named(db, pages)
    for key in [w.whole for k, w in wholes.items() if k in rows]:
        _imply(db, key, rows, wholes)
    return rows


def _named(db: sqlite3.Connection, pages: Mapping[int, str]) -> dict[int | str, Row]:
    rows: dict[int | str, Row] = {}
    found: dict[int, list[Node]] = defaultdict(list)
    parties = dict(db.execute("SELECT key, party FROM face"))
    for page, entity, face in db.execute("SELECT page, entity, face FROM naming WHERE face IS NOT NULL"):
        if page in pages:
            found[parties[face]].append(Node(pages[page], entity))
    for key, name, kind, category, aliases, head in db.execute(
        "SELECT party.key, name, kind, category, aliases, words FROM party JOIN face ON face.key = party.key"
    ):
        if key in found:
            rows[key] = Row(name, kind, category, _listed(aliases), sorted(found[key]), head)
    for page, entity, kind, names, descriptions, category in db.execute(
        "SELECT page, entity, kind, names, descriptions, category FROM naming WHERE face IS NULL"
    ):
        if page in pages:
            name, said = faceless(names, descriptions)
            node = Node(pages[page], entity)
            rows[f"{node.page}/{entity}"] = Row(name, kind, category, said, [node], "n:")
    return rows


@lru_cache(maxsize=1 << 14)
def _listed(written: str) -> tuple[str, ...]:
    """A JSON list; a case is asked for its parties again and again."""
    return tuple(json.loads(written))


@lru_cache(maxsize=1 << 14)
def faceless(names: str, descriptions: str) -> tuple[str, tuple[str, ...]]:
    """Return the name of somebody known on one page alone, and what the page calls him; both are given as JSON lists."""
    said = (*_listed(names), *_listed(descriptions))
    return (max(said[:3], key=len) if said else "someone"), said[:ALIASES]


def _imply(db: sqlite3.Connection, key: int, rows: dict[int | str, Row], wholes: Mapping[int, Membership]) -> None:
    """Add a party that no page names but that another is part of, and what that is part of."""
    while key not in rows:
        row = db.execute(
            "SELECT name, kind, category, words FROM party JOIN face ON face.key = party.key WHERE party.key = ?",
            (key,),
        ).fetchone()
        if row is None:
            return
        rows[key] = Row(row[0], row[1], row[2], (), [], row[3])
        if key not in wholes:
            return
        key = wholes[key].whole


def memberships(db: sqlite3.Connection) -> dict[int, Membership]:
    """Return what each party is part of, where that is sure enough; nothing is in the end a part of itself."""
    weights: dict[int, dict[int, list[tuple[float, int, str]]]] = defaultdict(lambda: defaultdict(list))
    for part, whole, score, pages, reason in db.execute(
        "SELECT face.party, whole.party, face_part.score, pages, face_part.reason FROM face_part"
        " JOIN face ON face.key = face_part.face JOIN face AS whole ON whole.key = face_part.whole WHERE pages >= 0"
    ):
        if part != whole:
            weights[part][whole].append((score, pages, reason))
    heads = dict(db.execute("SELECT key, words FROM face WHERE key IN (SELECT party FROM face)"))
    decided = list(_decided(db))
    for verb, part, whole, _ in decided:
        if verb == "part":
            weights[part].pop(whole, None)
    best = {part: _best(of, heads) for part, of in weights.items() if of}
    best |= {
        part: Membership(whole=whole, score=1.0, reason=why) for verb, part, whole, why in decided if verb == "join"
    }
    return _without_rings({p: m for p, m in best.items() if m.score >= SURE}, heads)


def _decided(db: sqlite3.Connection) -> Iterable[tuple[str, int, int, str]]:
    """What persons decided about parts: join or part, the keys of the part's and of the whole's party, and why."""
    for pairing in pairings(db, "part_of"):
        left, right = _party_key(db, pairing.left), _party_key(db, pairing.right)
        if left is not None and right is not None and left != right:
            yield pairing.verb, left, right, pairing.reason


def _party_key(db: sqlite3.Connection, node: Node) -> int | None:
    row = db.execute(
        "SELECT face.party FROM naming JOIN page ON page.key = naming.page JOIN face ON face.key = naming.face"
        " WHERE page.id = ? AND entity = ?",
        (node.page, node.id),
    ).fetchone()
    return row[0] if row else None


def _best(of: Mapping[int, list[tuple[float, int, str]]], heads: Mapping[int, str]) -> Membership:
    """The whole that most pages put it under; forms of words count as one page."""

    def weight(whole: int) -> tuple[float, str]:
        return (sum(score * max(pages, 1) for score, pages, _ in of[whole]), heads[whole])

    whole = max(of, key=weight)
    score, _, reason = max(of[whole], key=lambda w: (w[0], w[1], w[2]))
    pages = sum(n for _, n, _ in of[whole])
    return Membership(whole=whole, score=min(0.99, score + _ALSO * max(pages - 1, 0)), reason=reason)


def _without_rings(of: dict[int, Membership], heads: Mapping[int, str]) -> dict[int, Membership]:
    """The same without the weakest link of every ring."""
    for start in sorted(of, key=lambda k: heads[k]):
        way: list[int] = []
        key = start
        while key in of and key not in way:
            way.append(key)
            key = of[key].whole
        if key in way:
            ring = way[way.index(key) :]
            del of[min(ring, key=lambda k: (of[k].score, heads[k]))]
    return of


def ids_of(rows: Mapping[int | str, Row]) -> dict[int | str, str]:
    """Return a readable id for each party; those that would have the same are numbered in the order of their faces."""
    taken: dict[str, int] = defaultdict(int)
    ids: dict[int | str, str] = {}
    for _, _, _, _, key, name in sorted(
        (row.head == "n:", row.head, row.nodes, n, key, row.name) for n, (key, row) in enumerate(rows.items())
    ):
        slug = _slug(name)
        taken[slug] += 1
        ids[key] = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
    return ids


@lru_cache(maxsize=1 << 14)
def _slug(name: str) -> str:
    return _SLUG.sub("-", " ".join(words_of(name))).strip("-")[:_LONGEST].strip("-") or "party"


def _party(key: int | str, row: Row, ids: Mapping[int | str, str], wholes: Mapping[int, Membership]) -> Party:
    whole = wholes.get(key) if isinstance(key, int) else None
    nodes = row.nodes
    return Party(
        id=ids[key],
        name=row.name,
        kind=row.kind,  # type: ignore[arg-type]
        category=row.category,  # type: ignore[arg-type]
        part_of=ids.get(whole.whole) if whole else None,
        aliases=tuple([a for a in row.aliases if a != row.name]),
        pages=(nodes[0].page,) if len(nodes) == 1 else tuple(sorted({n.page for n in nodes})),
        nodes=tuple(nodes),
    )


def joins_of(db: sqlite3.Connection, pages: Mapping[int, str]) -> tuple[Join, ...]:
    """Return the joins of faces and the parts of wholes, each by the first naming of either side, in order."""
    first: dict[int, Node] = {}
    for face, page, entity in db.execute("SELECT face, page, entity FROM naming WHERE face IS NOT NULL"):
        if page in pages:
            node = Node(page=pages[page], id=entity)
            first[face] = min(first.get(face, node), node)
    return tuple(sorted(_joins(db, first), key=lambda j: (j.kind, j.left, j.right)))


def _joins(db: sqlite3.Connection, first: Mapping[int, Node]) -> Iterable[Join]:
    for face, other, score, reason in db.execute("SELECT key, other, score, reason FROM face WHERE other IS NOT NULL"):
        if face in first and other in first:
            yield Join(kind="party", left=first[face], right=first[other], score=score, reason=reason)
    for pairing in pairings(db, "party"):
        if pairing.verb == "join":
            yield Join(kind="party", left=pairing.left, right=pairing.right, score=1.0, reason=pairing.reason)
    for key, whole in sorted(memberships(db).items()):
        if key in first and whole.whole in first:
            yield Join(
                kind="part_of", left=first[key], right=first[whole.whole], score=whole.score, reason=whole.reason
            )
