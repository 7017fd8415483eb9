"""What an editor would say to be careful about, of the answers to one question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from testigo.case.accounts.actors import has_name
from testigo.case.accounts.provenance import Provenance
from testigo.case.records import Answer, Asked, Party, Telling

_INTERESTED = frozenset({"government", "security", "armed_group", "politician", "accused", "victim"})
_CONTESTED = frozenset({"agent", "happened", "killed", "injured"})
_WIRE = 3
"""Pages that carry one agency's report, from which on a reader may take it for many reports."""
_SHOWN = 4
"""Names that a warning gives."""


def cautions(question: Asked, answers: Sequence[Answer], origins: int, provenance: Provenance) -> tuple[str, ...]:
    """Return the warnings, the gravest first; ``origins`` is the number behind all answers together."""
    told = [t for a in answers for t in a.told]
    laid: dict[str, Party] = {}
    only_laid = True
    for telling in told:
        source = provenance.of(telling)
        only_laid = only_laid and not (source.own and not source.unnamed)
        if source.party is not None and (source.unnamed or not source.own):
            laid[source.party.id] = source.party
    found = [*_one_origin(told, answers, origins, provenance)]
    if only_laid and laid:
        found += _anonymous(list(laid.values()))
        if question in _CONTESTED:
            found += _interested(question, answers, list(laid.values()), provenance)
    return (*found, *_wire(answers, provenance), *_left_open(told))


def _one_origin(
    told: Sequence[Telling], answers: Sequence[Answer], origins: int, provenance: Provenance
) -> Iterator[str]:
    """Several who seem to say it and are one."""
    if origins == 1:
        tellers = {p.id for t in told if (p := provenance.of(t).party)}
        why = [r.detail for a in answers for o in a.origins for r in o.reasons]
        if len(tellers) > 1:
            yield f"{len(tellers)} sources that go back to one" + (f": {why[0]}" if why else "")


def _anonymous(laid: Sequence[Party]) -> Iterator[str]:
    """Only sources without a name."""
    if all(p.kind in {"person", "group"} and not has_name(p.name) for p in laid):
        yield "only sources that are not named"


def _interested(
    question: Asked, answers: Sequence[Answer], laid: Sequence[Party], provenance: Provenance
) -> Iterator[str]:
    """Only those who have a stake in it, or who are accused themselves."""
    root = provenance.cast.root
    if all(p.category in _INTERESTED for p in laid):
        names = sorted({root(p).name for p in laid})
        yield f"only parties to the event tell it: {', '.join(names[:_SHOWN])}"
    if question == "agent" and len(answers) > 1:
        accused = {root(provenance.cast.named(a.party)).id for a in answers if a.party}
        names = sorted({p.name for p in laid if root(p).id in accused})
        if names:
            yield f"accused themselves: {', '.join(names[:_SHOWN])}"


def _wire(answers: Sequence[Answer], provenance: Provenance) -> Iterator[str]:
    """One agency's report, or one text, that several pages give in their own voice."""
    for answer in answers:
        for group in answer.origins:
            carried = [r.detail for r in group.reasons if r.kind in {"same_agency", "copied_text"}]
            if carried:
                pages = {answer.told[i].incident.page for i in group.told if provenance.of(answer.told[i]).own}
                if len(pages) >= _WIRE:
                    yield f"{len(pages)} pages carry one report: {carried[0]}"


def _left_open(told: Sequence[Telling]) -> Iterator[str]:
    if told and all(t.hedged for t in told):
        yield "everyone who tells it leaves it open"
