"""What a person writes to search with, as a question to the index: words, "a phrase", begin*, -without, OR.

Whatever is written, the index is asked something it understands (SQLite FTS5, section 3, "Full-text Query Syntax").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from testigo.errors import TestigoError

MOST = 64
"""Terms that are looked for; more are refused."""
_TERM = re.compile(r'(?P<without>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))(?P<prefix>\*?)')
_CURLY = str.maketrans("“”„«»＂", '""""""')
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word or phrase; ``prefix``: any word that begins so."""

    text: str
    prefix: bool

    def __str__(self) -> str:
        """The term as FTS5 has it."""
        return f'"{self.text}"' + (" *" if self.prefix else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What must be found: one term at least of each group, and none of ``without``."""

    groups: tuple[tuple[Term, ...], ...]
    without: tuple[Term, ...]

    @property
    def match(self) -> str:
        """The question in the language of the index; empty where nothing is asked."""
        if not self.groups:
            return ""
        asked = " AND ".join(f"({' OR '.join(map(str, group))})" for group in self.groups)
        return f"({asked}) NOT ({' OR '.join(map(str, self.without))})" if self.without else asked

    @property
    def has_phrase(self) -> bool:
        """Whether words must stand next to each other."""
        return any(" " in term.text for group in self.groups for term in group)

    def loosened(self) -> Wanted:
        """The same with the words of phrases wherever they stand."""
        groups: list[tuple[Term, ...]] = []
        for group in self.groups:
            alone = len(group) == 1 and not group[0].prefix
            groups += (
                [(Term(text=w, prefix=False),) for w in group[0].text.split() if _is_word(w)] if alone else [group]
            )
        return Wanted(groups=tuple(groups), without=self.without)


def wanted(text: str) -> Wanted:
    """Return what the words ask for.

    Raises TestigoError T513 when they say only what must not be found, or are more than 64.
    """
    groups: list[tuple[Term, ...]] = []
    without: list[Term] = []
    alternative = False
    for term, is_without in _terms(text):
        if term is None:
            alternative = bool(groups)
        elif is_without:
            without.append(term)
        elif alternative:
            groups[-1] = (*groups[-1], term)
            alternative = False
        else:
            groups.append((term,))
    if len(groups) + len(without) > MOST:
        raise TestigoError("T513", f"{len(groups) + len(without)} words are too many to search for at once")
    if without and not groups:
        raise TestigoError("T513", "the words say only what must not be found")
    return Wanted(groups=tuple(groups), without=tuple(without))


def _terms(text: str) -> Iterator[tuple[Term | None, bool]]:
    """Each term and whether it must not be found; None for OR. What holds no letter and no digit asks nothing."""
    for found in _TERM.finditer(_CONTROLS.sub(" ", text).translate(_CURLY)):
        word = found["word"]
        if word == "OR" and not found["without"]:
            yield None, False
            continue
        said = found["phrase"] if word is None else word.rstrip("*")
        starred = bool(found["prefix"]) or (word or "").endswith("*")
        if _is_word(said):
            yield Term(text=" ".join(said.split()), prefix=starred), bool(found["without"])


def _is_word(said: str) -> bool:
    """Whether the index knows anything of it as a word."""
    return any(unicodedata.category(letter)[0] in "LN" for letter in said)
