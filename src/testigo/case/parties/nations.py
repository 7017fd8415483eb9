"""Whose a body is: the country that its name, or the page around it, points to.

A country that no table knows (a page of a place that has none, an invented sample) goes by the stem that its name and the word
for its people share: ``~veldur`` of Velduria and Veldurian.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from testigo.case.parties.forms import folded
from testigo.case.parties.tokens import Token
from testigo.ledger import Ledger
from testigo.reading.places.countries import ADJECTIVES, NAMES

_PEOPLE = re.compile(r"(?:ians?|eans?|ans?|ese|ish|is?|ics?)$")
_LAND = re.compile(r"(?:ia|ya|land|stan|a|e|o|y)$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHORTEST = 4
"""Letters of a stem from which on it tells a country."""


def _table() -> dict[tuple[str, ...], str]:
    made: dict[tuple[str, ...], str] = {}
    for names in (NAMES, ADJECTIVES):
        for name, code in names.items():
            key = folded(name)
            words = (key.replace(" ", ""),) if "." in name else tuple(key.split())
            made[words] = code
    made["america",] = made["estadounidense",] = "US"
    made["salvadorena",] = made["salvadoreno",] = "SV"
    made["venezolano",] = made["venezolana",] = "VE"
    return made


_NATIONS = _table()
_ONLY_IN_CAPITALS = frozenset(k for k in _NATIONS if len(k) == 1 and len(k[0]) <= 3)
"""Acronyms that are words else: CAR, US."""
_OF_CONTINENTS = frozenset({"central", "latin", "south", "north", "inter", "pan"})
"""Before "American": no country."""
_LONGEST = {first: max(len(key) for key in _NATIONS if key[0] == first) for first in {key[0] for key in _NATIONS}}
"""Words of the longest country's name that begins with a word; of one that begins none there is nothing to look up."""


def take_nation(tokens: Sequence[Token]) -> tuple[str | None, list[Token]]:
    """Return the first country that the tokens name, and the tokens without its words."""
    for i in range(len(tokens)):
        for n in _lengths(tokens, i):
            code = _nation(tokens[i : i + n])
            if code is not None:
                return code, [*tokens[:i], *tokens[i + n :]]
    return None, list(tokens)


def _lengths(tokens: Sequence[Token], at: int) -> range:
    """How many words from a place on may be a country's name, the longest first."""
    longest = _LONGEST.get(tokens[at].word, 0)
    if longest and at and tokens[at - 1].word in _OF_CONTINENTS:
        longest = 0
    return range(min(longest, len(tokens) - at), 0, -1)


def _nation(tokens: Sequence[Token]) -> str | None:
    key = tuple(t.word for t in tokens)
    if key in _ONLY_IN_CAPITALS and not (tokens[0].raw.isupper() or "." in tokens[0].raw):
        return None
    return _NATIONS.get(key)


def stem_of_people(word: str) -> str | None:
    """Return the stem of a word that may name a people ("Veldurian"); None where it does not look like one."""
    stem = _PEOPLE.sub("", word)
    return _LAND.sub("", stem) if stem != word and len(stem) >= _SHORTEST else None


def stem_of_land(word: str) -> str:
    """Return the stem of a country's name: "veldur" of Velduria."""
    stem = _LAND.sub("", word)
    return stem if len(stem) >= _SHORTEST else word


def country_of(ledger: Ledger) -> str | None:
    """Return the country that the page is about: the one that its words name most often, else that of its incidents' places."""
    votes = _named(ledger.page.text)
    for line in ledger.page.datelines:
        if line.place and "," in line.place:
            code, _ = take_nation(_plain(line.place.rpartition(",")[2]))
            votes.update([code] if code else [])
    if not votes:
        votes = _of_places(ledger)
    return min(votes, key=lambda c: (-votes[c], c)) if votes else None


_HEADS = r"(?:government|army|air force|navy|military|president|parliament|armed forces|(?:defen[cs]e|foreign|interior|health) ministry)"
_LAND_BEFORE = re.compile(
    rf"\b([A-Z][^\W\d_]{{3,}})(?:['’]s (?i:{_HEADS})| (?!(?i:government|president))(?i:{_HEADS}))\b"
)
_LAND_AFTER = re.compile(rf"\b(?i:{_HEADS}|ministry of \w+|republic) of (?:the Republic of )?([A-Z][^\W\d_]{{3,}})\b")
_NO_LANDS = frozenset(
    "this that their vice prime former deputy interim acting local state federal central military civilian transitional party "
    "current when then after before from with while under late company club bank union board senate house new national".split()
)


def _by_function(text: str, tokens: Sequence[Token]) -> Counter[str]:
    """Stems of countries that no table has and that the page gives a government, an army, a president."""
    found = [m[1].lower() for pattern in (_LAND_BEFORE, _LAND_AFTER) for m in pattern.finditer(text)]
    lands = {w for w in found if w not in _NO_LANDS and (w,) not in _NATIONS}
    stems = {stem_of_people(w) or stem_of_land(w) for w in lands}
    seen = Counter(t.word for t in tokens if t.is_capital and len(t.word) >= _SHORTEST)
    return Counter(
        {f"~{s}": sum(n for w, n in seen.items() if s in {w, stem_of_people(w), stem_of_land(w)}) for s in stems}
    )


_PLACES, _SHARE = 3, 0.75
"""Places by different names, and their share of all, from which on they tell the country: a few names may be chance."""


def _of_places(ledger: Ledger) -> Counter[str]:
    places = {(w.name, w.country) for i in ledger.incidents for w in i.where if w.country}
    votes = Counter(country for _, country in places)
    return Counter({c: n for c, n in votes.items() if n >= _PLACES and n >= _SHARE * len(places)})


def _named(text: str) -> Counter[str]:
    tokens = _plain(text)
    votes: Counter[str] = Counter()
    i = 0
    while i < len(tokens):
        for n in _lengths(tokens, i) if tokens[i].word in _LONGEST else ():
            code = _nation(tokens[i : i + n])
            if code is not None:
                votes[code] += 1
                i += n - 1
                break
        i += 1
    odd = _unknown(tokens)
    odd |= _by_function(text, tokens)
    return votes + odd


def _unknown(tokens: Sequence[Token]) -> Counter[str]:
    """Stems of countries of which the page has both the name and the word for its people."""
    capital = Counter(t.word for t in tokens if t.raw[:1].isupper())
    people = {w: s for w in capital if (w,) not in _NATIONS and (s := stem_of_people(w))}
    lands = {w: stem_of_land(w) for w in capital if w not in people and (w,) not in _NATIONS and _LAND.search(w)}
    known = set(people.values()) & set(lands.values())
    return Counter(
        {f"~{stem}": sum(n for w, n in capital.items() if people.get(w, lands.get(w)) == stem) for stem in known}
    )


def _plain(text: str) -> list[Token]:
    """Tokens of running text, quicker than those of a name."""
    made = []
    for raw in _WORD.findall(text.replace("U.S.", "USA").replace("u.s.", "USA").replace("U.K.", "UK")):
        low = raw.lower()
        if low == "us" and raw != "US":
            continue
        made.append(Token(raw, low if low.isascii() else folded(low), owns=False))
    return made
