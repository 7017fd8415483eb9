"""The timeline of a case in a terminal: when things happened, and when they were said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, get_args

from testigo.case.records import Accounts, Asked
from testigo.case.timeline import DayTold, Happening, News, Saying, Timeline
from testigo.show import words
from testigo.show.case_words import CaseWords, day, listed, outlet, question
from testigo.show.sheet import Sheet, heading, plain

if TYPE_CHECKING:
    from rich.text import Text

_WHEN = 20
"""Columns of the day."""
_NEWS = 8
"""Questions of an incident that are shown with what a day brings; how many more there are is said."""
_ORDER = get_args(Asked)
_TELLERS = 3
"""Tellers of a value that are named."""
_SINGLE_DAY = "●"
_SPAN = "◌"
"""Before an incident whose day is known, and before one that lies somewhere within a span or has no day."""


class TimelineView:
    """Sets a timeline for a terminal of ``width`` columns, held between 60 and 200."""

    def __init__(self, accounts: Accounts, *, width: int = 80, colour: bool = False, every: bool = False) -> None:
        """Choose how it looks; ``every``: incidents that one page alone tells of are shown too."""
        self._said = CaseWords(accounts)
        self._sheet = Sheet(width=width, colour=colour)
        self._every = every
        self._place = {event.id: number for number, event in enumerate(accounts.incidents)}

    def show(self, timeline: Timeline) -> str:
        """Return when it happened, then when it was said."""
        return self._sheet.text((*self._happened(timeline.happenings), *self._sayings(timeline.sayings), plain("")))

    def _happened(self, happenings: Sequence[Happening]) -> Iterator[Text]:
        shown = [h for h in happenings if self._every or _pages(h) > 1]
        shown = shown or list(happenings)
        left = len(happenings) - len(shown)
        more = f", and {left} on one page alone (--all)" if left else ""
        yield from heading(
            "When it happened", words.how_many(len(shown), "incident") + more if happenings else "nothing is told"
        )
        if shown:
            yield plain("")
        for happening in shown:
            yield from self._happening(happening)

    def _happening(self, happening: Happening) -> Iterator[Text]:
        event = happening.event
        known = happening.first is not None and happening.first == happening.last
        prefix = plain(f"  {_day_of(happening):<{_WHEN}}", "" if known else "dim")
        prefix.append(f" {_SINGLE_DAY if known else _SPAN} ", style="green" if known else "yellow")
        line = plain(words.one_line(event.title), "bold").append(
            f"  {words.how_many(_pages(happening), 'page')}", style="dim"
        )
        if prefix.cell_len > _WHEN + 6:  # a range in words: it has a line of its own
            yield prefix
            prefix = plain(" " * (_WHEN + 5))
        yield from self._sheet.hanging(prefix, line)
        if happening.disputed or len(happening.days) > 1:
            said = "pages differ: " if happening.disputed else "pages say: "
            style = "bold red" if happening.disputed else "dim"
            body = plain(said, style).append("; ".join(map(_told, happening.days)), style="dim")
            yield from self._sheet.hanging(plain(" " * (_WHEN + 5)), body)

    def _sayings(self, sayings: Sequence[Saying]) -> Iterator[Text]:
        yield from heading("When it was said", words.how_many(len(sayings), "page") if sayings else "no page")
        for on, some in groupby(sayings, key=lambda s: s.published):
            yield plain("")
            yield plain(f"  {day(on) if on else 'no day known'}", "bold")
            yield from self._day(list(some))

    def _day(self, sayings: Sequence[Saying]) -> Iterator[Text]:
        for saying in sayings:
            line = plain(outlet(saying.page), "cyan").append(f"  {words.one_line(saying.page.title or '')}")
            line.append("" if saying.told else "  (tells of no incident)", style="dim")
            yield from self._sheet.hanging(plain("    "), line)
        for title, parts in self._news([n for saying in sayings for n in saying.news]).items():
            yield from self._sheet.hanging(plain("      new  ", "green"), plain(words.one_line(title), "dim"))
            for part in parts[:_NEWS]:
                yield from self._sheet.hanging(plain("         + ", "green"), part)
            if len(parts) > _NEWS:
                yield plain(f"           and {words.how_many(len(parts) - _NEWS, 'more question')}", "dim")

    def _news(self, news: Sequence[News]) -> dict[str, list[Text]]:
        """What is told for the first time on a day, by incident: one line a question, each value with who tells it."""
        found: dict[str, dict[tuple[str, bool], dict[str, list[str]]]] = {}
        for n in sorted(news, key=lambda n: (self._place[n.event.id], _ORDER.index(n.question.question))):
            if self._every or len({m.page for m in n.event.mentions}) > 1:
                asked = found.setdefault(n.event.title, {}).setdefault((question(n.question), n.denies), {})
                told = asked.setdefault(self._said.answer(n.answer), [])
                told.append(self._said.teller(n.telling) or outlet(self._said.card(n.telling.incident.page)))
        return {
            title: [_line(name, values, denies=denies) for (name, denies), values in asked.items()]
            for title, asked in found.items()
        }


def _line(name: str, values: dict[str, list[str]], *, denies: bool) -> Text:
    line = plain(f"{name}, denied: " if denies else f"{name}: ", "bold red" if denies else "bold")
    for number, (value, tellers) in enumerate(values.items()):
        line.append("; " if number else "").append(value)
        line.append(f" ({listed(words.once(tellers), _TELLERS)})", style="dim")
    return line


def _pages(happening: Happening) -> int:
    return len({mention.page for mention in happening.event.mentions})


def _day_of(happening: Happening) -> str:
    if happening.first is None or happening.last is None:
        return "no day known"
    value = happening.event.when or ""
    return day(value)


def _told(told: DayTold) -> str:
    hedged = ", left open" if told.hedged else ""
    return f"{day(told.value)} ({words.how_many(told.independent, 'origin')}{hedged})"
