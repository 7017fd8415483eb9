"""The accounts as rows: one for each answer, one for each telling, one for each page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from testigo.case.custody.readers import read_by
from testigo.case.records import Accounts, Answer, Event, Question, Telling
from testigo.export.quotes import Quote, Quotes
from testigo.ledger import ReaderMark
from testigo.show import words
from testigo.show.case_words import VERDICTS, CaseWords, listed, outlet, question

Cell = str | int | float | bool | None
Row = dict[str, Cell]

ANSWERS = (
    "incident", "title", "when", "where", "question", "of_whom", "answer", "verdict", "independent_origins", "pages",
    "told_by", "denied_by", "silent", "careful",
)  # fmt: skip
TELLINGS = (
    "incident", "question", "of_whom", "answer", "verdict", "tells", "source", "through", "hedged", "words", "sentence", "outlet", "title",
    "published", "address", "received", "claim", "page", "spans",
    "read_by",
)  # fmt: skip
PAGES = ("page", "outlet", "title", "published", "address", "agencies", "added_from", "received", "read_by")


class Rows:
    """The rows of accounts; by page ``received`` says when each came, ``readers`` what read it, ``quotes`` has the sentences."""

    def __init__(
        self, accounts: Accounts, received: Mapping[str, str], quotes: Quotes, readers: Mapping[str, ReaderMark]
    ) -> None:
        """Take the accounts."""
        self._read_by = {page: read_by([mark]) for page, mark in readers.items()}
        self._quotes = quotes
        self._accounts = accounts
        self._received = received
        self.words = CaseWords(accounts)

    def answers(self) -> Iterator[Row]:
        """Yield a row for each answer."""
        for event in self._accounts.incidents:
            for asked in event.questions:
                for answer in asked.answers:
                    yield self._answer(event, asked, answer)

    def _answer(self, event: Event, asked: Question, answer: Answer) -> Row:
        return {
            "incident": event.id,
            "title": event.title,
            "when": event.when,
            "where": event.where,
            "question": asked.question,
            "of_whom": asked.who,
            "answer": self.words.answer(answer),
            "verdict": VERDICTS[asked.verdict].casefold(),
            "independent_origins": answer.independent,
            "pages": len({t.incident.page for t in answer.told}),
            "told_by": self.tellers(answer.told),
            "denied_by": self.tellers(answer.denied),
            "silent": self.words.silent(asked, event) if asked.silent else "",
            "careful": "; ".join(asked.warnings),
        }

    def tellers(self, tellings: tuple[Telling, ...]) -> str:
        """Return who tells it, each with the pages on which it is told."""
        told: dict[str, list[str]] = {}
        for t in tellings:
            told.setdefault(self.words.teller(t) or "the page itself", []).append(self.words.page(t.incident.page))
        return "; ".join(f"{who} ({listed(words.once(pages), 3)})" for who, pages in told.items())

    def quote(self, t: Telling) -> Quote:
        """Return the words of a telling in their sentence."""
        return self._quotes.of(t.incident.page, t.spans, t.words)

    def tellings(self) -> Iterator[Row]:
        """Yield a row for each telling and each denial, with the exact words."""
        for event in self._accounts.incidents:
            for asked in event.questions:
                for answer in asked.answers:
                    for denies, tellings in ((False, answer.told), (True, answer.denied)):
                        for t in tellings:
                            yield self._telling(event, asked, answer, t, denies=denies)

    def _telling(self, event: Event, asked: Question, answer: Answer, t: Telling, *, denies: bool) -> Row:
        card = self.words.card(t.incident.page)
        source, _, through = self.words.teller(t).partition(", through ")
        return {
            "incident": event.id,
            "question": asked.question,
            "of_whom": asked.who,
            "answer": self.words.answer(answer),
            "verdict": VERDICTS[asked.verdict].casefold(),
            "tells": "denies" if denies else "tells",
            "source": source or "the page itself",
            "through": through,
            "hedged": t.hedged,
            "words": t.words,
            "sentence": self.quote(t).whole,
            "outlet": outlet(card),
            "title": card.title,
            "published": card.published,
            "address": card.url,
            "received": self._received.get(card.id),
            "claim": t.claim,
            "page": card.id,
            "spans": "; ".join(f"{span.start}..{span.end}" for span in t.spans),
            "read_by": self._read_by.get(card.id),
        }

    def pages(self) -> Iterator[Row]:
        """Yield a row for each page."""
        for card in self._accounts.pages:
            yield {
                "page": card.id,
                "outlet": outlet(card),
                "title": card.title,
                "published": card.published,
                "address": card.url,
                "agencies": "; ".join(card.agencies),
                "added_from": card.input,
                "received": self._received.get(card.id),
                "read_by": self._read_by.get(card.id),
            }

    def read_by(self) -> str:
        """Return what read the pages, in words; empty where nothing is said of it."""
        return "; ".join(sorted({self._read_by[c.id] for c in self._accounts.pages if c.id in self._read_by}))


def asked_in_words(asked: Question) -> str:
    """Return a question in words, with of whom."""
    return question(asked)
