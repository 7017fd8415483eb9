"""What the rest of a page says of where it is set: the countries it names, its dateline, and what it says lies in what."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from testigo.reading.places.countries import ADJECTIVES, NAMES

READ = 20_000
"""Characters of a page that are searched for countries."""
_HOME, _NAMED, _PLACE = 8.0, 2.0, 1.0
"""What speaks for a country: the dateline's place, a mention of it, a place in it."""
_SAID = re.compile(
    r"(?<![\w-])(?<!central )(?<!latin )(?<!south )(?<!pan-)(?:"
    + "|".join(sorted((re.escape(n) for n in {*NAMES, *ADJECTIVES} if n not in {"us", "car"}), key=len, reverse=True))
    + r")(?![\w-]|\s+(?:street|avenue|ave|neighborhood|colonia|boulevard|hotel)\b)",
)
_US = re.compile(r"(?<![\w.])(?:US|U\.S\.|U\. S\.)(?!\w)")


def countries_said(text: str) -> Counter[str]:
    """How often each country is named in a text, itself or by its adjective."""
    votes: Counter[str] = Counter()
    for match in _SAID.finditer(" ".join(text[:READ].lower().split())):
        votes[NAMES.get(match[0]) or ADJECTIVES[match[0]]] += 1
    shouted = text[:READ].isupper()
    votes["US"] += len(_US.findall(text[:READ])) if not shouted else text[:READ].count("U.S.")
    return +votes


def shares(votes: Counter[str], home: str | None, places: Iterable[str]) -> dict[str, float]:
    """Each country's share of what speaks for it: names, the dateline's country, sure places."""
    weights: dict[str, float] = defaultdict(float, {code: _NAMED * n for code, n in votes.items()})
    if home:
        weights[home] += _HOME
    for code in places:
        weights[code] += _PLACE if code else 0.0
    total = sum(weights.values())
    return {code: n / total for code, n in weights.items()} if total else {}


def leading(weights: Mapping[str, float], least: float) -> str | None:
    """The country with the largest share, when it is at least so large."""
    if not weights:
        return None
    top = max(weights, key=lambda code: (weights[code], code))
    return top if weights[top] >= least else None
