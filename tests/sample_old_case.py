"""A case of version 1 of the schema, from before there was a log: the present one without what the step to version 2 adds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

from testigo.case import migration_steps
from testigo.case.opening import APPLICATION

ADDED = migration_steps._TO_2.strip()


def schema_2() -> str:
    """The SQL of version 2."""
    present = files("testigo.case").joinpath("schema.sql").read_text(encoding="utf-8")
    return present.replace(migration_steps._CAPTURE_STAYS.strip(), migration_steps.CAPTURE_STAYS_2.strip())


def schema_1() -> str:
    """The SQL of version 1."""
    return schema_2().replace(ADDED, "")


def as_version_2(path: Path) -> None:
    """Make the case at ``path`` one of version 2."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.executescript(f"DROP TRIGGER capture_stays;{migration_steps.CAPTURE_STAYS_2.strip()}PRAGMA user_version=2;")


def as_version_1(path: Path, old: Path) -> Path:
    """Write what was received, read and decided in the case at ``path`` as a case of version 1 to ``old``."""
    with closing(sqlite3.connect(old, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.executescript(f"{schema_1()}PRAGMA application_id={APPLICATION};PRAGMA user_version=1;")
        db.execute("ATTACH ? AS present", (str(path),))
        tables = db.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE '%_words%'"
        ).fetchall()
        for (name,) in tables:
            if name not in {"sqlite_schema", "change"}:
                db.execute(f"INSERT INTO main.{name} SELECT * FROM present.{name}")
    return old
