"""What an editor would say to be careful about, of the answers to one question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from testigo.case.accounts.origins import is_own_voice, is_unnamed, origin
from testigo.case.accounts.parties_of import Cast
from testigo.case.namings import is_name
from testigo.case.records import Answer, Asked, Origin, Party, Telling

_INTERESTED = frozenset({"government", "security", "armed_group", "politician", "accused", "victim"})
_WIRE = 3
"""Pages that carry one agency's report, from which on a reader may take it for many reports."""


def cautions(
    question: Asked, answers: Sequence[Answer], told: Sequence[Telling], origins: Sequence[Origin], cast: Cast
) -> tuple[str, ...]:
    """Return the warnings, the gravest first."""
    sources = {p.id: p for t in told if not is_own_voice(t, cast) and (p := origin(t, cast))}
    found = [*_one_origin(told, origins, cast), *_anonymous(told, cast)]
    if question in {"agent", "happened", "killed", "injured"}:
        found += _interested(question, answers, told, list(sources.values()), cast)
    found += [*_wire(told, origins, cast), *_left_open(told)]
    return tuple(found)


def _one_origin(told: Sequence[Telling], origins: Sequence[Origin], cast: Cast) -> Iterator[str]:
    """Several who seem to say it and are one."""
    for group in origins:
        tellers = {p.id: p.name for i in group.told if (p := origin(told[i], cast))}
        if len(origins) == 1 and len(tellers) > 1:
            why = group.reasons[0].detail if group.reasons else "one origin"
            yield f"{len(tellers)} sources that go back to one: {why}"


def _anonymous(told: Sequence[Telling], cast: Cast) -> Iterator[str]:
    """Only sources without a name."""
    laid = [p for t in told if len(t.chain) > 1 and (p := origin(t, cast))]
    if laid and len(laid) == len(told) and all(is_unnamed(p) or (p.kind in {"person", "group"} and not is_name(p.name)) for p in laid):
        yield "only sources that are not named"


def _interested(
    question: Asked, answers: Sequence[Answer], told: Sequence[Telling], sources: Sequence[Party], cast: Cast
) -> Iterator[str]:
    """Only those who have a stake: parties to the dispute, or those who are accused by others."""
    if any(is_own_voice(t, cast) for t in told) or not sources:
        return
    if all(p.category in _INTERESTED for p in sources):
        names = sorted({cast.root(p).name for p in sources})
        yield f"only parties to the event tell it: {', '.join(names[:4])}"
    accused = {cast.root(cast.named(a.party)).id for a in answers if a.party} if question == "agent" else set()
    accusers = sorted(p.name for p in sources if cast.root(p).id in accused)
    if accusers and len(answers) > 1:
        yield f"accused themselves: {', '.join(accusers[:4])}"


def _wire(told: Sequence[Telling], origins: Sequence[Origin], cast: Cast) -> Iterator[str]:
    """One agency's report, or one text, that several pages give in their own voice."""
    for group in origins:
        pages = {told[i].incident.page for i in group.told if is_own_voice(told[i], cast)}
        carried = [r.detail for r in group.reasons if r.kind in {"same_agency", "copied_text"}]
        if carried and len(pages) >= _WIRE:
            yield f"{len(pages)} pages carry one report: {carried[0]}"


def _left_open(told: Sequence[Telling]) -> Iterator[str]:
    if told and all(t.hedged for t in told):
        yield "everyone who tells it leaves it open"
