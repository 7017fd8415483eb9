"""What is known of an incident: by whom, against whom, with what, when, where, each in words."""

from __future__ import annotations

from collections.abc import Iterator

from testigo.ledger import Filler, Incident, Ledger
from testigo.show import words


class Roles:
    """The roles of a ledger's incidents; a filler goes by the name of its entity where it has one."""

    def __init__(self, ledger: Ledger) -> None:
        """Take the text and the names of the ledger."""
        self._text = ledger.page.text
        self._names = {entity.id: entity.name for entity in ledger.entities}

    def of(self, incident: Incident) -> Iterator[tuple[str, list[str]]]:
        """Yield each role that is filled, under the name a reader knows it by, with what fills it, once each."""
        for name, fillers in (
            ("by", incident.agents),
            ("against", incident.patients),
            ("target", incident.targets),
            ("with", incident.instruments),
        ):
            if fillers:
                yield name, words.once(self._filler(filler) for filler in fillers)
        if incident.when:
            yield "when", words.once(words.when(found, self._text) for found in incident.when)
        if incident.where:
            yield "where", words.once(words.where(found) for found in incident.where)

    def _filler(self, filler: Filler) -> str:
        return words.one_line(self._names.get(filler.entity or "") or filler.of(self._text))
