"""When things happened, and when they were said: the incidents and the pages of a case in the order of their days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from testigo.case.accounts.values import day_ends
from testigo.case.records import Accounts, Answer, Event, PageCard, Question, Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTold:
    """A day or range that pages give an incident, with how many independent origins give it."""

    value: str
    independent: int
    hedged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An incident at the time that most independent origins give it. ``first`` and ``last`` are ISO days, None: unknown.

    ``days`` are all that pages say of its time, the best founded first; ``disputed`` says that these cannot all be right.
    """

    event: Event
    first: str | None
    last: str | None
    days: tuple[DayTold, ...]
    disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """An answer that a page is the first of the case to give, or to deny."""

    event: Event
    question: Question
    answer: Answer
    telling: Telling
    denies: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A page at the time it was published, and what it is the first to say. ``told`` is how many answers it gives."""

    page: PageCard
    published: str | None
    told: int
    news: tuple[News, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Incidents and pages, each in the order of its time; those without a day last."""

    happenings: tuple[Happening, ...]
    sayings: tuple[Saying, ...]


def timeline_of(accounts: Accounts) -> Timeline:
    """Return the incidents of the case by when they happened, and its pages by when they said what they say.

    Of pages of one day, each that says a thing counts as first: hours are not known.
    """
    happenings = sorted(map(_happening, accounts.incidents), key=lambda h: (h.first or "~", h.last or "~", h.event.id))
    return Timeline(happenings=tuple(happenings), sayings=_sayings(accounts))


def _happening(event: Event) -> Happening:
    asked = [q for q in event.questions if q.question == "when"]
    answers = sorted((a for q in asked for a in q.answers), key=lambda a: (-a.independent, -len(a.told), str(a.value)))
    days = [
        DayTold(value=str(a.value), independent=a.independent, hedged=all(t.hedged for t in a.told)) for a in answers
    ]
    first, last = day_ends(event.when[:10] if "T" in event.when else event.when) if event.when else (None, None)
    disputed = any(q.verdict == "differ" for q in asked)
    return Happening(event=event, first=first, last=last, days=tuple(days), disputed=disputed)


def _sayings(accounts: Accounts) -> tuple[Saying, ...]:
    published = {card.id: card.published for card in accounts.pages}
    news: dict[str, list[News]] = defaultdict(list)
    told: dict[str, int] = defaultdict(int)
    for event in accounts.incidents:
        for question in event.questions:
            for answer in question.answers:
                for telling in answer.told:
                    told[telling.incident.page] += 1
                for first in _first(event, question, answer, published):
                    news[first.telling.incident.page].append(first)
    sayings = [
        Saying(page=card, published=card.published, told=told[card.id], news=tuple(news[card.id]))
        for card in accounts.pages
    ]
    return tuple(sorted(sayings, key=lambda s: (s.published or "~", s.page.outlet or s.page.input, s.page.id)))


def _first(event: Event, question: Question, answer: Answer, published: dict[str, str | None]) -> Iterator[News]:
    """The tellings that nobody came before, one a page."""
    for tellings, denies in ((answer.told, False), (answer.denied, True)):
        days = {t.incident.page: published.get(t.incident.page) for t in tellings}
        earliest = min((day for day in days.values() if day), default=None)
        seen = set()
        for telling in tellings:
            page = telling.incident.page
            if earliest and days[page] and _may_be_as_early(days[page] or "", earliest) and page not in seen:
                seen.add(page)
                yield News(event=event, question=question, answer=answer, telling=telling, denies=denies)


def _may_be_as_early(day: str, earliest: str) -> bool:
    """Whether a time may be no later than the earliest, as far as both are known."""
    known = min(len(day), len(earliest))
    return day[:known] <= earliest[:known]
