"""Writes what persons decide into a case, and joins anew the pages that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

from testigo.case.adding import join_anew
from testigo.case.audit import bodies
from testigo.case.custody.receipts import now
from testigo.case.parties.parting import parted
from testigo.case.records import JoinKind, Node
from testigo.case.review.changes import change_of
from testigo.case.review.decisions import Decision, Verb
from testigo.case.review.keeping import kept
from testigo.case.review.laying import has_record, laid_over, record_of
from testigo.case.review.missed import with_missed
from testigo.case.review.targets import PAGE, Target, found, target_of
from testigo.case.store import Store
from testigo.contract import to_plain
from testigo.errors import TestigoError
from testigo.ledger import Ledger


def decide(
    store: Store,
    verb: Verb,
    node: Node,
    given: Mapping[str, Any] | None = None,
    *,
    by: str,
    why: str | None = None,
    act: str | None = None,
) -> Decision:
    """Accept, reject or correct a record; ``given`` are the fields that a correction sets.

    Raises TestigoError T514 where the page has no such record and T515 where it cannot be decided so.
    """
    if verb not in {"accept", "reject", "correct"}:
        raise TestigoError("T515", f"{verb!r} is not said of one record; accept, reject or correct it")
    if given and verb != "correct":
        raise TestigoError("T515", f"to {verb} a record sets nothing of it; correct it")
    known, decided = _as_known(store, node.page)
    target = _target(known, decided, node.id)
    if target.kind in {"source", "outlet"}:
        raise TestigoError("T515", f"{node.id} is no record of its own; correct the claim, or the page's outlet")
    if target.kind == PAGE and verb == "reject":
        raise TestigoError("T515", "a page is not rejected; correct its facts")
    told = decided if target.kind == PAGE or has_record(decided, node.id) else known  # what was rejected is not in it
    change = change_of(told, target.kind, node.id, given or {}) if verb == "correct" else None
    decision = Decision(
        id=0,
        at=now(),
        by=by,
        why=why,
        verb=verb,
        target=target,
        change=kept(change, told) if change is not None and target.kind != PAGE else change,
        kept=None if target.kind == PAGE else kept(to_plain(record_of(told, node.id)), told),
        act=act,
    )
    return _written(store, decision)


def add(
    store: Store,
    page: str,
    kind: str,
    given: Mapping[str, Any],
    *,
    by: str,
    why: str | None = None,
    act: str | None = None,
) -> Decision:
    """Add a record to a page, by its id, that the reading missed; ``given`` are its fields, in words.

    Raises TestigoError T515 where the fields make no such record, or the page has it already.
    """
    _, decided = _as_known(store, page)
    told, record, plain = with_missed(decided, kind, given)
    target = target_of(told, record)
    there = found(target, decided, alike=True)
    if there is not None:
        raise TestigoError("T515", f"the page has that {kind} already, as {there}; correct it instead")
    kept_plain = kept(plain, told)
    decision = Decision(id=0, at=now(), by=by, why=why, verb="add", target=target, kept=kept_plain, act=act)
    return _written(store, decision)


def decide_pair(
    store: Store,
    verb: Verb,
    join: JoinKind,
    left: Node,
    right: Node,
    *,
    by: str,
    why: str | None = None,
    act: str | None = None,
) -> Decision:
    """Join or part two records: parties, incidents, or (``part_of``) the left one as a part of the right one.

    Raises TestigoError T514 where a page has no such record and T515 where they cannot be joined.
    """
    if verb not in {"join", "part"} or left == right:
        raise TestigoError("T515", "two different records are joined or parted")
    targets = [_joinable(store, node, join) for node in (left, right)]
    decision = Decision(
        id=0, at=now(), by=by, why=why, verb=verb, target=targets[0], other=targets[1], join=join, act=act
    )  # fmt: skip
    return _written(store, decision)


def undo(store: Store, key: int, *, by: str, why: str | None = None) -> Decision:
    """Take a decision back, or an undo of one, with all that was done in one act with it; return the undo of the one that is named.

    Raises TestigoError T516 where it does not stand.
    """
    before = store.register.decision(key)
    if before is None:
        raise TestigoError("T516", f"there is no decision {key}")
    gone = store.register.undone()
    if key in gone:
        raise TestigoError("T516", f"decision {key} is undone already")
    of_act = [d for d in store.register.of_act(before.act) if d.id not in gone] if before.act else [before]
    act = uuid4().hex if len(of_act) > 1 else None
    with store.writing():
        made = {d.id: _written(store, _undo_of(store, d, by=by, why=why, act=act)) for d in reversed(of_act)}
    return made[key]


def _undo_of(store: Store, before: Decision, *, by: str, why: str | None, act: str | None) -> Decision:
    about = before
    while about.undoes is not None:
        about = store.register.decision(about.undoes) or replace(about, undoes=None)
    return Decision(
        id=0, at=now(), by=by, why=why, verb="undo", target=about.target, other=about.other, undoes=before.id, act=act
    )


def _written(store: Store, decision: Decision) -> Decision:
    with store.writing():
        key = store.register.put(decision)
        store.note(*bodies.decided(store.database, key, decision.verb, decision.undoes), by=decision.by)
        for page in sorted(set(_pages(store, decision))):
            join_anew(store, page)
    return replace(decision, id=key)


def _pages(store: Store, decision: Decision) -> Iterator[str]:
    """The pages that it is about, with their other versions, those that are in the case."""
    for target in (decision.target, decision.other):
        if target is not None:
            for (page,) in store.database.rows(
                "SELECT id FROM page WHERE id = ?1 OR address = (SELECT address FROM page WHERE id = ?1)", target.page
            ):
                yield page


def _as_known(store: Store, page: str) -> tuple[Ledger, Ledger]:
    """The reading of a page with the records that persons put in; and the same as decided."""
    ledger = store.ledger(page)
    laid = laid_over(ledger, store.register.on(store.key(page)))
    return laid.known, laid.ledger


def _target(known: Ledger, decided: Ledger, record: str) -> Target:
    """The record by the words it has in the reading, else by those that it has as decided."""
    try:
        return target_of(known, record)
    except TestigoError:
        return target_of(decided, record)


def _joinable(store: Store, node: Node, join: JoinKind) -> Target:
    """The record by its words. Its kind must be one that can be joined so."""
    _, decided = _as_known(store, node.page)
    target = target_of(parted(decided), node.id)
    allowed = {"incident"} if join == "incident" else {"entity", "source", "outlet"}
    if target.kind not in allowed:
        raise TestigoError("T515", f"{node.id} is of another kind; only records of one kind are joined or parted")
    return target
