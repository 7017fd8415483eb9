"""Names in a form in which two pages' spellings of one name are equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^\w&]+")
_BRACKETED = re.compile(r"[\[(]([^\])]*)[\])]")
_SMALL = frozenset(
    "the a an of and in on at to for by from with el la los las de del y e le les du des d l al bin ibn".split()
)
TITLES = frozenset(
    "mr mrs ms miss dr doctor prof professor sir dame lord lady president minister prime deputy vice general gen colonel col "
    "major maj captain capt lieutenant lt sergeant sgt commander cmdr admiral adm judge justice senator sen representative "
    "rep governor gov mayor bishop archbishop monsignor msgr father fr reverend rev ambassador spokesman spokeswoman "
    "spokesperson chief inspector superintendent officer agent secretary former ex acting attorney".split()
)


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """Return the text without case and accents, words set apart by one blank."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(_NOT_WORD.sub(" ", plain).split())


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name that tell it from others: small words and bracketed notes are left out."""
    bare = _BRACKETED.sub(" ", name)
    return tuple(re.sub(r"s$", "", w) if w.endswith("'s") else w for w in folded(bare).split() if w not in _SMALL)


def person_words(name: str) -> tuple[str, ...]:
    """Return a person's own names, titles and offices left out."""
    return tuple(w for w in words_of(name) if w not in TITLES)


def acronyms(name: str) -> tuple[str, ...]:
    """Return the acronyms that the name gives in brackets: FMLN of "the Farabundo … Front (FMLN)"."""
    return tuple(f for inner in _BRACKETED.findall(name) if " " not in (f := folded(inner)) and 2 <= len(f) <= 12)


def initials(name: str) -> str:
    """Return the first letters of the name's words, as an acronym would have them."""
    return "".join(w[0] for w in words_of(name))
