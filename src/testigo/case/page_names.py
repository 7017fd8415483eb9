"""Which page of a case a person means: by its address, its id or the beginning of it, or the name it was added under."""

from __future__ import annotations

from testigo.case.addresses import address_of
from testigo.case.database import Database, Row
from testigo.case.versions import Version, versions_at
from testigo.errors import TestigoError

_SHORTEST = 6
"""Digits of a page's hash from which on they name it."""
_SHOWN = 5


def versions_called(database: Database, name: str) -> tuple[Version, ...]:
    """Return the versions of the page that the name means, the oldest first.

    Raises TestigoError T511 when no page or more than one is called so.
    """
    found = _exactly(database, name) or _by_end(database, name)
    if not found:
        raise TestigoError("T511", f"no page of the case is called {name!r}")
    pages = {address or page: added_as for _, page, address, added_as in found}
    if len(pages) > 1:
        names = sorted(pages.values())
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        raise TestigoError("T511", f"{name!r} may be {', '.join(names[:_SHOWN])}{more}")
    key, _, address, _ = found[0]
    return versions_at(database, address) if address else _alone(database, key)


def _exactly(database: Database, name: str) -> list[Row]:
    return database.rows(
        "SELECT key, id, address, input FROM page WHERE address = ? OR id = ? OR input = ? OR url = ?",
        address_of(name) or name,
        name,
        name,
        name,
    )


def _by_end(database: Database, name: str) -> list[Row]:
    """Pages whose file has this name in whatever folder, or whose hash begins so."""
    end = f"/{name.strip('/')}"
    digits = name.removeprefix("sha256:").casefold()
    begin = f"sha256:{digits}" if len(digits) >= _SHORTEST and digits.isalnum() else "-"
    return database.rows(
        "SELECT key, id, address, input FROM page WHERE substr(input, -length(?)) = ? OR substr(id, 1, length(?)) = ?",
        end,
        end,
        begin,
        begin,
    )


def _alone(database: Database, key: int) -> tuple[Version, ...]:
    """The only version of a page that has no address."""
    row = database.row(
        "SELECT page.id, page.published, added_at, replaced_by IS NULL FROM page WHERE key = ?",
        key,
    )
    assert row is not None
    page, published, at, counts = row
    return (Version(key=key, id=page, published=published, received_at=at, counts=bool(counts)),)
