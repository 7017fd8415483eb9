"""A file that is written whole or not at all: under another name first, then put in its place."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from testigo.errors import TestigoError


class WrittenFile:
    """A text file in UTF-8 that stands in its place once the ``with`` block ends well; after an error nothing changed.

    What is there already and is no ordinary file (a pipe, a device) is written to as it stands.
    Raises TestigoError T402 when the file cannot be opened, written or put in its place; the message says why.
    """

    def __init__(self, path: Path, *, encoding: str = "utf-8") -> None:
        """Name the file. ``encoding`` may be ``utf-8-sig`` for a byte order mark."""
        self._path = path
        self._encoding = encoding
        self._target = Path(os.path.realpath(path))
        in_place = self._target.exists() and not self._target.is_file()
        self._draft = None if in_place else self._target.with_name(f".{self._target.name}.{secrets.token_hex(4)}")
        self._file: IO[str] | None = None

    def __enter__(self) -> Self:
        """Open the file."""
        try:
            mode = "w" if self._draft is None else "x"
            self._file = (self._draft or self._target).open(mode, encoding=self._encoding, newline="", errors="replace")
        except OSError as why:
            raise self._unwritable(why) from why
        return self

    def write(self, text: str) -> int:
        """Write the text; lone surrogates become question marks."""
        assert self._file is not None
        try:
            return self._file.write(text)
        except OSError as why:
            raise self._unwritable(why) from why

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the file in its place, or take the draft away."""
        try:
            if self._file is not None:
                self._file.close()
            if self._draft is not None and kind is None:
                self._draft.replace(self._target)
        except OSError as why:
            raise self._unwritable(why) from why
        finally:
            if self._draft is not None:
                self._draft.unlink(missing_ok=True)

    def _unwritable(self, why: OSError) -> TestigoError:
        return TestigoError("T402", f"{self._path} cannot be written: {(why.strerror or str(why)).lower()}")


def write_whole(path: Path, body: bytes) -> None:
    """Write a file of bytes whole or not at all, as :class:`WrittenFile` does. Raises TestigoError T402."""
    target = Path(os.path.realpath(path))
    in_place = target.exists() and not target.is_file()
    draft = target if in_place else target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        with draft.open("wb" if in_place else "xb") as file:
            file.write(body)
        if not in_place:
            draft.replace(target)
    except OSError as why:
        raise TestigoError("T402", f"{path} cannot be written: {(why.strerror or str(why)).lower()}") from why
    finally:
        if not in_place:
            draft.unlink(missing_ok=True)
