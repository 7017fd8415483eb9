"""How far those that two incidents happened to, and those who did it, can be the same."""

from __future__ import annotations

from collections.abc import Iterable

from testigo.case.incidents.given_names import GIVEN
from testigo.case.incidents.marks import Marks

_NAME, _GROUP, _GIVEN_NAME, _NAMES_MOST = 0.8, 0.5, 0.2, 1.7
"""What the name of a person, body or building says; a word for a group may be no name ("pilgrims"); many share given names."""
_WORD, _WORD_MOST = 0.12, 0.5
_AMOUNTS_MOST = 0.6


def hit(a: Marks, b: Marks) -> tuple[float, str]:
    """Return what those it happened to say for the two being one, and why; 0 where one of them has none."""
    both = [s for s in a.hit if s in b.hit] if b.hit else []
    shared = [] if a.names.keys().isdisjoint(b.names) else sorted(a.names.keys() & b.names.keys())
    value = min(_WORD_MOST, _WORD * sum([a.hit[s] for s in both if s not in a.names])) if both else 0.0
    if shared:
        value += min(_NAMES_MOST, _names(a, b, shared))
        return value, f"both name {' '.join(a.names[s] for s in shared[:4])}"
    if (a.people and b.people) or (a.things - a.place_words and b.things - b.place_words):
        return value - (0.8 if a.profile.type == b.profile.type else 0.5), f"{_first(a)} and {_first(b)} are different"
    return (value, "those hit are described alike") if value else (0.0, "")


def _names(a: Marks, b: Marks, shared: Iterable[str]) -> float:
    """What shared names say: little where each has others beside them, as two called Luis have."""
    both = _weight(shared, a, b)
    least = min(_weight(a.names, a, b), _weight(b.names, a, b))
    return both * min(1.0, 1.6 * both / least) if least else 0.0


def _weight(names: Iterable[str], a: Marks, b: Marks) -> float:
    return sum(_GIVEN_NAME if n in GIVEN else _NAME if n in a.own or n in b.own else _GROUP for n in names)


def _first(m: Marks) -> str:
    return next(iter(m.names.values()))


def doers(a: Marks, b: Marks) -> tuple[float, str]:
    """Return what those who did it say: little, since the blame is what accounts differ in."""
    if not a.agents or not b.agents or a.agents.keys().isdisjoint(b.agents):
        return 0.0, ""
    return 0.15, f"{a.agents[min(a.agents.keys() & b.agents.keys())]} in both"


def amounts(a: Marks, b: Marks, *, least: int) -> tuple[float, str]:
    """Return what equal numbers from ``least`` on say; unequal ones say nothing, since tolls grow and are disputed."""
    if a.amounts.isdisjoint(b.amounts):
        return 0.0, ""
    shared = sorted((n, effect) for effect, n in a.amounts & b.amounts if n >= least)
    if not shared:
        return 0.0, ""
    value = sum(0.35 if number >= 6 else 0.2 for number, _ in shared)
    return min(
        _AMOUNTS_MOST, value
    ), f"{' and '.join(f'{number:.0f} {effect}' for number, effect in shared[-2:])} in both"
