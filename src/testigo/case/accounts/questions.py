"""The questions about one event, each with its answers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import get_args

from testigo.case.accounts.actors import Form, form_of, one_thing
from testigo.case.accounts.answers import Same, same_values
from testigo.case.accounts.cautions import cautions
from testigo.case.accounts.origins import Lineage, origins_of
from testigo.case.accounts.parties_of import Cast
from testigo.case.accounts.values import bounds, day_ends
from testigo.case.accounts.verdicts import verdict_of
from testigo.case.records import Amount, Answer, Asked, Profile, Question, Spot, Telling

ORDER: tuple[Asked, ...] = get_args(Asked)
_TOLD_OF = frozenset({"real", "attempt", "denied"})
"""Stages of what somebody says took place."""
_VAGUE = re.compile(r"\b(?:recent|past|last|this|these|current|coming|next|now)\b", re.IGNORECASE)
_FAR = 10.0
"""Times by which a number that few pages tell is off the one that most tell, from which on it is of something else."""
_PART = 0.5
"""A number no greater than this share of another that the same teller gives on the page counts some of them."""
_LONG = 400
"""Days from which on a span of time places nothing that another telling places nearer."""


def questions_of(
    profiles: Sequence[Profile], tellings: Iterable[Telling], cast: Cast, lineage: Lineage
) -> tuple[Question, ...]:
    """Return the questions about the event of the profiles that some page answers, in the contract's order.

    A question about a number comes first for everyone (``who`` None), then for those whom pages count apart.
    """
    asked: dict[tuple[Asked, str | None], list[Telling]] = defaultdict(list)
    for telling in _that_count(profiles, tellings):
        asked[telling.question, telling.who].append(telling)
    pages = sorted({p.node.page for p in profiles})
    made = []
    for (question, who), told in asked.items():
        kept = _kept(question, told, asked)
        answering = {t.incident.page for (q, _), some in asked.items() if q == question for t in some} if who is None else None
        made.append(_question(question, who, kept, pages, cast, lineage, answering))
    return tuple(sorted((q for q in made if q), key=lambda q: (ORDER.index(q.question), q.who or "")))


def _that_count(profiles: Sequence[Profile], tellings: Iterable[Telling]) -> list[Telling]:
    """What is told of what took place; of plans, threats and things in general only where nothing else is told."""
    happened = {p.node for p in profiles if p.stage in _TOLD_OF}
    return [t for t in tellings if not happened or t.incident in happened]


def _kept(question: Asked, told: Sequence[Telling], asked: dict[tuple[Asked, str | None], list[Telling]]) -> list[Telling]:
    """The tellings that deserve a row."""
    targets = frozenset(form_of(t.words) for t in asked.get(("target", None), ()))
    if question == "when":
        return _not_vague(_nearest_days(told))
    if question == "where":
        return [t for t in told if not _is_target(t, targets)]
    if question == "target":
        places = asked["where", None] if ("where", None) in asked else []
        return [*told, *(replace(t, question="target", value=t.words) for t in places if _is_target(t, targets))]
    if isinstance(told[0].value, Amount) and told[0].who is None:
        return _not_far(_no_parts(told))
    return list(told)


def _nearest_days(told: Sequence[Telling]) -> list[Telling]:
    """Of what one page says of the time, what says it most closely."""
    kept = []
    days: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for t in told:
        days[t.incident.page].append(day_ends(str(t.value)))
    for t in told:
        first, last = day_ends(str(t.value))
        within = [d for d in days[t.incident.page] if d != (first, last) and first <= d[0] and d[1] <= last]
        if not within and (first[:4] == last[:4] or len(told) == 1):
            kept.append(t)
    return kept or list(told)


def _not_vague(told: Sequence[Telling]) -> list[Telling]:
    """Times without "this week" and "recent days", where others say the day."""
    days = [t for t in told if len(str(t.value)) == len("2018-01-15")]
    return [t for t in told if not (days and len(str(t.value)) != len("2018-01-15") and _VAGUE.search(t.words))]


def _is_target(place: Telling, targets: frozenset[Form]) -> bool:
    """Whether it is told as a place, is on no map and is what others tell was hit: "the massacre at the union's office"."""
    if not isinstance(place.value, Spot) or place.value.latitude is not None:
        return False
    forms = (form_of(place.words), form_of(place.value.name))
    return any(one_thing(form, target) for form in forms for target in targets)


def _no_parts(told: Sequence[Telling]) -> list[Telling]:
    """Totals without the numbers that count some of those whom the same teller counts whole."""
    most: dict[tuple[str, object], float] = defaultdict(float)
    for t in told:
        if isinstance(t.value, Amount):
            key = (t.incident.page, t.chain[-1:])
            most[key] = max(most[key], t.value.low or t.value.high or 0.0)
    return [
        t
        for t in told
        if not isinstance(t.value, Amount)
        or (t.value.low is None and t.value.high is None)
        or (t.value.high or t.value.low or 0.0) > _PART * most[t.incident.page, t.chain[-1:]]
        or not most[t.incident.page, t.chain[-1:]]
    ]


def _not_far(told: Sequence[Telling]) -> list[Telling]:
    """Numbers without those of something else: "70,000 in nine years" among the ten that most pages tell of."""
    pages: dict[tuple[float, float], set[str]] = defaultdict(set)
    ends = {t: bounds(t.value, t.words) for t in told if isinstance(t.value, Amount)}
    for t, range_ in ends.items():
        pages[range_].add(t.incident.page)
    main = max(pages, key=lambda range_: (len(pages[range_]), range_))
    few = len(pages[main]) / 3
    return [
        t
        for t in told
        if len(pages[ends[t]]) > few or not (ends[t][0] >= _FAR * main[1] or ends[t][1] * _FAR <= main[0]) or not main[0]
    ]


def _question(
    question: Asked,
    who: str | None,
    tellings: Sequence[Telling],
    pages: Sequence[str],
    cast: Cast,
    lineage: Lineage,
    answering: set[str] | None,
) -> Question | None:
    if question == "happened" and not any(t.denied for t in tellings):
        return None
    answers = tuple(_answer(same, cast, lineage) for same in same_values(question, tellings, cast))
    if question == "happened":
        answers = _with_no(answers, tellings, cast, lineage)
    if not answers:
        return None
    everyone = [t for a in answers for t in a.told]
    told_on = {t.incident.page for t in tellings} | (answering or set())
    origins = origins_of(everyone, cast, lineage)
    return Question(
        question=question,
        who=who,
        answers=answers,
        verdict=verdict_of(question, answers, len(origins), cast),
        silent=tuple(p for p in pages if p not in told_on),
        warnings=cautions(question, answers, everyone, origins, cast),
    )


def _answer(same: Same, cast: Cast, lineage: Lineage) -> Answer:
    return Answer(
        value=same.value,
        party=same.parties[0].id if same.parties else None,
        told=same.told,
        denied=same.denied,
        origins=origins_of(same.told, cast, lineage),
    )


def _with_no(
    answers: tuple[Answer, ...], tellings: Sequence[Telling], cast: Cast, lineage: Lineage
) -> tuple[Answer, ...]:
    """The answer "it did not happen", told by those who deny that it did."""
    denied = tuple(t for t in tellings if t.denied)
    no = Answer(value=False, party=None, told=denied, denied=(), origins=origins_of(denied, cast, lineage))
    return (*answers, no) if answers else ()
