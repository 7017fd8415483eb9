"""The questions about one event, each with its answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import get_args

from testigo.case.accounts.answers import Same, same_values
from testigo.case.accounts.cautions import cautions
from testigo.case.accounts.origins import Lineage, origins_behind, origins_of
from testigo.case.accounts.provenance import Provenance
from testigo.case.accounts.relevance import kept
from testigo.case.accounts.verdicts import verdict_of
from testigo.case.incidents.kinds import family
from testigo.case.records import Answer, Asked, Node, Profile, Question, Telling
from testigo.ledger import IncidentType

ORDER: tuple[Asked, ...] = get_args(Asked)
_BESIDE: frozenset[IncidentType] = frozenset({"protest", "arrest"})
"""What goes with violence and is done by others."""
_OF_ONE_CAUSE: frozenset[IncidentType] = frozenset({"arson", "accident", "disaster", "outbreak", "poisoning"})
_TOLD_OF = frozenset({"real", "attempt", "denied"})
"""Stages of what somebody says took place."""


def questions_of(
    profiles: Sequence[Profile],
    tellings: Iterable[Telling],
    provenance: Provenance,
    lineage: Lineage,
    after: Sequence[Telling] = (),
) -> tuple[Question, ...]:
    """Return the questions about the event of the profiles that some page answers, in the contract's order.

    ``after`` is what the pages tell of arrests and releases that followed on the event.
    A question about a number comes first for everyone (``who`` None), then for those whom pages count apart.
    """
    asked: dict[tuple[Asked, str | None], list[Telling]] = defaultdict(list)
    for telling in (*_that_count(profiles, tellings), *after):
        asked[telling.question, telling.who].append(telling)
    if ("happened", None) in asked:
        asked["happened", None] += _happened(profiles, asked)
    pages = sorted({p.node.page for p in profiles})
    answering: dict[Asked, set[str]] = defaultdict(set)
    for (question, _), told in asked.items():
        answering[question].update(t.incident.page for t in told)
    made, one_cause = [], _has_one_cause(profiles)
    for question, who in sorted(asked, key=lambda key: (ORDER.index(key[0]), key[1] or "")):
        told_of = kept(question, asked[question, who], asked)
        speaking = answering[question] if who is None else {t.incident.page for t in told_of}
        silent = tuple(p for p in pages if p not in speaking)
        made.append(_question(question, who, told_of, silent, provenance, lineage, one_cause=one_cause))
    return tuple(q for q in made if q)


def _that_count(profiles: Sequence[Profile], tellings: Iterable[Telling]) -> list[Telling]:
    """What is told of what took place; of plans, threats and things in general only where nothing else is told."""
    happened = {p.node for p in profiles if p.stage in _TOLD_OF}
    beside = _beside(profiles)
    return [
        t
        for t in tellings
        if (not happened or t.incident in happened) and not (t.question == "agent" and t.incident in beside)
    ]


def _beside(profiles: Sequence[Profile]) -> frozenset[Node]:
    """Incidents that are part of the event and whose agents did not do it: who marched and who made arrests after the shots."""
    families = Counter(kind for _, kind in {(p.node.page, family(p.type)) for p in profiles})
    if families["harm"] < max(families.values()):
        return frozenset()
    return frozenset(p.node for p in profiles if p.type in _BESIDE)


def _has_one_cause(profiles: Sequence[Profile]) -> bool:
    """Whether it is what has one cause: a fire, a poisoning; shots may be fired with several weapons."""
    pages = {(p.node.page, p.type in _OF_ONE_CAUSE) for p in profiles if p.leading} or {
        (p.node.page, p.type in _OF_ONE_CAUSE) for p in profiles
    }
    return 2 * sum(one for _, one in pages) > len({page for page, _ in pages})


def _happened(profiles: Sequence[Profile], asked: dict[tuple[Asked, str | None], list[Telling]]) -> list[Telling]:
    """Whoever answers any other question about what is denied tells that it happened: once for each teller of a page.

    Those who deny it are left out, and pages that only tell of something else in its place (an explosion, no air strike).
    """
    denied = asked["happened", None]
    types = {p.node: p.type for p in profiles}
    kinds = {types.get(t.incident) for t in denied}
    deniers = {(t.incident.page, t.chain[-1]) for t in denied}
    found: dict[tuple[str, str | None], Telling] = {}
    for (question, _), told in asked.items():
        for t in told if question != "happened" else ():
            if not t.denied and types.get(t.incident) in kinds and (t.incident.page, t.chain[-1]) not in deniers:
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
    *,
    one_cause: bool,
) -> Question | None:
    answers = tuple(_answer(same, provenance, lineage) for same in same_values(question, tellings, provenance.cast))
    if not answers:
        return None
    origins = len(origins_behind(((a.told, a.origins) for a in answers), provenance))
    return Question(
        question=question,
        who=who,
        answers=answers,
        verdict=verdict_of(question, answers, origins, provenance, one_cause=one_cause),
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
