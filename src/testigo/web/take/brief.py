"""A brief of the case to print: one HTML file that stands alone, every claim quoted with where it stands.

Its content security policy lets in nothing but its own style; every word of a page is escaped text.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping
from html import escape
from importlib.resources import files

from testigo.case.custody.readers import read_by
from testigo.case.records import Accounts, Answer, Event, PageCard, Question, Telling
from testigo.export.quotes import Quotes
from testigo.ledger import ReaderMark
from testigo.show import words
from testigo.show.case_words import VERDICTS, CaseWords, day, listed, outlet, question

_LINKED = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls, and marks that turn the direction of all that follows: each quotation has its own direction already."""
_MOST = 12
"""Tellings of one answer that are quoted; how many more there are is said."""


def brief_of(
    name: str,
    accounts: Accounts,
    received: Mapping[str, str],
    quotes: Quotes,
    readers: Mapping[str, ReaderMark],
) -> bytes:
    """Return the file; by page ``received`` says when each came, ``readers`` what read it, ``quotes`` has the sentences."""
    by = read_by(readers[card.id] for card in accounts.pages if card.id in readers)
    return "".join(_Brief(name, accounts, received, quotes, by).parts()).encode("utf-8", "replace")


class _Brief:
    def __init__(self, name: str, accounts: Accounts, received: Mapping[str, str], quotes: Quotes, by: str) -> None:
        self._quotes = quotes
        self._by = by
        self._name = name
        self._accounts = accounts
        self._received = received
        self._words = CaseWords(accounts)
        ordered = sorted(accounts.pages, key=lambda c: (outlet(c).casefold(), c.published or "~", c.id))
        self._number = {card.id: n for n, card in enumerate(ordered, start=1)}
        self._ordered = ordered

    def parts(self) -> Iterator[str]:
        yield from self._head()
        for event in self._accounts.incidents:
            yield from self._event(event)
        yield from self._pages()
        yield "</main></body></html>\n"

    def _head(self) -> Iterator[str]:
        style = files("testigo.web").joinpath("take", "brief.css").read_text(encoding="utf-8")
        hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"
        yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{_text(self._name)}: what is told, and by whom</title><style>{style}</style></head><body><main>\n"
        many = words.how_many(len(self._accounts.pages), "page")
        events = words.how_many(len(self._accounts.incidents), "incident")
        yield f"<header><h1>{_text(self._name)}</h1><p>{many}, {events}. What is told, by whom, and where accounts differ. "
        yield "Numbers in brackets are the pages at the end. This is a program’s reading"
        yield f"{self._by and f' ({_text(self._by)})'}: check it against the words.</p></header>\n"

    def _event(self, event: Event) -> Iterator[str]:
        pages = words.how_many(len({n.page for n in event.mentions}), "page")
        facts = [part for part in (event.when and day(event.when), event.where, f"told on {pages}") if part]
        yield f'<section class="event"><h2>{_text(event.title)}</h2><p class="facts">{_text(" · ".join(facts))}</p>\n'
        for asked in event.questions:
            yield from self._question(event, asked)
        yield "</section>\n"

    def _question(self, event: Event, asked: Question) -> Iterator[str]:
        yield f'<div class="question"><h3>{_text(question(asked))} <span class="verdict {asked.verdict}">{VERDICTS[asked.verdict]}</span></h3>\n'
        for answer in asked.answers:
            yield from self._answer(answer)
        if asked.silent:
            yield f'<p class="note">Silent: {_text(self._words.silent(asked, event))}.</p>\n'
        for warning in asked.warnings:
            yield f'<p class="note">Careful: {_text(warning)}</p>\n'
        yield "</div>\n"

    def _answer(self, answer: Answer) -> Iterator[str]:
        origins = words.how_many(answer.independent, "independent origin")
        yield f'<h4><bdi>{_text(self._words.answer(answer))}</bdi> <span class="origins">{origins}</span></h4>\n<ul>\n'
        for denies, tellings in ((False, answer.told), (True, answer.denied)):
            said = list(dict.fromkeys(self._telling(t, denies=denies) for t in tellings))
            yield from said[:_MOST]
            if len(said) > _MOST:
                pages = sorted({self._number[t.incident.page] for t in tellings})
                yield f"<li>and {len(said) - _MOST} more; in all on {_text(listed([f'[{n}]' for n in pages], 40))}</li>\n"
        yield "</ul>\n"

    def _telling(self, t: Telling, *, denies: bool) -> str:
        card = self._words.card(t.incident.page)
        who = self._words.teller(t) or "the page itself"
        how = "denied by " if denies else ""
        open_ = ", left open" if t.hedged else ""
        when = f", {day(card.published[:10])}" if card.published else ""
        return (
            f'<li><q dir="auto">{self._quote(t)}</q> <span class="by">{how}<bdi>{_text(who)}</bdi>{open_}; '
            f'<bdi>{_text(outlet(card))}</bdi>{when} <a href="#p{self._number[card.id]}">[{self._number[card.id]}]</a></span></li>\n'
        )

    def _quote(self, t: Telling) -> str:
        """The sentence, with the words that answer set off."""
        quote = self._quotes.of(t.incident.page, t.spans, t.words)
        return f"{_inner(quote.before)}<b>{_text(quote.words)}</b>{_inner(quote.after)}"

    def _pages(self) -> Iterator[str]:
        yield '<section class="pages"><h2>Pages</h2><ol>\n'
        for card in self._ordered:
            yield self._page(card)
        yield "</ol></section>\n"

    def _page(self, card: PageCard) -> str:
        title = f"<cite><bdi>{_text(card.title)}</bdi></cite>, " if card.title else ""
        when = f", {day(card.published[:10])}" if card.published else ", no date"
        copy = self._received.get(card.id, "")
        kept = f"; copy of {day(copy[:10])} in the case" if copy else ""
        return (
            f'<li id="p{self._number[card.id]}">{title}<bdi>{_text(outlet(card))}</bdi>{when}. {_address(card)}'
            f'<span class="copy">{_text(card.id.removeprefix("sha256:")[:16])}{kept}</span></li>\n'
        )


def _address(card: PageCard) -> str:
    url = card.url or ""
    if not _LINKED.fullmatch(url):
        return f'<span class="address">{_text(card.input)}</span> '
    return f'<a class="address" rel="noreferrer" href="{escape(url)}">{_text(url)}</a> '


def _inner(value: str) -> str:
    """Words of a page as text, with the blanks at their edges."""
    return escape(_CONTROLS.sub("", value))


def _text(value: str | None) -> str:
    """Words of a page as text of the brief."""
    return escape(words.one_line(_CONTROLS.sub("", value or "")))
