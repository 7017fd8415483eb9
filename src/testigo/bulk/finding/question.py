"""What is looked for in a bulk folder."""

from __future__ import annotations

from dataclasses import dataclass

from testigo.errors import TestigoError
from testigo.ledger import IncidentType
from testigo.library import iso_date

SPAN = ".."
"""Stands between two days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Pages that hold the words, name the party, tell of such an incident there and then, and are of those days.

    ``about`` is written as for `testigo search`. ``place`` is a name or "LATITUDE,LONGITUDE", ``kilometres`` how far around
    it. One incident must be of one of ``types``, at the place and within ``happened``, which are a first and a last day.
    Days are ISO 8601 at any precision; ``since`` and ``until`` are of the page's publication.
    """

    about: str = ""
    party: str | None = None
    types: tuple[IncidentType, ...] = ()
    place: str | None = None
    kilometres: float | None = None
    happened: tuple[str, str] | None = None
    outlet: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def is_of_incidents(self) -> bool:
        """Whether a page must tell of an incident."""
        return bool(self.types or self.happened)

    def asks(self, *, words: bool) -> bool:
        """Whether anything is asked for; ``words`` says whether ``about`` does."""
        told = (self.party, self.place, self.outlet, self.since, self.until)
        return words or self.is_of_incidents or any(told)


def days(said: str) -> tuple[str, str]:
    """Return first and last day of "DAY" or "DAY..DAY". Raises TestigoError T401 when it is neither."""
    first, parted, last = said.partition(SPAN)
    found = (iso_date(first), iso_date(last if parted else first))
    if found[0] > found[1] + "-99":
        raise TestigoError("T401", f"{said!r} ends before it begins")
    return found
