"""What is kept in mind of an incident: those above it that are likest to it, so that where one goes the next is known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

Place = tuple[int, str]
"""An incident in the file: the key of its page, and its id there."""
Found = tuple[float, Place]
"""Evidence that an incident and the one at this place are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """The likest, the likest first; ``whole`` where all that lean towards one with it are among them."""

    found: tuple[Found, ...] = ()
    whole: bool = True

    def may_take(self, evidence: Iterable[float]) -> bool:
        """Say whether some of so much evidence would be among them."""
        return self.whole or not self.found or max(evidence) >= self.found[-1][0]

    def best(self, number: int) -> list[Place]:
        """Return where the likest of them stand."""
        return [place for _, place in self.found[:number]]

    def without(self, places: Collection[Place]) -> Near:
        """Return it without those at these places."""
        return Near(found=tuple(f for f in self.found if f[1] not in places), whole=self.whole)

    def only(self, places: Collection[Place]) -> Near:
        """Return it with nothing but what stands at these places."""
        return Near(found=tuple(f for f in self.found if f[1] in places), whole=self.whole)

    def told(self, new: Iterable[Found], order: Callable[[Found], Any], number: int) -> Near:
        """Return it with what was found since, so many at most.

        Where it is not whole, what comes after the last may come after one that is not in mind; it is left out.
        """
        both = sorted((*self.found, *new), key=order)
        if not self.whole:
            both = both[: both.index(self.found[-1]) + 1] if self.found else []
        return Near(found=tuple(both[:number]), whole=self.whole and len(both) <= number)

    def written(self) -> str:
        """Return it as it stands in the file: PAGE:EVIDENCE:INCIDENT, set apart by blanks."""
        return " ".join(f"{page}:{evidence}:{incident}" for evidence, (page, incident) in self.found)


def near_of(written: str, *, whole: bool) -> Near:
    """Return what was written."""
    parts = (part.split(":", 2) for part in written.split())
    return Near(
        found=tuple((float(evidence), (int(page), incident)) for page, evidence, incident in parts), whole=whole
    )
