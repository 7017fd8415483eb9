"""A text with some of its stretches replaced, and where everything else in it stands then."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Replacement:
    """Stretch ``start`` to ``end`` of a text, and what stands in its place."""

    start: int
    end: int
    label: str


class Moved:
    """A text in which stretches are replaced. Those that overlap are replaced as one, by the label of the longest."""

    def __init__(self, text: str, replaced: Iterable[Replacement]) -> None:
        """Take the text and what is replaced in it."""
        self._regions = _merged(replaced)
        self._starts = [r.start for r in self._regions]
        self._new: list[int] = []
        parts, at, length = [], 0, 0
        for r in self._regions:
            parts += [text[at : r.start], r.label]
            self._new.append(length + r.start - at)
            length, at = self._new[-1] + len(r.label), r.end
        self.text = "".join([*parts, text[at:]])

    @property
    def replaced(self) -> tuple[Replacement, ...]:
        """What was replaced, in order."""
        return tuple(self._regions)

    def start(self, at: int) -> int:
        """Return where a span begins that began at ``at``; one that began within a stretch begins with its label."""
        return self._at(at, is_end=False)

    def end(self, at: int) -> int:
        """Return where a span ends that ended at ``at``; one that ended within a stretch ends with its label."""
        return self._at(at, is_end=True)

    def touches(self, start: int, end: int) -> bool:
        """Say whether a stretch that is replaced overlaps a span."""
        n = bisect_right(self._starts, end - 1) - 1
        return n >= 0 and self._regions[n].end > start

    def _at(self, at: int, *, is_end: bool) -> int:
        n = bisect_right(self._starts, at - 1 if is_end else at) - 1
        if n < 0:
            return at
        region, new = self._regions[n], self._new[n]
        if at < region.end or (is_end and at == region.end):
            return new + (len(region.label) if is_end else 0)
        return new + len(region.label) + at - region.end


def _merged(replaced: Iterable[Replacement]) -> list[Replacement]:
    made: list[tuple[Replacement, int]] = []
    for r in sorted(replaced, key=lambda r: (r.start, -r.end)):
        length = r.end - r.start
        if made and r.start < made[-1][0].end:
            last, longest = made[-1]
            label = r.label if length > longest else last.label
            made[-1] = (Replacement(last.start, max(last.end, r.end), label), max(length, longest))
        else:
            made.append((r, length))
    return [r for r, _ in made]
