"""Which version and model read each page: what everything that is derived from a page names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from testigo.case.custody.receipts import tool
from testigo.case.database import Database
from testigo.ledger import ReaderMark

_READERS = "SELECT page.id, version, model FROM reading JOIN page ON page.key = reading.page WHERE current ORDER BY reading.key"


def readers_in(database: Database) -> dict[str, ReaderMark]:
    """Return by page, old versions too, what made the reading that counts."""
    return {page: ReaderMark(version=version, model=model) for page, version, model in database.each(_READERS)}


def read_by(readers: Iterable[ReaderMark]) -> str:
    """Return which versions and models read, in words; empty where there are none."""
    return "; ".join(sorted({f"testigo {mark.version}, model {mark.model}" for mark in readers}))


def with_makers(accounts: dict[str, Any], readers: Mapping[str, ReaderMark]) -> dict[str, Any]:
    """Return accounts in the contract's form with what made them: the program, and of each page version and model that read it."""
    pages = [_with_reader(page, readers.get(page["id"])) for page in accounts["pages"]]
    return {"accounts": accounts["accounts"], "made_by": tool(), **accounts, "pages": pages}


def _with_reader(page: dict[str, Any], mark: ReaderMark | None) -> dict[str, Any]:
    return page if mark is None else {**page, "reader": {"version": mark.version, "model": mark.model}}
