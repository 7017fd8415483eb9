"""Pages into a case: each is received, read and written with its joins in one transaction, or is a failure on record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, Literal

from testigo.case.audit.joins import joined_body
from testigo.case.collecting import uncollected
from testigo.case.custody.receipts import Receipt, options_of, receipt_of, received_again
from testigo.case.namings import namings_of
from testigo.case.parties.parting import parted
from testigo.case.profiles import portraits_of
from testigo.case.review.doubts import doubts_of
from testigo.case.review.ruling import rule_parties
from testigo.case.store import Placed, Store
from testigo.case.tellings import tellings_of
from testigo.errors import TestigoError
from testigo.intake.limits import Options
from testigo.intake.received import Received
from testigo.ledger import Failure, Ledger, Page

Outcome = Literal["added", "known", "version", "read", "failed"]
"""New in the case; in it already; a new version of a page in it; read anew; not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What became of one page. ``page`` is its id, None where it failed; ``failure`` says why it did.

    ``older`` are the ids of the versions that it takes the place of; ``newer`` is that of the one by which it does not
    count itself. ``claims`` and ``incidents`` are how many were read.
    """

    input: str
    outcome: Outcome
    page: str | None = None
    failure: Failure | None = None
    older: tuple[str, ...] = ()
    newer: str | None = None
    claims: int = 0
    incidents: int = 0


On = Callable[[Added], None]


def add_all(store: Store, inputs: Iterable[str | Path], options: Options, on: On | None = None) -> tuple[Added, ...]:
    """Add every page of every input, and tell ``on`` of each as soon as it is in the case."""
    from testigo.intake.sources import receive

    return _add_each(store, receive(inputs, options), options, on)


def add_stream(store: Store, stream: BinaryIO, name: str, options: Options, on: On | None = None) -> tuple[Added, ...]:
    """Add the page, or every article of the list, that a stream holds, as if it were a file of this name."""
    from testigo.intake.sources import receive_stream

    return _add_each(store, receive_stream(stream, name, options), options, on)


def add_found(
    store: Store, pages: Iterable[tuple[Received, Receipt] | Failure], on: On | None = None
) -> tuple[Added, ...]:
    """Add pages that come with a receipt each, as those that were found in a bulk folder."""
    done = []
    for page in pages:
        result = failed(store, page) if isinstance(page, Failure) else _add_found(store, *page)
        done.append(result)
        if on is not None:
            on(result)
    return tuple(done)


def _add_found(store: Store, received: Received, receipt: Receipt) -> Added:
    """A page whose bytes the case has is not added again as the text in the tables."""
    page = receipt.from_tables.get("testigo-page", "")
    if store.has(page):
        return Added(input=received.input, outcome="known", page=page)
    return add(store, received, Options(), replace(receipt, who=store.by))


def _add_each(store: Store, pages: Iterable[Received | Failure], options: Options, on: On | None) -> tuple[Added, ...]:
    done = []
    for received in pages:
        result = failed(store, received) if isinstance(received, Failure) else add(store, received, options)
        done.append(result)
        if on is not None:
            on(result)
    return tuple(done)


def add(store: Store, received: Received, options: Options, receipt: Receipt | None = None) -> Added:
    """Add one page. Bytes that the case has already are not read again; ``receipt`` says how they came where that is known."""
    page = "sha256:" + hashlib.sha256(received.data).hexdigest()
    if store.has(page):
        return Added(input=received.input, outcome="known", page=page)
    ledger = _read(received, options)
    if isinstance(ledger, Failure):
        return failed(store, ledger)
    return put(store, ledger, received.data, receipt or receipt_of(received, options.published, store.by))


def failed(store: Store, failure: Failure) -> Added:
    """Record that a page could not be read."""
    store.put_failure(failure)
    return Added(input=failure.input, outcome="failed", failure=failure)


def _read(received: Received, options: Options) -> Ledger | Failure:
    from testigo.intake import page_of
    from testigo.intake.failures import failure_of
    from testigo.library import reader

    page: Page | Failure
    try:
        page = page_of(received, options)
    except Exception as why:  # noqa: BLE001 - one page must never end a batch
        page = failure_of(received.input, why)
    return next(reader().read_many([(received.input, page)]))


def put(
    store: Store,
    ledger: Ledger,
    data: bytes | None,
    receipt: Receipt | None = None,
    *,
    added_at: str | None = None,
    read_at: str | None = None,
) -> Added:
    """Put a page that is read already into the case; the times are now where they are not said."""
    page = ledger.page.id
    with uncollected(), store.writing():
        if store.has(page):  # another program was quicker
            return Added(input=ledger.input, outcome="known", page=page)
        placed = store.put(ledger, data, receipt, added_at=added_at, read_at=read_at)
        join(store, ledger, placed)
    older = tuple(p for p in placed.turn.retired if p != page)
    return Added(
        input=ledger.input,
        outcome="version" if placed.newest != page or older else "added",
        page=page,
        older=older,
        newer=None if placed.newest == page else placed.newest,
        claims=len(ledger.claims),
        incidents=len(ledger.incidents),
    )


def join(store: Store, ledger: Ledger, placed: Placed) -> None:
    """Join what the page tells of with other pages', and take out the page whose place it takes."""
    as_read = ledger
    ledger, placed = _as_decided(store, ledger, placed)
    portraits, namings = portraits_of(ledger), namings_of(ledger)
    store.put_sides(placed.key, namings, portraits, tellings_of(ledger))
    for page in placed.turn.retired:
        if page != ledger.page.id:
            take_out(store, page)
    if placed.newest == ledger.page.id:
        store.incidents.add(placed.key, portraits)
        store.parties.add(placed.key, namings)
        store.lineage.add(placed.key, as_read)
    for page in placed.turn.restored:
        if page != ledger.page.id:
            put_back(store, page)
    if any(store.register.is_about(page) for page in (ledger.page.id, *placed.turn.retired, *placed.turn.restored)):
        rule_parties(store.database, store.parties)
    store.note("joined", joined_body(store.database, placed.key, as_read.page.id))


