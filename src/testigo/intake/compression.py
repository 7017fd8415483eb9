"""Undoes compression piece by piece, never making more than it may: a small file can unpack to any size.

Codings are those of HTTP (RFC 9110, section 8.4.1; RFC 7932 for ``br``). A file that ends in ``.gz`` is ``gzip``.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import brotli

GZIP_MARK = b"\x1f\x8b"
CODINGS = ("gzip", "deflate", "br")
SLICE = 256 * 1024
"""Bytes made at once, at most."""


class DamagedError(Exception):
    """Compressed data that cannot be undone; says why."""


class TooMuchError(Exception):
    """More bytes than were allowed."""


def unpacked(pieces: Iterable[bytes], coding: str, *, most: int) -> Iterator[bytes]:
    """Yield what compressed pieces hold, ``most`` bytes in all.

    Raises TooMuchError when they hold more, DamagedError when they are broken, cut short or in a coding
    that is not known.
    """
    made = {"gzip": _gunzipped, "x-gzip": _gunzipped, "deflate": _inflated, "br": _unbrotlied}.get(coding)
    if made is None:
        raise DamagedError(f"the coding {coding[:40]!r} is not known")
    size = 0
    try:
        for piece in made(iter(pieces)):
            size += len(piece)
            if size > most:
                raise TooMuchError
            yield piece
    except zlib.error as why:
        raise DamagedError(str(why)) from why


def undone(pieces: Iterable[bytes], codings: Sequence[str], *, most: int) -> bytes:
    """What pieces hold whose codings were laid on one after the other. Raises as :func:`unpacked` does."""
    for coding in reversed(codings):
        pieces = unpacked(pieces, coding, most=most)
    return b"".join(pieces)


def _gunzipped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Members of a gzip stream, one behind the other (RFC 1952, section 2.2); what is none at the end is padding."""
    codec, ahead, members = None, b"", 0
    for piece in pieces:
        ahead += piece
        while ahead:
            if codec is None:
                if len(ahead) < len(GZIP_MARK) or (members and not ahead.startswith(GZIP_MARK)):
                    break
                codec, members = zlib.decompressobj(wbits=31), members + 1
            yield from _drained(codec, ahead)
            ahead = codec.unused_data
            if not codec.eof:
                break
            codec = None
        if codec is None and members and not GZIP_MARK.startswith(ahead[:2]):
            return
    if codec is not None or not members:
        raise DamagedError("it is cut short")


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """A zlib stream, or a bare deflate stream as some servers send it under the same name."""
    head = b""
    for piece in pieces:
        head += piece
        if len(head) >= 2:
            break
    if len(head) < 2:
        raise DamagedError("it is cut short")
    wrapped = head[0] & 0x0F == 8 and int.from_bytes(head[:2]) % 31 == 0
    codec = zlib.decompressobj(wbits=15 if wrapped else -15)
    yield from _drained(codec, head)
    for piece in pieces:
        yield from _drained(codec, piece)
    if not codec.eof:
        raise DamagedError("it is cut short")


def _drained(codec: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    while not codec.eof:
        made = codec.decompress(data, SLICE)
        if made:
            yield made
        data = codec.unconsumed_tail
        if not data and len(made) < SLICE:
            return


def _unbrotlied(pieces: Iterator[bytes]) -> Iterator[bytes]:
    import brotli

    codec = brotli.Decompressor()
    try:
        for piece in pieces:
            yield from _drained_brotli(codec, piece)
    except brotli.error as why:
        raise DamagedError("it is no brotli data") from why
    if not codec.is_finished():
        raise DamagedError("it is cut short")


def _drained_brotli(codec: brotli.Decompressor, data: bytes) -> Iterator[bytes]:
    while not codec.is_finished():
        made = codec.process(data, output_buffer_limit=SLICE)
        data = b""
        if made:
            yield made
        elif codec.can_accept_more_data():  # said too early while there is still output to come
            return
