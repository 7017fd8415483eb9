"""An open SQLite file: what is asked of it and written to it, and what SQLite reports in words for the person before it."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from testigo.errors import TestigoError

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

Row = tuple[Any, ...]
T = TypeVar("T")
WAIT = 5.0
"""Seconds to wait for another writer; one page is written in a few milliseconds."""

_CACHE = 64_000
"""KiB of the file that are held in memory: what a page is found by stands all over it."""
_LOGGED = 32_000
"""Pages of the file (of 4 KiB) that the log takes before they are brought into the file: many are written again and again."""
_LONGEST = 512 * 1024 * 1024
"""Bytes of a value; a page or a saved page with its pictures has less."""
_DEEPEST = 10
"""Triggers that set off triggers."""
_PRIMARY = 0xFF
"""SQLite's extended result codes carry the primary code in the low byte."""
_DISK_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE}


class Database:
    """An SQLite file that is written to where that may be done, and else only read.

    ``connection`` is for what writes much within :meth:`writing`; ``is_writing`` says that one is within. Every method raises
    TestigoError: T504 another program is writing, T505 the file may only be read, T506 the disk is full, T507 it is damaged,
    T508 it cannot be used otherwise.
    """

    def __init__(self, path: Path, *, wait: float = WAIT) -> None:
        self.path = path
        self.writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
        self._copy: TemporaryDirectory[str] | None = None
        self._why_not: str | None = None
        self._wait = wait
        self.is_writing = False
        with self._told():
            self.connection = self._connect(wait)
        try:
            with self._told():
                self._set_up()
        except TestigoError:
            self.close()
            raise

    def _set_up(self) -> None:
        self.connection.execute("PRAGMA foreign_keys = ON")
        self.connection.execute(
            "PRAGMA synchronous = NORMAL"
        )  # with a log, a crash can cost the last page, not the file
        self.connection.execute(f"PRAGMA cache_size = -{_CACHE}")
        self.connection.execute(f"PRAGMA wal_autocheckpoint = {_LOGGED}")
        self._harden()
        self.connection.execute("PRAGMA schema_version").fetchone()  # the first look at the file itself

    def _harden(self) -> None:
        """Let no value grow without end, no trigger set off others without end, no cell lie outside its page."""
        self.connection.execute("PRAGMA cell_size_check = ON")
        self.connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        self.connection.setlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, _DEEPEST)
        if sys.version_info >= (3, 12):
            self.connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)

    def trust_schema(self, trusted: bool) -> None:
        """Say whether what stands in the file's schema may call what could do harm, such as a table of words does."""
        with self._told():
            self.connection.execute(f"PRAGMA trusted_schema = {'ON' if trusted else 'OFF'}")

    def refuse_writing(self, why: str) -> None:
        """From now on only read, and say ``why`` to whoever would write."""
        self.writable, self._why_not = False, why
        with self._told():
            self.connection.execute("PRAGMA query_only = ON")

    def _connect(self, wait: float) -> sqlite3.Connection:
        """A file that may not be written to can be opened as one that nobody writes to, unless a write was cut off."""
        path, mode = self.path, "mode=rw"
        if not self.writable:
            path, mode = (self._readable_copy(), "mode=rw") if _has_log(path) else (path, "immutable=1")
        uri = f"{path.absolute().as_uri()}?{mode}"
        return sqlite3.connect(uri, uri=True, isolation_level=None, timeout=wait, check_same_thread=False)

    def _readable_copy(self) -> Path:
        """A copy with the writes that still stand in the log beside the file, which SQLite can only read by writing."""
        import shutil
        from tempfile import TemporaryDirectory

        self._copy = TemporaryDirectory(prefix="testigo-")
        copy = Path(self._copy.name) / "case"
        shutil.copyfile(self.path, copy)
        shutil.copyfile(_log(self.path), _log(copy))
        return copy

    def close(self) -> None:
        """Close the file; do nothing where it is closed."""
        self.connection.close()
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None

    def rows(self, sql: str, *values: object) -> list[Row]:
        """Return all rows of a question."""
        with self._told():
            return self.connection.execute(sql, values).fetchall()

    def each(self, sql: str, *values: object) -> Iterator[Row]:
        """Yield the rows of a question one at a time, for those that are too large to be held all at once."""
        with self._told():
            yield from self.connection.execute(sql, values)

    def row(self, sql: str, *values: object) -> Row | None:
        """Return the first row of a question; None where there is none."""
        with self._told():
            found: Row | None = self.connection.execute(sql, values).fetchone()
            return found

    def value(self, sql: str, *values: object) -> Any:  # noqa: ANN401 - any column
        """Return the first column of the first row; None where there is none."""
        found = self.row(sql, *values)
        return found[0] if found else None

    def write(self, sql: str, *values: object) -> int:
        """Run a statement; return the key of the row that it wrote."""
        self._check_writable()
        with self._told():
            return self.connection.execute(sql, values).lastrowid or 0

    def write_all(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row."""
        self._check_writable()
        with self._told():
            self.connection.executemany(sql, rows)

    def script(self, sql: str) -> None:
        """Run several statements, inside the transaction that is open."""
        self._check_writable()
        with self._told():
            for statement in _statements(sql):
                self.connection.execute(statement)

    @contextmanager
    def writing(self, wait: float | None = None) -> Iterator[None]:
        """Write all that is written within, or nothing of it. Inside another one it is part of that.

        ``wait`` are the seconds to wait for another writer, where they are others than the file was opened with.
        """
        if self.connection.in_transaction:
            yield
            return
        self._begin(self._wait if wait is None else wait)
        self.is_writing = True
        try:
            with self._told():  # also of what is written through the connection itself
                yield
            self.write("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
            raise
        finally:
            self.is_writing = False

    @contextmanager
    def reading(self) -> Iterator[None]:
        """See one state of the file within, whatever others write meanwhile."""
        if self.connection.in_transaction:
            yield
            return
        with self._told():
            self.connection.execute("BEGIN")
        try:
            yield
        finally:
            with suppress(sqlite3.Error):
                self.connection.execute("COMMIT")

    def _begin(self, wait: float) -> None:
        self._check_writable()
        with self._told():
            self.connection.execute(f"PRAGMA busy_timeout = {1000 * wait:.0f}")
            try:
                self.connection.execute("BEGIN IMMEDIATE")
            finally:
                self.connection.execute(f"PRAGMA busy_timeout = {1000 * self._wait:.0f}")

    def checkpoint(self) -> None:
        """Bring what stands in the log into the file itself, as far as readers let it."""
        with self._told():
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def _check_writable(self) -> None:
        if self._why_not is not None:
            raise TestigoError("T517", self._why_not)
        if not self.writable:
            raise TestigoError("T505", f"the case {str(self.path)!r} may only be read here")

    def asked(self, ask: Callable[[sqlite3.Connection], T]) -> T:
        """Return what is asked of the connection itself."""
        with self._told():
            return ask(self.connection)

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as why:
            raise in_words(why, self.path) from why
        except UnicodeDecodeError as why:  # what SQLite says of a damaged file may hold bytes of it
            raise TestigoError("T507", f"the case {str(self.path)!r} is damaged: its words are no text") from why


def in_words(why: sqlite3.Error, path: Path) -> TestigoError:
    """Return the error of the catalogue for what SQLite reports."""
    code = getattr(why, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    name = repr(str(path))
    if str(why).startswith("Could not decode"):
        return TestigoError("T507", f"the case {name} is damaged: its words are no text")
    if code in _DISK_FULL:
        return TestigoError("T506", f"the disk is full; what was at hand could not be written to {name}")
    match code & _PRIMARY:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return TestigoError("T504", f"another program is writing to the case {name}")
        case sqlite3.SQLITE_READONLY:
            return TestigoError("T505", f"the case {name} may only be read here")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return TestigoError("T507", f"the case {name} is damaged or cut off")
        case _:
            return TestigoError("T508", f"the case {name} cannot be used: {why}")


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


def _has_log(path: Path) -> bool:
    try:
        return _log(path).stat().st_size > 0
    except OSError:
        return False


def _statements(sql: str) -> Iterator[str]:
    """The statements of a script, triggers whole."""
    begun = ""
    for line in sql.splitlines(keepends=True):
        begun += line
        if line.split("--")[0].rstrip().endswith(";") and sqlite3.complete_statement(begun):
            yield begun
            begun = ""
    if begun.strip():
        yield begun
