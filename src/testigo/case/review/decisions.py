"""Decisions: who said what of a record, when and why. Rows of the case file that are only ever added to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from testigo.case.database import Row
from testigo.case.records import JoinKind
from testigo.case.review.keeping import target_from_json, target_to_json
from testigo.case.review.targets import Target

Verb = Literal["accept", "reject", "correct", "add", "join", "part", "undo"]
"""Of a record: it is right, it is wrong, it is otherwise, it was missed. Of two: they are one (or one is part of the other), they are not."""
State = Literal["holds", "lost", "undone", "replaced"]
"""It has its effect; what it is about is not in the present reading; it was undone; a later decision stands in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided. ``at`` is UTC, ISO 8601.

    ``target`` is the record; of a join it is the left one and ``other`` the right one, and ``join`` says in what sense they
    are joined: one party, one incident, or the left part of the right. ``change`` are the fields that a correction sets and
    ``kept`` the whole record at the time, both as :mod:`testigo.case.review.keeping` keeps them. ``undoes`` is the id of
    the decision that an undo takes back. ``act`` is the same for decisions that were made as one and are taken back as one, None for
    one that was made alone.
    """

    id: int
    at: str
    by: str
    why: str | None
    verb: Verb
    target: Target | None = None
    other: Target | None = None
    join: JoinKind | None = None
    change: dict[str, Any] | None = None
    kept: dict[str, Any] | None = None
    undoes: int | None = None
    act: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A decision and how it stands; ``record`` and ``other`` are what it is about, as they are called now.

    They are None where the present readings have no such record, though the decision is kept for one that has.
    """

    decision: Decision
    state: State
    record: str | None = None
    other: str | None = None


PUT_DECISION = "INSERT INTO decision (at, by, why, verb, page, other, undoes, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
DECISIONS = "SELECT key, at, by, why, verb, undoes, record FROM decision"


def decision_row(d: Decision) -> Row:
    """Return the row of a decision, without its id, which the file gives it."""
    record = {
        "target": target_to_json(d.target) if d.target else None,
        "other": target_to_json(d.other) if d.other else None,
        "join": d.join,
        "change": d.change,
        "kept": d.kept,
        "act": d.act,
    }
    written = json.dumps({k: v for k, v in record.items() if v is not None}, ensure_ascii=False, separators=(",", ":"))
    pages = (d.target.page if d.target else None, d.other.page if d.other else None)
    return (d.at, d.by, d.why, d.verb, *pages, d.undoes, written)


def decisions_in(rows: Iterable[Row]) -> tuple[Decision, ...]:
    """Return the decisions of rows of :data:`DECISIONS`. A record that cannot be understood is about nothing."""
    return tuple(_decision(*row) for row in rows)


def _decision(key: int, at: str, by: str, why: str | None, verb: str, undoes: int | None, record: str) -> Decision:
    try:
        written = json.loads(record)
        target, other = (target_from_json(written[n]) if written.get(n) else None for n in ("target", "other"))
    except (ValueError, KeyError, TypeError, AttributeError):
        written, target, other = {}, None, None
    return Decision(
        id=key,
        at=at,
        by=by,
        why=why,
        verb=cast("Verb", verb),
        target=target,
        other=other,
        join=written.get("join"),
        change=written.get("change"),
        kept=written.get("kept"),
        undoes=undoes,
        act=_act_in(written),
    )


def _act_in(written: Any) -> str | None:  # noqa: ANN401 - any JSON
    found = written.get("act")
    return found if isinstance(found, str) else None


def undone(undos: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Return the ids of the decisions that do not hold since they were undone; an undo that was undone undoes nothing.

    ``undos`` are the ids of undos with those that they undo.
    """
    found: set[int] = set()
    for key, what in sorted(undos, reverse=True):
        if key not in found:
            found.add(what)
    return frozenset(found)


def holding(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that were not undone, undos left out, in the order in which they were made."""
    gone = undone((d.id, d.undoes) for d in decisions if d.undoes is not None)
    kept = [d for d in decisions if d.id not in gone and d.verb != "undo"]
    return tuple(sorted(kept, key=lambda d: (d.at, d.id)))
