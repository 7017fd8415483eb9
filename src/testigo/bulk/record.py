"""One record of a shard as its input gives it: where it stands, and a page, a failure or the reason why it is neither."""

from __future__ import annotations

from dataclasses import dataclass

from testigo.intake.received import Received
from testigo.intake.warc import Passed
from testigo.ledger import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record. ``key`` finds it in its input again; ``after`` is the cursor at which the next one begins.

    A cursor is what the kind of input goes by: bytes of a file, rows of a table, files of a list.
    """

    key: str
    found: Received | Failure | Passed
    after: int
    url: str | None = None
    retrieved_at: str | None = None
