"""Captures: pages that were saved from the web with all that shows them again, kept in the case as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from testigo.case.audit import rows
from testigo.case.audit.canonical import digest_of_bytes
from testigo.case.custody.receipts import now
from testigo.case.database import Row
from testigo.case.store import Store
from testigo.errors import TestigoError

_PUT = "INSERT INTO capture (id, page, size, captured_at, url, data) VALUES (?, ?, ?, ?, ?, ?)"
_SELECT = (
    "SELECT capture.id, page.id, captured_at, capture.url, data FROM capture LEFT JOIN page ON page.key = capture.page"
)
_KEPT = (
    "SELECT capture.id, page.id, captured_at, capture.url, size FROM capture"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A capture without its data, which has ``size`` bytes."""

    id: str
    page: str | None
    captured_at: str
    url: str
    size: int


def keep_capture(
    store: Store,
    data: bytes,
    url: str,
    *,
    page: str | None = None,
    captured_at: str | None = None,
    noted: Mapping[str, str] | None = None,
) -> str:
    """Write a WARC file into the case, each of its records in gzip; return its id. What is there already stays as it is.

    ``noted`` is what the log says of it besides.
    """
    made = digest_of_bytes(data)
    with store.database.writing():
        if store.database.value("SELECT 1 FROM capture WHERE id = ?", made) is None:
            key = store.key(page) if page is not None and store.has(page) else None
            store.database.write(_PUT, made, key, len(data), captured_at or now(), url, data)
            ((_, row),) = rows.captures(store.database, made)
            store.note(
                "captured", {**(noted or {}), "capture": made, "page": None if key is None else page, "hash": row}
            )
    return made


def captures(store: Store) -> Iterator[Capture]:
    """Yield every capture in the case, the first that came first."""
    for row in store.database.each(f"{_SELECT} ORDER BY capture.key"):
        yield _capture(row)


def kept_captures(store: Store, page: str | None = None) -> tuple[Kept, ...]:
    """Return every capture in the case, or those that the page with this id was read from, the first that came first."""
    found = (Kept(id=i, page=p, captured_at=a, url=u, size=s) for i, p, a, u, s in store.database.each(_KEPT))
    return tuple(kept for kept in found if page is None or kept.page == page)


def capture_with(store: Store, made: str) -> Capture:
    """Return the capture with this id. Raises TestigoError T763 where there is none."""
    found = store.database.row(f"{_SELECT} WHERE capture.id = ?", made)
    if found is None:
        raise TestigoError("T763", f"the case has no capture {made[:80]!r}")
    return _capture(found)


def capture_called(store: Store, name: str) -> Kept:
    """Return the capture with this id, or the one whose hash begins so. Raises TestigoError T763 where it is none or several."""
    digits = name.removeprefix("sha256:").lower()
    found = [kept for kept in kept_captures(store) if digits and kept.id.removeprefix("sha256:").startswith(digits)]
    if len(found) != 1:
        told = f"the hashes of {len(found)} captures begin with" if found else "the case has no capture"
        raise TestigoError("T763", f"{told} {name[:80]!r}")
    return found[0]


def _capture(row: Row) -> Capture:
    made, page, at, url, data = row
    return Capture(id=made, page=page, captured_at=at, url=url, data=data)
