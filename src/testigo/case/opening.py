"""Finds, checks and makes case files; a file that is something else is never touched."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing, suppress
from importlib.resources import files
from pathlib import Path

from testigo.case.audit.chain import begin
from testigo.case.custody.who import who
from testigo.case.database import WAIT, Database, in_words
from testigo.case.migrations import VERSION, migrate
from testigo.case.schema import expected_objects, foreign_in
from testigo.errors import TestigoError

APPLICATION = 0x54535447
"""What the header of the file says it is: "TSTG"."""

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_AT_VERSION, _AT_APPLICATION = 60, 68
"""Where SQLite keeps user_version and application_id in the header, each four bytes, big end first."""
_AT_JOURNAL, _LOG = 18, b"\x02\x02"
"""Where the header says how the file is written, and what says that it is with a write-ahead log."""


def open_case(path: Path, *, create: bool = False, wait: float = WAIT, by: str | None = None) -> Database:
    """Open the case at ``path``, of whatever version; make it, for ``by``, where there is none and ``create`` is set.

    Raises TestigoError: T501 there is none, T502 the file is something else, T503 it is of a newer version, T504 another
    program writes to it, T505 it cannot be made there or is of an older version and may only be read, T506 the disk is
    full, T507 it is damaged, T508 it cannot be opened otherwise, T517 its tables are not those of a case. One that has more in
    it than a case has is opened, and not written to.
    """
    real = Path(os.path.realpath(path))
    if create and not os.path.lexists(real):
        _check_link(path, real)
        _make(real, who(by))
    check_header(real)
    database = Database(real, wait=wait)
    try:
        _check_schema(database)
        migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def _foreign(database: Database) -> list[tuple[str, str]]:
    try:
        return database.asked(foreign_in)
    except sqlite3.Error as why:
        told = in_words(why, database.path)
        if told.code == "T508":  # text that is none, such as that of a table
            told = TestigoError("T507", f"the case {str(database.path)!r} is damaged: its tables cannot be understood")
        raise told from why


def _check_schema(database: Database) -> None:
    """Refuse a file whose tables are not those of a case; only read one that has more in it, such as a trigger.

    Raises TestigoError T507 where they cannot be understood, T517.
    """
    database.trust_schema(False)
    with database.reading():
        foreign = _foreign(database)
    if not foreign:
        database.trust_schema(True)
        return
    case = repr(str(database.path))
    tables = {name for kind, name in expected_objects() if kind == "table"}
    for kind, name in foreign:
        if kind in {"table", "view"} and name.casefold() in tables:
            raise TestigoError(
                "T517", f"the case {case} has {name[:60]!r} for one of its tables, which is another {kind}"
            )
    kind, name = foreign[0]
    database.refuse_writing(
        f"nothing is written to the case {case}: it holds the {kind} {name[:60]!r}, which no case has"
    )


def _check_link(path: Path, real: Path) -> None:
    if path.is_symlink():
        raise TestigoError("T502", f"{str(path)!r} is a link to {str(real)!r}, which is not there")


def check_header(path: Path) -> None:
    """Check that the file begins as a case does, without SQLite, which might write to it.

    Raises TestigoError T501, T502, T503, T507 when it is cut off within its first bytes, or T508 when it cannot be read.
    """
    header, name = _header(path), repr(str(path))
    if not header:
        raise TestigoError("T502", f"{name} is an empty file, not a case")
    if not header.startswith(_MAGIC):
        raise TestigoError("T502", f"{name} is not a case but some other file")
    if len(header) < _HEADER:
        raise TestigoError("T507", f"{name} is cut off after {len(header)} bytes")
    if _number(header, _AT_APPLICATION) != APPLICATION:
        raise TestigoError("T502", f"{name} is an SQLite file of another program, not a case")
    version = _number(header, _AT_VERSION)
    if version > VERSION:
        raise TestigoError("T503", f"the case {name} is of version {version}; this Testigo knows version {VERSION}")


def _header(path: Path) -> bytes:
    name = repr(str(path))
    if path.is_symlink():
        raise TestigoError("T502", f"{name} is a link that leads to itself")
    if path.is_dir():
        raise TestigoError("T502", f"{name} is a folder, not a case")
    if path.exists() and not path.is_file():
        raise TestigoError("T502", f"{name} is a device, not a case")  # a pipe would be waited for
    try:
        with path.open("rb") as stream:
            return stream.read(_HEADER)
    except FileNotFoundError:
        raise TestigoError("T501", f"there is no case {name}") from None
    except OSError as why:
        raise TestigoError("T508", f"the case {name} cannot be read: {why.strerror or why}") from why


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def _make(path: Path, name: str) -> None:
    """Make an empty case under another name and give it its own when it is whole: no half-made case is ever seen."""
    made = path.with_name(f".{path.name}.{os.urandom(6).hex()}")
    try:
        _write_schema(made, name)
        _publish(made, path)
    except FileNotFoundError:
        raise TestigoError("T501", f"there is no folder to make the case {str(path)!r} in") from None
    except OSError as why:
        code = "T506" if why.errno == errno.ENOSPC else "T505"
        raise TestigoError(code, f"the case {str(path)!r} cannot be made: {why.strerror or why}") from why
    finally:
        with suppress(OSError):
            made.unlink(missing_ok=True)


def make_unbegun(path: Path) -> None:
    """Make an empty case at a path where nothing is, with no entry in its log: for one that brings its log with it."""
    _write_schema(path, None)


def _write_schema(path: Path, name: str | None) -> None:
    """Write an empty case, begun by ``name``, to a new file, in one go: made in memory, it has no journal to leave if it is cut off."""
    schema = files("testigo.case").joinpath("schema.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.executescript(f"{schema}PRAGMA application_id={APPLICATION};PRAGMA user_version={VERSION};")
        if name is not None:
            begin(db, name)
        made = db.serialize()
    with path.open("xb") as stream:
        stream.write(made[:_AT_JOURNAL] + _LOG + made[_AT_JOURNAL + len(_LOG) :])
        stream.flush()
        os.fsync(stream.fileno())


def _publish(made: Path, path: Path) -> None:
    """Give the file its name. Where another program was quicker, its case is the one."""
    with suppress(FileExistsError):
        try:
            os.link(made, path)
        except FileExistsError:
            raise
        except OSError:  # a file system without hard links
            made.rename(path)
