"""One way to write each value down (RFC 8785), and the hash of that."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

Json = Mapping[str, Any] | Sequence[Any] | str | int | float | bool | None


def canonical(value: Json) -> bytes:
    """Return a value as canonical JSON: keys in order, no blanks, one form of each number and each character."""
    import rfc8785

    return rfc8785.dumps(value)


def digest(value: Json) -> str:
    """Return ``sha256:`` and the hash of a value's canonical JSON, in hexadecimal."""
    return digest_of_bytes(canonical(value))


def digest_of_bytes(data: bytes) -> str:
    """Return ``sha256:`` and the hash of bytes, in hexadecimal."""
    return "sha256:" + hashlib.sha256(data).hexdigest()
