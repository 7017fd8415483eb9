"""The decisions in a case file: which there are, which hold, and what each is about in the present reading of its page."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from testigo.case.database import Database
from testigo.case.records import JoinKind, Node
from testigo.case.review.decisions import (
    DECISIONS,
    PUT_DECISION,
    Decision,
    Standing,
    State,
    decision_row,
    decisions_in,
    undone,
)
from testigo.case.review.laying import laid_over
from testigo.case.review.names import name_of
from testigo.case.review.targets import found
from testigo.ledger import Ledger

Pair = tuple[Node, Node]
_ON = """
SELECT key, at, by, why, verb, undoes, record FROM decision WHERE verb <> 'undo' AND (page IN ({ids}) OR other IN ({ids}))
ORDER BY at, key
"""
_PAIRS = """
SELECT decision.key, verb, json_extract(decision.record, '$.join'), a.id, l.record, b.id, r.record, by, why
FROM decision JOIN decided AS l ON l.decision = decision.key AND l.side = 0 JOIN page AS a ON a.key = l.page
JOIN decided AS r ON r.decision = decision.key AND r.side = 1 JOIN page AS b ON b.key = r.page
WHERE verb IN ('join', 'part') AND a.replaced_by IS NULL AND b.replaced_by IS NULL
  AND l.record IS NOT NULL AND r.record IS NOT NULL
ORDER BY at, decision.key
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """What a person decided of two records of pages that count: they are joined in some sense, or they are not."""

    decision: int
    verb: str
    left: Node
    right: Node
    reason: str


def pairings(db: sqlite3.Connection, join: JoinKind) -> tuple[Pairing, ...]:
    """Return what holds about joins of a kind between records of the pages that count, the last word on each pair."""
    if db.execute("SELECT 1 FROM decided WHERE side = 1 LIMIT 1").fetchone() is None:
        return ()
    gone = _undone(db)
    last: dict[frozenset[Node], Pairing] = {}
    for key, verb, kind, p, i, q, j, by, why in db.execute(_PAIRS):
        left, right = Node(page=p, id=i), Node(page=q, id=j)
        if kind == join and key not in gone and left != right:
            reason = f"decided by {by}" + (f": {why}" if why else "")
            last[frozenset((left, right))] = Pairing(decision=key, verb=verb, left=left, right=right, reason=reason)
    return tuple(sorted(last.values(), key=lambda p: p.decision))


def _undone(db: sqlite3.Connection) -> frozenset[int]:
    return undone(db.execute("SELECT key, undoes FROM decision WHERE undoes IS NOT NULL").fetchall())


def standing(register: Register) -> tuple[Standing, ...]:
    """Return every decision, in order, with how it stands and what it is about."""
    states, records = register.states(), register.records()
    return tuple(
        Standing(
            decision=d,
            state=states.get(d.id, "holds"),
            record=records.get((d.id, 0)),
            other=records.get((d.id, 1)),
        )
        for d in register.all()
    )


