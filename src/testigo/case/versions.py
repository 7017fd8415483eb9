"""Versions of one page: those that came from one address at different times, of which the newest counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from testigo.case.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One page among those of its address. ``published`` and ``received_at`` are ISO 8601."""

    key: int
    id: str
    published: str | None
    received_at: str
    counts: bool


def versions_at(database: Database, address: str) -> tuple[Version, ...]:
    """Return the pages of an address (see :func:`testigo.case.addresses.address_of`), the oldest first."""
    rows = database.rows(
        "SELECT key, id, page.published, ifnull(received_at, added_at), replaced_by IS NULL"
        " FROM page LEFT JOIN bytes ON bytes.page = key"
        " WHERE address = ?",
        address,
    )
    found = [Version(key=k, id=i, published=p, received_at=r, counts=bool(c)) for k, i, p, r, c in rows]
    if not found:
        return ()
    newest = newest_of(found)
    return tuple(sorted(found, key=lambda v: (v.key == newest.key, v.published or "", v.received_at, v.id)))


def newest_of(versions: Sequence[Version]) -> Version:
    """Return the version that counts, whatever the order in which they were added.

    Of those that state a day of publication it is the latest; of those that state none, the one received last; of these
    two, the one received last.
    """
    dated = [v for v in versions if v.published]
    undated = [v for v in versions if not v.published]
    finalists = [max(group, key=lambda v: (v.published or "", *_receipt(v))) for group in (dated, undated) if group]
    return max(finalists, key=_receipt)


def _receipt(version: Version) -> tuple[str, int, str]:
    return (version.received_at, version.key, version.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Which pages no longer count since their address has a newer version, and which count again."""

    retired: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()

    def then(self, later: Turn) -> Turn:
        """Return what two turns come to, one after the other."""
        return Turn(
            retired=_unless(self.retired, later.restored) + _unless(later.retired, self.restored),
            restored=_unless(self.restored, later.retired) + _unless(later.restored, self.retired),
        )


def _unless(pages: tuple[str, ...], back: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(page for page in pages if page not in back)


def settle(database: Database, address: str) -> Turn:
    """Let the newest version of an address count and no other; return what that changed."""
    found = versions_at(database, address)
    if not found:  # the page that had it has another now
        return Turn()
    newest = found[-1]
    others = [v for v in found if v.key != newest.key]
    database.write("UPDATE page SET replaced_by = NULL WHERE key = ? AND replaced_by IS NOT NULL", newest.key)
    database.write_all("UPDATE page SET replaced_by = ? WHERE key = ?", [(newest.key, v.key) for v in others])
    return Turn(retired=tuple(v.id for v in others if v.counts), restored=() if newest.counts else (newest.id,))
