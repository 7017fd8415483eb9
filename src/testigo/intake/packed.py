"""Lists of articles in gzip: unpacked a piece at a time, however long they are."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from testigo.errors import TestigoError
from testigo.intake.compression import SLICE
from testigo.intake.lent_stream import PIECE, LentStream
from testigo.intake.sniff import is_articles

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_LONGEST_FIRST_LINE = 16 * 1024 * 1024


def is_list(data: bytes, name: str) -> bool:
    """Whether the first line of what gzip data holds is an article; what is wrong with the data shows when all is read."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as unpacked:
            first = unpacked.readline(_LONGEST_FIRST_LINE)
    except (OSError, EOFError, zlib.error):
        return False
    return is_articles(first, name)


def pieces_of(read: Callable[[int, int], bytes], size: int | None) -> Iterator[bytes]:
    """Yield what gzip data holds. Raises TestigoError T215 where it is damaged or cut short."""
    try:
        with gzip.GzipFile(fileobj=io.BufferedReader(LentStream(read, size), PIECE)) as unpacked:
            while piece := unpacked.read1(SLICE):
                yield piece
    except (gzip.BadGzipFile, EOFError, zlib.error) as why:
        raise TestigoError("T215", f"the gzip data is damaged: {why}") from why


class Pieces(io.RawIOBase):
    """Pieces, as a stream whose lines can be read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        """Take the pieces one at a time, as they are asked for."""
        self._pieces = pieces
        self._held = b""

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill what is left of a piece."""
        view = memoryview(buffer).cast("B")
        self._held = self._held or next(self._pieces, b"")
        data, self._held = self._held[: len(view)], self._held[len(view) :]
        view[: len(data)] = data
        return len(data)
