"""Who speaks in a case, in a terminal: parties with what they say how often, who speaks for whom, how pages depend."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from testigo.case.records import Accounts, Link, LinkKind
from testigo.case.voices import Voice
from testigo.show import words
from testigo.show.case_words import CaseWords, day, outlet
from testigo.show.sheet import Sheet, heading, of_page, plain

if TYPE_CHECKING:
    from rich.text import Text

LINKS: dict[LinkKind, str] = {
    "copied_text": "has the same passages as",
    "same_agency": "credits the same agency report as",
    "cites": "cites",
    "same_statement": "carries the same statement as",
}
_ALIASES = 4
_SHOWN = 30
"""Parties that are shown in full; the others are counted."""


class VoicesView:
    """Sets the sources of a case for a terminal of ``width`` columns, held between 60 and 200."""

    def __init__(self, accounts: Accounts, *, width: int = 80, colour: bool = False, every: bool = False) -> None:
        """Choose how it looks; ``every``: all parties are shown, however little they say."""
        self._accounts = accounts
        self._said = CaseWords(accounts)
        self._sheet = Sheet(width=width, colour=colour)
        self._every = every

    def show(self, voices: Sequence[Voice]) -> str:
        """Return the pages, the parties and the links."""
        return self._sheet.text((*self._pages(), *self._voices(voices), *self._links(), plain("")))

    def _pages(self) -> Iterator[Text]:
        cards = sorted(self._accounts.pages, key=lambda c: (c.published or "~", outlet(c).casefold(), c.id))
        yield from heading("Pages", str(len(cards) or "none"))
        yield plain("")
        for card in cards:
            published = day(card.published[:10]) if card.published else "no date"
            line = plain(outlet(card), "cyan").append("  ").append_text(of_page(card.title or "(no title)"))
            if card.agencies:
                line.append(f"  credits {', '.join(card.agencies)}", style="dim")
            yield from self._sheet.hanging(plain(f"  {published:<18}", "dim"), line)

    def _voices(self, voices: Sequence[Voice]) -> Iterator[Text]:
        yield from heading("Sources", _how_many(voices) if voices else "none")
        shown = voices if self._every else voices[:_SHOWN]
        for voice in shown:
            yield plain("")
            yield from self._voice(voice, 0)
        if len(voices) > len(shown):
            rest = sum(voice.in_all for voice in voices[len(shown) :])
            yield plain("")
            yield plain(f"  and {len(voices) - len(shown)} more with {words.how_many(rest, 'claim')} (--all)", "dim")

    def _voice(self, voice: Voice, depth: int) -> Iterator[Text]:
        prefix = plain("  " + "   " * max(depth - 1, 0) + ("└─ " if depth else ""), "dim")
        yield from self._sheet.hanging(prefix, _party(voice))
        indent = plain(" " * prefix.cell_len)
        if voice.claims:
            yield from self._sheet.hanging(indent, plain(_says(voice), "dim"))
        others = [a for a in voice.party.aliases if a.casefold() != voice.party.name.casefold()]
        if others:
            more = f" and {len(others) - _ALIASES} more" if len(others) > _ALIASES else ""
            named = ", ".join(f"“{words.one_line(a)}”" for a in others[:_ALIASES])
            yield from self._sheet.hanging(indent, plain(f"also {named}{more}", "dim"))
        for part in voice.parts:
            yield from self._voice(part, depth + 1)

    def _links(self) -> Iterator[Text]:
        links = self._accounts.lineage
        yield from heading("How pages depend on each other", str(len(links) or "no links found"))
        by_pair: dict[tuple[str, str], list[Link]] = defaultdict(list)
        for link in links:
            by_pair[link.left, link.right].append(link)
        if links:
            yield plain("")
        for (left, right), found in sorted(by_pair.items(), key=lambda p: (self._said.page(p[0][1]), p[0])):
            yield from self._link(left, right, found)

    def _link(self, left: str, right: str, links: Sequence[Link]) -> Iterator[Text]:
        """The later page first: it is the one that copies or cites."""
        for link in links:
            line = plain(self._said.page(right), "cyan").append(f" {LINKS[link.kind]} ")
            line.append(self._said.page(left), style="cyan")
            why = words.one_line(link.reason)
            share = f"{link.share:.0%} of the shorter" if link.share is not None and "%" not in why else ""
            line.append(f"  {'; '.join(part for part in (share, why) if part)}", style="dim")
            yield from self._sheet.hanging(plain("  "), line)


def _how_many(voices: Sequence[Voice]) -> str:
    claims = sum(voice.in_all for voice in voices)
    return f"{words.how_many(len(voices), 'party', 'parties')}, {words.how_many(claims, 'claim')}"


def _party(voice: Voice) -> Text:
    party = voice.party
    line = of_page(party.name, "bold")
    category = words.label(party.category or "") or ("outlet" if party.kind == "outlet" else "")
    line.append(f"  {category}" if category else "", style="dim")
    return line


def _says(voice: Voice) -> str:
    """How many claims on how many pages, by what it does: "12 claims on 4 pages: says 8, denies 3, accuses 1"."""
    acts = ", ".join(f"{words.ACTS[act]} {many}" for act, many in voice.acts)
    return f"{words.how_many(voice.claims, 'claim')} on {words.how_many(voice.pages, 'page')}: {acts}"
