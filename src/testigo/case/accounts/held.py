"""Events held from one time that accounts are laid to the next, each with marks of all that it was laid from.

An event is a function of its incidents, of what is told of them and of what followed, of the links between the pages that tell it, of
the agencies that these credit, and of what the parties that they name are called and speak for. Where all of that is what it was, the event is.
What a page tells is known by how the page stands: it need not be looked at to know that it is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from testigo.case.accounts.aftermath import aftermaths, counts_of
from testigo.case.accounts.events import event_of
from testigo.case.accounts.origins import Lineage
from testigo.case.accounts.packing import packed_questions
from testigo.case.accounts.provenance import Provenance
from testigo.case.lineage.held import Brief
from testigo.case.records import Event, Node, Party, Profile, Telling
from testigo.ledger import IncidentType

Tellings = Mapping[Node, Sequence[Telling]]
TOGETHER = 1000
"""Pages whose tellings are in memory at once."""


class HeldEvent(NamedTuple):
    """An event with its questions packed, and without the pages that are silent.

    ``told`` marks its incidents and all that is told of them; ``known`` the rest that it was laid from: the links between ``pages``, which
    answer, and the agencies of these, and who ``tellers``, who pass it on, and ``values``, who act or suffer, are. ``slug`` is its id
    without the number that tells it from others.
    """

    told: str
    known: str
    pages: tuple[str, ...]
    tellers: tuple[Node, ...]
    values: tuple[Node, ...]
    slug: str
    type: IncidentType
    title: str
    when: str | None
    where: str | None
    mentions: tuple[Node, ...]
    asked: int
    questions: str


class Grounds:
    """What the events of a case are laid from beside their incidents."""

    def __init__(
        self,
        standing: Mapping[str, str],
        numbers: Mapping[str, int],
        provenance: Provenance,
        links: Iterable[Brief],
        tellings: Callable[[Sequence[str]], Tellings],
    ) -> None:
        """Take how each page stands and what its number is, by id; who is who; the links; and what gives all that some pages tell."""
        self.standing, self.numbers = standing, numbers
        self.provenance, self.tellings = provenance, tellings
        self._people = _People(provenance)
        self._links: dict[str, list[Brief]] = defaultdict(list)
        for link in links:
            self._links[link.left].append(link)

    def among(self, pages: Sequence[str]) -> Iterator[Brief]:
        """Yield the links between any two of the pages, which are in order."""
        present = set(pages) if len(pages) > 1 else ()
        for page in pages:
            yield from (link for link in self._links.get(page, ()) if link.right in present)

    def mark(self, pages: Sequence[str], tellers: Iterable[Node], values: Iterable[Node]) -> str:
        """Mark the links between these pages, their agencies, and who these nodes are."""
        found = blake2b(digest_size=16)
        for link in self.among(pages):
            found.update(repr(tuple(link)).encode())
        found.update(repr([self.provenance.agency(page) for page in pages]).encode())
        found.update(self._people.marks(tellers, values))
        return found.hexdigest()


@dataclass(frozen=True, slots=True)
class _Group:
    """The incidents of an event, and those of others that followed on it."""

    profiles: Sequence[Profile]
    after: Sequence[Profile]

    def mark(self, standing: Mapping[str, str]) -> str:
        found = blake2b(digest_size=16)
        for part in (self.profiles, self.after):
            found.update("".join([f"{standing[p.node.page]} {p.node.id}\n" for p in part]).encode() + b"\n")
        return found.hexdigest()

    def pages(self) -> set[str]:
        return {p.node.page for part in (self.profiles, self.after) for p in part}


@dataclass(slots=True)
class HeldEvents:
    """The events that were laid last, in their order."""

    events: Sequence[HeldEvent] = field(default_factory=list)

    def laid(self, groups: Sequence[Sequence[Profile]], grounds: Grounds) -> HeldEvents:
        """Return the event of each group of incidents as it is now."""
        after = aftermaths(groups)
        asked = [_Group(group, after.get(n, ())) for n, group in enumerate(groups)]
        marks = [group.mark(grounds.standing) for group in asked]
        held = {event.told: event for event in self.events}
        found = [_still(held.get(mark), grounds) for mark in marks]
        for lot in _lots(asked, [n for n, event in enumerate(found) if event is None]):
            tellings = grounds.tellings(sorted({page for n in lot for page in asked[n].pages()}))
            for n in lot:
                found[n] = _laid(asked[n], marks[n], tellings, grounds)
        return HeldEvents([event for event in found if event is not None])


def _still(known: HeldEvent | None, grounds: Grounds) -> HeldEvent | None:
    """What was laid before, where it would come out the same now."""
    if known is None or known.known != grounds.mark(known.pages, known.tellers, known.values):
        return None
    return known


def _lots(asked: Sequence[_Group], numbers: Iterable[int]) -> Iterator[list[int]]:
    """Events in lots whose pages can be in memory together."""
    lot: list[int] = []
    pages: set[str] = set()
    for n in numbers:
        lot.append(n)
        pages |= asked[n].pages()
        if len(pages) >= TOGETHER:
            yield lot
            lot, pages = [], set()
    if lot:
        yield lot


def _laid(group: _Group, mark: str, told: Tellings, grounds: Grounds) -> HeldEvent:
    tellings = [t for p in group.profiles for t in told.get(p.node, ())]
    after = counts_of(group.after, told)
    pages = tuple(sorted({t.incident.page for some in (tellings, after) for t in some}))
    lineage = Lineage([link.whole() for link in grounds.among(pages)])
    event = event_of(group.profiles, tellings, (), grounds.provenance, lineage, after)
    tellers, values = _named((*tellings, *after))
    known = grounds.mark(pages, tellers, values)
    return _held(event, mark, known, pages, tellers, values, grounds.numbers)


def _held(
    event: Event,
    told: str,
    known: str,
    pages: tuple[str, ...],
    tellers: tuple[Node, ...],
    values: tuple[Node, ...],
    numbers: Mapping[str, int],
) -> HeldEvent:
    return HeldEvent(
        told=told,
        known=known,
        pages=pages,
        tellers=tellers,
        values=values,
        slug=event.id,
        type=event.type,
        title=event.title,
        when=event.when,
        where=event.where,
        mentions=event.mentions,
        asked=len(event.questions),
        questions=packed_questions(event.questions, numbers),
    )


def _named(tellings: Iterable[Telling]) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """Those who pass tellings on, and those who act or suffer, each once."""
    tellers: dict[Node, None] = {}
    values: dict[Node, None] = {}
    for t in tellings:
        tellers.update(dict.fromkeys(t.chain))
        if isinstance(t.value, Node):
            values[t.value] = None
    return tuple(tellers), tuple(values)


class _People:
    """Who the nodes are: all that accounts ask of a party, and whom it speaks for in the end.

    By what else pages call a party, only those who act or suffer are compared: what is new of a government that every page of a case has
    for its source touches no event.
    """

    def __init__(self, provenance: Provenance) -> None:
        self._cast = provenance.cast
        self._tellers: dict[str, bytes] = {}
        self._values: dict[str, bytes] = {}

    def marks(self, tellers: Iterable[Node], values: Iterable[Node]) -> bytes:
        party = self._cast.party
        who = [b"-" if (p := party(node)) is None else self._tellers.get(p.id) or self._teller(p) for node in tellers]
        whom = [b"-" if (p := party(node)) is None else self._values.get(p.id) or self._value(p) for node in values]
        return b" ".join((*who, b"/", *whom))

    def _teller(self, party: Party) -> bytes:
        root = self._cast.root(party)
        looks = (party.id, party.name, party.kind, party.category, root.id, root.name)
        found = self._tellers[party.id] = blake2b(repr(looks).encode(), digest_size=16).digest()
        return found

    def _value(self, party: Party) -> bytes:
        looks = (self._teller(party), party.aliases)
        found = self._values[party.id] = blake2b(repr(looks).encode(), digest_size=16).digest()
        return found
