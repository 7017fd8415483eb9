"""Names in all the ways in which a text may have them: in capitals, without accents, in part, with initials, in an address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from testigo.reading.names import GENERIC, TITLES
from testigo.reading.pronouns import PRONOUNS

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_NO_NAMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday the and for von van der den del las los bin ibn abu".split()
)
"""Words that alone stand for nobody, though they may be part of a name."""
_PREPOSITIONS = frozenset("of for at in from with on to by who whose".split())
_LEADS = (
    frozenset(
        "a an the our my his her their its your this that these those one two three some many several other another".split()
    )
    | PRONOUNS.keys()
    | TITLES
    | GENERIC
)
"""Words before a name that are none."""
_SEAM = re.compile(r"[,;:()]\s?|[’']s\s")
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


def proper_names(mentions: Iterable[str]) -> tuple[str, ...]:
    """Return the names in what pages call one person: "Teodor Ansk" of "A lawyer, Teodor Ansk".

    A mention may hold the name of somebody or something else ("director of the Harbour School, Ewa Tolland"). So a part of a
    longer one counts where it has a word of a mention that is a name and nothing else; the last part where there is none.
    """
    mentions = tuple(dict.fromkeys(mentions))
    found = dict.fromkeys(name for m in mentions if len(_segments(m)) == 1 and (name := _name_in(m)))
    known = {folded(t) for name in found for t in _parts(name)}
    for mention in mentions:
        names = [name for part in _segments(mention) if (name := _name_in(part))]
        meant = [n for n in names if any(folded(t) in known for t in _parts(n))] if known else names[-1:]
        found |= dict.fromkeys(meant)
    return tuple(found)


def _segments(mention: str) -> list[str]:
    return [part for part in _SEAM.split(mention) if part.strip()]


def _name_in(part: str) -> str | None:
    """The name at the end of a part of a mention; None where it only describes somebody, or names what they belong to."""
    words = part.split()
    while words and (words[0][:1].islower() or _plain(words[0]) in _LEADS):
        if _plain(words[0]) in _PREPOSITIONS:
            return None
        words.pop(0)
    tokens = [_plain(w) for w in words]
    if not words or any(w[:1].islower() and t not in _NO_NAMES for w, t in zip(words, tokens, strict=True)):
        return None
    name = " ".join(words).strip(" .,;:()“”\"'‘’")
    return name if any(_stands_alone(t) for t in _parts(name)) else None


def _plain(word: str) -> str:
    return word.strip(".,;:()“”\"'‘’").casefold()


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
    is_word = token.casefold() in _NO_NAMES or token.casefold() in _LEADS
    return len(token) >= _SHORTEST and token[0].isupper() and not is_word


def _full(parts: list[str]) -> str:
    """A name with all its parts; all but the last may be an initial, or have one between them."""
    first = [f"(?:{re.escape(folded(p))}|{re.escape(folded(p)[0])})" for p in parts[:-1]]
    return _BETWEEN.join([*first, re.escape(folded(parts[-1]))])


def _any(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(patterns)})(?![^\W_])") if patterns else None
