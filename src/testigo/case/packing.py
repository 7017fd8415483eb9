"""How bytes are kept in a case: with zlib, which every language can undo, where that makes them fewer."""

from __future__ import annotations

import zlib
from typing import Literal

from testigo.contract import dumps, loads
from testigo.ledger import Ledger

Coding = Literal["zlib", "plain"]
LONGEST = 512 * 1024 * 1024
"""Bytes that anything packed in a case may hold; a page has a tenth of that at most, and its ledger less than half."""
_LEVEL = 6
"""On web pages 20 % of their size at 2 ms each; level 9 saves no more, LZMA 17 % at 27 ms (decision 0086)."""


def inflated(data: bytes) -> bytes:
    """Return what zlib has packed, as long as a case may hold it: a hostile file of a megabyte can unpack to a gigabyte.

    Raises zlib.error where it is damaged, or too long.
    """
    codec = zlib.decompressobj()
    made = codec.decompress(data, LONGEST)
    if not codec.eof:
        raise zlib.error("it unpacks to too much" if codec.unconsumed_tail else "it is cut short")
    return made


def packed(data: bytes) -> tuple[Coding, bytes]:
    """Return the bytes as they are kept, and how."""
    pressed = zlib.compress(data, _LEVEL)
    return ("zlib", pressed) if len(pressed) < len(data) else ("plain", data)


def unpacked(coding: Coding, data: bytes) -> bytes:
    """Return the bytes that :func:`packed` was given. Raises zlib.error where they are damaged."""
    return inflated(data) if coding == "zlib" else data


def packed_ledger(ledger: Ledger) -> bytes:
    """Return the ledger as JSON in zlib."""
    return zlib.compress(dumps(ledger).encode(), _LEVEL)


def unpacked_ledger(data: bytes) -> Ledger:
    """Return the ledger that :func:`packed_ledger` was given.

    Raises zlib.error where the data is damaged, and TestigoError T405 where it is no ledger.
    """
    ledger = loads(inflated(data))
    assert isinstance(ledger, Ledger)
    return ledger
