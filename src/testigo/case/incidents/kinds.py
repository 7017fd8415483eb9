"""How far two kinds of incident may be one event: a bombing and its killings may, a killing and a trial may not."""

from __future__ import annotations

from functools import cache

from testigo.ledger import IncidentType, Stage

_FAMILIES: dict[IncidentType, str] = {
    **dict.fromkeys(("killing", "shooting", "bombing", "attack", "strike", "clash", "raid", "arson", "abuse"), "harm"),
    "abduction": "abduction",
    "protest": "protest",
    "arrest": "arrest",
    "legal": "legal",
    "release": "release",
    "seizure": "seizure",
    **dict.fromkeys(("accident", "disaster", "outbreak", "poisoning"), "mishap"),
}
_SAME = 0.25
_SAME_SELDOM = 0.45
_SELDOM = frozenset({"abduction", "accident", "arson", "disaster", "outbreak", "poisoning"})
"""Kinds of which a place sees one in a week at most, so that two that are told of in one week are likely one."""
_VAGUE = frozenset({"attack", "killing", "clash", "raid"})
"""Kinds that a page may call any violence by."""
_FAR = -1.5
_BETWEEN: dict[frozenset[str], float] = {
    frozenset({"harm", "abduction"}): -0.6,
    frozenset({"harm", "arrest"}): -0.2,
    frozenset({"harm", "seizure"}): -0.5,
    frozenset({"harm", "protest"}): -0.9,
    frozenset({"protest", "arrest"}): -0.2,
    frozenset({"abduction", "arrest"}): -0.1,
    frozenset({"abduction", "release"}): -0.4,
    frozenset({"arrest", "release"}): -0.6,
    frozenset({"arrest", "legal"}): -0.7,
    frozenset({"seizure", "arrest"}): -0.5,
    frozenset({"seizure", "abduction"}): -0.6,
}
_MISHAP: dict[IncidentType, float] = {"arson": 0.1, "bombing": -0.2, "strike": -0.6, "killing": -0.6}
"""What harm says of a mishap: a fire is a fire whether it was laid or not, an explosion may be a bomb, the dead were killed."""
_STAGES: dict[frozenset[str], float] = {
    frozenset({"real", "attempt"}): -0.15,
    frozenset({"real", "denied"}): 0.0,
    frozenset({"real", "general"}): -0.6,
    frozenset({"attempt", "denied"}): -0.2,
    frozenset({"plan", "threat"}): -0.3,
    frozenset({"plan", "attempt"}): -0.4,
}


def family(kind: IncidentType) -> str:
    """Return the family whose kinds may be one event without more ado."""
    return _FAMILIES[kind]


def families(kind: IncidentType) -> tuple[str, ...]:
    """Return the families under which it is looked for: a fire or a blast may be told of as a mishap."""
    return (_FAMILIES[kind], "mishap") if kind in {"arson", "bombing"} else (_FAMILIES[kind],)


@cache
def kinds(a: IncidentType, b: IncidentType) -> float:
    """Return what the kinds of two incidents say for their being one."""
    if a == b:
        return _SAME_SELDOM if a in _SELDOM else _SAME
    left, right = _FAMILIES[a], _FAMILIES[b]
    if left == right:
        return 0.0 if left != "harm" or a in _VAGUE or b in _VAGUE else -0.25
    if {left, right} == {"harm", "mishap"}:
        return _MISHAP.get(a if left == "harm" else b, _FAR)
    return _BETWEEN.get(frozenset({left, right}), _FAR)


@cache
def stages(a: Stage, b: Stage) -> float:
    """Return what it says that one happened and the other was planned, threatened, tried, or is told of in general."""
    if a == b:
        return -0.3 if a == "general" else 0.0
    return _STAGES.get(frozenset({a, b}), -1.0)
