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

    def party(self, node: Node) -> Party | None:
        """Return the party that the node names."""
        return self._of.get(node)

    def named(self, party: str) -> Party:
        """Return the party with this id."""
        return self._by_id[party]

    def root(self, party: Party) -> Party:
        """Return the party that it speaks for in the end."""
        seen = {party.id}
        while party.part_of and party.part_of not in seen:
            party = self._by_id[party.part_of]
            seen.add(party.id)
        return party
