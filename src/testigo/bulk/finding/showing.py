"""What was found in a bulk folder, in a terminal: pages with what matched and why, and who else ran the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from testigo.bulk.finding.found import Found, FoundCopy, FoundIncident, FoundPage, FoundParty, Hit
from testigo.show import words
from testigo.show.search import marked
from testigo.show.sheet import Sheet, of_page, plain

if TYPE_CHECKING:
    from rich.text import Text

_OUTLETS = 4
"""Outlets that are named of those that ran a text."""
_ID = 12
"""Digits of a page's id that are printed; they stand for it."""


class FoundView:
    """Sets what was found for a terminal of ``width`` columns, held between 60 and 200."""

    def __init__(self, *, width: int = 80, colour: bool = False) -> None:
        """Choose how it looks. Without colour the words found stand in brackets."""
        self._sheet = Sheet(width=width, colour=colour)

    def show(self, found: Found) -> str:
        """Return the pages that were found, the best first."""
        return self._sheet.text(self._lines(found))

    def _lines(self, found: Found) -> Iterator[Text]:
        if found.area is not None:
            yield from self._area(found)
        for number, hit in enumerate(found.hits, 1):
            yield from self._hit(number, hit)
            yield plain("")
        more = f"; the first {len(found.hits)} are shown (--limit)" if found.total > len(found.hits) else ""
        yield plain(f"{words.how_many(found.total, 'page')}{more}" if found.total else "Nothing was found.", "dim")

    def _area(self, found: Found) -> Iterator[Text]:
        assert found.area is not None
        line = f"Place: {found.area.taken_as}"
        if found.area.others:
            line += f"; there are also {', '.join(found.area.others)}: write 'NAME, COUNTRY' for another"
        yield from self._sheet.hanging(plain(""), plain(line, "dim"))
        yield plain("")

    def _hit(self, number: int, hit: Hit) -> Iterator[Text]:
        title = marked(hit.title, colour=self._sheet.colour) if hit.title else of_page(hit.page.title or "(no title)")
        title.stylize("bold")
        prefix = plain(f"{number:>3}  ", "dim")
        yield from self._sheet.hanging(prefix, title)
        inset = plain(" " * prefix.cell_len)
        for line in (_facts(hit.page), _where(hit.page)):
            yield from self._sheet.hanging(inset, plain(line, "dim"))
        if hit.excerpt:
            yield from self._sheet.hanging(inset, marked(hit.excerpt, colour=self._sheet.colour))
        for incident in hit.incidents:
            yield from self._sheet.hanging(inset + plain("incident  ", "dim"), _incident(incident))
        for party in hit.parties:
            yield from self._sheet.hanging(inset + plain("party     ", "dim"), _party(party))
        if hit.copied:
            yield from self._sheet.hanging(inset + plain("copies    ", "dim"), plain(_copies(hit.copies, hit.copied)))


def _facts(page: FoundPage) -> str:
    day = words.date(page.published) if page.published else "no date found"
    told = f"{words.how_many(page.claims, 'claim')}, {words.how_many(page.incidents, 'incident')}"
    return " · ".join((words.one_line(page.outlet or "outlet unknown"), day, words.how_many(page.words, "word"), told))


def _where(page: FoundPage) -> str:
    name = page.id.removeprefix("sha256:")[:_ID]
    return f"{name} · {page.shard}:{page.record}" + (f" · {words.one_line(page.url)}" if page.url else "")


def _incident(incident: FoundIncident) -> Text:
    line = plain(words.label(incident.type), "cyan")
    if incident.stage != "real":
        line.append(f" ({words.STAGES[incident.stage]})")
    if incident.place:
        line.append(f", {words.where_named(incident.place, incident.country)}")
    if incident.when:
        line.append(f", {_day(incident.when)}")
    return line.append(": ").append_text(of_page(incident.text)).append(_who(incident))


def _day(told: str) -> str:
    """A day or range in words, and the page's own words where they could not be placed."""
    return words.date(told) if told[:4].isdigit() else f"“{words.one_line(told)}”"


def _who(incident: FoundIncident) -> str:
    by = f"; by {', '.join(map(words.one_line, incident.agents))}" if incident.agents else ""
    to = f"; to {', '.join(map(words.one_line, incident.patients))}" if incident.patients else ""
    return by + to


def _party(party: FoundParty) -> Text:
    part = "; has a part in an incident" if party.has_part else ""
    return plain(words.one_line(party.name), "cyan").append(f": {words.how_many(party.claims, 'claim')}{part}")


def _copies(copies: tuple[FoundCopy, ...], many: int) -> str:
    outlets = words.once(words.one_line(copy.outlet) for copy in copies if copy.outlet)
    named = ", ".join(outlets[:_OUTLETS]) + (" and others" if len(outlets) > _OUTLETS or many > len(copies) else "")
    return f"{many:,}" + (f": {named}" if named else "")
