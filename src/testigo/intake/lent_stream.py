"""A stream that one process has and another one reads, piece by piece.

Neither a path nor a file goes over, only bytes that are asked for by their place: whoever parses them can reach nothing
else through it, and a file of any size is never held as a whole. Where no other process is in between it is read right here.
"""

from __future__ import annotations

import errno
import io
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Literal, Protocol

from testigo.errors import TestigoError
from testigo.intake.compression import TooMuchError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PIECE = 1024 * 1024
"""Bytes that can be asked for at once."""
Over = Literal["time", "length", "disconnect"]
"""Why a stream has no more, though it is not at its end."""


class Source(Protocol):
    """What bytes come from. ``size`` is None where it is not known, and nothing can be sought in it."""

    @property
    def size(self) -> int | None:
        """Bytes of all of it."""

    def read(self, at: int, most: int, /) -> bytes:
        """Bytes from one on, as many as there are now; none at the end."""


class FileSource:
    """A file, or what is read like one. ``failure`` is what kept it from being read."""

    def __init__(self, stream: IO[bytes], *, whole: bool = True) -> None:
        """Take what can be sought in from its beginning, or, where that is not ``whole``, from where it stands."""
        self._stream = stream
        self._at = 0
        self.size: int | None = None
        self.failure: Exception | None = None
        self._start = 0
        if stream.seekable():
            self._start = 0 if whole else stream.tell()
            self.size = stream.seek(0, io.SEEK_END) - self._start
            stream.seek(self._start)

    def read(self, at: int, most: int, /) -> bytes:
        """Bytes from one on. Raises OSError as the stream does, or where it would have to go back and cannot."""
        try:
            if at != self._at:
                self._stream.seek(self._start + at)
                self._at = at
            data = self._stream.read(most)
        except (OSError, ValueError) as why:
            self.failure = self.failure or why
            raise OSError(str(why)) from why
        self._at += len(data)
        return data


class LentStream(io.RawIOBase):
    """The stream on the side of whoever parses it. Raises TimeoutError, TooMuchError or ConnectionError where it is over."""

    def __init__(self, read: Callable[[int, int], bytes], size: int | None) -> None:
        """Read with ``read``, which takes a place and a number of bytes; in a stream with a size can be sought."""
        self._read = read
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return whether it can be sought in."""
        return self._size is not None

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place."""
        if self._size is None:
            raise io.UnsupportedOperation("seek")
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError("a place before the beginning")
        self._at = start + offset
        return self._at

    def tell(self) -> int:
        """Return the place at which it is read on."""
        return self._at

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill as much as there is now."""
        view = memoryview(buffer).cast("B")
        data = self._read(self._at, min(len(view), PIECE))
        view[: len(data)] = data
        self._at += len(data)
        return len(data)


def over_by(why: Exception) -> Over:
    """In one word why a source has no more."""
    if isinstance(why, TooMuchError):
        return "length"
    return "time" if isinstance(why, TimeoutError | TestigoError) else "disconnect"


def raise_over(why: object) -> None:
    """Raise on the other side what the source met."""
    match why:
        case "time":
            raise TimeoutError("it did not come in time")
        case "length":
            raise TooMuchError
        case "disconnect":
            raise ConnectionResetError(errno.ECONNRESET, "it cannot be read on")
