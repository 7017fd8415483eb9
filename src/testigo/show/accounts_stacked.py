"""The accounts of one question, one answer under the other, each with those who tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from testigo.case.records import Answer, Event, Origin, Question, Telling
from testigo.show import words
from testigo.show.case_words import VERDICT_STYLES, VERDICTS, CaseWords, question
from testigo.show.sheet import Sheet, plain

if TYPE_CHECKING:
    from rich.text import Text

_IN_FULL = 6
"""Answers that are shown in full; further ones of one origin each stand in one paragraph."""
_SETTLED = frozenset({"agree", "single"})
"""Verdicts of questions that nobody disputes: who tells of them stands in one paragraph an answer."""
_MARK = "·"


class Stacked:
    """Sets the questions of an event for a terminal."""

    def __init__(self, sheet: Sheet, said: CaseWords, *, threshold: int, words: bool) -> None:
        """Take how many origins corroborate an answer, and whether the exact words are shown."""
        self._sheet = sheet
        self._said = said
        self._threshold = threshold
        self._words = words

    def part(self, asked: Question, event: Event) -> Iterator[Text]:
        """Yield the lines of a question that asks how many of one sort there were among those of the question above it."""
        inner = Stacked(self._sheet.inset(_INSET), self._said, threshold=self._threshold, words=self._words)
        name = f"– {words.label(asked.who or '')}"
        for line in inner.question(asked, event, f"{name:<{_VERDICT_AT - _INSET}}"):
            yield plain(" " * _INSET).append_text(line)

    def question(self, asked: Question, event: Event, name: str = "") -> Iterator[Text]:
        """Yield the lines of one question of an event, under its name or another."""
        title = plain(f"  {name or f'{question(asked):<{_VERDICT_AT}}'}  ", "bold")
        yield title.append(VERDICTS[asked.verdict], style=VERDICT_STYLES[asked.verdict])
        answers = in_order(asked)
        full, rest = (answers, []) if self._words else split(answers)
        briefly = asked.verdict in _SETTLED and not self._words
        for answer in full:
            yield from self._answer(answer, briefly=briefly and not answer.denied)
        if rest:
            yield from self._rest(rest)
        yield from self._notes(asked, event)

    def _answer(self, answer: Answer, *, briefly: bool) -> Iterator[Text]:
        line = plain(self._said.answer(answer), "bold")
        line.append(" — ").append_text(standing(answer, self._threshold))
        yield from self._sheet.hanging(plain("    "), line)
        if briefly:
            parts = [self._told(group, answer.told) for group in answer.origins]
            yield from self._sheet.hanging(plain(f"      {_MARK} ", "dim"), plain(f" {_MARK} ", "dim").join(parts))
        else:
            for group in answer.origins:
                yield from self._origin(group, answer.told)
        if answer.denied:
            tellers = self._tellers(answer.denied)
            yield from self._sheet.hanging(plain("      denied by  ", "bold red"), plain("; ".join(tellers)))
            if self._words:
                yield from self._quotes(answer.denied)

    def _origin(self, group: Origin, told: Sequence[Telling]) -> Iterator[Text]:
        yield from self._sheet.hanging(plain(f"      {_MARK} ", "dim"), self._told(group, told))
        if self._words:
            yield from self._quotes([told[i] for i in group.told])

    def _told(self, group: Origin, told: Sequence[Telling]) -> Text:
        """Those who tell it from one origin, and why they count once where their names do not say so."""
        body = plain("; ".join(self._tellers([told[i] for i in group.told])))
        plainly = {words.one_line(party.name) for i in group.told if (party := self._said.origin(told[i]))}
        reasons = dict.fromkeys(words.one_line(r.detail) for r in group.reasons if r.detail)
        why = [reason for reason in reasons if reason not in plainly]
        return body.append(f"  ({why[0]})", style="dim") if why and len(group.told) > 1 else body

    def _quotes(self, tellings: Sequence[Telling]) -> Iterator[Text]:
        for t in tellings:
            where = self._said.page(t.incident.page) + (f", {t.claim}" if t.claim else "")
            body = plain(f"“{words.one_line(t.words)}”", "italic").append(f"  {where}", style="dim")
            yield from self._sheet.hanging(plain("        "), body)

    def _tellers(self, tellings: Sequence[Telling]) -> list[str]:
        """Who tells it, each once, with the pages that pass it on: "Interior Ministry in Velduria One"."""
        pages: dict[str, list[str]] = {}
        hedged: dict[str, list[bool]] = {}
        for t in tellings:
            teller = self._said.teller(t)
            pages.setdefault(teller, []).append(t.incident.page)
            hedged.setdefault(teller, []).append(t.hedged)
        made = []
        for teller, found in pages.items():
            names = self._said.pages(found)
            line = (
                f"{teller} in {names}"
                if teller
                else f"{names}, in {'its' if len(set(found)) == 1 else 'their'} own voice"
            )
            made.append(line + _hedge(hedged[teller]))
        return made

    def _rest(self, answers: Sequence[Answer]) -> Iterator[Text]:
        """Answers of one origin each, in one paragraph."""
        parts = [f"{self._said.answer(a)} ({'; '.join(self._tellers(a.told))})" for a in answers]
        yield from self._sheet.hanging(
            plain("    "), plain("also, of one origin each: ", "dim").append("; ".join(parts))
        )

    def _notes(self, asked: Question, event: Event) -> Iterator[Text]:
        for warning in asked.warnings:
            yield from self._sheet.hanging(plain("    ! ", "yellow"), plain(words.one_line(warning), "yellow"))
        if asked.silent:
            silent = self._said.silent(asked, event)
            yield from self._sheet.hanging(plain("    silent  ", "dim"), plain(silent, "dim"))


_INSET = 2
"""Columns by which a part of a question stands further in."""
_VERDICT_AT = 26
"""Columns of the question before its verdict."""


def in_order(asked: Question) -> list[Answer]:
    """Return the answers: a running count as it grew, others by how many origins stand behind them."""
    if asked.verdict == "update":
        return sorted(asked.answers, key=lambda a: min((t.told for t in a.told if t.told), default="~"))
    return sorted(asked.answers, key=lambda a: (-a.independent, -len(a.told)))


def split(answers: Sequence[Answer]) -> tuple[list[Answer], list[Answer]]:
    """Return the answers that are shown in full, and those that are only named."""
    if len(answers) <= _IN_FULL + 1:
        return list(answers), []
    full = [a for i, a in enumerate(answers) if i < _IN_FULL or a.independent > 1 or a.denied]
    kept = {id(a) for a in full}
    return full, [a for a in answers if id(a) not in kept]


def standing(answer: Answer, threshold: int) -> Text:
    """Return how many independent origins stand behind the answer, and whether these corroborate it."""
    corroborated = answer.independent >= threshold
    many = words.how_many(answer.independent, "independent origin") if answer.independent > 1 else "1 origin"
    line = plain(many, "green" if corroborated else "")
    if corroborated:
        line.append(", corroborated", style="green")
    if answer.told and all(t.hedged for t in answer.told):
        line.append(", left open by all", style="yellow")
    return line


def _hedge(hedged: Sequence[bool]) -> str:
    if all(hedged):
        return " [hedged]"
    return f" [hedged {sum(hedged)} of {len(hedged)} times]" if any(hedged) else ""
