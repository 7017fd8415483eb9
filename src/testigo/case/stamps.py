"""The times that stand over parts of pages: those of a live page's entries, and hours at which a text was filed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from testigo.case.database import Database
from testigo.case.packing import inflated, unpacked_ledger

_CLOCK = "*[0-9][:.hH][0-9][0-9]*"
"""What a text with a time holds; the ledgers of other texts are not opened."""
_TEXTS = "SELECT key, id, published FROM page WHERE replaced_by IS NULL AND text GLOB ?"
_LEDGER = "SELECT ledger FROM reading WHERE page = ? AND current = 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamps:
    """The times of one page: the ``ends`` of their words in code points, in order, and ISO 8601 to the minute, as printed."""

    ends: tuple[int, ...]
    times: tuple[str, ...]

    def over(self, start: int) -> str | None:
        """Return the time of the text at an offset: the last one that stands before it."""
        at = bisect_right(self.ends, start)
        return self.times[at - 1] if at else None


class HeldStamps:
    """The times on pages that were looked for before, by page; they hold until the page is read or decided about anew."""

    def __init__(self) -> None:
        """Hold nothing."""
        self._held: dict[str, tuple[object, Stamps | None]] = {}

    def of(self, database: Database, joined: Mapping[str, int]) -> dict[str, Stamps]:
        """Return the times on each page that counts and has any. A time without a day is of the page's day.

        ``joined`` gives the number of the entry that says when a page was joined last.
        """
        held: dict[str, tuple[object, Stamps | None]] = {}
        for key, page, published in database.rows(_TEXTS, _CLOCK):
            state = published, joined.get(page, 0)
            known = self._held.get(page)
            if known is None or known[0] != state:
                known = state, _stamps(published, database.value(_LEDGER, key))
            held[page] = known
        self._held = held
        return {page: stamps for page, (_, stamps) in held.items() if stamps is not None}


def _stamps(published: str | None, ledger: bytes) -> Stamps | None:
    if b'"time":"' not in inflated(ledger):
        return None
    day = published[:10] if published and len(published) >= 10 else None
    lines = [(line.end, line.date or day, line.time) for line in unpacked_ledger(ledger).page.datelines]
    timed = sorted((end, f"{date}T{time}") for end, date, time in lines if date and time and len(date) == 10)
    return Stamps(ends=tuple(e for e, _ in timed), times=tuple(t for _, t in timed)) if timed else None
