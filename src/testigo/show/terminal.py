"""A ledger in a terminal: what the page is, who says what, what happened, how many. Plain when it is piped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from testigo.ledger import FURNITURE, Claim, Count, Incident, Ledger
from testigo.show import words
from testigo.show.roles import Roles
from testigo.show.sources import Sources, Voice

if TYPE_CHECKING:
    from rich.text import Text

NARROWEST, WIDEST = 60, 200
_LONGEST_LINE = 110
"""Words are not set wider than this: a line must be found again by the eye."""

_ACT_STYLES = {
    "deny": "bold red",
    "accuse": "magenta",
    "threaten": "bold red",
    "hedge": "yellow",
    "withhold": "yellow",
    "confirm": "green",
}
_STAGE_STYLES = {"real": "dim", "denied": "bold red", "general": "dim"}
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ISOLATE, _POP = "\u2068", "\u2069"
"""Set words from right to left apart, so that they do not reorder what stands beside them (UAX #9)."""


class Terminal:
    """Sets ledgers for a terminal of ``width`` columns, held between 60 and 200."""

    def __init__(self, *, width: int = 80, colour: bool = False, furniture: bool = False) -> None:
        """Choose how wide, whether in colour, and whether furniture is shown or only counted."""
        from rich.console import Console

        self._width = min(max(width, NARROWEST), WIDEST)
        self._furniture = furniture
        self._colour = colour
        self._console = Console(
            color_system="standard", force_terminal=True, no_color=False, legacy_windows=False, highlight=False
        )

    def show(self, ledger: Ledger) -> str:
        """Return the ledger as lines of text, each ended; with ANSI colours where these were asked for."""
        lines = self._lines(ledger)
        if not self._colour:
            return "".join(line.plain.rstrip() + "\n" for line in lines)
        with self._console.capture() as captured:
            for line in lines:
                line.rstrip()
                self._console.print(line, soft_wrap=True)
        return captured.get()

    def rule(self) -> str:
        """Return the line that stands between two pages."""
        line = "━" * self._width + "\n\n"
        return f"\x1b[2m{line}\x1b[0m" if self._colour else line

    def _lines(self, ledger: Ledger) -> Iterator[Text]:
        sources = Sources(ledger)
        yield from self._header(ledger)
        yield from self._claims(ledger, sources)
        yield from self._incidents(ledger, sources)
        yield from self._counts(ledger, sources)
        if self._furniture:
            yield from self._set_aside(ledger)
        yield _text("")

    def _header(self, ledger: Ledger) -> Iterator[Text]:
        page = ledger.page
        yield from self._hanging(_text(""), _words(page.title or "(no title)", "bold"))
        facts = [page.outlet or "outlet unknown", words.published(page.published)]
        if page.authors:
            facts.append("by " + " and ".join(page.authors))
        yield from self._hanging(_text(""), _words(" · ".join(facts)))
        for dateline in page.datelines[:1]:
            more = f"  (+{len(page.datelines) - 1} more)" if len(page.datelines) > 1 else ""
            yield from self._hanging(_text(""), _words(dateline.of(page.text)).append(more, style="dim"))
        yield from self._hanging(_text(""), _words(ledger.input, "dim"))
        aside = words.set_aside(page.blocks)
        if aside:
            hint = "" if self._furniture else "  (--furniture shows them)"
            yield from self._hanging(_text("Set aside: ", "dim"), _text(aside + hint, "dim"))
        for notice in dict.fromkeys((*page.notices, *ledger.notices)):
            yield from self._hanging(_text(f"{notice.code}  ", "bold yellow"), _words(notice.message, "yellow"))

    def _claims(self, ledger: Ledger, sources: Sources) -> Iterator[Text]:
        voices = sources.voices
        many = f"{len(ledger.claims)} from {words.how_many(len(voices), 'source')}" if voices else "none"
        yield from _heading("Claims", many)
        ids = max((len(claim.id) for claim in ledger.claims), default=0)
        acts = max((len(_act(claim, sources)) for claim in ledger.claims), default=0)
        for voice in voices:
            yield _text("")
            yield from self._hanging(_text(""), _voice(voice))
            for claim in voice.claims:
                yield from self._claim(claim, ledger, sources, (ids, acts))

    def _claim(self, claim: Claim, ledger: Ledger, sources: Sources, widths: tuple[int, int]) -> Iterator[Text]:
        ids, acts = widths
        prefix = _text(f"  {claim.id:<{ids}}  ", "dim")
        prefix.append(f"{_act(claim, sources):<{acts}}  ", style=_ACT_STYLES.get(claim.act, "cyan"))
        passed = sources.passed_on(claim)
        if passed:
            body = _text("; ".join(f"{sources.name(inner)} ({inner.id})" for inner in passed))
        else:
            body = _text(words.said(claim, ledger.page.text))
        if claim.confidence < words.UNSURE:
            body.append("  [unsure]", style="yellow")
        yield from self._hanging(prefix, body)
        tellers = sources.chain(claim)
        if len(tellers) > 1:
            link = " → ".join((ledger.page.outlet or "the page", *tellers))
            yield from self._hanging(_text(" " * prefix.cell_len), _words(link, "dim"))

    def _incidents(self, ledger: Ledger, sources: Sources) -> Iterator[Text]:
        yield from _heading("Incidents", str(len(ledger.incidents) or "none"))
        roles = Roles(ledger)
        ids = max((len(incident.id) for incident in ledger.incidents), default=0)
        for incident in ledger.incidents:
            yield _text("")
            prefix = _text(f"  {incident.id:<{ids}}  ", "dim")
            yield from self._hanging(prefix, _incident(incident))
            told_by = ("told by", [sources.tellers(incident.told_by)])
            for name, found in (*roles.of(incident), told_by):
                yield from self._hanging(_text(" " * (ids + 4) + f"{name:<8}  ", "dim"), _text("; ".join(found)))

    def _counts(self, ledger: Ledger, sources: Sources) -> Iterator[Text]:
        yield from _heading("Counts", str(len(ledger.counts) or "none"))
        if ledger.counts:
            yield _text("")
        columns = [(count.effect, words.amount(count), words.label(count.who)) for count in ledger.counts]
        widths = [max(len(cell) for cell in column) for column in zip(*columns, strict=True)]
        for count, cells in zip(ledger.counts, columns, strict=True):
            effect, amount, who = (cell.ljust(width + 2) for cell, width in zip(cells, widths, strict=True))
            prefix = _text(f"  {effect}").append(amount, style="bold").append(who)
            yield from self._hanging(prefix, _count(count, ledger, sources))

    def _set_aside(self, ledger: Ledger) -> Iterator[Text]:
        furniture = [block for block in ledger.page.blocks if block.kind in FURNITURE]
        yield from _heading("Set aside", str(len(furniture) or "none"))
        if furniture:
            yield _text("")
        width = max((len(block.kind) for block in furniture), default=0)
        for block in furniture:
            prefix = _text(f"  {block.kind:<{width}}  ", "dim")
            yield from self._hanging(prefix, _words(block.of(ledger.page.text), "dim"))

    def _hanging(self, prefix: Text, body: Text) -> Iterator[Text]:
        """Yield the body, wrapped, beside the prefix; further lines stand under its first."""
        room = min(self._width - prefix.cell_len, _LONGEST_LINE)
        body.plain = _harmless(body.plain)
        for number, line in enumerate(body.wrap(self._console, room, overflow="fold")):
            line.rstrip()
            shown = _text(_ISOLATE).append_text(line).append(_POP) if _is_right_to_left(line.plain) else line
            yield (prefix.copy() if number == 0 else _text(" " * prefix.cell_len)).append_text(shown)


def _text(text: str, style: str = "") -> Text:
    from rich.text import Text

    return Text.assemble((text, style))


def _words(text: str, style: str = "") -> Text:
    """Return words of a page, on one line."""
    return _text(words.one_line(text), style)


def _harmless(text: str) -> str:
    """Return the text, as long as it was, with nothing in it that steers a terminal or turns the words around it."""
    return _CONTROLS.sub("\ufffd", _DIRECTIONS.sub("\u200b", text))


def _is_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


def _heading(name: str, many: str) -> Iterator[Text]:
    yield _text("")
    yield _text(name.upper(), "bold").append(f"  {many}", style="dim")


def _voice(voice: Voice) -> Text:
    line = _text(voice.name, "bold")
    category = words.label(voice.category or "")
    return line.append(f"  {category}", style="dim") if category else line


def _act(claim: Claim, sources: Sources) -> str:
    return "passes on" if sources.passed_on(claim) else words.act(claim)


def _incident(incident: Incident) -> Text:
    line = _text(words.label(incident.type).capitalize(), "bold")
    line.append(f"  {words.STAGES[incident.stage]}", style=f"{_STAGE_STYLES.get(incident.stage, 'yellow')}")
    if incident.confidence < words.UNSURE:
        line.append("  [unsure]", style="yellow")
    return line


def _count(count: Count, ledger: Ledger, sources: Sources) -> Text:
    line = _text(f"“{words.one_line(count.of(ledger.page.text))}”")
    about = "  " + sources.tellers([count.told_by]) + (f", {count.incident}" if count.incident else "")
    return line.append(about, style="dim")
