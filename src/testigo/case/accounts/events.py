"""One event of the case: its type, title, day and place, and the questions about it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from testigo.case.accounts.origins import Lineage
from testigo.case.accounts.provenance import Provenance
from testigo.case.accounts.questions import questions_of
from testigo.case.accounts.titles import day_of, place_of, slug_of, title_of, victims_of
from testigo.case.records import Event, Profile, Telling
from testigo.ledger import IncidentType

_CAUSES: frozenset[IncidentType] = frozenset(
    {"bombing", "strike", "arson", "accident", "disaster", "outbreak", "poisoning", "shooting"}
)
"""What an event is called by rather than by those it killed, and rather than "attack", which may be any of them."""
_CAUSE_SHARE, _WORDS_SHARE = 1 / 3, 1 / 5
"""Shares of the pages, and of the words, of what most pages call it that must tell of the cause."""


def event_of(
    profiles: Sequence[Profile],
    tellings: Iterable[Telling],
    pages: Sequence[str],
    provenance: Provenance,
    lineage: Lineage,
    after: Sequence[Telling] = (),
) -> Event:
    """Return the event that the profiles are of; its id is completed by the caller where two have the same.

    ``pages`` are the ids of the pages that count, in order; ``after`` is what they tell of arrests and releases that followed.
    """
    telling = {p.node.page for p in profiles}
    questions = questions_of(profiles, tellings, provenance, lineage, after)
    victims = victims_of(questions)
    kind = _type(profiles, is_of_one=bool(victims) and len(victims[0].told) * 2 >= len(telling))
    when, where = day_of(questions), place_of(questions)
    return Event(
        id=slug_of(kind, when, where),
        type=kind,
        title=title_of(kind, questions, when, where),
        when=when,
        where=where,
        mentions=tuple(sorted(p.node for p in profiles)),
        silent=tuple([page for page in pages if page not in telling]),
        questions=questions,
    )


def numbered(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events in their order, each with an id of its own."""
    taken: dict[str, int] = defaultdict(int)
    made = []
    for event in events:
        taken[event.id] += 1
        made.append(event if taken[event.id] == 1 else replace(event, id=f"{event.id}-{taken[event.id]}"))
    return tuple(made)


def _type(profiles: Sequence[Profile], *, is_of_one: bool) -> IncidentType:
    """The type that most pages give it, but what caused it rather than what it did.

    ``is_of_one`` says that most pages tell it as what befell somebody by name: the killing of a minister is not a shooting.
    """
    told = _took_place(profiles)
    pages = Counter(kind for _, kind in {(p.node.page, p.type) for p in told})
    words: Counter[IncidentType] = Counter()
    for p in told:
        words[p.type] += p.triggers * (2 if p.leading else 1)
    kind = min(pages, key=lambda kind: (-pages[kind], -words[kind], kind))
    if kind not in {"killing", "attack", "raid", "clash"}:
        return kind
    causes = [
        c
        for c in pages
        if c in _CAUSES and pages[c] >= _CAUSE_SHARE * pages[kind] and words[c] >= _WORDS_SHARE * words[kind]
    ]
    if is_of_one and kind == "killing":
        causes = [c for c in causes if c != "shooting"]
    return min(causes, key=lambda c: (-pages[c], -words[c], c), default=kind)


def _took_place(profiles: Sequence[Profile]) -> Sequence[Profile]:
    """What half of the pages or more say took place: a bomb that was found makes no bombing of those who were shot."""
    real = [p for p in profiles if p.stage == "real"]
    if 2 * len({p.node.page for p in real}) >= len({p.node.page for p in profiles}):
        return real
    return [p for p in profiles if p.stage != "general"] or profiles
