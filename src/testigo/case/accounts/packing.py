"""Parts of accounts as short JSON, in which a case keeps them, and back: pages by the numbers that the file has for them, fields by their place."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from testigo.case.records import (
    Amount,
    Answer,
    Node,
    Origin,
    Party,
    Question,
    Reason,
    Spot,
    Telling,
)
from testigo.ledger import Span

Numbers = Mapping[str, int]
"""The number of each page, by id."""
Pages = Mapping[int, str]
"""The id of each page, by number."""


def packed_questions(questions: Sequence[Question], numbers: Numbers) -> str:
    """Return the questions of an event as JSON in one line."""
    made = [_question(q, numbers) for q in questions]
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def unpacked_questions(packed: str, pages: Pages) -> tuple[Question, ...]:
    """Return the questions that :func:`packed_questions` was given.

    Raises KeyError, IndexError, TypeError or ValueError where they were packed otherwise or of other pages.
    """
    return tuple([_as_question(q, pages) for q in json.loads(packed)])


def packed_party(p: Party, numbers: Numbers) -> list[Any]:
    """Return a party as what JSON knows."""
    on = [numbers[page] for page in p.pages]
    return [p.id, p.name, p.kind, p.category, p.part_of, p.aliases, on, packed_nodes(p.nodes, numbers)]


def unpacked_party(found: list[Any], pages: Pages) -> Party:
    """Return the party that :func:`packed_party` was given; raises as :func:`unpacked_questions`."""
    key, name, kind, category, whole, aliases, on, nodes = found
    return Party(
        id=key,
        name=name,
        kind=kind,
        category=category,
        part_of=whole,
        aliases=tuple(aliases),
        pages=tuple([pages[n] for n in on]),
        nodes=unpacked_nodes(nodes, pages),
    )


def packed_nodes(nodes: Iterable[Node], numbers: Numbers) -> list[Any]:
    """Return nodes as one list: the number of a page and an id, in turn."""
    return [part for n in nodes for part in (numbers[n.page], n.id)]


def unpacked_nodes(found: Sequence[Any], pages: Pages) -> tuple[Node, ...]:
    """Return the nodes that :func:`packed_nodes` was given; raises as :func:`unpacked_questions`."""
    return tuple([Node(pages[found[i]], found[i + 1]) for i in range(0, len(found), 2)])


def _question(q: Question, numbers: Numbers) -> list[Any]:
    silent = [numbers[page] for page in q.silent]
    return [q.question, q.who, [_answer(a, numbers) for a in q.answers], q.verdict, silent, q.warnings]


def _as_question(found: list[Any], pages: Pages) -> Question:
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


def _as_answer(found: list[Any], pages: Pages) -> Answer:
    value, party, told, denied, origins = found
    return Answer(
        value=_as_value(value, {}),
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


def _as_telling(found: list[Any], pages: Pages) -> Telling:
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


def _as_value(found: Any, pages: Pages) -> Any:  # noqa: ANN401 - by its kind
    if type(found) is not list:
        return found
    if len(found) == 2:
        return Node(pages[found[0]], found[1])
    if len(found) == 3:
        return Amount(low=found[0], high=found[1], approximate=found[2])
    name, latitude, longitude, precision, country = found
    return Spot(name=name, latitude=latitude, longitude=longitude, precision=precision, country=country)
