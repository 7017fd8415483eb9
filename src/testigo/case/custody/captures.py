"""Captures: pages that were saved from the web with all that shows them again, kept in the case as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from testigo.case.audit import rows
from testigo.case.audit.canonical import digest_of_bytes
from testigo.case.custody.receipts import now
from testigo.case.store import Store

_PUT = "INSERT INTO capture (id, page, size, captured_at, url, data) VALUES (?, ?, ?, ?, ?, ?)"
_CAPTURES = (
    "SELECT capture.id, page.id, captured_at, capture.url, data FROM capture"
    " LEFT JOIN page ON page.key = capture.page ORDER BY capture.key"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A capture. ``id`` is the hash of ``data``, a WARC file; ``page`` the id of the page that was read from it, if any."""

    id: str
    page: str | None
    captured_at: str
    url: str
    data: bytes


def keep_capture(
    store: Store, data: bytes, url: str, *, page: str | None = None, captured_at: str | None = None
) -> str:
    """Write a WARC file into the case, each of its records in gzip; return its id. What is there already stays as it is."""
    made = digest_of_bytes(data)
    with store.database.writing():
        if store.database.value("SELECT 1 FROM capture WHERE id = ?", made) is None:
            key = store.key(page) if page is not None and store.has(page) else None
            store.database.write(_PUT, made, key, len(data), captured_at or now(), url, data)
            ((_, row),) = rows.captures(store.database, made)
            store.note("captured", {"capture": made, "page": None if key is None else page, "hash": row})
    return made


def captures(store: Store) -> Iterator[Capture]:
    """Yield every capture in the case, the first that came first."""
    for made, page, at, url, data in store.database.each(_CAPTURES):
        yield Capture(id=made, page=page, captured_at=at, url=url, data=data)
