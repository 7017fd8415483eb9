"""Files that are there only when they are whole: written beside their place, made durable, then put there at once."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from testigo.errors import TestigoError

_PIECE = 1024 * 1024
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Give a path to write to, which becomes ``path`` when the block ends well and is taken away when it does not.

    Raises TestigoError T805 when the disk is full, T810 when it cannot be written to.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}")
    with room():
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            yield beside
            sync(beside)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


@contextmanager
def room() -> Iterator[None]:
    """Turn what a disk raises that is full (T805), or cannot be written to (T810), into an error that says what to do."""
    try:
        yield
    except OSError as why:
        where = repr(why.filename) if why.filename else "the output folder"
        if why.errno in _FULL:
            raise TestigoError("T805", f"there is no room to write to {where}") from why
        raise TestigoError("T810", f"{where} cannot be written: {why.strerror or why}") from why


def sync(path: Path) -> None:
    """Have the bytes of a file on the disk itself."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def put_json(path: Path, value: object) -> None:
    """Write JSON, laid out, with its keys in order."""
    with whole(path) as beside:
        beside.write_text(json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def get_json(path: Path) -> Any:  # noqa: ANN401 - what JSON holds
    """Return what a file of JSON holds; None when it is not there. Raises TestigoError T803 when it is damaged or shut."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError as why:
        raise TestigoError("T803", f"{str(path)!r} is damaged: it is not JSON") from why
    except OSError as why:
        raise TestigoError("T803", f"{str(path)!r} cannot be read: {why.strerror or why}") from why


def hash_of(path: Path, begin: int = 0, until: int | None = None) -> str:
    """Return the SHA-256 of a file in hexadecimal digits, or that of a stretch of its bytes, half-open."""
    with path.open("rb") as file:
        if until is None and not begin:
            return hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(begin)
        left, whole = (os.fstat(file.fileno()).st_size if until is None else until) - begin, hashlib.sha256()
        while left > 0 and (data := file.read(min(left, _PIECE))):
            whole.update(data)
            left -= len(data)
    return whole.hexdigest()
