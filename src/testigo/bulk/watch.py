"""What watches a shard being read: told when a record is begun and done, and asked whether to stop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

RENEWED = 76
"""What a process ends with that has grown, and is to be started anew before it goes on."""


class StoppedError(Exception):
    """Reading a shard was stopped between two records, with all that was done kept."""


class Watch(Protocol):
    """Told of every record of a shard, in order."""

    def begin(self, number: int) -> None:
        """A record is begun: its bytes are had next, and then it is read."""

    def done(self, counted: Mapping[str, int], share: float) -> None:
        """It is done; what was counted of it, and which share of the shard's input lies behind it, from 0 to 1."""

    def kept(self) -> None:
        """What was done so far is kept."""

    def ended(self) -> None:
        """There was no record to begin: all are done, and the tables are written next."""

    def stops(self) -> bool:
        """Whether to stop now."""


class Unwatched:
    """Nobody watches."""

    def begin(self, number: int) -> None:
        """Pass over it."""

    def done(self, counted: Mapping[str, int], share: float) -> None:
        """Pass over it."""

    def kept(self) -> None:
        """Pass over it."""

    def ended(self) -> None:
        """Pass over it."""

    def stops(self) -> bool:
        """Go on."""
        return False
