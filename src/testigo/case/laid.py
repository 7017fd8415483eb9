"""Accounts laid side by side, and kept in the case until a page or a decision changes it.

To lay them takes a millisecond a page; what is kept is read back in a fifth of that. They are laid when somebody asks, since
a page that comes may bring any two events together, and when a case is closed that was written to, unless it is so large that
this takes long and has hardly grown. A case that may not be written to, or that another program is writing to, keeps nothing,
and gives the same accounts.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from testigo.case.accounts.packing import packed, unpacked
from testigo.case.collecting import uncollected
from testigo.case.packing import inflated
from testigo.case.records import Accounts, Link, PageCard, Profile
from testigo.case.workings import State, Workings
from testigo.errors import TestigoError

if TYPE_CHECKING:
    from testigo.case.lineage.held import HeldLinks
    from testigo.case.store import Store

_LEVEL = 1
"""Of zlib: a fifth of the size at a tenth of the time of writing the JSON."""
QUICK = 1000
"""Pages up to which accounts are laid in a second."""
FEW = 100
"""Pages up to which laying takes no longer than reading what is kept."""


def accounts_of(store: Store) -> Accounts:
    """Return the accounts of the case as it is now, those that are held or kept where nothing has changed."""
    if store.database.connection.in_transaction:  # what is written there may yet be taken back
        with uncollected():
            return _kept(store) or _laid(store, store.cards())
    with uncollected(), store.workings.lock:
        held = store.workings.accounts
        with store.reading():
            state = store.state()
            if held is not None and held[0] == state:
                return held[1]
            kept = _kept(store)
            found = _laid(store, store.cards(), store.workings) if kept is None else kept
        store.workings.accounts = state, found
        if (
            held is None and kept is None
        ):  # what comes after is laid from what is held, and kept when the case is closed
            _keep(store, state, found)
        return found


def held_accounts(store: Store, state: State) -> Accounts | None:
    """Return the accounts that were asked for last, where they are those of the case in this state."""
    held = store.workings.accounts
    return held[1] if held is not None and held[0] == state else None


def is_kept_rightly(store: Store) -> bool | None:
    """Say whether the accounts that are kept are those that the pages come to; None where none that hold are kept."""
    with uncollected(), store.reading():
        cards = store.cards()
        kept = store.laid(store.changes(), _program())
        if kept is None:
            return None
        with suppress(zlib.error, ValueError):
            made = json.dumps(packed(_laid(store, cards)), ensure_ascii=False, separators=(",", ":"))
            return inflated(kept) == made.encode("utf-8", "surrogatepass")
        return False


def lay_ahead(store: Store) -> None:
    """Lay and keep the accounts of a case that is being closed and was written to, so that who asks first need not wait.

    That is a second at most in a case of a thousand pages, and less where accounts were asked for since it was opened. A larger one
    is laid when a page in ten has come since it was laid last: some fifteen milliseconds for each page that has come.
    """
    pages, changes = store.pages(), store.changes_since_laid()
    if store.database.connection.total_changes and changes and (pages <= QUICK or changes * 10 >= pages):
        if pages > FEW:
            accounts_of(store)
        keep_held(store)


def keep_held(store: Store) -> None:
    """Keep the accounts that are held, where they are those of the case as it is and are not kept yet."""
    with store.workings.lock, uncollected():
        held = store.workings.accounts
        if held is not None and store.changes_since_laid() and held[0] == store.state():
            _keep(store, *held)


def groups_of(store: Store, workings: Workings | None = None) -> list[tuple[Profile, ...]]:
    """Return the incidents of the pages that are one event, in groups; ``workings`` is what was found the last time."""
    from testigo.case.incidents.events import events_of

    workings, decided = workings or Workings(), store.register
    sides = workings.sides.of(store)
    return events_of(
        [p for side in sides.values() for p in side.profiles],
        store.ties({(key, p.node.id): p.node for key, side in sides.items() for p in side.profiles}),
        [pair for side in sides.values() for pair in side.apart],
        joined=decided.pairs("incident", "join"),
        parted=decided.pairs("incident", "part"),
        held=workings.parts,
    )


def links_of(
    store: Store,
    groups: Iterable[Sequence[Profile]],
    stamps: Mapping[str, int] | None = None,
    held: HeldLinks | None = None,
) -> tuple[Link, ...]:
    """Return how pages depend on each other, those links left out that follow from others.

    ``held`` is what was found the last time, ``stamps`` how each page stands.
    """
    return store.links([{p.node.page for p in group} for group in groups], stamps, held)


def _laid(store: Store, cards: Sequence[PageCard], workings: Workings | None = None) -> Accounts:
    """The accounts, from what is held as far as that holds; from nothing without ``workings``."""
    from testigo.case.accounts.aftermath import aftermaths, counts_of
    from testigo.case.accounts.events import numbered
    from testigo.case.accounts.origins import Lineage
    from testigo.case.accounts.parties_of import Cast
    from testigo.case.accounts.provenance import Provenance

    workings = workings or Workings()
    sides = workings.sides.of(store).values()
    groups, parties = groups_of(store, workings), store.cast()
    links = links_of(store, groups, dict(side.stamp for side in sides), workings.links)
    tellings = {node: told for side in sides for node, told in side.tellings.items()}
    after = aftermaths(groups)
    told = (
        (g, [t for p in g for t in tellings.get(p.node, ())], counts_of(after.get(n, ()), tellings))
        for n, g in enumerate(groups)
    )
    provenance = Provenance(Cast(parties), cards)
    events = workings.events.laid(told, [card.id for card in cards], provenance, Lineage(links))
    return Accounts(pages=tuple(cards), parties=parties, incidents=numbered(events), lineage=links)


def _kept(store: Store) -> Accounts | None:
    """The accounts that are kept; None where the case has changed since, or another program has laid them."""
    found = store.laid(store.changes(), _program())
    if found is None:
        return None
    with suppress(zlib.error, ValueError, LookupError, TypeError):  # damaged: they are laid anew
        return unpacked(json.loads(inflated(found)), store.cards())
    return None


def _keep(store: Store, state: State, accounts: Accounts) -> None:
    """Write the accounts, unless they are few or somebody else writes; whoever reads them need not wait for it."""
    if not store.database.writable or len(accounts.pages) <= FEW:
        return
    made = json.dumps(packed(accounts), ensure_ascii=False, separators=(",", ":"))
    with suppress(TestigoError):
        store.keep_laid(state[0], _program(), zlib.compress(made.encode("utf-8", "surrogatepass"), _LEVEL))


@cache
def _program() -> str:
    """What lays accounts alike: this version, with the sizes and times of its files, since versions are made of many."""
    from testigo import __version__

    marks = sorted(_files(Path(__file__).parent))
    return f"{__version__} {blake2b(repr(marks).encode(), digest_size=8).hexdigest()}"


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _files(Path(entry.path))
        elif not entry.name.endswith(".pyc"):
            known = entry.stat()
            yield entry.name, known.st_size, known.st_mtime_ns
