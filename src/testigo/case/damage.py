"""Says of a case that is damaged that it is, wherever the damage shows: a broken tree, letters that are none, a value of no sense.

What a file holds is read all over a case, row by row. What nobody foresaw there is the file's fault where SQLite finds the
file unsound, or where the case is not as its log says, and else ours: then it is left as it is, to be seen and mended.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from testigo.case.database import Database, in_words
from testigo.errors import TestigoError

if TYPE_CHECKING:
    from testigo.case.store import Store

C = TypeVar("C", bound=type)
T = TypeVar("T")
_BY_DAMAGE = (
    ValueError, TypeError, LookupError, AttributeError, ArithmeticError, AssertionError, RecursionError, MemoryError, zlib.error,
)  # fmt: skip


def tells_damage(kind: C) -> C:
    """Let every public method of a class whose ``_store`` is an open case raise T507 where the file turns out damaged."""
    for name, method in list(vars(kind).items()):
        if callable(method) and not name.startswith("_"):
            setattr(kind, name, _telling(method))
    return kind


def _telling(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def told(self: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - any method of the case
        try:
            return asked(self._store.database, lambda: method(self, *args, **kwargs))
        except _BY_DAMAGE as why:
            if method.__name__ == "verify" or _holds(self._store):
                raise
            path = self._store.database.path
            raise TestigoError("T507", f"the case {str(path)!r} holds what its log does not: {why}"[:300]) from why

    return told


def _holds(store: Store) -> bool:
    """Whether all in the case is as its log says; asked only when something in it made no sense."""
    from testigo.case.audit.verifying import verify

    try:
        return verify(store, ()).holds
    except (TestigoError, sqlite3.Error, *_BY_DAMAGE):
        return False


def asked(database: Database, ask: Callable[[], T]) -> T:
    """Return what is asked. Raises TestigoError T507 where it cannot be told because the file is damaged."""
    try:
        return ask()
    except TestigoError:
        raise
    except sqlite3.ProgrammingError:  # a case that is closed
        raise
    except sqlite3.Error as why:
        raise in_words(why, database.path) from why
    except _BY_DAMAGE as why:
        if isinstance(why, UnicodeDecodeError | MemoryError) or not _is_sound(
            database
        ):  # sizes of no sense ask for all memory
            raise TestigoError("T507", f"the case {str(database.path)!r} is damaged: {type(why).__name__}") from why
        raise


def _is_sound(database: Database) -> bool:
    try:
        return database.rows("PRAGMA integrity_check(1)") == [("ok",)]
    except (TestigoError, UnicodeDecodeError, MemoryError):
        return False
    except sqlite3.ProgrammingError:  # it is closed
        return True
