"""Testigo reads news pages about contested events and keeps a ledger: what happened, according to whom.

>>> import testigo
>>> ledger = testigo.read("page.html", published="2022-03-15")  # doctest: +SKIP

Everything here is imported when it is first used: ``import testigo`` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from testigo.case.case import Case as Case
    from testigo.contract import dumps as dumps
    from testigo.contract import from_json as from_json
    from testigo.contract import loads as loads
    from testigo.contract import to_json as to_json
    from testigo.errors import TestigoError as TestigoError
    from testigo.ledger import Block as Block
    from testigo.ledger import Claim as Claim
    from testigo.ledger import Count as Count
    from testigo.ledger import Dateline as Dateline
    from testigo.ledger import Entity as Entity
    from testigo.ledger import Failure as Failure
    from testigo.ledger import Filler as Filler
    from testigo.ledger import Incident as Incident
    from testigo.ledger import Ledger as Ledger
    from testigo.ledger import Notice as Notice
    from testigo.ledger import Page as Page
    from testigo.ledger import Published as Published
    from testigo.ledger import ReaderMark as ReaderMark
    from testigo.ledger import Source as Source
    from testigo.ledger import Span as Span
    from testigo.ledger import When as When
    from testigo.ledger import Where as Where
    from testigo.library import read as read
    from testigo.library import read_many as read_many
    from testigo.reading.reader import Reader as Reader

__version__ = "0.1.0"

_HOMES = {
    "case.case": ("Case",),
    "contract": ("dumps", "from_json", "loads", "to_json"),
    "errors": ("TestigoError",),
    "ledger": (
        "Block",
        "Claim",
        "Count",
        "Dateline",
        "Entity",
        "Failure",
        "Filler",
        "Incident",
        "Ledger",
        "Notice",
        "Page",
        "Published",
        "ReaderMark",
        "Source",
        "Span",
        "When",
        "Where",
    ),
    "library": ("read", "read_many"),
    "reading.reader": ("Reader",),
}
_MODULE_OF = {name: f"testigo.{module}" for module, names in _HOMES.items() for name in names}

__all__ = ["__version__", *sorted(_MODULE_OF)]  # noqa: PLE0604 - the names above, once


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name (PEP 562)
    if name not in _MODULE_OF:
        raise AttributeError(f"module 'testigo' has no attribute {name!r}")
    return getattr(import_module(_MODULE_OF[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_MODULE_OF})
