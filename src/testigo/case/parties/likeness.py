"""When two names in words are forms of one: one shorter than the other, or spelled otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_LONG = 5
"""Letters from which on one letter may differ between spellings of a name."""
_CALLED = dict(
    pair.split(":")
    for pair in (
        "tom:thomas mike:michael bill:william will:william bob:robert rob:robert jim:james joe:joseph dave:david tony:anthony "
        "dan:daniel ben:benjamin sam:samuel steve:stephen chris:christopher matt:matthew nick:nicholas alex:alexander "
        "liz:elizabeth kate:katherine sue:susan pepe:jose paco:francisco pancho:francisco chema:jose lupe:guadalupe"
    ).split()
)
"""Short forms of given names."""
_DOUBLE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouyhw\W]")


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Return the consonants of a word, those that spellings exchange made equal: velasquez and velazquez."""
    plain = word.translate(str.maketrans("zvjqc", "sbikk")).replace("ph", "f").replace("kk", "k")
    return word[:1].translate(str.maketrans("zvjqc", "sbikk")) + _VOWELS.sub("", _DOUBLE.sub(r"\1", plain[1:]))


@lru_cache(maxsize=65536)
def spelled_alike(a: str, b: str) -> bool:
    """Say whether two words are spellings of one: equal, or long and one letter apart."""
    if a == b or _CALLED.get(a) == b or _CALLED.get(b) == a:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if min(len(a), len(b)) < _LONG or abs(len(a) - len(b)) > 1 or (a[0] != b[0] and skeleton(a) != skeleton(b)):
        return False
    return _one_edit(a, b)


def _one_edit(a: str, b: str) -> bool:
    """Whether one letter put in, left out or exchanged, or two neighbours turned round, make one of the other."""
    if len(a) > len(b):
        a, b = b, a
    i = 0
    while i < len(a) and a[i] == b[i]:
        i += 1
    if len(a) == len(b):
        return a[i + 1 :] == b[i + 1 :] or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])
    return a[i:] == b[i + 1 :]


def is_short_of(short: Sequence[str], long: Sequence[str]) -> bool:
    """Say whether all words of ``short`` stand in ``long`` in the same order; an initial stands for its word.

    A single word is short only of names in which it is no given name: it is not the first of them.
    """
    if len(short) > len(long) or not short:
        return False
    if len(short) == 1 and len(long) > 1:
        return any(spelled_alike(short[0], w) and len(short[0]) > 1 for w in long[1:])
    at = 0
    for word in short:
        while at < len(long) and not spelled_alike(word, long[at]):
            at += 1
        if at == len(long):
            return False
        at += 1
    return True


def is_variant(a: Sequence[str], b: Sequence[str]) -> bool:
    """Say whether two names of equally many words differ in spelling alone."""
    return len(a) == len(b) and all(spelled_alike(x, y) for x, y in zip(a, b, strict=True))