class Register:
    """The decisions in an open case file. What writes through it opens and ends the transaction."""

    def __init__(self, database: Database) -> None:
        """Take the open file."""
        self._db = database

    def put(self, decision: Decision) -> int:
        """Write a decision; return the id that it gets."""
        return self._db.write(PUT_DECISION, *decision_row(decision))

    def all(self) -> tuple[Decision, ...]:
        """Return every decision, undos among them, in the order in which they were made."""
        return decisions_in(self._db.rows(f"{DECISIONS} ORDER BY at, key"))

    def decision(self, key: int) -> Decision | None:
        """Return the decision with this id; None where there is none."""
        return next(iter(decisions_in(self._db.rows(f"{DECISIONS} WHERE key = ?", key))), None)

    def of_act(self, act: str) -> tuple[Decision, ...]:
        """Return the decisions of an act, or the undos that took one back, in the order in which they were made."""
        sql = f"{DECISIONS} WHERE json_valid(record) AND json_extract(record, '$.act') = ? ORDER BY key"
        return decisions_in(self._db.rows(sql, act))

    def undone(self) -> frozenset[int]:
        """Return the ids of the decisions that were undone."""
        return _undone(self._db.connection)

    def is_about(self, page: str) -> bool:
        """Say whether a decision that holds is about the page with this id, or about another version of it."""
        sql = "SELECT 1 FROM decided JOIN page ON page.key = decided.page WHERE page.id = ? LIMIT 1"
        return self._db.value(sql, page) is not None

    def on(self, page: int) -> tuple[Decision, ...]:
        """Return the decisions that hold about a page, by its key, and those about other versions of it, in order.

        What was decided about the facts of one version (its date) is not said of another.
        """
        if self._db.value("SELECT 1 FROM decision LIMIT 1") is None:
            return ()
        own, others = self._versions(page)
        marks = ", ".join("?" * len(others))
        rows = self._db.rows(_ON.format(ids=marks), *others, *others)
        gone = self.undone()
        return tuple(
            d
            for d in decisions_in(rows)
            if d.id not in gone and d.target and (d.target.kind != "page" or d.target.page == own)
        )

    def _versions(self, page: int) -> tuple[str, list[str]]:
        """The id of the page, and those of all versions at its address."""
        own, address = self._db.row("SELECT id, address FROM page WHERE key = ?", page) or ("", None)
        if address is None:
            return own, [own]
        return own, [i for (i,) in self._db.rows("SELECT id FROM page WHERE address = ? ORDER BY id", address)]

    def lay_over(self, page: int, ledger: Ledger) -> Ledger:
        """Return the reading of a page as decided, and write down what each decision was found to be about."""
        decisions = self.on(page)
        if not decisions:
            return ledger
        laid = laid_over(ledger, decisions)
        self._note(page, [(key, 0, record) for key, record in laid.records.items()])
        return laid.ledger

    def note_joined(self, page: int, told: Ledger) -> None:
        """Write down which records of a page, as it is joined, the decisions about joins are about."""
        _, ids = self._versions(page)
        for decision in self.on(page):
            if decision.join is not None:
                sides = ((0, decision.target), (1, decision.other))
                self._note(page, [(decision.id, n, found(t, told)) for n, t in sides if t and t.page in ids])

    def _note(self, page: int, rows: Iterable[tuple[int, int, str | None]]) -> None:
        self._db.write_all(
            "INSERT OR REPLACE INTO decided (page, decision, side, record) VALUES (?, ?, ?, ?)",
            [(page, *row) for row in rows],
        )

    def pairs(self, join: JoinKind, verb: str) -> tuple[Pair, ...]:
        """Return the pairs that are joined, or parted, by decision."""
        return tuple((p.left, p.right) for p in pairings(self._db.connection, join) if p.verb == verb)

    def records(self) -> dict[tuple[int, int], str]:
        """Return what each side of each decision is about on the pages that count, as records are written."""
        rows = self._db.rows(
            "SELECT decision, side, page.id, record FROM decided JOIN page ON page.key = decided.page"
            " WHERE replaced_by IS NULL AND record IS NOT NULL ORDER BY page.id"
        )
        return {(decision, side): name_of(page, record) for decision, side, page, record in rows}

    def states(self) -> dict[int, State]:
        """Return how it stands with each decision, by id."""
        gone = self.undone()
        missing = self._missing()
        found: dict[int, State] = {}
        latest: dict[tuple[object, ...], int] = {}
        for d in self.all():
            if d.verb == "undo":
                found[d.id] = "undone" if d.id in gone else "holds"
                continue
            found[d.id] = "undone" if d.id in gone else "lost" if d.target is None or d.id in missing else "holds"
            if found[d.id] == "holds":
                for key in self._about(d):
                    if key in latest:
                        found[latest[key]] = "replaced"
                    latest[key] = d.id
        return found

    def _missing(self) -> set[int]:
        """The decisions of which a side is on no page that counts."""
        sides: dict[int, set[int]] = defaultdict(set)
        for decision, side in self._db.rows(
            "SELECT decision, side FROM decided JOIN page ON page.key = decided.page"
            " WHERE replaced_by IS NULL AND record IS NOT NULL"
        ):
            sides[decision].add(side)
        needed = self._db.rows("SELECT key, CASE WHEN verb IN ('join', 'part') THEN 2 ELSE 1 END FROM decision")
        return {key for key, n in needed if len(sides[key]) < n}

    def _about(self, d: Decision) -> Iterator[tuple[object, ...]]:
        """What later decisions are compared by: the records, and whether the whole is judged or a field of it is set."""
        records = sorted(
            self._db.rows("SELECT page, side, record FROM decided WHERE decision = ? AND record IS NOT NULL", d.id)
        )
        if d.join is not None:
            yield (d.join, *sorted((page, record) for page, _, record in records))
            return
        for page, _, record in records[:1]:
            if d.verb == "correct":
                yield from ((page, record, name) for name in d.change or ())
            else:
                yield (page, record)
