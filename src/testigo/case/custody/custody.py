"""What vouches for a case: the bytes and captures as they came, the log, its seals, and what was removed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from testigo.case.answers import Answers
from testigo.case.damage import tells_damage
from testigo.errors import TestigoError

if TYPE_CHECKING:
    from testigo.case.audit.entries import Entry, Kind
    from testigo.case.audit.findings import Verified
    from testigo.case.audit.stamping import Stamped
    from testigo.case.custody.captures import Capture, Kept
    from testigo.case.custody.receipts import Receipt
    from testigo.case.custody.removing import Removed, RemovedCapture


@tells_damage
class Custody(Answers):
    """What an open case holds as it came, and by what anybody can check that it does."""

    def captures(self, page: str | None = None) -> tuple[Kept, ...]:
        """Return the captures in the case, or those of one page, the first that came first. Raises TestigoError T511."""
        from testigo.case.custody.captures import kept_captures

        return kept_captures(self._store, None if page is None else self._one(page))

    def captured(self, capture: str) -> Capture:
        """Return the capture with this id and its WARC file. Raises TestigoError T763."""
        from testigo.case.custody.captures import capture_with

        return capture_with(self._store, capture)

    def shown(self, page: str) -> bytes:
        """Return a page as its last capture shows it: one file of HTML with all that shows it, which asks nobody for anything.

        Raises TestigoError T511 when there is no such page, T763 when it was not captured or is no HTML, T765 when the capture
        cannot be replayed.
        """
        from testigo.intake.fetch import normal
        from testigo.intake.isolation import shown
        from testigo.intake.limits import Options

        found = self.captures(page)
        if not found:
            raise TestigoError("T763", f"the page {page!r} was added without a capture")
        kept = self.captured(found[-1].id)
        return shown(kept.data, normal(kept.url), Options())

    def received(self, page: str) -> tuple[bytes, Receipt]:
        """Return the bytes of a page as they were received, and how they came. Raises TestigoError T511, and T507 where they are lost."""
        return self._store.received(self._one(page))

    def log(self, since: int = 1) -> tuple[Entry, ...]:
        """Return what happened to the case, from an entry on. Raises TestigoError T507 where it cannot be understood."""
        from testigo.case.audit.chain import entries_from

        return entries_from(self._store.database, since)

    def note(self, kind: Kind, body: dict[str, Any], *, by: str | None = None) -> Entry:
        """Append to the log what was done with the case and changes nothing in it: ``exported``, ``bundled``, ``imported``."""
        with self._store.database.writing():
            return self._store.note(kind, body, by)

    def remove(self, page: str, why: str, *, by: str | None = None) -> Removed:
        """Remove a page for good, with all that tells of it; its hash and the reason stay in the log.

        ``page`` is named as in :meth:`ledger`. Raises TestigoError T511 when there is no such page, T701 without a reason.
        """
        from testigo.case.custody.removing import remove

        return remove(self._store, self._one(page), why, by)

    def remove_capture(self, capture: str, why: str, *, by: str | None = None) -> RemovedCapture:
        """Remove a capture alone, for good; a page that was read from it stays. Its hash and the reason stay in the log.

        ``capture`` is its id, or how that begins. Raises TestigoError T701 without a reason, T763 where there is no such capture.
        """
        from testigo.case.custody.removing import remove_capture

        return remove_capture(self._store, capture, why, by)

    def verify(self, roots: Sequence[Path] = ()) -> Verified:
        """Hash everything anew, go through the log, work out all joins again, and say what fails.

        ``roots`` are files of certificates, in PEM, that time stamps may rest on.
        """
        from testigo.case.audit.verifying import verify

        return verify(self._store, roots)

    def sign(self, key: Path, *, by: str | None = None) -> Entry:
        """Sign the last entry of the log with a private Ed25519 key in PEM. Raises TestigoError T702, T703."""
        from testigo.case.audit.signing import sign

        return sign(self._store, key, by)

    def stamp(self, authority: str | None = None, *, allow_private: bool = False, by: str | None = None) -> Stamped:
        """Ask an authority for a time stamp of the last entry, and for all that wait. Raises TestigoError T702, T705."""
        from testigo.case.audit.asking import asking
        from testigo.case.audit.stamping import stamp

        return stamp(self._store, asking(allow_private=allow_private), authority, by)
