"""The words in which every view of a case says the same thing: questions, verdicts, answers, who tells them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from testigo.case.accounts.parties_of import Cast
from testigo.case.records import (
    Accounts,
    Amount,
    Answer,
    Asked,
    Event,
    PageCard,
    Party,
    Question,
    Spot,
    Telling,
    Verdict,
)
from testigo.show import words

QUESTIONS: dict[Asked, str] = {
    "happened": "Did it happen?",
    "killed": "Killed",
    "injured": "Injured",
    "missing": "Missing",
    "arrested": "Arrested",
    "abducted": "Abducted",
    "freed": "Freed",
    "infected": "Infected",
    "displaced": "Displaced",
    "participated": "Took part",
    "affected": "Affected",
    "damage": "Damaged",
    "agent": "Who did it",
    "patient": "To whom",
    "target": "What was hit",
    "instrument": "With what",
    "when": "When",
    "where": "Where",
}
VERDICTS: dict[Verdict, str] = {"single": "ONE ORIGIN", "agree": "AGREE", "differ": "DIFFER", "update": "UPDATED"}
VERDICT_STYLES: dict[Verdict, str] = {
    "single": "yellow",
    "agree": "green",
    "differ": "bold red",
    "update": "cyan",
}
_NAMED = 3
"""Silent pages that are always named."""
_MOST = 12
"""Silent pages that are named at most; how many more there are is said."""
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})")
_ISO = re.compile(r"\d{4}(-\d{2}){0,2}(/\d{4}(-\d{2}){0,2})?")


class CaseWords:
    """Names and words for the records of one case."""

    def __init__(self, accounts: Accounts) -> None:
        """Take the accounts."""
        self.cast = Cast(accounts.parties)
        self._cards = {card.id: card for card in accounts.pages}
        self._pages_of = Counter(outlet(card) for card in accounts.pages)
        self._outlets = {name.casefold() for name in self._pages_of}

    def card(self, page: str) -> PageCard:
        """Return the card of a page."""
        return self._cards[page]

    def is_outlet(self, name: str) -> bool:
        """Say whether an outlet of the case has this name: a rights group publishes, and is quoted by others."""
        return words.one_line(name).casefold() in self._outlets

    def page(self, page: str) -> str:
        """Return the name of a page: its outlet, with the day where the outlet has several pages in the case."""
        card = self._cards[page]
        name = outlet(card)
        if self._pages_of[name] == 1 or not card.published:
            return name
        return f"{name} ({day(card.published[:10], short=True)})"

    def pages(self, pages: Iterable[str], most: int = 0) -> str:
        """Return the names of pages; from ``most`` on, how many more there are."""
        return listed(sorted({self.page(page) for page in pages}, key=str.casefold), most)

    def silent(self, asked: Question, event: Event) -> str:
        """Return which pages of the event do not answer; where these are most, which do: "all but Radio Ismer"."""
        answering = {mention.page for mention in event.mentions} - set(asked.silent)
        most = len(asked.silent) > max(len(answering), _NAMED)
        return f"all but {self.pages(answering)}" if most and answering else self.pages(asked.silent, most=_MOST)

    def answer(self, answer: Answer) -> str:
        """Return the value of an answer in words."""
        value = answer.value
        if answer.party is not None:
            return words.one_line(self.cast.named(answer.party).name)
        if isinstance(value, Amount):
            return self._amount(value, answer.told)
        if isinstance(value, Spot):
            return words.where_named(value.name, value.country)
        if isinstance(value, bool):
            return "yes, it happened" if value else "no, it did not happen"
        return day(value) if _ISO.fullmatch(value) or _TIME.match(value) else words.one_line(value)

    def _amount(self, value: Amount, told: Sequence[Telling]) -> str:
        """The number; where the pages give none, their words: “dozens of people”."""
        if value.low is None and value.high is None and told:
            return f"“{words.one_line(min((t.words for t in told), key=len))}”"
        return words.amount(value)

    def origin(self, telling: Telling) -> Party | None:
        """Return who tells it in the end, None where nobody is known."""
        return self.cast.party(telling.chain[-1]) if telling.chain else None

    def teller(self, telling: Telling) -> str:
        """Return who tells it, and through whom where others stand between them and the page."""
        names = [words.one_line(party.name) for node in telling.chain[1:] if (party := self.cast.party(node))]
        names = words.once(names)
        if not names:
            return "" if len(telling.chain) <= 1 else "an unnamed source"
        return names[-1] + (f", through {', '.join(names[:-1])}" if names[:-1] else "")


def question(asked: Question) -> str:
    """Return the question in words, with of whom."""
    who = words.label(asked.who or "")
    return QUESTIONS[asked.question] + (f": {who}" if who else "")


def outlet(card: PageCard) -> str:
    """Return the name of the page's outlet; where it has none, what the page was added from."""
    return words.one_line(card.outlet or card.input.rstrip("/").rsplit("/", 1)[-1] or card.input)


def day(value: str, *, short: bool = False) -> str:
    """Return an ISO date, time or range in words; ``short`` leaves the year out: "6 Mar"."""
    time = _TIME.match(value)
    if time:
        return f"{words.date(time[1])}, {time[2]}"
    said = words.date(value)
    if not short:
        return said
    parts = said.split(" ")
    return " ".join([*parts[:-2], parts[-2][:3]]) if len(parts) > 2 else said


def listed(names: Sequence[str], most: int = 0) -> str:
    """Return the names one after the other; from ``most`` on, how many more there are."""
    if most and len(names) > most + 1:
        return f"{', '.join(names[:most])} and {len(names) - most} more"
    return ", ".join(names)
