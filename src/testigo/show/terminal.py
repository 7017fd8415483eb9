"""A ledger in a terminal: what the page is, who says what, what happened, how many. Plain when it is piped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from testigo.ledger import FURNITURE, Claim, Count, Incident, Ledger
from testigo.show import words
from testigo.show.roles import Roles
from testigo.show.sheet import Sheet, heading, of_page, plain
from testigo.show.sources import Sources, Voice

if TYPE_CHECKING:
    from rich.text import Text

_ACT_STYLES = {
    "deny": "bold red",
    "accuse": "magenta",
    "threaten": "bold red",
    "hedge": "yellow",
    "withhold": "yellow",
    "confirm": "green",
}
_STAGE_STYLES = {"real": "dim", "denied": "bold red", "general": "dim"}


class Terminal:
    """Sets ledgers for a terminal of ``width`` columns, held between 60 and 200."""

    def __init__(self, *, width: int = 80, colour: bool = False, furniture: bool = False) -> None:
        """Choose how wide, whether in colour, and whether furniture is shown or only counted."""
        self._sheet = Sheet(width=width, colour=colour)
        self._furniture = furniture

    def show(self, ledger: Ledger) -> str:
        """Return the ledger as lines of text, each ended; with ANSI colours where these were asked for."""
        return self._sheet.text(self._lines(ledger))

    def rule(self) -> str:
        """Return the line that stands between two pages."""
        return self._sheet.rule()

    def _lines(self, ledger: Ledger) -> Iterator[Text]:
        sources = Sources(ledger)
        yield from self._header(ledger)
        yield from self._claims(ledger, sources)
        yield from self._incidents(ledger, sources)
        yield from self._counts(ledger, sources)
        if self._furniture:
            yield from self._set_aside(ledger)
        yield plain("")

    def _header(self, ledger: Ledger) -> Iterator[Text]:
        page = ledger.page
        yield from self._sheet.hanging(plain(""), of_page(page.title or "(no title)", "bold"))
        facts = [page.outlet or "outlet unknown", words.published(page.published)]
        if page.authors:
            facts.append("by " + " and ".join(page.authors))
        yield from self._sheet.hanging(plain(""), of_page(" · ".join(facts)))
        for dateline in page.datelines[:1]:
            more = f"  (+{len(page.datelines) - 1} more)" if len(page.datelines) > 1 else ""
            yield from self._sheet.hanging(plain(""), of_page(dateline.of(page.text)).append(more, style="dim"))
        yield from self._sheet.hanging(plain(""), of_page(ledger.input, "dim"))
        aside = words.set_aside(page.blocks)
        if aside:
            hint = "" if self._furniture else "  (--furniture shows them)"
            yield from self._sheet.hanging(plain("Set aside: ", "dim"), plain(aside + hint, "dim"))
        for notice in dict.fromkeys((*page.notices, *ledger.notices)):
            yield from self._sheet.hanging(plain(f"{notice.code}  ", "bold yellow"), of_page(notice.message, "yellow"))

    def _claims(self, ledger: Ledger, sources: Sources) -> Iterator[Text]:
        voices = sources.voices
        many = f"{len(ledger.claims)} from {words.how_many(len(voices), 'source')}" if voices else "none"
        yield from heading("Claims", many)
        ids = max((len(claim.id) for claim in ledger.claims), default=0)
        acts = max((len(_act(claim, sources)) for claim in ledger.claims), default=0)
        for voice in voices:
            yield plain("")
            yield from self._sheet.hanging(plain(""), _voice(voice))
            for claim in voice.claims:
                yield from self._claim(claim, ledger, sources, (ids, acts))

    def _claim(self, claim: Claim, ledger: Ledger, sources: Sources, widths: tuple[int, int]) -> Iterator[Text]:
        ids, acts = widths
        prefix = plain(f"  {claim.id:<{ids}}  ", "dim")
        prefix.append(f"{_act(claim, sources):<{acts}}  ", style=_ACT_STYLES.get(claim.act, "cyan"))
        passed = sources.passed_on(claim)
        if passed:
            body = plain("; ".join(f"{sources.name(inner)} ({inner.id})" for inner in passed))
        else:
            body = plain(words.said(claim, ledger.page.text))
        if claim.confidence < words.UNSURE:
            body.append("  [unsure]", style="yellow")
        yield from self._sheet.hanging(prefix, body)
        tellers = sources.chain(claim)
        if len(tellers) > 1:
            link = " → ".join((ledger.page.outlet or "the page", *tellers))
            yield from self._sheet.hanging(plain(" " * prefix.cell_len), of_page(link, "dim"))

    def _incidents(self, ledger: Ledger, sources: Sources) -> Iterator[Text]:
        yield from heading("Incidents", str(len(ledger.incidents) or "none"))
        roles = Roles(ledger)
        ids = max((len(incident.id) for incident in ledger.incidents), default=0)
        for incident in ledger.incidents:
            yield plain("")
            prefix = plain(f"  {incident.id:<{ids}}  ", "dim")
            yield from self._sheet.hanging(prefix, _incident(incident))
            told_by = ("told by", [sources.tellers(incident.told_by)])
            for name, found in (*roles.of(incident), told_by):
                yield from self._sheet.hanging(plain(" " * (ids + 4) + f"{name:<8}  ", "dim"), plain("; ".join(found)))

    def _counts(self, ledger: Ledger, sources: Sources) -> Iterator[Text]:
        yield from heading("Counts", str(len(ledger.counts) or "none"))
        if ledger.counts:
            yield plain("")
        columns = [(count.effect, words.amount(count), words.label(count.who)) for count in ledger.counts]
        widths = [max(len(cell) for cell in column) for column in zip(*columns, strict=True)]
        for count, cells in zip(ledger.counts, columns, strict=True):
            effect, amount, who = (cell.ljust(width + 2) for cell, width in zip(cells, widths, strict=True))
            prefix = plain(f"  {effect}").append(amount, style="bold").append(who)
            yield from self._sheet.hanging(prefix, _count(count, ledger, sources))

    def _set_aside(self, ledger: Ledger) -> Iterator[Text]:
        furniture = [block for block in ledger.page.blocks if block.kind in FURNITURE]
        yield from heading("Set aside", str(len(furniture) or "none"))
        if furniture:
            yield plain("")
        width = max((len(block.kind) for block in furniture), default=0)
        for block in furniture:
            prefix = plain(f"  {block.kind:<{width}}  ", "dim")
            yield from self._sheet.hanging(prefix, of_page(block.of(ledger.page.text), "dim"))


def _voice(voice: Voice) -> Text:
    line = plain(voice.name, "bold")
    category = words.label(voice.category or "")
    return line.append(f"  {category}", style="dim") if category else line


def _act(claim: Claim, sources: Sources) -> str:
    return "passes on" if sources.passed_on(claim) else words.act(claim)


def _incident(incident: Incident) -> Text:
    line = plain(words.label(incident.type).capitalize(), "bold")
    line.append(f"  {words.STAGES[incident.stage]}", style=f"{_STAGE_STYLES.get(incident.stage, 'yellow')}")
    if incident.confidence < words.UNSURE:
        line.append("  [unsure]", style="yellow")
    return line


def _count(count: Count, ledger: Ledger, sources: Sources) -> Text:
    line = plain(f"“{words.one_line(count.of(ledger.page.text))}”")
    about = "  " + sources.tellers([count.told_by]) + (f", {count.incident}" if count.incident else "")
    return line.append(about, style="dim")
