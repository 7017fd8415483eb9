"""What seals an entry from outside, a signature or a time stamp, stands in a later entry and names the one that it seals."""

from __future__ import annotations

from collections.abc import Sequence

from testigo.case.audit.entries import Entry
from testigo.case.audit.findings import Verified, What


def bound_entry(seal: Entry, entries: Sequence[Entry], what: What, told: Verified) -> Entry | None:
    """Return the entry that a seal names; None, and tell of it, where the log has no such entry with that hash."""
    n, hashed = seal.body.get("n"), seal.body.get("hash")
    found = next((e for e in entries if e.n == n), None)
    if found is None or found.hash != hashed or found.n >= seal.n:
        there = "none" if found is None else found.hash
        told.fail(what, f"in entry {seal.n}", f"is not of entry {n} as it is now", expected=hashed, found=there)
        return None
    return found
