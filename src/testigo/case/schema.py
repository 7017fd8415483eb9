"""The tables, indexes and triggers of a case, and what a file has that no case has.

A file that somebody gave can hold more than rows: triggers that run when a page is added, a view or a computed column in
the place of a table, an index whose expression never ends. They are found by comparing the SQL of everything in it.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from functools import cache
from importlib.resources import files

from testigo.case.migration_steps import CAPTURE_STAYS_2

Objects = dict[tuple[str, str], str]
"""By type and name, the SQL of each without comments, blanks even."""

_ALL = "SELECT type, name, sql FROM sqlite_schema"
_COMMENT = re.compile(r"--[^\n]*")
_OF_WORDS = re.compile(r"(?:page|claim)_words_(?:data|idx|docsize|config)")
"""Tables that SQLite makes for itself, each version with columns of its own."""
_PLAIN_COLUMNS = re.compile(
    r"CREATE TABLE '\w+' ?\((?:(?! AS\b| GENERATED\b| CHECK\b| DEFAULT\b)[\w, ()])*\)(?: WITHOUT ROWID)?"
)
_OTHER_GUARD = 2
"""The last version in which captures are guarded otherwise."""
_OF_SQLITE = re.compile(r"CREATE TABLE sqlite_(?:stat[134]|sequence)\([\w,]*\)")
"""What ANALYZE keeps, and the last keys: SQLite's own."""


def objects_in(db: sqlite3.Connection) -> Objects:
    """Everything in the schema of a file, but for what SQLite itself makes: its statistics, and indexes of unique columns."""
    return {
        (str(kind), str(name)): _told(str(name), sql)
        for kind, name, sql in db.execute(_ALL)
        if not _is_of_sqlite(kind, str(name), sql)
    }


@cache
def expected_objects() -> Objects:
    """Everything in the schema of a case of this version."""
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(files("testigo.case").joinpath("schema.sql").read_text(encoding="utf-8"))
        return objects_in(db)


def foreign_in(db: sqlite3.Connection) -> list[tuple[str, str]]:
    """Type and name of all that is none of a case, or another under the name of one; a case may lack what is of a later version."""
    ((version,),) = db.execute("PRAGMA user_version")
    expected = expected_objects() if version > _OTHER_GUARD else {**expected_objects(), **_earlier()}
    return sorted(key for key, sql in objects_in(db).items() if expected.get(key) != sql)


def _earlier() -> Objects:
    """What cases up to the version :data:`_OTHER_GUARD` have otherwise."""
    return {("trigger", "capture_stays"): _told("capture_stays", CAPTURE_STAYS_2.strip().removesuffix(";"))}


def _is_of_sqlite(kind: object, name: str, sql: object) -> bool:
    if sql is None:
        return kind == "index" and name.startswith("sqlite_autoindex_")
    return kind == "table" and _OF_SQLITE.fullmatch(str(sql)) is not None


def _told(name: str, sql: object) -> str:
    plain = " ".join(_COMMENT.sub("", str(sql or "")).split())
    return "" if _OF_WORDS.fullmatch(name) and _PLAIN_COLUMNS.fullmatch(plain) else plain
