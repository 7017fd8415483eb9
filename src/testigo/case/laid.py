"""Accounts laid side by side, and kept in the case until a page or a decision changes it.

To lay them from nothing takes a millisecond a page; what is kept is read back in a tenth of that, and what of it still holds is taken
over when the case has changed. They are laid when somebody asks, since a page that comes may bring any two events together, and when a
case is closed that was written to, unless it is so large that this takes long and has hardly grown. A case that may not be written to,
or that another program is writing to, keeps nothing, and gives the same accounts.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from testigo.case.collecting import uncollected
from testigo.case.kept import Laid, packed, unzipped, zipped
from testigo.case.later import Later
from testigo.case.opened import Opened
from testigo.case.records import Accounts, Event, Link, Node, PageCard, Profile, Telling
from testigo.case.sides import is_in_log
from testigo.case.workings import State, Workings
from testigo.errors import TestigoError

if TYPE_CHECKING:
    from testigo.case.accounts.held import HeldEvent
    from testigo.case.lineage.held import HeldLinks
    from testigo.case.store import Store

QUICK = 1000
"""Pages up to which accounts are laid in a second."""
FEW = 100
"""Pages up to which laying takes no longer than reading what is kept."""


def accounts_of(store: Store) -> Accounts:
    """Return the accounts of the case as it is now, those that are held or kept where nothing has changed."""
    if store.database.connection.in_transaction:  # what is written there may yet be taken back
        with uncollected():
            borrowed = Workings()
            borrowed.laid = store.workings.laid
            return _laid(store, store.cards(), borrowed)
    with uncollected(), store.workings.lock:
        held, workings = store.workings.accounts, store.workings
        with store.reading():
            state = store.state()
            if held is not None and held[0] == state:
                return held[1]
            is_new = held is None and _take_kept(store, workings)
            cards = store.cards()
            found = (
                _accounts(workings.laid, cards, workings.opened)
                if is_new and _is_now(store)
                else _laid(store, cards, workings)
            )
        workings.accounts = state, found
        if held is None and not is_new:  # what comes after is laid from what is held, and kept when the case is closed
            _keep(store, state, workings.laid)
        return found


def _take_kept(store: Store, workings: Workings) -> bool:
    """Begin with what is kept in the file; say whether there is any."""
    kept = _kept(store)
    if kept is not None:
        workings.laid = kept
    return kept is not None


def _is_now(store: Store) -> bool:
    """Whether what is kept is of the case as it is."""
    return store.changes_since_laid() == 0


def held_accounts(store: Store, state: State) -> Accounts | None:
    """Return the accounts that were asked for last, where they are those of the case in this state."""
    held = store.workings.accounts
    return held[1] if held is not None and held[0] == state else None


def is_kept_rightly(store: Store) -> bool | None:
    """Say whether what is kept, or comes of it where the case has changed since, is what the pages come to; None where nothing is kept."""
    with uncollected(), store.reading():
        if store.laid(_program()) is None:
            return None
        kept = _kept(store)
        if kept is None:
            return False
        cards, fresh, used = store.cards(), Workings(), Workings()
        _laid(store, cards, fresh)
        used.laid = kept
        if not _is_now(store):
            _laid(store, cards, used)
        return packed(used.laid) == packed(fresh.laid)


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
            _keep(store, held[0], store.workings.laid)


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


def links_of(store: Store) -> tuple[Link, ...]:
    """Return how pages depend on each other, those links left out that follow from others."""
    from testigo.case.lineage.found import links_among

    events = [{p.node.page for p in group} for group in groups_of(store)]
    return links_among(store.database.connection, store.counting(), events)


def _laid(store: Store, cards: Sequence[PageCard], workings: Workings | None = None) -> Accounts:
    """The accounts, from what is held as far as that holds; from nothing without ``workings``."""
    workings = workings or Workings()
    workings.laid = _worked_out(store, cards, workings)
    return _accounts(workings.laid, cards, workings.opened)


def _worked_out(store: Store, cards: Sequence[PageCard], workings: Workings) -> Laid:
    from testigo.case.accounts.held import Grounds
    from testigo.case.accounts.parties_of import Cast
    from testigo.case.accounts.provenance import Provenance
    from testigo.case.lineage.found import holding
    from testigo.case.lineage.held import links_now

    sides, pages, before = workings.sides.of(store), store.counting(), workings.laid
    if not is_in_log(store, before.seen):
        before = Laid()
    groups, parties = groups_of(store, workings), store.cast()
    events = [{p.node.page for p in group} for group in groups]
    standing = {key: side.stamp[1] for key, side in sides.items()}
    links = links_now(store.database.connection, pages, events, standing, _of_same_pages(before, pages))
    grounds = Grounds(
        {page: f"{page} {standing[key]}" for key, page in pages.items()},
        {page: key for key, page in pages.items()},
        Provenance(Cast(parties), cards),
        holding(links),
        lambda some: _tellings(store, some, len(pages)),
    )
    return Laid(
        seen=workings.sides.seen, pages=pages, parties=parties, links=links, events=before.events.laid(groups, grounds)
    )


def _of_same_pages(before: Laid, pages: Mapping[int, str]) -> HeldLinks:
    """The links that were held; a key that is another page's now stands for none."""
    from testigo.case.lineage.held import HeldLinks

    standing = {key: stood for key, stood in before.links.standing.items() if before.pages.get(key) == pages.get(key)}
    return HeldLinks(standing, before.links.settled, before.links.stems)


def _tellings(store: Store, pages: Sequence[str], all_pages: int) -> dict[Node, list[Telling]]:
    """What some pages tell, by incident; asked for page by page unless it is most of them."""
    some = None if 2 * len(pages) > all_pages else [store.key(page) for page in pages]
    found: dict[Node, list[Telling]] = defaultdict(list)
    for telling in store.tellings(some):
        found[telling.incident].append(telling)
    return found


def _accounts(laid: Laid, cards: Sequence[PageCard], opened: Opened) -> Accounts:
    """What was laid as records, those made later of which there are many."""
    from testigo.case.accounts.events import numbered
    from testigo.case.lineage.found import holding

    ids, links = tuple([card.id for card in cards]), holding(laid.links)
    return Accounts(
        pages=tuple(cards),
        parties=tuple(laid.parties),
        incidents=numbered(_event(e, laid.pages, ids, opened) for e in laid.events.events),
        lineage=Later(len(links), lambda: tuple([link.whole() for link in links])),
    )


def _event(e: HeldEvent, pages: Mapping[int, str], ids: tuple[str, ...], opened: Opened) -> Event:
    telling = frozenset([n.page for n in e.mentions])
    return Event(
        id=e.slug,
        type=e.type,
        title=e.title,
        when=e.when,
        where=e.where,
        mentions=e.mentions,
        silent=Later(len(ids) - len(telling), lambda: tuple([page for page in ids if page not in telling])),
        questions=Later(e.asked, lambda: opened.questions(e, pages)),
    )


def _kept(store: Store) -> Laid | None:
    """What this program kept last; None where nothing is, or it is damaged."""
    found = store.laid(_program())
    return None if found is None else unzipped(found)


def _keep(store: Store, state: State, laid: Laid) -> None:
    """Write what was laid, unless it is little or somebody else writes; whoever reads it need not wait for it."""
    if not store.database.writable or len(laid.pages) <= FEW:
        return
    with suppress(TestigoError):
        store.keep_laid(state[0], _program(), zipped(laid))


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
