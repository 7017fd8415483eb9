"""The questions about one event, each with its answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import get_args

from testigo.case.accounts.answers import Same, same_values
from testigo.case.accounts.cautions import cautions
from testigo.case.accounts.origins import Lineage, origins_behind, origins_of
from testigo.case.accounts.provenance import Provenance
from testigo.case.accounts.relevance import kept
from testigo.case.accounts.verdicts import verdict_of
from testigo.case.records import Answer, Asked, Profile, Question, Telling

ORDER: tuple[Asked, ...] = get_args(Asked)
_TOLD_OF = frozenset({"real", "attempt", "denied"})
"""Stages of what somebody says took place."""


def questions_of(
    profiles: Sequence[Profile], tellings: Iterable[Telling], provenance: Provenance, lineage: Lineage
) -> tuple[Question, ...]:
    """Return the questions about the event of the profiles that some page answers, in the contract's order.

    A question about a number comes first for everyone (``who`` None), then for those whom pages count apart.
    """
    asked: dict[tuple[Asked, str | None], list[Telling]] = defaultdict(list)
    for telling in _that_count(profiles, tellings):
        asked[telling.question, telling.who].append(telling)
    if ("happened", None) in asked:
        asked["happened", None] += _happened(asked)
    pages = sorted({p.node.page for p in profiles})
    answering: dict[Asked, set[str]] = defaultdict(set)
    for (question, _), told in asked.items():
        answering[question].update(t.incident.page for t in told)
    made = []
    for question, who in sorted(asked, key=lambda key: (ORDER.index(key[0]), key[1] or "")):
        told_of = kept(question, asked[question, who], asked)
        speaking = answering[question] if who is None else {t.incident.page for t in told_of}
        silent = tuple(p for p in pages if p not in speaking)
        made.append(_question(question, who, told_of, silent, provenance, lineage))
    return tuple(q for q in made if q)


def _that_count(profiles: Sequence[Profile], tellings: Iterable[Telling]) -> list[Telling]:
    """What is told of what took place; of plans, threats and things in general only where nothing else is told."""
    happened = {p.node for p in profiles if p.stage in _TOLD_OF}
    if not happened or len(happened) == len(profiles):
        return list(tellings)
    return [t for t in tellings if t.incident in happened]


def _happened(asked: dict[tuple[Asked, str | None], list[Telling]]) -> list[Telling]:
    """Whoever answers any other question tells that it happened: once for each teller of a page."""
    found: dict[tuple[str, str | None], Telling] = {}
    for (question, _), told in asked.items():
        for t in told if question != "happened" else ():
            if not t.denied:
                key = (t.incident.page, t.claim)
                if key not in found or (t.incident, t.spans[0].start) < (
                    found[key].incident,
                    found[key].spans[0].start,
                ):
                    found[key] = t
    return [replace(t, question="happened", who=None, value=True) for t in found.values()]


def _question(
    question: Asked,
    who: str | None,
    tellings: Sequence[Telling],
    silent: tuple[str, ...],
    provenance: Provenance,
    lineage: Lineage,
) -> Question | None:
    answers = tuple(_answer(same, provenance, lineage) for same in same_values(question, tellings, provenance.cast))
    if question == "happened":
        answers = _with_no(answers, provenance, lineage)
    if not answers:
        return None
    origins = len(origins_behind(((a.told, a.origins) for a in answers), provenance))
    return Question(
        question=question,
        who=who,
        answers=answers,
        verdict=verdict_of(question, answers, origins, provenance),
        silent=silent,
        warnings=cautions(question, answers, origins, provenance),
    )


def _answer(same: Same, provenance: Provenance, lineage: Lineage) -> Answer:
    return Answer(
        value=same.value,
        party=same.parties[0].id if same.parties else None,
        told=same.told,
        denied=same.denied,
        origins=origins_of(same.told, provenance, lineage),
    )


def _with_no(answers: tuple[Answer, ...], provenance: Provenance, lineage: Lineage) -> tuple[Answer, ...]:
    """The answer "it did not happen" beside the one that it did, told by those who deny that."""
    made = list(answers)
    for answer in answers:
        if answer.denied:
            told = tuple(replace(t, value=False, denied=False) for t in answer.denied)
            made.append(
                Answer(value=False, party=None, told=told, denied=(), origins=origins_of(told, provenance, lineage))
            )
    return tuple(made)
