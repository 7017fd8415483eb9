"""One event of the case: its type, title, day and place, and the questions about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from testigo.case.accounts.origins import Lineage
from testigo.case.accounts.provenance import Provenance
from testigo.case.accounts.questions import questions_of
from testigo.case.parties.forms import words_of
from testigo.case.records import Answer, Event, Profile, Question, Spot, Telling
from testigo.ledger import IncidentType


def event_of(
    profiles: Sequence[Profile],
    tellings: Iterable[Telling],
    pages: Sequence[str],
    provenance: Provenance,
    lineage: Lineage,
) -> Event:
    """Return the event that the profiles are of; its id is completed by the caller where two have the same."""
    telling = sorted({p.node.page for p in profiles})
    questions = questions_of(profiles, tellings, provenance, lineage)
    kind = _type(profiles)
    when, where = _best(questions, "when"), _best(questions, "where")
    place = where.value.name if where and isinstance(where.value, Spot) else None
    day = str(when.value) if when else None
    return Event(
        id=_slug(kind, day, place),
        type=kind,
        title=_title(kind, questions, place, day),
        when=day,
        where=place,
        mentions=tuple(sorted(p.node for p in profiles)),
        silent=tuple(sorted(set(pages) - set(telling))),
        questions=questions,
    )


def _type(profiles: Sequence[Profile]) -> IncidentType:
    """The type that most pages give it."""
    pages = Counter(kind for _, kind in {(p.node.page, p.type) for p in profiles})
    return min(pages, key=lambda kind: (-pages[kind], kind))


def _best(questions: Iterable[Question], asked: str) -> Answer | None:
    """The answer with the most independent origins."""
    answers = [a for q in questions if q.question == asked for a in q.answers]
    return max(answers, key=lambda a: (a.independent, len(a.told)), default=None)


def _title(kind: str, questions: Iterable[Question], place: str | None, day: str | None) -> str:
    asked = list(questions)
    victim = _best(asked, "patient") or _best(asked, "target")
    parts = [kind.capitalize()]
    if victim:
        parts.append(f"of {victim.value}")
    if place:
        parts.append(f"in {place}")
    return " ".join(parts) + (f", {day}" if day else "")


def _slug(kind: str, day: str | None, place: str | None) -> str:
    said = " ".join((kind, (day or "").replace("/", " "), *words_of(place or "")))
    return re.sub(r"[^a-z0-9]+", "-", said.casefold()).strip("-")
