"""One way to write each value down (RFC 8785), and the hash of that."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

Json = Mapping[str, Any] | Sequence[Any] | str | int | float | bool | None

_EXACT = 2**53 - 1
"""Whole numbers beyond it are no JSON that all programs read alike."""
_LEAST, _MOST = 1e-4, 1e15
"""Fractions between which Python writes all figures, as JavaScript does."""


def canonical(value: Json) -> bytes:
    """Return a value as canonical JSON: keys in order, no blanks, one form of each number and each character."""
    if _is_plain(value):  # what most entries are made of; Python writes it likewise, in a tenth of the time
        return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode()
    import rfc8785

    return rfc8785.dumps(value)


def _is_plain(value: Json) -> bool:
    """Whether it has no number that Python writes otherwise, and no key beyond ASCII, of which the order is another."""
    kind = type(value)
    if kind is str or kind is bool or value is None:
        return True
    if kind is int:
        return -_EXACT <= cast("int", value) <= _EXACT
    if kind is float:
        return _LEAST <= abs(cast("float", value)) < _MOST and not cast("float", value).is_integer()
    if kind is list or kind is tuple:
        return all(map(_is_plain, cast("Sequence[Any]", value)))
    if kind is dict:
        return all(type(k) is str and k.isascii() and _is_plain(v) for k, v in cast("dict[Any, Any]", value).items())
    return False


def digest(value: Json) -> str:
    """Return ``sha256:`` and the hash of a value's canonical JSON, in hexadecimal."""
    return digest_of_bytes(canonical(value))


def digest_of_bytes(data: bytes) -> str:
    """Return ``sha256:`` and the hash of bytes, in hexadecimal."""
    return "sha256:" + hashlib.sha256(data).hexdigest()
