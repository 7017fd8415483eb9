"""The accounts of a case in a terminal: each incident, its questions, who answers what, and who is silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from testigo.case.records import Accounts, Event
from testigo.show import words
from testigo.show.accounts_stacked import Stacked
from testigo.show.accounts_table import By, Table
from testigo.show.case_words import CaseWords, day, listed
from testigo.show.sheet import Sheet, heading, plain

if TYPE_CHECKING:
    from rich.text import Text

Layout = Literal["auto", "table", "stacked"]
_NAMED = 8
"""Pages silent on a whole incident that are named; how many more there are is said."""
_LEGEND = "? left open by whoever tells it · denies: says that it is not so · (n) independent origins"


class AccountsView:
    """Sets the accounts of a case for a terminal of ``width`` columns, held between 60 and 200."""

    def __init__(
        self,
        accounts: Accounts,
        *,
        width: int = 80,
        colour: bool = False,
        threshold: int = 2,
        layout: Layout = "auto",
        by: By = "party",
        words: bool = False,
    ) -> None:
        """Choose how it looks, from how many origins on an answer is corroborated, and whether exact words are shown."""
        self._accounts = accounts
        self._said = CaseWords(accounts)
        self._number = {event.id: number for number, event in enumerate(accounts.incidents, 1)}
        self._sheet = Sheet(width=width, colour=colour)
        self._table = Table(self._sheet, self._said, threshold=threshold, by=by)
        self._stacked = Stacked(self._sheet, self._said, threshold=threshold, words=words)
        self._layout = "stacked" if words else layout

    def show(self, name: str, *, every: bool = False) -> str:
        """Return the whole case: incidents that several pages tell of, and the others by title (``every``: in full)."""
        full = [e for e in self._accounts.incidents if every or _pages(e) > 1] or list(self._accounts.incidents[:1])
        kept = {e.id for e in full}
        return self._sheet.text(
            (
                *self._head(name),
                *self._events(full),
                *self._in_passing([e for e in self._accounts.incidents if e.id not in kept]),
            )
        )

    def show_incidents(self, ids: Iterable[str]) -> str:
        """Return the incidents with these ids."""
        wanted = set(ids)
        return self._sheet.text(self._events([e for e in self._accounts.incidents if e.id in wanted]))

    def _head(self, name: str) -> Iterator[Text]:
        pages = self._accounts.pages
        outlets = len({p.outlet for p in pages if p.outlet})
        facts = [
            words.how_many(len(pages), "page"),
            words.how_many(outlets, "outlet"),
            words.how_many(len(self._accounts.incidents), "incident"),
        ]
        yield plain(words.one_line(name), "bold").append("  " + " · ".join(facts), style="dim")
        if not pages:
            yield from self._sheet.hanging(
                plain(""), plain("The case holds no page yet: `testigo add CASE PAGE…` adds some.")
            )
        elif not self._accounts.incidents:
            yield from self._sheet.hanging(plain(""), plain("No page tells of an incident."))

    def _events(self, events: Sequence[Event]) -> Iterator[Text]:
        tabled = False
        for event in events:
            yield from self._title(event)
            as_table = self._layout == "table" or (self._layout == "auto" and self._table.is_fit(event))
            if as_table and event.questions:
                tabled = True
                yield from self._table.lines(event)
            else:
                yield from self._questions(event)
        if tabled:
            yield from self._sheet.hanging(plain(""), plain(_LEGEND, "dim"))
        if events:
            yield plain("")

    def _questions(self, event: Event) -> Iterator[Text]:
        """The questions one under the other, how many of one sort there were under how many in all."""
        asked_before = set[str]()
        for asked in event.questions:
            if asked.who and asked.question in asked_before:
                yield from self._stacked.part(asked, event)
            else:
                yield plain("")
                yield from self._stacked.question(asked, event)
            asked_before.add(asked.question)

    def _title(self, event: Event) -> Iterator[Text]:
        yield plain("")
        yield plain("━" * self._sheet.width, "dim")
        yield from self._sheet.hanging(
            plain(f"{self._number[event.id]}  ", "dim"), plain(words.one_line(event.title), "bold")
        )
        facts = [
            words.label(event.type),
            *([day(event.when)] if event.when else []),
            *([event.where] if event.where else []),
        ]
        told = f"told on {_pages(event)} of {words.how_many(len(self._accounts.pages), 'page')}"
        yield from self._sheet.hanging(plain("   "), plain(words.one_line(" · ".join([*facts, told])), "dim"))
        yield from self._sheet.hanging(plain("   "), plain(event.id, "dim"))
        if event.silent:
            names = listed(sorted({self._said.page(p) for p in event.silent}, key=str.casefold), _NAMED)
            yield from self._sheet.hanging(plain("   not told by  ", "dim"), plain(names, "dim"))
        if not event.questions:
            yield from self._sheet.hanging(plain("   "), plain("No page says more of it than that it happened."))

    def _in_passing(self, events: Sequence[Event]) -> Iterator[Text]:
        """The incidents that one page alone tells of, one line each."""
        if not events:
            return
        yield from heading("Told on one page alone", f"{len(events)}  (--incident ID shows one, --all all)")
        yield plain("")
        width = max(len(str(len(self._accounts.incidents))), 2)
        for event in events:
            prefix = plain(f"  {self._number[event.id]:>{width}}  ", "dim")
            body = plain(words.one_line(event.title)).append(
                f"  {self._said.pages({event.mentions[0].page})}", style="dim"
            )
            yield from self._sheet.hanging(prefix, body)


def _pages(event: Event) -> int:
    return len({mention.page for mention in event.mentions})
