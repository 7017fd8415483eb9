"""What the log of a case says of an export: the format, the options, the program, and the hash of the file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from testigo.case.custody.receipts import tool

if TYPE_CHECKING:
    from testigo.case.case import Case


def log_export(case: Case, name: str, body: bytes, options: Mapping[str, Any], *, by: str | None = None) -> None:
    """Append to the log that ``body`` left the case in the format ``name``; do nothing where the case may only be read.

    What the pages say is as it was, so the number of changes stays. Raises TestigoError T504 to T508.
    """
    store = case._store  # noqa: SLF001 - the log is the store's, and a case shows none of it that can be written to
    if not case.is_writable():
        return
    told = {
        "format": name,
        "hash": f"sha256:{hashlib.sha256(body).hexdigest()}",
        "size": len(body),
        "tool": tool(),
        **options,
    }
    with store.database.writing():
        store.note("exported", told, by)
