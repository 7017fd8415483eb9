"""What a person should look at next, each with the words it was read from: the least certain first, what is decided left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from testigo.case.parties.parting import parted
from testigo.case.records import Join, JoinKind, Node
from testigo.case.review.doubts import CERTAIN, DoubtKind
from testigo.case.review.laying import ledger_as_decided
from testigo.case.review.names import name_of
from testigo.case.review.passages import Quoted, quoted
from testigo.case.review.register import pairings
from testigo.case.review.saying import says
from testigo.case.store import Store
from testigo.case.workings import State
from testigo.ledger import Ledger

_BETWEEN: dict[JoinKind, str] = {"party": "is", "incident": "is", "part_of": "in"}
_KINDS: dict[JoinKind, DoubtKind] = {"party": "party", "incident": "event", "part_of": "part_of"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """Something to decide. ``id`` is what it is called on the command line; ``left`` is the record, ``right`` that of a join.

    ``says`` is what the case holds of it, in words; ``why`` why a join was made; ``passages`` the words that it stands on.
    ``certainty`` is from 0 to 1.
    """

    id: str
    kind: DoubtKind
    certainty: float
    left: Node
    right: Node | None
    says: str
    why: str
    passages: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class _Open:
    """A doubt before its words are looked up."""

    certainty: float
    kind: DoubtKind
    left: Node
    right: Node | None = None
    join: JoinKind | None = None
    why: str = ""


def queue(
    store: Store,
    groups: Iterable[Iterable[Node]],
    limit: int,
    kinds: Collection[DoubtKind] = (),
    state: State | None = None,
) -> tuple[Doubtful, ...]:
    """Return what to look at, the least certain first, of these kinds alone where any are named.

    ``groups`` are the incidents of each event, and ``state`` is that of the case that they are of, where it is known.
    """
    joins = (o for o in _joins(store, groups, state) if not kinds or o.kind in kinds)
    found = sorted(
        (*_records(store, limit, kinds), *joins), key=lambda o: (o.certainty, o.kind, o.left, o.right or o.left)
    )
    return _told(store, found[:limit])


def waiting(store: Store, groups: Iterable[Iterable[Node]], state: State | None = None) -> dict[DoubtKind, int]:
    """Return how much there is to look at of each kind of which there is any; ``groups`` and ``state`` are as in :func:`queue`."""
    found = Counter(o.kind for o in _joins(store, groups, state)) + _records_waiting(store)
    return dict(sorted(found.items()))


def _joins(store: Store, groups: Iterable[Iterable[Node]], state: State | None) -> Sequence[_Open]:
    """The joins that are open. They are held as long as the case stays as it is: the queue is asked for by kind, and counted."""
    held = store.workings.doubts
    if held is not None and held[0] == state:
        return cast("Sequence[_Open]", held[1])
    found = (*_events(store, groups), *_parties(store))
    if state == store.state() and not store.database.is_writing:  # what is being written may yet be taken back
        store.workings.doubts = store.state(), found
    return found


def _records(store: Store, limit: int | None, kinds: Collection[DoubtKind]) -> Iterator[_Open]:
    decided = _decided(store)
    wanted = f" AND kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    rows = store.database.rows(
        "SELECT certainty, kind, page.id, record FROM doubt JOIN page ON page.key = doubt.page WHERE replaced_by IS NULL"  # noqa: S608
        f"{wanted} ORDER BY certainty, page.id, kind, record LIMIT ?",
        *sorted(kinds),
        -1 if limit is None else limit + len(decided),
    )
    for certainty, kind, page, record in rows:
        if (page, record) not in decided:
            yield _Open(certainty, kind, Node(page=page, id=record))


def _records_waiting(store: Store) -> Counter[DoubtKind]:
    found: Counter[DoubtKind] = Counter()
    for kind, many in store.database.rows(
        "SELECT kind, count(*) FROM doubt JOIN page ON page.key = doubt.page WHERE replaced_by IS NULL GROUP BY kind"
    ):
        found[kind] = many
    for page, record in _decided(store):
        for (kind,) in store.database.rows(
            "SELECT kind FROM doubt JOIN page ON page.key = doubt.page WHERE replaced_by IS NULL AND page.id = ? AND record = ?",
            page,
            record,
        ):
            found[kind] -= 1
    return found


def _decided(store: Store) -> set[tuple[str, str]]:
    """The records that hold as decided."""
    gone = store.register.undone()
    rows = store.database.rows(
        "SELECT decision, page.id, decided.record FROM decided JOIN page ON page.key = decided.page JOIN decision ON decision.key = decision"
        " WHERE decided.record IS NOT NULL AND verb NOT IN ('join', 'part')"
    )
    return {(page, record) for key, page, record in rows if key not in gone}


def _events(store: Store, groups: Iterable[Iterable[Node]]) -> Iterator[_Open]:
    """Joins of incidents without which an event would fall apart; why each was made is looked up when it is shown."""
    keys = {page: key for key, page in store.database.rows("SELECT key, id FROM page")}
    event = {node: n for n, group in enumerate(groups) for node in group if node.page in keys}
    ties = store.ties({(keys[node.page], node.id): node for node in event})
    cluster = {node: node for node in event}

    def head(node: Node) -> Node:
        while cluster[node] != node:
            cluster[node] = node = cluster[cluster[node]]
        return node

    known = _pairs(store, "incident")
    within = [(-score, left, right) for left, right, score in ties if event[left] == event[right]]
    for minus, left, right in sorted(within):
        a, b = sorted((head(left), head(right)))
        if a != b:
            cluster[b] = a
            yield from _join(Join(kind="incident", left=left, right=right, score=-minus, reason=""), known)


def _parties(store: Store) -> Iterator[_Open]:
    known = _pairs(store, "party") | _pairs(store, "part_of")
    for join in store.party_joins():
        yield from _join(join, known)


def _pairs(store: Store, join: JoinKind) -> set[frozenset[Node]]:
    return {frozenset((p.left, p.right)) for p in pairings(store.database.connection, join)}


def _join(join: Join, known: set[frozenset[Node]]) -> Iterator[_Open]:
    if join.score < CERTAIN and frozenset((join.left, join.right)) not in known:
        yield _Open(join.score, _KINDS[join.kind], join.left, join.right, join.kind, join.reason)


def _told(store: Store, found: Iterable[_Open]) -> tuple[Doubtful, ...]:
    """What is open with its words; those of pages that were not joined again since they were shown last are held."""
    reading, workings = _Reading(store), store.workings
    with workings.lock:
        joined = workings.sides.joined(store)
    shown: dict[object, object] = {}
    for o in found:
        key = (o, joined.get(o.left.page, 0), joined.get(o.right.page, 0) if o.right else 0)
        shown[key] = workings.shown.get(key) or _doubtful(o, reading)
    workings.shown = shown
    return cast("tuple[Doubtful, ...]", tuple(shown.values()))


@dataclass(slots=True)
class _Reading:
    """The pages' ledgers as decided, each unpacked once."""

    store: Store
    held: dict[str, Ledger] = field(default_factory=dict)

    def of(self, page: str) -> Ledger:
        if page not in self.held:
            decisions = self.store.register.on(self.store.key(page))
            self.held[page] = parted(ledger_as_decided(self.store.ledger(page), decisions))
        return self.held[page]


