"""Who speaks in a case: each party with what it says how often, and those who speak for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from testigo.case.database import Database
from testigo.case.namings import is_name
from testigo.case.parties.forms import words_of
from testigo.case.records import Node, Party
from testigo.errors import TestigoError
from testigo.ledger import Act

_CLAIMS = """
SELECT page.id, entity, act, count(*) FROM claim JOIN page ON page.key = claim.page
WHERE replaced_by IS NULL AND entity IS NOT NULL GROUP BY claim.page, entity, act
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A party with how many claims it makes, by what it does with its words, and on how many pages; and who speaks for it."""

    party: Party
    acts: tuple[tuple[Act, int], ...]
    pages: int
    parts: tuple[Voice, ...]

    @property
    def claims(self) -> int:
        """How many claims it makes itself."""
        return sum(n for _, n in self.acts)

    @property
    def in_all(self) -> int:
        """How many claims it makes itself or through those who speak for it."""
        return self.claims + sum(part.in_all for part in self.parts)


def voices_of(database: Database, parties: Sequence[Party]) -> tuple[Voice, ...]:
    """Return the parties that make claims or for whom some do, those with most claims first, parts under their wholes."""
    party_of = {node: party.id for party in parties for node in party.nodes}
    acts: dict[str, Counter[Act]] = defaultdict(Counter)
    pages: dict[str, set[str]] = defaultdict(set)
    for page, entity, act, many in database.rows(_CLAIMS):
        party = party_of.get(Node(page=page, id=entity))
        if party is not None:
            acts[party][act] += many
            pages[party].add(page)
    return _Tree(parties, acts, pages).roots()


class _Tree:
    def __init__(self, parties: Sequence[Party], acts: dict[str, Counter[Act]], pages: dict[str, set[str]]) -> None:
        self._acts, self._pages = acts, pages
        self._parties = {party.id: party for party in parties}
        self._parts: dict[str, list[str]] = defaultdict(list)
        for party in parties:
            if party.part_of in self._parties:
                self._parts[party.part_of or ""].append(party.id)

    def roots(self) -> tuple[Voice, ...]:
        """The voices that speak for nobody else; of parties that speak for each other, the first."""
        placed: set[str] = set()
        silent = {p.id for p in self._parties.values() if p.id not in self._acts and p.id not in self._parts}
        roots = [
            self._voice(p.id, placed)
            for p in self._parties.values()
            if p.part_of not in self._parties and p.id not in silent
        ]
        placed |= silent
        roots += [self._voice(party, placed) for party in sorted(self._parties) if party not in placed]
        return _ordered(roots)

    def _voice(self, party: str, placed: set[str]) -> Voice:
        placed.add(party)
        parts = [self._voice(part, placed) for part in self._parts.get(party, ()) if part not in placed]
        acts = self._acts.get(party, Counter())
        return Voice(
            party=self._parties[party],
            acts=tuple(sorted(acts.items(), key=lambda a: (-a[1], a[0]))),
            pages=len(self._pages.get(party, ())),
            parts=_ordered(parts),
        )


def _ordered(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    speaking = [(-many, v.party.name.casefold(), v.party.id, v) for v in voices if (many := v.in_all)]
    return tuple([v for *_, v in sorted(speaking, key=itemgetter(0, 1, 2))])


def called(parties: Sequence[Party], name: str) -> tuple[Party, ...]:
    """Return the parties with this id or name, and those who speak for them; else those whose names hold its words.

    Raises TestigoError T512 when there is none.
    """
    return _with_parts(parties, matching(parties, name))


def matching(parties: Sequence[Party], name: str) -> list[Party]:
    """Return the parties with this id or name, else those whose names hold its words.

    Raises TestigoError T512 when there is none.
    """
    wanted = words_of(name)
    forms = {p.id: [words_of(n) for n in (p.name, *p.aliases) if is_name(n) or n == p.name] for p in parties}
    found = [p for p in parties if p.id == name] or [p for p in parties if wanted and wanted in forms[p.id]]
    if not found:
        found = [p for p in parties if wanted and any(set(wanted) <= set(form) for form in forms[p.id])]
    if not found:
        raise TestigoError("T512", f"no party of the case is called {name!r}")
    return found


def _with_parts(parties: Sequence[Party], found: Sequence[Party]) -> tuple[Party, ...]:
    parts: dict[str, list[Party]] = defaultdict(list)
    for party in parties:
        if party.part_of:
            parts[party.part_of].append(party)
    kept: dict[str, Party] = {}
    todo = list(found)
    while todo:
        party = todo.pop(0)
        if party.id not in kept:
            kept[party.id] = party
            todo += parts[party.id]
    return tuple(kept.values())
