"""A case, top to bottom: pages are added, what they tell of is joined, and the accounts are laid side by side."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from testigo.case.custody.custody import Custody
from testigo.case.damage import asked, tells_damage
from testigo.case.review.review import Review
from testigo.case.store import Store
from testigo.errors import TestigoError

if TYPE_CHECKING:
    from testigo.bulk.finding.question import Question
    from testigo.bulk.finding.taking import Taking
    from testigo.bundle.making import Bundled
    from testigo.capture.keeping import Captured
    from testigo.capture.limits import CaptureOptions
    from testigo.case.adding import Added
    from testigo.case.workings import Workings
    from testigo.ledger import Ledger


@tells_damage
class Case(Review, Custody):
    """A file of pages about an event, and what can be asked of them together."""

    def __init__(self, path: str | Path, *, create: bool = False, by: str | None = None) -> None:
        """Open the case file at ``path``; make it where it is absent and ``create`` is set.

        ``by`` is who works on it, as receipts and log say: TESTIGO_NAME or the user where not given. A case that may not be
        written to is opened for reading. Raises TestigoError T501 to T508: see
        ``docs/reference/errors.md``.
        """
        self._store = Store(Path(path), create=create, by=by)

    def close(self) -> None:
        """Close the file; do nothing where it is closed."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, why: type[BaseException] | None, *_more: object) -> None:
        if why is None:
            self._lay_ahead()
        self.close()

    def _lay_ahead(self) -> None:
        """Lay the accounts where so many pages have come that it is worth it; the case is whole without."""
        with suppress(TestigoError, sqlite3.ProgrammingError):  # the second where it is closed already
            from testigo.case.laid import lay_ahead

            asked(self._store.database, lambda: lay_ahead(self._store))

    def add(
        self,
        inputs: Iterable[str | Path],
        *,
        published: str | date | None = None,
        allow_private: bool = False,
        on: Callable[[Added], None] | None = None,
    ) -> tuple[Added, ...]:
        """Read the pages of files, folders, lists of articles and URLs into the case; say what became of each.

        ``on`` is told of each page as soon as it is in the case. Every page is written whole or not at all, so what was
        added stays added whatever happens next. Raises TestigoError T401 when ``published`` is no date, T302 when the
        weights are missing, and T504 to T508 when the case cannot be written to.
        """
        from testigo.case.adding import add_all
        from testigo.library import options

        return add_all(self._store, inputs, options(published, allow_private), on)

    def add_stream(
        self,
        stream: BinaryIO,
        name: str,
        *,
        published: str | date | None = None,
        on: Callable[[Added], None] | None = None,
    ) -> tuple[Added, ...]:
        """Read the page, or every article of the list, that a stream holds into the case, as a file of this name.

        Raises TestigoError as :meth:`add` does.
        """
        from testigo.case.adding import add_stream
        from testigo.library import options

        return add_stream(self._store, stream, name, options(published, allow_private=False), on)

    def add_from(
        self,
        out: str | Path,
        wanted: Question | Sequence[str],
        options: Taking | None = None,
        *,
        on: Callable[[Added], None] | None = None,
    ) -> tuple[Added, ...]:
        """Read pages of the bulk folder ``out`` into the case: the best answers to a question, or those with some ids.

        Each comes with its bytes where the input of the folder still holds them, else with its text from the tables, as its
        receipt says. Raises TestigoError T851 to T859 as :func:`testigo.bulk.finding.find.find`, and as :meth:`add`.
        """
        from testigo.bulk.finding.taking import Taking, taken
        from testigo.case.adding import add_found

        return add_found(self._store, taken(Path(out), wanted, options or Taking()), on)

    def capture(
        self,
        urls: Iterable[str],
        options: CaptureOptions | None = None,
        *,
        on: Callable[[Captured], None] | None = None,
    ) -> tuple[Captured, ...]:
        """Save the pages at some addresses with what shows them again, as WARC in the case, and read them into it.

        ``on`` is told of each page as soon as it is in the case. What a page needs and cannot be had stands in its capture; a
        page that cannot be had or read is a failure on record. Raises TestigoError T302 and T504 to T508.
        """
        from testigo.capture.asking import Asking
        from testigo.capture.keeping import capture_all
        from testigo.capture.limits import CaptureOptions

        return capture_all(self._store, urls, Asking(options=options or CaptureOptions()), on)

    def put(self, ledger: Ledger, data: bytes) -> Added:
        """Put a page that is read already into the case, with its bytes as received."""
        from testigo.case.adding import put

        return put(self._store, ledger, data)

    def reread(self, *, on: Callable[[Added], None] | None = None) -> tuple[Added, ...]:
        """Read every page anew, from its bytes, that other weights than the present ones have read."""
        from testigo.case.adding import reread_all

        return reread_all(self._store, on)

    def share(self, workings: Workings) -> None:
        """Hold what accounts are worked out from together with whoever else has the same file open; one may ask while another does."""
        self._store.workings = workings

    def keep_accounts(self) -> None:
        """Keep the accounts that were asked for last in the file, so that who opens it next need not wait for them."""
        from testigo.case.laid import keep_held

        keep_held(self._store)

    def bundle(
        self,
        out: str | Path,
        *,
        redact: str | Path | None = None,
        redaction_key: str | Path | None = None,
        by: str | None = None,
    ) -> Bundled:
        """Write the case as one file that a stranger can check, as ``testigo bundle`` does, and note it in the log.

        ``redact`` is a file of rules, by which a redacted copy is written; its key is kept in ``redaction_key``. Raises TestigoError
        T402 where ``out`` is there already, T724 where the case is not as its log says, T781 to T783 for rules.
        """
        from testigo.bundle.handing_over import hand_over
        from testigo.redact.asked import redaction

        return hand_over(self, self.name, Path(out), redact=redaction(redact, redaction_key), by=by)

    def export(
        self,
        to: str,
        out: str | Path | None = None,
        *,
        incidents: Sequence[str] = (),
        redact: str | Path | None = None,
        redaction_key: str | Path | None = None,
        by: str | None = None,
    ) -> bytes:
        """Return the case in a format, as ``testigo export`` writes it, to ``out`` where that is given, and note it in the log.

        ``incidents`` are ids, how these begin, or numbers; without any, all is exported. ``redact`` and ``redaction_key`` are as in
        :meth:`bundle`. Raises TestigoError T402, T510, T741, T745, T781 to T783.
        """
        from testigo.export.exporting import export
        from testigo.redact.asked import redaction

        asked = redaction(redact, redaction_key)
        path = None if out is None else Path(out)
        return export(self, self.name, to, path, incidents=incidents, redact=asked, by=by)
