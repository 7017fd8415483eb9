"""The pages' sides of the accounts, held in memory from one time that accounts are asked for to the next.

A page's side is written whenever the page is joined, which appends an entry to the log; entries are never altered and each
names the one before by its hash. Whatever the log has of a page since is therefore read anew, and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testigo.case.records import Node, Profile

if TYPE_CHECKING:
    from testigo.case.store import Store

Entry = tuple[int, str]
"""An entry of the log by its number and hash."""
Stamp = tuple[str, int]
"""A page by its id, and the number of the entry that says that it was joined last; 0 where that was before there was a log."""
_JOINED = "SELECT json_extract(body, '$.page'), max(n) FROM entry WHERE kind = 'joined' AND n > ? AND json_valid(body) GROUP BY 1"
_ILLEGIBLE = "SELECT 1 FROM entry WHERE kind = 'joined' AND n > ? AND NOT json_valid(body)"
_LAST = "SELECT n, hash FROM entry ORDER BY n DESC LIMIT 1"
_FEW = 16
"""Pages of one in so many that are read one by one; more are read with all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What a page tells, but for its answers: its incidents in brief, and those that it tells of as two."""

    stamp: Stamp
    profiles: tuple[Profile, ...]
    apart: tuple[tuple[Node, Node], ...]


def is_in_log(store: Store, entry: Entry) -> bool:
    """Say whether the log of the case has an entry, and nothing after it of what nobody can read."""
    number, known = entry
    if number and store.database.value("SELECT hash FROM entry WHERE n = ?", number) != known:
        return False
    return store.database.value(_ILLEGIBLE, number) is None


class HeldSides:
    """The sides of the pages that count, by the keys of the pages."""

    def __init__(self) -> None:
        """Hold nothing."""
        self._held: dict[int, Side] = {}
        self._joined: dict[str, int] = {}
        self.seen: Entry = (0, "")

    def of(self, store: Store) -> dict[int, Side]:
        """Return the side of every page that counts, as the file has it now, in the order of the pages' ids."""
        stamps = self._stamps(store)
        gone = [key for key, stamp in stamps.items() if key not in self._held or self._held[key].stamp != stamp]
        some = gone if len(gone) * _FEW < len(stamps) else None
        made = dict(_read(store, {key: stamps[key] for key in gone}, some)) if gone else {}
        self._held = {key: made.get(key) or self._held[key] for key in stamps}
        return self._held

    def joined(self, store: Store) -> Mapping[str, int]:
        """Return for each page, by id, the number of the entry that says that it was joined last, where there is one."""
        if self._is_of_another(store):
            self._held, self._joined, self.seen = {}, {}, (0, "")
        self._joined |= dict(store.database.rows(_JOINED, self.seen[0]))
        self.seen = store.database.row(_LAST) or (0, "")
        return self._joined

    def _stamps(self, store: Store) -> dict[int, Stamp]:
        joined = self.joined(store)
        counting = store.database.rows("SELECT key, id FROM page WHERE replaced_by IS NULL ORDER BY id")
        return {key: (page, joined.get(page, 0)) for key, page in counting}

    def _is_of_another(self, store: Store) -> bool:
        """Whether the file has not the log that what is held goes by, or says what nobody can read."""
        return not is_in_log(store, self.seen)


def _read(store: Store, stamps: Mapping[int, Stamp], some: list[int] | None) -> Iterator[tuple[int, Side]]:
    """The sides of these pages; from questions about each of them, or about all pages where ``some`` is None."""
    profiles: dict[str, list[Profile]] = defaultdict(list)
    apart: dict[str, list[tuple[Node, Node]]] = defaultdict(list)
    for profile in store.profiles(some):
        profiles[profile.node.page].append(profile)
    for pair in store.apart(some):
        apart[pair[0].page].append(pair)
    for key, stamp in stamps.items():
        page = stamp[0]
        yield (
            key,
            Side(
                stamp=stamp,
                profiles=tuple(profiles[page]),
                apart=tuple(apart[page]),
            ),
        )