def _doubtful(o: _Open, reading: _Reading) -> Doubtful:
    nodes = [o.left, *([o.right] if o.right else [])]
    ledgers: Mapping[str, Ledger] = {n.page: reading.of(n.page) for n in nodes}
    said = [says(ledgers[n.page], n.id) for n in nodes]
    name = name_of(o.left.page, o.left.id)
    if o.right and o.join:
        name += f"-{_BETWEEN[o.join]}-{name_of(o.right.page, o.right.id)}"
    return Doubtful(
        id=name,
        kind=o.kind,
        certainty=o.certainty,
        left=o.left,
        right=o.right,
        says={"part_of": " is part of ", "party": " is ", "event": " is the same event as "}.get(o.kind, "").join(said),
        why=o.why or _why(o, reading.store),
        passages=tuple(quoted(ledgers[n.page], n.id) for n in nodes),
    )


def _why(o: _Open, store: Store) -> str:
    """Why a join of incidents was made."""
    if o.join != "incident" or o.right is None:
        return ""
    asked = "SELECT reason FROM incident_join WHERE left_page = ? AND left_id = ? AND right_page = ? AND right_id = ?"
    found: str = store.database.value(asked, store.key(o.left.page), o.left.id, store.key(o.right.page), o.right.id)
    return found


def entry_of(name: str) -> tuple[str, JoinKind | None, str | None]:
    """Return the left record, the kind of join and the right record of an id of the queue; of a record its name alone.

    Of ``a-is-b`` the kind is ``party``, which it is for whoever knows the records to tell from ``incident``.
    """
    for between, join in (("-is-", "party"), ("-in-", "part_of")):
        left, found, right = name.partition(between)
        if found and ":" in left and ":" in right:
            return left, join, right  # type: ignore[return-value]
    return name, None, None
