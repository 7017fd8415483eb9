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
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from testigo.case.accounts.packing import packed, unpacked
from testigo.case.collecting import uncollected
from testigo.case.records import Accounts, Link, Node, PageCard, Profile, Telling
from testigo.errors import TestigoError

if TYPE_CHECKING:
    from testigo.case.store import Store

_LEVEL = 1
"""Of zlib: a fifth of the size at a tenth of the time of writing the JSON."""
QUICK = 1000
"""Pages up to which accounts are laid in a second."""
FEW = 100
"""Pages up to which laying takes no longer than reading what is kept."""


def accounts_of(store: Store) -> Accounts:
    """Return the accounts of the case as it is now, those that are kept where nothing has changed."""
    with uncollected():
        alone = not store.database.connection.in_transaction
        with store.reading():
            changes, cards = store.changes(), store.cards()
            found = _kept(store, changes, cards)
            if found is not None:
                return found
            found = _laid(store, cards)
        if alone and len(cards) > FEW:
            _keep(store, changes, found)
        return found


def is_kept_rightly(store: Store) -> bool | None:
    """Say whether the accounts that are kept are those that the pages come to; None where none that hold are kept."""
    with uncollected(), store.reading():
        cards = store.cards()
        kept = store.laid(store.changes(), _program())
        if kept is None:
            return None
        with suppress(zlib.error, ValueError):
            made = json.dumps(packed(_laid(store, cards)), ensure_ascii=False, separators=(",", ":"))
            return zlib.decompress(kept) == made.encode("utf-8", "surrogatepass")
        return False


def lay_ahead(store: Store) -> None:
    """Lay the accounts of a case that was written to, so that who asks first need not wait.

    That is a second at most in a case of a thousand pages. A larger one is laid when a page in ten has come since it was laid
    last: some fifteen milliseconds for each page that has come.
    """
    pages, changes = store.pages(), store.changes_since_laid()
    if (
        store.database.connection.total_changes
        and pages > FEW
        and changes
        and (pages <= QUICK or changes * 10 >= pages)
    ):
        accounts_of(store)


def groups_of(store: Store) -> list[tuple[Profile, ...]]:
    """Return the incidents of the pages that are one event, in groups."""
    from testigo.case.incidents.events import events_of

    decided = store.register
    return events_of(
        store.profiles(),
        store.joins(),
        store.apart(),
        joined=decided.pairs("incident", "join"),
        parted=decided.pairs("incident", "part"),
    )


def links_of(store: Store, groups: Iterable[Sequence[Profile]]) -> tuple[Link, ...]:
    """Return how pages depend on each other, those links left out that follow from others."""
    return store.links([{p.node.page for p in group} for group in groups])


def _laid(store: Store, cards: Sequence[PageCard]) -> Accounts:
    from testigo.case.accounts.aftermath import aftermaths, counts_of
    from testigo.case.accounts.events import event_of, numbered
    from testigo.case.accounts.origins import Lineage
    from testigo.case.accounts.parties_of import Cast
    from testigo.case.accounts.provenance import Provenance

    groups, parties = groups_of(store), store.cast()
    links = links_of(store, groups)
    provenance, lineage = Provenance(Cast(parties), cards), Lineage(links)
    tellings: dict[Node, list[Telling]] = defaultdict(list)
    for telling in store.tellings():
        tellings[telling.incident].append(telling)
    pages = [card.id for card in cards]
    after = aftermaths(groups)
    events = (
        event_of(
            g,
            [t for p in g for t in tellings[p.node]],
            pages,
            provenance,
            lineage,
            counts_of(after.get(number, ()), tellings),
        )
        for number, g in enumerate(groups)
    )
    return Accounts(pages=tuple(cards), parties=parties, incidents=numbered(events), lineage=links)


def _kept(store: Store, changes: int, cards: Sequence[PageCard]) -> Accounts | None:
    """The accounts that are kept; None where the case has changed since, or another program has laid them."""
    found = store.laid(changes, _program())
    if found is None:
        return None
    with suppress(zlib.error, ValueError, LookupError, TypeError):  # damaged: they are laid anew
        return unpacked(json.loads(zlib.decompress(found)), cards)
    return None


def _keep(store: Store, changes: int, accounts: Accounts) -> None:
    """Write the accounts, unless somebody else writes; whoever reads them need not wait for it."""
    if not store.database.writable:
        return
    made = json.dumps(packed(accounts), ensure_ascii=False, separators=(",", ":"))
    with suppress(TestigoError):
        store.keep_laid(changes, _program(), zlib.compress(made.encode("utf-8", "surrogatepass"), _LEVEL))


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
