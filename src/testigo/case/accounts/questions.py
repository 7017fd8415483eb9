"""The questions about one event, each with its answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import get_args

from testigo.case.accounts.origins import Lineage, origins_of
from testigo.case.accounts.parties_of import Cast
from testigo.case.accounts.values import key_of
from testigo.case.accounts.verdicts import verdict_of
from testigo.case.records import Amount, Answer, Asked, Node, Question, Spot, Telling

ORDER: tuple[Asked, ...] = get_args(Asked)


def questions_of(
    tellings: Iterable[Telling], pages: Sequence[str], cast: Cast, lineage: Lineage
) -> tuple[Question, ...]:
    """Return the questions that some page answers, in the contract's order."""
    asked: dict[tuple[Asked, str | None], list[Telling]] = defaultdict(list)
    for telling in tellings:
        asked[telling.question, telling.who].append(telling)
    made = (_question(q, who, told, pages, cast, lineage) for (q, who), told in asked.items())
    return tuple(sorted((q for q in made if q), key=lambda q: (ORDER.index(q.question), q.who or "")))


def _question(
    question: Asked, who: str | None, tellings: Sequence[Telling], pages: Sequence[str], cast: Cast, lineage: Lineage
) -> Question | None:
    if question == "happened" and not any(t.value is False or t.denied for t in tellings):
        return None
    told = [t for t in tellings if not t.denied]
    answers = tuple(_answer(group, tellings, cast, lineage) for group in _by_value(told, cast).values())
    if not answers:
        return None
    everyone = [t for a in answers for t in a.told]
    return Question(
        question=question,
        who=who,
        answers=answers,
        verdict=verdict_of(question, answers, len(origins_of(everyone, cast, lineage))),
        silent=tuple(sorted(set(pages) - {t.incident.page for t in tellings})),
    )


def _by_value(told: Sequence[Telling], cast: Cast) -> dict[str, list[Telling]]:
    groups: dict[str, list[Telling]] = defaultdict(list)
    for telling in told:
        groups[_key(telling, cast)].append(telling)
    return dict(sorted(groups.items(), key=lambda g: (-len(g[1]), g[0])))


def _key(telling: Telling, cast: Cast) -> str:
    if isinstance(telling.value, Node):
        party = cast.party(telling.value)
        return f"party {party.id}" if party else str(telling.value)
    return key_of(telling.value)


def _answer(told: Sequence[Telling], everyone: Sequence[Telling], cast: Cast, lineage: Lineage) -> Answer:
    first = told[0].value
    party = cast.party(first) if isinstance(first, Node) else None
    value: Amount | Spot | str | bool = told[0].words if isinstance(first, Node) else first
    denied = tuple(t for t in everyone if t.denied and party and _same(t, party.id, cast))
    return Answer(
        value=party.name if party else value,
        party=party.id if party else None,
        told=tuple(told),
        denied=denied,
        origins=origins_of(told, cast, lineage),
    )


def _same(telling: Telling, party: str, cast: Cast) -> bool:
    found = cast.party(telling.value) if isinstance(telling.value, Node) else None
    return found is not None and found.id == party
