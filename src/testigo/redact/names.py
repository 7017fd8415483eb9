"""Names in all the ways in which a text may have them: in capitals, without accents, in part, with initials, in an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from testigo.reading.names import GENERIC, TITLES
from testigo.reading.pronouns import PRONOUNS
from testigo.redact.folding import SEAM, folded

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
_SHORTEST_UNCASED = 2
"""Characters of a part of a name that is searched for alone; of one in a writing without capitals."""
_BEGUN, _ENDED = re.compile(r"\S*\Z"), re.compile(r"\S*")
_REACH = 200
"""Characters of an address that are looked at on each side of a name."""
_SEAM_MAY = f"{SEAM}?"
_BETWEEN = rf"[\s\-_.+,'{SEAM}]"
"""What may stand between the parts of a name, also in an address."""
_BEFORE, _AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"
"""No letter stands before, or after."""
_LINK = re.compile(r"\S*(?:[/@#_]|www\.)\S*")
"""A word in a sentence that is an address or a name on a network."""
_SLUG = re.compile(r"\S*[-_/.]\S*")


def proper_names(mentions: Iterable[str]) -> tuple[str, ...]:
    """Return the names in what pages call one person: "Teodor Ansk" of "A lawyer, Teodor Ansk".

    A mention may hold the name of somebody or something else ("director of the Harbour School, Ewa Tolland"). So a part of a
    longer one counts where it has a word of a mention that is a name and nothing else; the last part where there is none.
    """
    mentions = tuple(dict.fromkeys(mentions))
    found = dict.fromkeys(name for m in mentions if len(_segments(m)) == 1 and (name := _name_in(m)))
    known = {folded(t).plain for name in found for t in _parts(name)}
    for mention in mentions:
        names = [name for part in _segments(mention) if (name := _name_in(part))]
        meant = [n for n in names if any(folded(t).plain in known for t in _parts(n))] if known else names[-1:]
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
        self._full = _any(_full(p) for p in parts if len(p) > 1 or whole)
        self._alone = None if whole else _any(_bounded(t, t, _spelt(t)) for p in parts for t in p if _stands_alone(t))

    def is_in(self, text: str) -> bool:
        """Say whether the text has one of the names."""
        return next(self.places(text), None) is not None

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the names stand; a part of one counts with a capital, and in an address or file name with none."""
        told = folded(text)
        if self._full:
            yield from (told.place(*m.span()) for m in self._full.finditer(told.plain))
        if self._alone:
            is_slug = bool(_SLUG.fullmatch(text))
            for found in self._alone.finditer(told.plain):
                start, end = told.place(*found.span())
                if is_slug or not text[start].islower() or _LINK.fullmatch(_word_at(text, start, end)):
                    yield start, end


def _word_at(text: str, start: int, end: int) -> str:
    """The characters around a place up to the next blanks, so many at most."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    begun, ended = _BEGUN.search(before), _ENDED.match(after)
    return f"{begun and begun[0]}{text[start:end]}{ended and ended[0]}"


def _may_be_part(token: str) -> bool:
    return not token[0].islower() or token.casefold() in _NO_NAMES


def _stands_alone(token: str) -> bool:
    is_word = token.casefold() in _NO_NAMES or token.casefold() in _LEADS
    return (
        len(token) >= (_SHORTEST if _is_cased(token) else _SHORTEST_UNCASED) and not token[0].islower() and not is_word
    )


def _is_cased(token: str) -> bool:
    return token.lower() != token.upper()


def _spelt(token: str) -> str:
    """A part of a name, its apostrophes left out or not, and with what a plural has at its end."""
    letters = _SEAM_MAY.join("'?" if c == "'" else re.escape(c) for c in folded(token).plain if c != SEAM)
    return f"{letters}(?:e?s)?" if _is_cased(token) else letters


def _full(parts: list[str]) -> str:
    """A name with all its parts; all but the last may be an initial, or have one between them."""
    *first, last = parts
    told = [f"(?:{_spelt(p)}{_BETWEEN}{{0,4}}|{re.escape(folded(p).plain[:1])}{_BETWEEN}{{1,4}})" for p in first]
    initials = "".join(re.escape(folded(p).plain[:1]) for p in first)
    found = "".join([*told, _spelt(last)])
    account = f"|{initials}{_spelt(last)}(?=[\\w.]{{0,12}}@)" if first and _is_cased(last) else ""
    return _bounded(parts[0], last, f"(?:{found}{account})")


def _bounded(first: str, last: str, pattern: str) -> str:
    """A pattern that begins and ends with a word, where the writing has letters of two sizes and sets words apart."""
    before, after = _BEFORE if _is_cased(first) else "", _AFTER if _is_cased(last) else ""
    return f"{before}{pattern}{after}"


def _any(patterns: Iterable[str]) -> re.Pattern[str] | None:
    found = sorted(set(patterns), key=lambda p: (-len(p), p))
    return re.compile("|".join(found)) if found else None
