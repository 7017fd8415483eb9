"""A new file that has its name only once all of it is on the disk, and never takes that of another."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from testigo.errors import TestigoError

_PIECE = 1 << 20


@contextmanager
def published(path: Path) -> Iterator[Path]:
    """Give a path to write a file to, in a folder beside ``path``; once the block ends well the file is ``path``.

    Raises TestigoError T402 where it cannot be written or ``path`` is there already, T506 where the disk is full.
    """
    if os.path.lexists(path):
        raise TestigoError("T402", f"{str(path)!r} is there already; give another name")
    try:
        with TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
            draft = Path(folder) / "draft"
            yield draft
            _put_in_place(draft, path)
    except OSError as why:
        code = "T506" if why.errno == errno.ENOSPC else "T402"
        raise TestigoError(code, f"{str(path)!r} cannot be written: {(why.strerror or str(why)).lower()}") from why


def _put_in_place(draft: Path, path: Path) -> None:
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        draft.rename(path)
    with suppress(OSError):  # a system on which a folder is no file
        number = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def mark_of(path: Path) -> dict[str, Any]:
    """Return SHA-256 and size of a file, as the log has them."""
    made, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            made.update(piece)
            size += len(piece)
    return {"hash": f"sha256:{made.hexdigest()}", "size": size}
