"""Names in all the ways in which a text may have them: in capitals, without accents, in part, with initials, in an address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from testigo.reading.names import GENERIC, TITLES

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_NO_NAMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday the and for von van der den del las los bin ibn abu".split()
)
"""Words that alone stand for nobody, though they may be part of a name."""
_SHORTEST = 3
_BETWEEN = r"(?:[\s\-_.+,’']|%20){1,4}"
"""What may stand between the parts of a name, also in an address."""
_SLUG = re.compile(r"\S*[-_/.]\S*")


def folded(text: str) -> str:
    """Return the text without accents and in small letters, every character in its place."""
    return "".join(map(_base, text))


@lru_cache(maxsize=4096)
def _base(character: str) -> str:
    plain = unicodedata.normalize("NFD", character)[0].lower()
    return plain if len(plain) == 1 else character


def is_name(words: str) -> bool:
    """Say whether words hold a name rather than describe somebody: a word with a capital that is no title."""
    return any(t[0].isupper() for t in _parts(words))


def _parts(words: str) -> list[str]:
    """The words of a name that are not titles."""
    return [t for t in _TOKEN.findall(words) if t.casefold() not in TITLES and t.casefold() not in GENERIC]


class NamePattern:
    """Some names of one person, searched for in a text."""

    def __init__(self, names: Iterable[str], *, whole: bool = False) -> None:
        """Take the names; with ``whole`` parts of them alone are not searched for."""
        parts = [p for name in names if (p := [t for t in _parts(name) if whole or _may_be_part(t)])]
        self._full = _any(sorted({_full(p) for p in parts if len(p) > 1 or whole}, key=len, reverse=True))
        alone = {folded(t) for p in parts for t in p if _stands_alone(t)}
        self._alone = None if whole else _any(sorted(map(re.escape, alone), key=len, reverse=True))

    def is_in(self, text: str) -> bool:
        """Say whether the text has one of the names."""
        return next(self.places(text), None) is not None

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the names stand; a part of one counts with a capital, and in an address or file name with none."""
        plain = folded(text)
        if self._full:
            yield from (m.span() for m in self._full.finditer(plain))
        if self._alone:
            is_slug = bool(_SLUG.fullmatch(text))
            yield from (m.span() for m in self._alone.finditer(plain) if is_slug or text[m.start()].isupper())


def _may_be_part(token: str) -> bool:
    return token[0].isupper() or token.casefold() in _NO_NAMES


def _stands_alone(token: str) -> bool:
    return len(token) >= _SHORTEST and token[0].isupper() and token.casefold() not in _NO_NAMES


def _full(parts: list[str]) -> str:
    """A name with all its parts; all but the last may be an initial, or have one between them."""
    first = [f"(?:{re.escape(folded(p))}|{re.escape(folded(p)[0])})" for p in parts[:-1]]
    return _BETWEEN.join([*first, re.escape(folded(parts[-1]))])


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(patterns)})(?![^\W_])") if patterns else None
