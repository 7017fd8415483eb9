"""Captures into a case: a page is saved with what shows it, read, and kept with its capture in one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from testigo.capture.asking import Asking
from testigo.capture.exchange import Exchange
from testigo.capture.records import warc_of
from testigo.capture.walk import Walk, walk
from testigo.case.adding import Added, failed, put, read_received
from testigo.case.collecting import uncollected
from testigo.case.custody.captures import keep_capture
from testigo.case.custody.receipts import Receipt, tool
from testigo.case.store import Store
from testigo.errors import TestigoError
from testigo.intake.failures import failure_of
from testigo.intake.received import Redirect
from testigo.ledger import Failure, Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """What became of one address: of the page as it was read, and of the capture.

    ``capture`` is the id of the WARC file, None where nothing answered; ``size`` its bytes. ``files`` are how many answers
    it holds besides the page's, ``missed`` what the page needs and could not be got.
    """

    page: Added
    capture: str | None = None
    size: int = 0
    files: int = 0
    missed: tuple[Failure, ...] = ()


On = Callable[[Captured], None]


def capture_all(store: Store, urls: Iterable[str], asking: Asking, on: On | None = None) -> tuple[Captured, ...]:
    """Capture one address after the other, and tell ``on`` of each as soon as it is in the case."""
    done = []
    for url in urls:
        result = capture(store, url, asking)
        done.append(result)
        if on is not None:
            on(result)
    return tuple(done)


def capture(store: Store, url: str, asking: Asking) -> Captured:
    """Capture an address. What answers is kept whatever it says; a page that cannot be read of it is a failure on record."""
    walked = walk(url, asking)
    if not walked.page.exchanges:
        assert walked.page.failure is not None
        return Captured(page=failed(store, failure_of(url, walked.page.failure)))
    data = warc_of(walked, asking.options, store.by)
    ledger, body, receipt = _read(store, walked, asking)
    with uncollected(), store.writing():
        page = _put(store, url, ledger, body, receipt)
        made = keep_capture(
            store,
            data,
            url,
            page=page.page,
            captured_at=_seconds(walked.at),
            noted=_noted(asking.options.ignore_robots),
        )
    return Captured(
        page=page,
        capture=made,
        size=len(data),
        files=sum(part.trail.found is not None for part in walked.parts),
        missed=tuple(failure_of(p.reference.url, p.trail.failure) for p in walked.missed if p.trail.failure),
    )


def _read(store: Store, walked: Walk, asking: Asking) -> tuple[Ledger | Failure | None, bytes, Receipt | None]:
    """The page's reading, its bytes and receipt; no reading where the case has it already."""
    last = walked.page.found
    try:
        if last is None:
            assert walked.page.failure is not None
            raise walked.page.failure
        body = last.answer.body(asking.options.limits.file_bytes, asking.options.intake())
    except TestigoError as why:
        return failure_of(walked.url, why), b"", None
    receipt = receipt_of(walked, last, asking.options.published, store.by)
    if store.has(_id(body)):
        return None, body, receipt
    return read_received(walked.url, body, receipt), body, receipt


def _put(store: Store, url: str, ledger: Ledger | Failure | None, body: bytes, receipt: Receipt | None) -> Added:
    if ledger is None:
        return Added(input=url, outcome="known", page=_id(body))
    if isinstance(ledger, Failure):
        return failed(store, ledger)
    return put(store, ledger, body, receipt)


def receipt_of(walked: Walk, last: Exchange, published: str | None, who: str) -> Receipt:
    """Return the receipt of a page as its capture has it."""
    before = [e for e in walked.page.exchanges[:-1] if e.answer.location is not None]
    return Receipt(
        received_at=_seconds(last.at),
        how="captured",
        url=last.url,
        media_type=last.answer.media_type,
        charset=last.answer.charset,
        published=published,
        status=last.answer.status,
        headers=last.answer.headers,
        redirects=tuple(Redirect(url=e.url, status=e.answer.status, headers=e.answer.headers) for e in before),
        tool=tool(),
        who=who,
    )


def _id(body: bytes) -> str:
    return "sha256:" + hashlib.sha256(body).hexdigest()


def _seconds(at: str) -> str:
    """A time to the second, as receipts have it."""
    return at[:19] + "+00:00"


def _noted(reason: str | None) -> dict[str, str]:
    """What the log says besides: for what reason robots.txt was not kept to."""
    return {} if reason is None else {"robots_ignored_because": " ".join(reason.split())}
