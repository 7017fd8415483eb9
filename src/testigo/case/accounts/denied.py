"""Denials put with the answers that they deny: the accused, whoever it speaks for, or the forces of the state that it speaks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testigo.case.accounts.actors import form_of, is_armed_group, is_insurgent
from testigo.case.accounts.parties_of import Cast
from testigo.case.records import Node, Party, Telling
from testigo.ledger import SourceCategory

_STATE: frozenset[SourceCategory] = frozenset({"government", "security"})
_FORCES = frozenset(
    {"army", "police", "gendarmerie", "government", "force", "navy", "state", "security", "authorities"}
)
"""Words for those whom a government answers for."""
_BAND = re.compile(r"\b(?:terrorist|rebel|guerrilla|insurgent|militant|paramilitary)\b")
"""What pages call armed bands that they do not name."""


def with_denials(groups: Sequence[Sequence[Telling]], cast: Cast) -> list[list[Telling]]:
    """Return the groups with every denial of a value that nobody tells moved to the values it is about.

    A minister who denies it denies it of his government, and of the forces that it answers for; what nobody is accused of
    stays where it is, alone.
    """
    told = [list(group) for group in groups if any(not t.denied for t in group)]
    for group in groups:
        if all(t.denied for t in group):
            denier = _party(group[0], cast)
            found = _accused(denier, told, cast) if denier is not None else []
            for accused in found:
                accused.extend(group)
            for denial in () if found else group:
                for accused in _spoken_for(denial, told, cast):
                    accused.append(denial)
    return told


def _spoken_for(denial: Telling, told: Sequence[list[Telling]], cast: Cast) -> list[list[Telling]]:
    """The values that whoever utters a denial speaks for: a police spokesman who denies it of "officers"."""
    speaker = cast.party(denial.chain[-1])
    return [a for a in told if _is_of(speaker, a, cast)] if speaker is not None else []


def _accused(denier: Party, told: Sequence[list[Telling]], cast: Cast) -> list[list[Telling]]:
    """The values that the denier is, or speaks for; only where there is none, those that a state answers for."""
    return [a for a in told if _is_of(denier, a, cast)] or [a for a in told if _answers_for(denier, a, cast)]


def _is_of(denier: Party, accused: Sequence[Telling], cast: Cast) -> bool:
    parties = [p for t in accused if not t.denied and (p := _party(t, cast))]
    return any(cast.root(p).id == cast.root(denier).id or (_is_band(p) and _is_band(denier)) for p in parties)


def _is_band(party: Party) -> bool:
    """Whether it is an armed band without a name: "the terrorist group", "armed men of a terrorist cell" may be one another."""
    return party.kind == "group" and party.name.islower() and bool(_BAND.search(party.name))


def _answers_for(denier: Party, accused: Sequence[Telling], cast: Cast) -> bool:
    """Whether one of a state denies it, and forces of a state are accused."""
    parties = [p for t in accused if not t.denied and (p := _party(t, cast))]
    if denier.category not in _STATE:
        return False
    if any(is_armed_group(p) or is_insurgent(p.name) for p in parties):
        return False
    words = {w for t in accused if not t.denied for w in form_of(t.words).words}
    return bool(words & _FORCES) or any(p.category in _STATE for p in parties)


def _party(telling: Telling, cast: Cast) -> Party | None:
    return cast.party(telling.value) if isinstance(telling.value, Node) else None