def _as_decided(store: Store, ledger: Ledger, placed: Placed) -> tuple[Ledger, Placed]:
    """The reading with what persons decided about it, as it is joined; a day of its own may change which version counts."""
    decided = store.register.lay_over(placed.key, ledger)
    if decided is not ledger:
        turn = placed.turn
        placed = store.tell(decided)
        store.register.lay_over(placed.key, ledger)  # to tell anew has dropped what the decisions are about
        placed = replace(placed, turn=turn.then(placed.turn))
    told = parted(decided)
    store.register.note_joined(placed.key, told)
    store.put_doubts(placed.key, doubts_of(decided))
    return told, placed


def join_anew(store: Store, page: str) -> None:
    """Join a page, by its id, anew from its present reading, as when something was decided about it."""
    ledger = store.ledger(page)
    if store.counts(page):
        take_out(store, page)
    join(store, ledger, store.tell(ledger))
    rule_parties(store.database, store.parties)


def put_back(store: Store, page: str) -> None:
    """Bring what the page with this id tells of, which counts again, into the joins."""
    key = store.key(page)
    store.incidents.add(key, store.portraits(key))
    store.parties.add(key, store.namings_on(key))
    store.lineage.add(key, store.ledger(page))


def take_out(store: Store, page: str) -> None:
    """Take what the page with this id tells of out of the joins."""
    key = store.key(page)
    store.incidents.remove(key)
    store.parties.remove(key)
    store.lineage.remove(key)


def reread_all(store: Store, on: On | None = None) -> tuple[Added, ...]:
    """Read every page anew, from its bytes, that was read by another version or other weights than the present ones.

    The old readings stay in the case and no longer count. A page that can no longer be read keeps the reading it has.
    """
    from testigo.library import reader

    mark = reader().mark
    done = []
    for page, name in store.read_otherwise(mark.version, mark.model):
        result = _reread(store, page, name)
        done.append(result)
        if on is not None:
            on(result)
    return tuple(done)


def _reread(store: Store, page: str, name: str) -> Added:
    ledger = read_received(name, *store.received(page))
    return failed(store, ledger) if isinstance(ledger, Failure) else put_again(store, ledger)


def read_received(name: str, data: bytes, receipt: Receipt) -> Ledger | Failure:
    """Read a page from its kept bytes, by the name it was added from."""
    try:
        received = received_again(name, data, receipt)
    except TestigoError as why:
        return Failure(input=name, code=why.code, message=why.message)
    return _read(received, options_of(receipt))


def put_again(store: Store, ledger: Ledger) -> Added:
    """Put a new reading of a page into the case; what was joined by the old one is joined anew."""
    with store.writing():
        if store.counts(ledger.page.id):
            take_out(store, ledger.page.id)
        before = store.address(ledger.page.id)
        join(store, ledger, store.put_again(ledger))
        _join_versions(store, ledger.page.id, before)
    return Added(
        input=ledger.input,
        outcome="read",
        page=ledger.page.id,
        claims=len(ledger.claims),
        incidents=len(ledger.incidents),
    )


def _join_versions(store: Store, page: str, before: str | None) -> None:
    """Where a page has another address than ``before``: join those anew that were its versions or are, if anything is decided of one.

    A decision about one version holds for the others.
    """
    after = store.address(page)
    others = [] if before == after else sorted({*store.at_address(before), *store.at_address(after)} - {page})
    if any(store.register.is_about(one) for one in (page, *others)):
        for other in others:
            join_anew(store, other)
