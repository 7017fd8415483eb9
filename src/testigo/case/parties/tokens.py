"""The words of a name as tokens that know their case, their folded form, and whether they own what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from testigo.case.parties.forms import folded

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[\w&]+(?:[-'’][\w&]+)*['’]?|/")
_SPLIT = re.compile(r"\b(secretary|vice|attorney|director|deputy|ex|state|army|rebel|government)-(\w)", re.IGNORECASE)
"""Hyphens of posts and of "state-run": the parts are words of their own."""
_APOSTROPHE = re.compile(r"['’]")
_OWNS = re.compile(r"['’]s?$")
_LEAD = re.compile(r"^(?:\d+(?=\s)|[\s:.,;\"“”‘’«»\]\[)(-])+")
ARTICLES = frozenset("the a an el la los las un una its his her their our my this that these those le lo".split())


@dataclass(frozen=True, slots=True)
class Token:
    """One word: ``raw`` as printed, ``word`` folded, ``owns`` where it ends in a possessive."""

    raw: str
    word: str
    owns: bool

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.raw[:1].isupper()


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a name; a number that stands before it (of a sentence, a list) is left out."""
    return list(_tokens(text))


@lru_cache(maxsize=1 << 14)
def _tokens(text: str) -> tuple[Token, ...]:
    """The same; a page's names are taken apart for one purpose after the other."""
    found = []
    for raw in _TOKEN.findall(_SPLIT.sub(r"\1 \2", _LEAD.sub("", text))):
        bare = _OWNS.sub("", raw)
        plain = _APOSTROPHE.sub("", bare)
        word = folded(plain).replace(" ", "") if "." in plain else folded(plain).replace(" ", "-")
        if word == "us" and not (bare.isupper() or "." in bare):
            word = "us-pronoun"
        if word:
            found.append(Token(raw=raw, word=word, owns=raw != bare and bool(bare)))
    return tuple(found)


def without_articles(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens from the first that is no article or possessive pronoun."""
    i = 0
    while (
        i < len(tokens) - 1
        and tokens[i].word in ARTICLES
        and not (tokens[i].word in {"la", "el", "los"} and tokens[i].raw.istitle() and i)
    ):
        i += 1
    return list(tokens[i:])


def words(tokens: Sequence[Token]) -> list[str]:
    """Return the folded words."""
    return [t.word for t in tokens]


def written(tokens: Sequence[Token]) -> str:
    """Return the tokens as printed, set apart by blanks."""
    return " ".join(t.raw for t in tokens)
