"""Parties looked up by the node that a page names them with."""

from __future__ import annotations

from collections.abc import Iterable

from testigo.case.records import Node, Party


class Cast:
    """The parties of a case."""

    def __init__(self, parties: Iterable[Party]) -> None:
        """Take the parties."""
        self._by_id = {p.id: p for p in parties}
        self._of = {node: p for p in self._by_id.values() for node in p.nodes}
        self._roots: dict[str, Party] = {}

    def party(self, node: Node) -> Party | None:
        """Return the party that the node names."""
        return self._of.get(node)

    def named(self, party: str) -> Party:
        """Return the party with this id."""
        return self._by_id[party]

    def root(self, party: Party) -> Party:
        """Return the party that it speaks for in the end; where parties speak for each other in a ring, the first of it."""
        if party.id not in self._roots:
            way = [party]
            while (above := way[-1].part_of) and above in self._by_id and above not in {p.id for p in way}:
                way.append(self._by_id[above])
            ring = way[-1].part_of and way[-1].part_of in self._by_id
            self._roots[party.id] = min(way, key=lambda p: p.id) if ring else way[-1]
        return self._roots[party.id]
