"""What one mention says of who it is, and whether two mentions on one page can be the same party."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from testigo.case.parties import lexicon as lex
from testigo.case.parties.bodies import NOBODY, body_of
from testigo.case.parties.likeness import is_short_of, is_variant
from testigo.case.parties.people import person_of
from testigo.case.parties.tokens import tokens_of, without_articles
from testigo.ledger import EntityKind

_ADDRESSED = (
    lex.RANKS
    | lex.COURTESY
    | frozenset("president commander minister comandante presidente ministro spokesman".split())
)
_DESCRIBING = frozenset({"rebels", "opposition", "protesters", "paramilitaries", "state media"})
_PLAIN_NAMES = 2
"""Words from which on a capitalised run on a body's entity can be a person's name in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspect:
    """Who a mention says it is: its ``sort``, own ``words`` folded, other forms, and the function where it names one."""

    sort: Literal["person", "body", "nobody"]
    words: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    function: str | None = None

    @property
    def names(self) -> bool:
        """Whether it tells by itself who is meant, and does not only describe: "the guerrillas"."""
        return self.sort != "nobody" and bool(self.words or self.function not in _DESCRIBING)


NOBODY_SAID = Aspect(sort="nobody")


@lru_cache(maxsize=16384)
def aspect_of(text: str, kind: EntityKind, *, cased: bool) -> Aspect:
    """Return who the words say that is meant."""
    tokens = without_articles(tokens_of(text))
    if kind == "person" or (tokens and len(tokens) > 1 and tokens[0].word in _ADDRESSED):
        names = person_of(text, cased=cased).names
        if names:
            return Aspect(sort="person", words=tuple(names[0].split()))
        if kind == "person":
            return NOBODY_SAID
    if kind in {"place", "weapon", "vehicle"}:
        return NOBODY_SAID
    body = body_of(text, cased=cased)
    if body == NOBODY or body.counted:
        return NOBODY_SAID
    return Aspect(sort="body", words=tuple((body.name or "").split()), aliases=body.aliases, function=body.function)


def can_be_one(a: Aspect, b: Aspect) -> bool:
    """Say whether two mentions that a page holds for one may be: their names do not clash."""
    if a.sort != b.sort:
        return False
    if a.sort == "person":
        return is_short_of(a.words, b.words) or is_short_of(b.words, a.words) or is_variant(a.words, b.words)
    if a.words and b.words:
        return _one_name(a, b)
    if a.function and b.function:
        return a.function == b.function or bool({a.function, b.function} & _DESCRIBING)
    return bool({a.function, b.function} & _DESCRIBING) or bool(a.aliases or b.aliases)


def _one_name(a: Aspect, b: Aspect) -> bool:
    if " ".join(b.words) in a.aliases or " ".join(a.words) in b.aliases or set(a.aliases) & set(b.aliases):
        return True
    if (
        set(a.words) & set(b.words) - lex.BODY_HEADS - lex.STANDING
        or set(a.words) <= set(b.words)
        or set(b.words) <= set(a.words)
    ):
        return True
    short, long = sorted((a.words, b.words), key=len)
    return len(short) == 1 and sorted(short[0]) == sorted(w[0] for w in long)
