"""Questions of events that somebody looked at, held up to so much; they are made again from what is packed when they were let go."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping

from testigo.case.accounts.held import HeldEvent
from testigo.case.accounts.packing import unpacked_questions
from testigo.case.collecting import uncollected
from testigo.case.records import Question

MOST = 8 * 1024 * 1024
"""Characters of packed questions that are held as records, which take about eight times as many bytes."""


class Opened:
    """The questions that were looked at last, by what marks their events."""

    def __init__(self, most: int = MOST) -> None:
        """Hold nothing; hold ``most`` characters at most."""
        self._most, self._size = most, 0
        self._held: OrderedDict[tuple[str, str], tuple[int, tuple[Question, ...]]] = OrderedDict()

    def questions(self, event: HeldEvent, pages: Mapping[int, str]) -> tuple[Question, ...]:
        """Return the questions of an event; ``pages`` are the ids of the pages of its case, by key."""
        mark = event.told, event.known
        found = self._held.pop(mark, None)
        if found is None:
            with uncollected():
                found = len(event.questions), unpacked_questions(event.questions, pages)
            self._size += found[0]
        self._held[mark] = found
        while self._size > self._most and len(self._held) > 1:
            _, (size, _) = self._held.popitem(last=False)
            self._size -= size
        return found[1]
