"""Gzip without compression (RFC 1951 §3.2.4): the same bytes on every machine, whatever library it packs with.

A web archive wants each record in a gzip member of its own. What packs the whole bundle presses the records.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import IO

_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_BLOCK = 0xFFFF
"""Bytes of a block at most."""


def gzipped(data: bytes) -> bytes:
    """Return a gzip member that holds ``data`` as it is."""
    parts = [_HEAD]
    for at in range(0, max(1, len(data)), _BLOCK):
        block = data[at : at + _BLOCK]
        last = at + _BLOCK >= len(data)
        parts += [struct.pack("<BHH", last, len(block), len(block) ^ _BLOCK), block]
    parts.append(struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF))
    return b"".join(parts)


def members(file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield where each member begins, in bytes, and what it holds. Raises ValueError where a member was not made so."""
    at = 0
    while head := file.read(len(_HEAD)):
        if head != _HEAD:
            raise ValueError(f"is packed otherwise at byte {at}")
        data, length = _blocks(file)
        if _read(file, 8) != struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF):
            raise ValueError(f"is damaged at byte {at}")
        yield at, data
        at += len(_HEAD) + length + 8


def _blocks(file: IO[bytes]) -> tuple[bytes, int]:
    """The content of the blocks, and how many bytes they take."""
    parts, length, last = [], 0, 0
    while not last:
        last, size, check = struct.unpack("<BHH", _read(file, 5))
        if last > 1 or size ^ _BLOCK != check:
            raise ValueError("is packed otherwise")
        parts.append(_read(file, size))
        length += 5 + size
    return b"".join(parts), length


def _read(file: IO[bytes], size: int) -> bytes:
    data = file.read(size)
    if len(data) != size:
        raise ValueError("ends too early")
    return data
