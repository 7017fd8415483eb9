"""Changes to a case file that no program of its own would make: what guards its rows is taken away first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_GUARDS = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'"


@contextmanager
def unguarded(path: Path) -> Iterator[sqlite3.Connection]:
    """Give the file with nothing that guards its rows, and put the guards back at the end."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        guards = db.execute(_GUARDS).fetchall()
        for name, _ in guards:
            db.execute(f"DROP TRIGGER {name}")
        yield db
        for _, sql in guards:
            db.execute(sql)


def tamper(path: Path, *statements: str) -> None:
    """Run statements on the file that its guards would refuse."""
    with unguarded(path) as db:
        for statement in statements:
            db.execute(statement)
