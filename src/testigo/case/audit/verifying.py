"""Checks a whole case against its log: every hash is made anew, and everything that was worked out is worked out again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from testigo.case.audit.filed import check_accounts, check_file, check_words
from testigo.case.audit.findings import Verified, What
from testigo.case.audit.held import check_rows
from testigo.case.audit.linked import linked
from testigo.case.audit.rejoined import check_joins
from testigo.case.audit.replayed import replayed
from testigo.case.audit.signing import check_signatures
from testigo.case.audit.stamping import certificates_in, check_stamps
from testigo.case.store import Store


def verify(store: Store, roots: Sequence[Path] = ()) -> Verified:
    """Return what a check of the case finds; ``roots`` are files with certificates that time stamps may rest on.

    Raises TestigoError T703 where one of them cannot be read.
    """
    told = Verified(case=str(store.database.path))
    database, trusted = store.database, certificates_in(roots)
    with store.reading():
        with _telling(told, "file"):
            check_file(database, told)
        with _telling(told, "entry"):
            entries = linked(database, told)
            check_rows(database, replayed(entries, told), told)
            check_signatures(entries, told)
            check_stamps(entries, trusted, told)
        with _telling(told, "joins"):
            check_joins(store, told)
        with _telling(told, "accounts"):
            check_accounts(store, told)
    with _telling(told, "words"):
        check_words(database, told)
    return told


@contextmanager
def _telling(told: Verified, what: What) -> Iterator[None]:
    """Whatever ends a part of the check is a finding: a case that somebody made to break it does not pass."""
    try:
        yield
    except MemoryError:  # no more is known than that it needs too much
        raise
    except Exception as why:  # noqa: BLE001 - a hostile file may raise anything
        told.fail(what, "as a whole", f"cannot be checked: {type(why).__name__}: {why}")
