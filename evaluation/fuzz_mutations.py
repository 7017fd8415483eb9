"""Turns a sound input into a hostile one: a few changes drawn by chance, the same for the same seed.

Changes of bytes (flipped, taken out, put in, doubled, cut off), of structure (pieces of other seeds, tokens of the format,
the same piece many times over, nesting) and of numbers, which are lengths and offsets in most formats.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Sequence
from typing import Any, Literal

LONGEST = 300_000
"""Bytes of an input, at most: what takes long shall take long for what it is, not for its size."""
_NUMBER = re.compile(rb"\d{1,12}")
_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"255",
    b"65536",
    b"2147483648",
    b"4294967295",
    b"99999999999999999999",
    b"1e309",
    b"NaN",
)
_BYTES = (
    0x00,
    0x01,
    0x09,
    0x0A,
    0x0D,
    0x22,
    0x27,
    0x28,
    0x29,
    0x2C,
    0x3A,
    0x3C,
    0x3E,
    0x5B,
    0x5C,
    0x5D,
    0x7B,
    0x7D,
    0x7F,
    0x80,
    0xC3,
    0xED,
    0xFE,
    0xFF,
)
_WORDS = ("\ud7ff", "\ufeff", "\u202e", "\u2028", "\U0010ffff", "é", "ﬁ", "\u0301", "𝟗", "\x00", "\x85", "١")

Change = Callable[[random.Random, bytes, Sequence[bytes], Sequence[bytes]], bytes]


Shape = Literal["bytes", "in place", "json"]
"""What is changed: bytes anywhere; bytes that leave all others where they stand; values of JSON, or its bytes."""


def mutated(seed: str, seeds: Sequence[bytes], tokens: Sequence[bytes], shape: Shape = "bytes") -> bytes:
    """The input of this seed: one of the sound ones with one to eight changes."""
    draw = random.Random(seed)
    data = draw.choice(seeds)
    if shape == "json" and draw.random() < 0.7:
        return _with_other_values(draw, data)[:LONGEST]
    changes = _IN_PLACE if shape == "in place" and draw.random() < 0.9 else _CHANGES
    for _ in range(draw.choice((1, 1, 2, 3, 5, 8))):
        data = draw.choice(changes)(draw, data, seeds, tokens)
    return data[: max(LONGEST, len(seeds[0]))]


_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**63, 2**70, 0.5, -0.0, 1e308, float("inf"), float("nan"), "", " ", "x", "\ud800", "\x00", "a" * 5000,
    "2022-02-31", "sha256:", "http://[", [], {}, [[]], [None], {"": {}}, ["x"] * 300, "0", "é\u202e", "../../x",
)  # fmt: skip


def _with_other_values(draw: random.Random, data: bytes) -> bytes:
    root = json.loads(data)
    for _ in range(draw.choice((1, 1, 2, 4))):
        nodes = list(_nodes(root))
        if nodes:
            _change_one(draw, nodes)
    return json.dumps(root, ensure_ascii=draw.random() < 0.8).encode("utf-8", "surrogatepass")


def _change_one(draw: random.Random, nodes: list[tuple[Any, Any]]) -> None:
    """Change, take out, double or exchange what stands under one key of one object or list."""
    holder, key = draw.choice(nodes)
    kind = draw.randrange(5)
    if kind <= 1:
        holder[key] = draw.choice(_VALUES)
    elif kind == 2:
        del holder[key]
    elif kind == 3:
        other, at = draw.choice(nodes)
        holder[key] = json.loads(json.dumps(other[at]))
    elif isinstance(holder, list):
        holder.insert(draw.randrange(len(holder) + 1), json.loads(json.dumps(holder[key])))
    else:
        holder[draw.choice(("", "x", "id", "@type", "start", "\ud800"))] = holder.pop(key)


def _nodes(value: Any) -> Any:  # noqa: ANN401 - what JSON holds
    held = list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    for key, inner in held:
        yield value, key
        yield from _nodes(inner)


def _over(draw: random.Random, data: bytes, _s: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    """A token in the place of as many bytes."""
    token = draw.choice(tokens)
    at = draw.randrange(max(1, len(data) - len(token)))
    return data[:at] + token + data[at + len(token) :]


def _zeros(draw: random.Random, data: bytes, _s: Sequence[bytes], _t: Sequence[bytes]) -> bytes:
    start, end = _stretch(draw, data, 4000)
    return data[:start] + bytes([draw.choice((0, 0xFF, 0x0D))]) * (end - start) + data[end:]


def _moved(draw: random.Random, data: bytes, _s: Sequence[bytes], _t: Sequence[bytes]) -> bytes:
    """A stretch written over another one of the same length."""
    start, end = _stretch(draw, data, 4000)
    to, _ = _stretch(draw, data)
    return (data[:to] + data[start:end] + data[to + end - start :])[: len(data)]


def _stretch(draw: random.Random, data: bytes, most: int = 400) -> tuple[int, int]:
    start = draw.randrange(len(data) + 1)
    return start, min(len(data), start + int(most ** draw.random()))


def _flip(draw: random.Random, data: bytes, _s: Sequence[bytes], _t: Sequence[bytes]) -> bytes:
    made = bytearray(data)
    for _ in range(draw.choice((1, 1, 4, 16))):
        if made:
            made[draw.randrange(len(made))] ^= 1 << draw.randrange(8)
    return bytes(made)


def _byte(draw: random.Random, data: bytes, _s: Sequence[bytes], _t: Sequence[bytes]) -> bytes:
    start, _ = _stretch(draw, data)
    return data[:start] + bytes([draw.choice(_BYTES)]) + data[start + draw.randrange(2) :]


def _word(draw: random.Random, data: bytes, _s: Sequence[bytes], _t: Sequence[bytes]) -> bytes:
    start, _ = _stretch(draw, data)
    return data[:start] + draw.choice(_WORDS).encode("utf-8", "surrogatepass") * draw.choice((1, 1, 300)) + data[start:]


def _gone(draw: random.Random, data: bytes, _s: Sequence[bytes], _t: Sequence[bytes]) -> bytes:
    start, end = _stretch(draw, data, 4000)
    return data[:start] + data[end:]


def _cut(draw: random.Random, data: bytes, _s: Sequence[bytes], _t: Sequence[bytes]) -> bytes:
    at = draw.randrange(len(data) + 1)
    return data[:at] if draw.random() < 0.8 else data[at:]


def _again(draw: random.Random, data: bytes, _s: Sequence[bytes], _t: Sequence[bytes]) -> bytes:
    start, end = _stretch(draw, data)
    return data[:end] + data[start:end] * draw.choice((1, 2, 50, 1000)) + data[end:]


def _spliced(draw: random.Random, data: bytes, seeds: Sequence[bytes], _t: Sequence[bytes]) -> bytes:
    other = draw.choice(seeds)
    start, end = _stretch(draw, other, 4000)
    at, _ = _stretch(draw, data)
    return data[:at] + other[start:end] + data[at:]


def _token(draw: random.Random, data: bytes, _s: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    at, end = _stretch(draw, data, 30)
    times = draw.choice((1, 1, 1, 20, 2000))
    return data[:at] + draw.choice(tokens) * times + (data[at:] if draw.random() < 0.5 else data[end:])


def _nested(draw: random.Random, data: bytes, _s: Sequence[bytes], tokens: Sequence[bytes]) -> bytes:
    at, end = _stretch(draw, data, 4000)
    times = draw.choice((10, 200, 3000))
    return data[:at] + draw.choice(tokens) * times + data[at:end] + draw.choice(tokens) * times + data[end:]


def _number(draw: random.Random, data: bytes, _s: Sequence[bytes], _t: Sequence[bytes]) -> bytes:
    found = list(_NUMBER.finditer(data))
    if not found:
        return data
    one = draw.choice(found)
    return data[: one.start()] + draw.choice(_NUMBERS) + data[one.end() :]


def _length(draw: random.Random, data: bytes, _s: Sequence[bytes], _t: Sequence[bytes]) -> bytes:
    """A number as binary formats have it, in the place of as many bytes."""
    at, _ = _stretch(draw, data)
    width = draw.choice((1, 2, 4, 8))
    value = draw.choice(
        (0, 1, 2, 0x7F, 0x80, (1 << (8 * width)) - 1, 1 << (8 * width - 1), draw.getrandbits(8 * width))
    )
    return data[:at] + (value % (1 << (8 * width))).to_bytes(width, draw.choice(("little", "big"))) + data[at + width :]


_CHANGES: tuple[Change, ...] = (
    _flip, _flip, _byte, _byte, _word, _gone, _cut, _again, _spliced, _token, _token, _token, _nested, _number, _number, _length,
)  # fmt: skip
_IN_PLACE: tuple[Change, ...] = (_flip, _flip, _flip, _over, _zeros, _moved, _length, _length, _cut)
