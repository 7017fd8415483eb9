"""The setting of a page: which date its "Monday" counts from, and which places its place words mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testigo.ledger import Page, Span

if TYPE_CHECKING:
    from testigo.reading.places import Located

REMEMBERED = 4000
"""Characters before a time word in which the day that it counts from may stand."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A page's dates and places, worked out once for all its incidents."""

    page: Page
    _places: dict[tuple[int, int], Located]

    def date_at(self, words: Span, sentence: tuple[int, int]) -> str | None:
        """The date that time words mean where they stand; None when they cannot be placed."""
        from testigo.reading.dates import date_of

        begin = self._context_start(words.start)
        context = self.page.text[begin : sentence[1]]
        return date_of(
            words.of(self.page.text),
            reference=self.reference_at(words.start),
            context=context,
            at=words.start - begin,
        )

    def _context_start(self, position: int) -> int:
        """Where the text begins that earlier days are remembered from: the dateline in force, but not too far back."""
        dated = [d.start for d in self.page.datelines if d.date and d.start <= position]
        return max(dated[-1] if dated else 0, position - REMEMBERED)

    def reference_at(self, position: int) -> str | None:
        """The date that the text at ``position`` was written: of the dateline above it, else of the page."""
        above = [d.date for d in self.page.datelines if d.date and d.start <= position]
        published = self.page.published.value if self.page.published else None
        if above and len({d.date for d in self.page.datelines if d.date}) > 1:
            return above[-1]
        return published or (above[-1] if above else None)

    def place_at(self, words: Span) -> Located:
        """The place that place words mean."""
        return self._places[words.start, words.end]


def setting_of(page: Page, places: Iterable[Span]) -> Setting:
    """Work out where all of a page's place words are, together, since each helps to tell the others apart."""
    from testigo.reading.places import locate

    spans = sorted({(s.start, s.end) for s in places})
    home = next((d.place for d in page.datelines if d.place), None)
    located = locate([page.text[a:b] for a, b in spans], home=home, text=page.text, at=[a for a, _ in spans])
    return Setting(page, dict(zip(spans, located, strict=True)))
