"""Messages between this process and one that reads hostile bytes: a head in JSON, and bytes, each with its length before it.

Nothing that comes out of such a process is run or unpickled: it is JSON of a bounded length, or bytes.
"""

from __future__ import annotations

import json
import struct
from typing import IO, Any

Head = dict[str, Any]
_LENGTHS = struct.Struct(">QQ")
LONGEST = 512 * 1024 * 1024
"""Bytes of a head, and of what comes with it, that are accepted."""


class BrokenError(Exception):
    """The stream ended within a message, or holds something that is none."""


def put(stream: IO[bytes], head: Head, body: bytes = b"") -> None:
    """Write one message. Raises OSError where nobody reads it any more."""
    told = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    stream.write(_LENGTHS.pack(len(told), len(body)))
    stream.write(told)
    if body:
        stream.write(body)
    stream.flush()


def take(stream: IO[bytes], longest: int = LONGEST) -> tuple[Head, bytes] | None:
    """Read one message; None where the stream has ended before it. Raises BrokenError when it is none, or too long."""
    lengths = stream.read(_LENGTHS.size)
    if not lengths:
        return None
    if len(lengths) < _LENGTHS.size:
        raise BrokenError("it ends within a message")
    told, body = _LENGTHS.unpack(lengths)
    if max(told, body) > longest:
        raise BrokenError("a message is too long")
    return _head(_all(stream, told)), _all(stream, body)


def _all(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length) if length else b""
    if len(data) < length:
        raise BrokenError("it ends within a message")
    return data


def _head(told: bytes) -> Head:
    try:
        head = json.loads(told.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as why:
        raise BrokenError("a message is not JSON") from why
    if not isinstance(head, dict):
        raise BrokenError("a message is no object")
    return head
