"""Texts as names are searched for in them: small letters without accents, each with the place in the text that it comes from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote_to_bytes

SEAM = "\0"
"""Stands where a capital follows a small letter, as in ``#MiraToll``: a word may end there."""
_ALIKE = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h",
    **dict.fromkeys("’‘ʼʹ′´`＇", "'"),
}  # fmt: skip
"""Letters that Unicode takes for no accented ones and people leave the accent off, and the ways to write an apostrophe."""
_SEAM = re.compile(r"[a-z][A-Z]")
_ESCAPED = re.compile(r"(?:%[0-9A-Fa-f]{2})+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text folded. Its character ``n`` stands for those of the text from ``starts[n]`` to ``ends[n]``."""

    plain: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the text a stretch of the folded one stands."""
        return self.starts[start], self.ends[end - 1]


@lru_cache(maxsize=512)
def folded(text: str) -> Folded:
    """Return the text folded: bytes written as ``%C3%A9`` undone, marks of direction, soft hyphens and the like left out."""
    if text.isascii() and "%" not in text and not _SEAM.search(text):
        return Folded(text.lower().replace("`", "'"), range(len(text)), range(1, len(text) + 1))
    plain: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    small = False
    for character, start, end in _characters(text):
        base = _base(character)
        if not base:
            if ends and unicodedata.combining(character):
                ends[-1] = end
            continue
        if small and character.isupper():
            plain.append(SEAM)
            starts.append(start)
            ends.append(start)
        for letter in base:
            plain.append(letter)
            starts.append(start)
            ends.append(end)
        small = character.islower()
    return Folded("".join(plain), tuple(starts), tuple(ends))


def _characters(text: str) -> Iterator[tuple[str, int, int]]:
    """The characters with where each stands; of those that are escaped, what they stand for."""
    at = 0
    for found in _ESCAPED.finditer(text):
        yield from ((text[n], n, n + 1) for n in range(at, found.start()))
        yield from _unescaped(found[0], found.start())
        at = found.end()
    yield from ((text[n], n, n + 1) for n in range(at, len(text)))


def _unescaped(escaped: str, at: int) -> Iterator[tuple[str, int, int]]:
    for character in unquote_to_bytes(escaped).decode("utf-8", "surrogateescape"):
        length = 3 * len(character.encode("utf-8", "surrogateescape"))
        yield character, at, at + length
        at += length


@lru_cache(maxsize=4096)
def _base(character: str) -> str:
    """What a character is folded to; nothing where it is not seen, or is a mark on another."""
    found = []
    for part in unicodedata.normalize("NFKD", character.lower()):
        kind = unicodedata.category(part)
        if kind in {"Mn", "Me", "Cf"}:
            continue
        found.append("-" if kind == "Pd" else _ALIKE.get(part, part))
    return "".join(found)
