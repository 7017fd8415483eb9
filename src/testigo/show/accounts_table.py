"""The accounts of an event as a table: questions down, accounts across.

An account is what one party says, together with those who speak for it; what a page tells in its own voice is its
outlet's. Accounts that there is no room for share the last column.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from testigo.case.records import Answer, Event, Question, Telling
from testigo.show import words
from testigo.show.accounts_stacked import in_order
from testigo.show.case_words import VERDICT_STYLES, VERDICTS, CaseWords, outlet, question
from testigo.show.sheet import Sheet, plain

if TYPE_CHECKING:
    from rich.text import Text

By = Literal["party", "outlet"]
_ASKED, _IN_ALL, _ACCOUNT, _OTHERS = 16, 22, 16, 28
"""Columns of the question and its verdict, of the answers in all, of one account, and of those that share one column."""
_GAP = 2
_MOST = 4
"""Values that a cell shows; how many more there are stands under them."""
_WIDE = 120
"""Columns from which on there is a table even where accounts must share one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One column: an id, a name, and by question what it answers, each in words."""

    id: str
    name: str
    cells: dict[int, list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The accounts that stand in columns of their own, of ``width``, and those that share the last, ``shared`` wide."""

    own: tuple[Account, ...]
    others: tuple[Account, ...]
    width: int
    shared: int


class Table:
    """Sets an event as a table where the width allows."""

    def __init__(self, sheet: Sheet, said: CaseWords, *, threshold: int, by: By) -> None:
        """Take how many origins corroborate an answer, and whether accounts are those of parties or of outlets."""
        self._sheet = sheet
        self._said = said
        self._threshold = threshold
        self._by = by

    def columns(self, event: Event) -> Columns:
        """Return the accounts, those that answer most first, as far as they fit."""
        accounts = self._accounts(event)
        room = self._sheet.width - _ASKED - _IN_ALL - 2 * _GAP
        fitting = max((room + _GAP) // (_ACCOUNT + _GAP), 1)
        if len(accounts) <= fitting:
            width = (room + _GAP) // max(len(accounts), 1) - _GAP
            return Columns(own=tuple(accounts), others=(), width=min(width, _OTHERS), shared=0)
        shared = min(_OTHERS, room)
        fitting = max((room - shared) // (_ACCOUNT + _GAP), 0)
        width = (room - shared) // fitting - _GAP if fitting else 0
        return Columns(own=tuple(accounts[:fitting]), others=tuple(accounts[fitting:]), width=width, shared=shared)

    def is_fit(self, event: Event) -> bool:
        """Say whether the event is better read as a table here than stacked."""
        columns = self.columns(event)
        several = len(columns.own) + len(columns.others) > 1
        return several and (not columns.others or self._sheet.width >= _WIDE)

    def lines(self, event: Event) -> Iterator[Text]:
        """Yield the lines of the table."""
        columns = self.columns(event)
        yield from self._head(columns)
        for number, asked in enumerate(event.questions):
            yield from self._row(number, asked, columns)
            yield from self._notes(asked, event)
        yield plain("")

    def _head(self, columns: Columns) -> Iterator[Text]:
        names = [("", _ASKED), ("in all (origins)", _IN_ALL), *((a.name, columns.width) for a in columns.own)]
        if columns.others:
            names.append(("others", columns.shared))
        yield from self._sheet.beside([(plain(name, "bold"), width) for name, width in names], _GAP)
        yield plain("─" * min(sum(w + _GAP for _, w in names) - _GAP, self._sheet.width), "dim")

    def _row(self, number: int, asked: Question, columns: Columns) -> Iterator[Text]:
        verdict = plain(VERDICTS[asked.verdict], VERDICT_STYLES[asked.verdict])
        cells = [
            (plain(question(asked), "bold").append("\n").append_text(verdict), _ASKED),
            (self._in_all(asked), _IN_ALL),
            *((_cell(a.cells.get(number, [])), columns.width) for a in columns.own),
        ]
        if columns.others:
            said = [f"{a.name}: {', '.join(a.cells[number])}" for a in columns.others if number in a.cells]
            cells.append((_cell(said), columns.shared))
        yield from self._sheet.beside([(body, width) for body, width in cells], _GAP)

    def _in_all(self, asked: Question) -> Text:
        """Each answer with the number of its independent origins."""
        answers = in_order(asked)
        line = plain("")
        for answer in answers[:_MOST]:
            style = "green" if answer.independent >= self._threshold else ""
            line.append("\n" if line.plain else "")
            line.append(f"{self._said.answer(answer)} ({answer.independent})", style=style)
            if answer.denied:
                line.append(" denied", style="bold red")
        return line.append(f"\n… {len(answers) - _MOST} more", style="dim") if len(answers) > _MOST else line

    def _notes(self, asked: Question, event: Event) -> Iterator[Text]:
        indent = plain(" " * (_ASKED + _GAP))
        for warning in asked.warnings:
            yield from self._sheet.hanging(
                indent.copy().append("! ", style="yellow"), plain(words.one_line(warning), "yellow")
            )
        if asked.silent:
            silent = self._said.silent(asked, event)
            yield from self._sheet.hanging(indent.copy().append("silent  ", style="dim"), plain(silent, "dim"))

    def _accounts(self, event: Event) -> list[Account]:
        names: dict[str, str] = {}
        cells: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        for number, asked in enumerate(event.questions):
            for answer in in_order(asked):
                for account, name, cell in self._cells(answer):
                    names[account] = name
                    if cell not in cells[account][number]:
                        cells[account][number].append(cell)
        alike = Counter(names.values())
        accounts = [
            Account(id=i, name=names[i] if alike[names[i]] == 1 else f"{names[i]} [{i}]", cells=dict(found))
            for i, found in cells.items()
        ]
        return sorted(accounts, key=lambda a: (-len(a.cells), a.name.casefold(), a.id))

    def _cells(self, answer: Answer) -> Iterator[tuple[str, str, str]]:
        """Each account that tells or denies the answer, with what its cell says."""
        value = self._said.answer(answer)
        hedged: dict[tuple[str, str], bool] = {}
        for telling in answer.told:
            account = self._account(telling)
            hedged[account] = hedged.get(account, True) and telling.hedged
        for (column, name), is_open in hedged.items():
            yield column, name, value + (" ?" if is_open else "")
        for telling in answer.denied:
            column, name = self._account(telling)
            yield column, name, f"denies: {value}"

    def _account(self, telling: Telling) -> tuple[str, str]:
        """The id and the name of the column in which the telling stands."""
        party = self._said.origin(telling)
        name = outlet(self._said.card(telling.incident.page))
        if self._by == "party" and party is not None and len(telling.chain) > 1:
            root = self._said.cast.root(party)
            if root.kind != "outlet" and not self._said.is_outlet(root.name):
                return root.id, words.one_line(root.name)
            name = words.one_line(root.name)
        return f"outlet {name.casefold()}", name


def _cell(said: Sequence[str]) -> Text:
    """At most four values, one under the other."""
    shown = plain("\n".join(said[:_MOST]))
    return shown.append(f"\n… {len(said) - _MOST} more", style="dim") if len(said) > _MOST else shown
