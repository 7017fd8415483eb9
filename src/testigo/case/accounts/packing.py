"""Accounts as short JSON, in which a case keeps them, and back: pages by their number in order, fields by their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from testigo.case.records import (
    Accounts,
    Amount,
    Answer,
    Event,
    Link,
    Node,
    Origin,
    PageCard,
    Party,
    Passage,
    Question,
    Reason,
    Spot,
    Telling,
)
from testigo.ledger import Span

Packed = dict[str, Any]
Numbers = Mapping[str, int]


def packed(accounts: Accounts) -> Packed:
    """Return all of the accounts but for the cards of the pages, as what JSON knows."""
    numbers = {card.id: n for n, card in enumerate(accounts.pages)}
    return {
        "parties": [_party(p, numbers) for p in accounts.parties],
        "incidents": [_event(e, numbers) for e in accounts.incidents],
        "lineage": [_link(link, numbers) for link in accounts.lineage],
    }


def unpacked(found: Packed, cards: Sequence[PageCard]) -> Accounts:
    """Return the accounts that :func:`packed` was given; ``cards`` are those of their pages, in order.

    Raises KeyError, IndexError, TypeError or ValueError where they were packed otherwise or of other pages.
    """
    pages = [card.id for card in cards]
    return Accounts(
        pages=tuple(cards),
        parties=tuple([_as_party(p, pages) for p in found["parties"]]),
        incidents=tuple([_as_event(e, pages) for e in found["incidents"]]),
        lineage=tuple([_as_link(link, pages) for link in found["lineage"]]),
    )


def _party(p: Party, numbers: Numbers) -> list[Any]:
    nodes = [part for n in p.nodes for part in (numbers[n.page], n.id)]
    return [p.id, p.name, p.kind, p.category, p.part_of, p.aliases, [numbers[page] for page in p.pages], nodes]


def _as_party(found: list[Any], pages: Sequence[str]) -> Party:
    key, name, kind, category, whole, aliases, on, nodes = found
    return Party(
        id=key,
        name=name,
        kind=kind,
        category=category,
        part_of=whole,
        aliases=tuple(aliases),
        pages=tuple([pages[n] for n in on]),
        nodes=_nodes(nodes, pages),
    )


def _nodes(found: Sequence[Any], pages: Sequence[str]) -> tuple[Node, ...]:
    return tuple([Node(pages[found[i]], found[i + 1]) for i in range(0, len(found), 2)])


def _event(e: Event, numbers: Numbers) -> list[Any]:
    """The pages that are silent are all that do not tell, and are left out."""
    mentions = [part for n in e.mentions for part in (numbers[n.page], n.id)]
    return [e.id, e.type, e.title, e.when, e.where, mentions, [_question(q, numbers) for q in e.questions]]


def _as_event(found: list[Any], pages: Sequence[str]) -> Event:
    key, kind, title, when, where, mentions, questions = found
    nodes = _nodes(mentions, pages)
    telling = {n.page for n in nodes}
    return Event(
        id=key,
        type=kind,
        title=title,
        when=when,
        where=where,
        mentions=nodes,
        silent=tuple([page for page in pages if page not in telling]),
        questions=tuple([_as_question(q, pages) for q in questions]),
    )


def _question(q: Question, numbers: Numbers) -> list[Any]:
    silent = [numbers[page] for page in q.silent]
    return [q.question, q.who, [_answer(a, numbers) for a in q.answers], q.verdict, silent, q.warnings]


def _as_question(found: list[Any], pages: Sequence[str]) -> Question:
    question, who, answers, verdict, silent, warnings = found
    return Question(
        question=question,
        who=who,
        answers=tuple([_as_answer(a, pages) for a in answers]),
        verdict=verdict,
        silent=tuple([pages[n] for n in silent]),
        warnings=tuple(warnings),
    )


def _answer(a: Answer, numbers: Numbers) -> list[Any]:
    origins = [[o.told, [[r.kind, r.detail] for r in o.reasons]] for o in a.origins]
    told, denied = ([_telling(t, numbers) for t in some] for some in (a.told, a.denied))
    return [_value(a.value), a.party, told, denied, origins]


def _as_answer(found: list[Any], pages: Sequence[str]) -> Answer:
    value, party, told, denied, origins = found
    return Answer(
        value=_as_value(value, ()),
        party=party,
        told=tuple([_as_telling(t, pages) for t in told]),
        denied=tuple([_as_telling(t, pages) for t in denied]),
        origins=tuple([_as_origin(o) for o in origins]),
    )


def _as_origin(found: list[Any]) -> Origin:
    told, reasons = found
    return Origin(told=tuple(told), reasons=tuple([Reason(kind=k, detail=d) for k, d in reasons]))


def _telling(t: Telling, numbers: Numbers) -> list[Any]:
    """The chain is of records of the same page."""
    spans = [end for s in t.spans for end in (s.start, s.end)]
    told = [t.question, t.who, t.words, t.hedged, t.denied, t.told]
    page = numbers[t.incident.page]
    value = [numbers[t.value.page], t.value.id] if isinstance(t.value, Node) else _value(t.value)
    return [page, t.incident.id, value, t.claim, [n.id for n in t.chain], spans, *told]


def _as_telling(found: list[Any], pages: Sequence[str]) -> Telling:
    number, incident, value, claim, chain, spans, question, who, words, hedged, denied, told = found
    page = pages[number]
    return Telling(
        incident=Node(page, incident),
        question=question,
        who=who,
        value=_as_value(value, pages) if type(value) is list else value,
        claim=claim,
        chain=tuple([Node(page, key) for key in chain]),
        spans=_spans(spans),
        words=words,
        hedged=hedged,
        denied=denied,
        told=told,
    )


def _spans(found: Sequence[int]) -> tuple[Span, ...]:
    return tuple([Span(start=found[i], end=found[i + 1]) for i in range(0, len(found), 2)])


def _value(value: Amount | Spot | str | bool) -> Any:  # noqa: ANN401 - by its kind
    """A list for what is no string and no yes or no; how many parts it has says what it is."""
    if isinstance(value, Amount):
        return [value.low, value.high, value.approximate]
    if isinstance(value, Spot):
        return [value.name, value.latitude, value.longitude, value.precision, value.country]
    return value


def _as_value(found: Any, pages: Sequence[str]) -> Any:  # noqa: ANN401 - by its kind
    if type(found) is not list:
        return found
    if len(found) == 2:
        return Node(pages[found[0]], found[1])
    if len(found) == 3:
        return Amount(low=found[0], high=found[1], approximate=found[2])
    name, latitude, longitude, precision, country = found
    return Spot(name=name, latitude=latitude, longitude=longitude, precision=precision, country=country)


def _link(link: Link, numbers: Numbers) -> list[Any]:
    ends = [end for p in link.passages for s in (p.left, p.right) for end in (s.start, s.end)]
    return [numbers[link.left], numbers[link.right], link.kind, link.share, link.reason, ends]


def _as_link(found: list[Any], pages: Sequence[str]) -> Link:
    left, right, kind, share, reason, ends = found
    spans = _spans(ends)
    passages = [Passage(left=spans[i], right=spans[i + 1]) for i in range(0, len(spans), 2)]
    return Link(left=pages[left], right=pages[right], kind=kind, share=share, passages=tuple(passages), reason=reason)
