"""Brings a case file of an older version up to this one, step by step, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping

from testigo.case.database import Database
from testigo.case.migration_steps import STEPS, Step
from testigo.errors import TestigoError

VERSION = 3
"""The version of the schema that is written."""


def migrate(database: Database, steps: Mapping[int, Step] = STEPS, version: int = VERSION) -> None:
    """Bring the file up to ``version``; do nothing where it is that already.

    Raises TestigoError T503 when the file is of a newer version, T505 when it is of an older one and may only be read.
    """
    if _version_of(database) == version:
        return
    _check_not_newer(database, version)
    with database.writing():  # another program may have done it while this one waited
        for step in range(_version_of(database), version):
            taken = steps[step]
            if callable(taken):
                taken(database)
            else:
                database.script(taken)
        database.write(f"PRAGMA user_version = {version}")
    database.checkpoint()  # what opens a file looks at its first bytes


def _check_not_newer(database: Database, version: int) -> None:
    found = _version_of(database)
    if found > version:
        raise TestigoError(
            "T503", f"the case {str(database.path)!r} is of version {found}; this Testigo knows version {version}"
        )


def _version_of(database: Database) -> int:
    found: int = database.value("PRAGMA user_version")
    return found
