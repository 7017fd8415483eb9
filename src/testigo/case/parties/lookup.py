"""Some parties of a case by name, and some names by node, without putting all of its parties together."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from testigo.case.parties.forms import words_of
from testigo.case.parties.roll import Row, faceless, ids_of, memberships
from testigo.case.records import Node, Party
from testigo.case.voices import matching

_SOME = """
SELECT party.key, name, kind, category, aliases, words FROM party JOIN face ON face.key = party.key
WHERE {condition}
"""
_NODES = """
SELECT page.id, entity FROM face JOIN naming ON naming.face = face.key JOIN page ON page.key = naming.page
WHERE face.party = ? AND replaced_by IS NULL
"""
_LONERS = """
SELECT page.id, entity, kind, names, descriptions, category FROM naming JOIN page ON page.key = naming.page
WHERE face IS NULL AND replaced_by IS NULL AND {condition}
"""
_NAME = """
SELECT party.name, naming.names, naming.descriptions FROM page JOIN naming ON naming.page = page.key
LEFT JOIN face ON face.key = naming.face LEFT JOIN party ON party.key = face.party WHERE page.id = ? AND entity = ?
"""
_ID = re.compile(r"[a-z0-9-]+")
_NUMBER = re.compile(r"-\d+$")
_NAMELESS = "party"
"""The id of parties whose names have no word in them; nothing in the names tells which these are."""


def nodes_called(db: sqlite3.Connection, name: str) -> tuple[Node, ...]:
    """Return the nodes of the parties with this id or name and of those who speak for them, as ``called`` finds them.

    Raises TestigoError T512 when there is none.
    """
    roll = _Roll(db)
    found = matching(_parties(roll, name), name)
    keys = {party.id: key for key, party in roll.met.items()}
    return tuple(node for key in roll.with_parts(keys[p.id] for p in found) for node in roll.nodes(key))


def names_of(db: sqlite3.Connection, nodes: Iterable[Node]) -> dict[Node, str]:
    """Return the names of the parties that some nodes of pages that count are."""
    found = {}
    for node in nodes:
        row = db.execute(_NAME, node).fetchone()
        if row is not None:
            found[node] = row[0] if row[0] is not None else faceless(row[1], row[2])[0]
    return found


class _Roll:
    """The parties that pages that count name, or that one of these is part of, looked up one by one."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._parts: dict[int, list[int]] = defaultdict(list)
        for part, membership in memberships(db).items():
            self._parts[membership.whole].append(part)
        self._nodes: dict[int | str, list[Node]] = {}
        self.met: dict[int | str, Party] = {}

    def likely(self, words: Iterable[str]) -> dict[int | str, Row]:
        """The parties whose names may hold all the words: those with other letters than English ones may hold any."""
        asked = sorted(words)
        rows: dict[int | str, Row] = {}
        condition, values = _holding(("name", "aliases"), asked)
        for key, name, kind, category, aliases, head in self._db.execute(_SOME.format(condition=condition), values):
            if self._counts(key, set()):
                rows[key] = Row(name, kind, category, tuple(json.loads(aliases)), self.nodes(key), head)
        condition, values = _holding(("names", "descriptions"), asked)
        loners = self._db.execute(_LONERS.format(condition=condition), values)
        for page, entity, kind, names, descriptions, category in loners:
            name, said = faceless(names, descriptions)
            node = Node(page=page, id=entity)
            self._nodes[f"{page}/{entity}"] = [node]
            rows[f"{page}/{entity}"] = Row(name, kind, category, said, [node], "n:")
        return rows

    def nodes(self, key: int | str) -> list[Node]:
        """The nodes of a party, in order."""
        if key not in self._nodes:
            self._nodes[key] = sorted(Node(page=page, id=entity) for page, entity in self._db.execute(_NODES, (key,)))
        return self._nodes[key]

    def _counts(self, key: int, asked: set[int]) -> bool:
        """Whether a page names it, or somebody who is part of it in the end."""
        if key in asked:
            return False
        asked.add(key)
        return bool(self.nodes(key)) or any(self._counts(part, asked) for part in self._parts.get(key, ()))

    def with_parts(self, keys: Iterable[int | str]) -> list[int | str]:
        """The parties and those who speak for them, each once."""
        kept: dict[int | str, None] = {}
        todo = list(keys)
        while todo:
            key = todo.pop(0)
            if key not in kept:
                kept[key] = None
                todo += self._parts.get(key, ()) if isinstance(key, int) else ()
        return list(kept)


def _parties(roll: _Roll, name: str) -> list[Party]:
    """The parties that may be called so, by name or by id, with the ids that they have among all."""
    asked = {frozenset(words_of(name))}
    if _ID.fullmatch(name):
        slugs = {name, _NUMBER.sub("", name)}
        asked |= {frozenset() if slug == _NAMELESS else frozenset(slug.split("-")) for slug in slugs}
    rows: dict[int | str, Row] = {}
    for words in asked:
        rows |= roll.likely(words)
    ids = ids_of(rows)
    roll.met |= {key: _party(ids[key], row) for key, row in rows.items()}
    return sorted(roll.met.values(), key=lambda p: p.id)


def _party(key: str, row: Row) -> Party:
    return Party(
        id=key,
        name=row.name,
        kind=row.kind,  # type: ignore[arg-type]
        category=row.category,  # type: ignore[arg-type]
        part_of=None,
        aliases=tuple(a for a in row.aliases if a != row.name),
        pages=(),
        nodes=tuple(row.nodes),
    )


def _holding(columns: Sequence[str], words: Iterable[str]) -> tuple[str, list[str]]:
    """The condition that one of two columns may hold all the words, and its values: folding changes none but other letters."""
    likely = [f"%{word}%" for word in words if word.isascii()]
    plain = [" AND ".join([f"{column} LIKE ?"] * len(likely)) or "1" for column in columns]
    other = [f"length(CAST({column} AS BLOB)) > length({column})" for column in columns]
    return f"({' OR '.join(f'({part})' for part in (*plain, *other))})", likely * len(columns)
