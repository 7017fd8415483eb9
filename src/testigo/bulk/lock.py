"""One process at a time reads a shard; the system lets go of the lock when the process that holds it is gone."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from testigo.bulk.files import room
from testigo.errors import TestigoError

PATIENCE = 90.0
"""Seconds for which another process is waited for: one whose driver is gone ends with the page that it is at."""
_AGAIN = 0.1


@contextmanager
def locked(path: Path, shard: str, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a shard. Raises TestigoError T808 when another process does not let go of it.

    Where the system or the file system has no such locks, two processes may do the same work; what they write is equal.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    with room():
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a")
    with file:
        ends = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as why:
                if time.monotonic() > ends:
                    raise TestigoError("T808", f"another process reads the shard {shard!r}") from why
                time.sleep(_AGAIN)
            except OSError:
                break
            else:
                break
        yield
