"""What a person should look at next, each with the words it was read from: the least certain first, what is decided left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from testigo.case.parties.parting import parted
from testigo.case.records import Join, JoinKind, Node
from testigo.case.review.doubts import CERTAIN, DoubtKind
from testigo.case.review.laying import ledger_as_decided
from testigo.case.review.names import name_of
from testigo.case.review.passages import Quoted, quoted
from testigo.case.review.register import pairings
from testigo.case.review.saying import says
from testigo.case.store import Store
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
    store: Store, groups: Iterable[Iterable[Node]], limit: int, kinds: Collection[DoubtKind] = ()
) -> tuple[Doubtful, ...]:
    """Return what to look at, the least certain first, of these kinds alone where any are named.

    ``groups`` are the incidents of each event.
    """
    found = [o for o in _all(store, groups, limit, kinds) if not kinds or o.kind in kinds]
    ordered = sorted(found, key=lambda o: (o.certainty, o.kind, o.left, o.right or o.left))[:limit]
    reading = _Reading(store)
    return tuple(_doubtful(o, reading) for o in ordered)


def waiting(store: Store, groups: Iterable[Iterable[Node]]) -> dict[DoubtKind, int]:
    """Return how much there is to look at of each kind of which there is any."""
    return dict(sorted(Counter(o.kind for o in _all(store, groups)).items()))


def _all(
    store: Store, groups: Iterable[Iterable[Node]], limit: int | None = None, kinds: Collection[DoubtKind] = ()
) -> Iterator[_Open]:
    """All that is open; of the records of pages no more than are wanted."""
    yield from _records(store, limit, kinds)
    yield from _events(store, groups)
    yield from _parties(store)


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


def _decided(store: Store) -> set[tuple[str, str]]:
    """The records that hold as decided."""
    gone = store.register.undone()
    rows = store.database.rows(
        "SELECT decision, page.id, decided.record FROM decided JOIN page ON page.key = decided.page JOIN decision ON decision.key = decision"
        " WHERE decided.record IS NOT NULL AND verb NOT IN ('join', 'part')"
    )
    return {(page, record) for key, page, record in rows if key not in gone}


def _events(store: Store, groups: Iterable[Iterable[Node]]) -> Iterator[_Open]:
    """Joins of incidents without which an event would fall apart."""
    event = {node: n for n, group in enumerate(groups) for node in group}
    cluster = {node: node for node in event}

    def head(node: Node) -> Node:
        while cluster[node] != node:
            node = cluster[node]
        return node

    known = _pairs(store, "incident")
    for join in sorted(store.joins(), key=lambda j: (-j.score, j.left, j.right)):
        if join.left not in event or event.get(join.right) != event[join.left]:
            continue
        a, b = sorted((head(join.left), head(join.right)))
        if a != b:
            cluster[b] = a
            yield from _join(join, known)


def _parties(store: Store) -> Iterator[_Open]:
    known = _pairs(store, "party") | _pairs(store, "part_of")
    for join in store.party_joins():
        yield from _join(join, known)


def _pairs(store: Store, join: JoinKind) -> set[frozenset[Node]]:
    return {frozenset((p.left, p.right)) for p in pairings(store.database.connection, join)}


def _join(join: Join, known: set[frozenset[Node]]) -> Iterator[_Open]:
    if join.score < CERTAIN and frozenset((join.left, join.right)) not in known:
        yield _Open(join.score, _KINDS[join.kind], join.left, join.right, join.kind, join.reason)


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
        why=o.why,
        passages=tuple(quoted(ledgers[n.page], n.id) for n in nodes),
    )


def entry_of(name: str) -> tuple[str, JoinKind | None, str | None]:
    """Return the left record, the kind of join and the right record of an id of the queue; of a record its name alone.

    Of ``a-is-b`` the kind is ``party``, which it is for whoever knows the records to tell from ``incident``.
    """
    for between, join in (("-is-", "party"), ("-in-", "part_of")):
        left, found, right = name.partition(between)
        if found and ":" in left and ":" in right:
            return left, join, right  # type: ignore[return-value]
    return name, None, None
