"""The index that `find` asks: one SQLite file beside the tables, brought up to date whenever it is opened.

It holds no text, only where each word stands (FTS5 without content), and is left to itself where nothing is new. It can
be deleted at any time: the next question makes it again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from importlib.resources import files
from math import log2
from pathlib import Path

from testigo.bulk.finding.folder import DoneShard, Folder
from testigo.bulk.finding.indexing import index_shard
from testigo.errors import TestigoError
from testigo.reading.places.bearings import apart

FILE = Path(".find") / "index-1.sqlite"
"""Where it stands in the folder; the number is the version of its tables."""
_CACHE_KIB = 64 * 1024
_WAIT = 600.0
"""Seconds that another program may take to index what both need."""
_MERGE = 16
"""Segments of the index of words that may stand side by side; fewer answer sooner and are merged more often."""

On = Callable[[str, int, int], None]
"""Told of each shard as it is taken in: its name, which it is, of how many."""


@contextmanager
def index_of(folder: Folder, file: Path | None = None, on: On | None = None) -> Iterator[sqlite3.Connection]:
    """Give the index of a folder, made or brought up to date first.

    ``file`` is where it stands, if not in the folder. Raises TestigoError T855 when it cannot be written or read, also by
    what is asked of it within.
    """
    path = file or folder.path / FILE
    try:
        with closing(_current(path, folder)) as database:
            known = {name for (name,) in database.execute("SELECT name FROM shard")}
            _take_in(database, folder, [shard for shard in folder.shards if shard.name not in known], on)
            database.create_function("apart", 4, lambda a, b, c, d: apart((a, b), (c, d)), deterministic=True)
            database.create_function("doublings", 1, lambda many: log2(1 + many), deterministic=True)
            yield database
    except (sqlite3.Error, OSError) as why:
        raise TestigoError("T855", f"the index {path} cannot be used: {why}") from why


def _current(path: Path, folder: Folder) -> sqlite3.Connection:
    """The index, emptied if something that it holds is no longer so in the folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and not _holds(path, folder.shards):
        path.unlink()
    database = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        _set_up(database)
    except BaseException:
        database.close()
        raise
    return database


def _set_up(database: sqlite3.Connection) -> None:
    database.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    database.execute("PRAGMA temp_store = MEMORY")
    if not _has_tables(database):
        made = files("testigo.bulk.finding").joinpath("index.sql").read_text("utf-8")
        with _writing(database):
            if not _has_tables(database):  # another program was quicker
                for statement in _statements(made):
                    database.execute(statement)
                database.execute("INSERT INTO words (words, rank) VALUES ('automerge', ?)", (_MERGE,))


def _has_tables(database: sqlite3.Connection) -> bool:
    return database.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is not None


def _statements(script: str) -> Iterator[str]:
    """Each statement of a script: to run it as one would end the transaction that is open."""
    begun = ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            yield begun
            begun = ""


@contextmanager
def _writing(database: sqlite3.Connection) -> Iterator[None]:
    """Write all that is written within, or nothing of it."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        database.execute("ROLLBACK")
        raise


def _holds(path: Path, shards: Sequence[DoneShard]) -> bool:
    """Whether every shard in the index is one of the folder's as it now is; so is one that another program begins just now."""
    present = {(shard.name, shard.mark) for shard in shards}
    try:
        with closing(sqlite3.connect(path, timeout=_WAIT)) as database:
            return not _has_tables(database) or present.issuperset(database.execute("SELECT name, mark FROM shard"))
    except sqlite3.OperationalError as why:
        if "no such" in str(why):
            return False
        raise
    except sqlite3.DatabaseError:  # no data base at all, or damaged
        return False


def _take_in(database: sqlite3.Connection, folder: Folder, new: Sequence[DoneShard], on: On | None) -> None:
    """Add the new shards, each wholly or not at all; merge the index of words once they are many."""
    for number, shard in enumerate(new, 1):
        if on is not None:
            on(shard.name, number, len(new))
        with _writing(database):
            if not database.execute("SELECT 1 FROM shard WHERE name = ?", (shard.name,)).fetchone():
                index_shard(database, folder, shard)
    if len(new) > 1:
        database.execute("INSERT INTO words (words) VALUES ('optimize')")
        database.execute("ANALYZE")
