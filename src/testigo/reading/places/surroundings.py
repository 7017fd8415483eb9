"""What the rest of a page says of where it is set: the countries it names, its dateline, and what it says lies in what."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from testigo.reading.places.countries import ADJECTIVES, NAMES, STATES_OF_US

READ = 20_000
"""Characters of a page that are searched for countries."""
_HOME, _NAMED, _PLACE = 8.0, 2.0, 1.0
"""What speaks for a country: the dateline's place, a mention of it, a place in it."""
_BODIES = """
SV fmln,arena,farabundo marti,radio venceremos,atlacatl battalion
CO farc,eln,m-19,medellin cartel,cali cartel,extraditables
PE shining path,sendero luminoso,mrta,tupac amaru
GT urng
NI sandinista,sandinistas,fsln,contras
CL fpmr,mapu lautaro,manuel rodriguez patriotic front
BO zarate willka
MX zapatistas,ezln,pemex
AF taliban
IQ baath party,peshmerga
LB hezbollah,hizbullah,hizballah
PS hamas,fatah,intifada
TR pkk
IN naxalites,lok sabha,bjp
LK ltte,tamil tigers
PK inter-services intelligence,tehreek-e-taliban
PH abu sayyaf,npa,milf
NG boko haram
SO al-shabab,al-shabaab
KE mungiki
ZW zanu-pf
UG lord's resistance army
RW interahamwe
YE houthis,houthi
ES guardia civil
GB scotland yard,nhs,ukip
US fbi,white house,pentagon,state department,cdc
RU kremlin,fsb
CN xinhua
IR revolutionary guards
MM tatmadaw
"""
"""Bodies that act in one country, or speak for it, by its code."""
BODIES: dict[str, str] = {name: line[:2] for line in _BODIES.strip().splitlines() for name in line[3:].split(",")}


def _one_of(names: Iterable[str]) -> str:
    """A pattern for any of some names, the longest first; by first letters, so that most are never tried."""
    longest_first = sorted(sorted(names), key=len, reverse=True)
    by_letter = {n[0]: [m[1:] for m in longest_first if m[0] == n[0]] for n in sorted(names)}
    return "|".join(f"{re.escape(letter)}(?:{'|'.join(map(re.escape, rest))})" for letter, rest in by_letter.items())


_SAID = re.compile(
    r"(?<![\w-])(?<!central )(?<!latin )(?<!south )(?<!pan-)(?:"
    + _one_of({*NAMES, *ADJECTIVES, *BODIES} - {"us", "car"})
    + r")(?![\w-]|\s+(?:street|avenue|ave|neighborhood|colonia|boulevard|hotel)\b)",
)
_US = re.compile(r"(?<![\w.])(?:US|U\.S\.|U\. S\.)(?!\w)")


def countries_said(text: str) -> Counter[str]:
    """How often each country is named in a text: itself, by its adjective, or through a body that is known to be its own."""
    votes: Counter[str] = Counter()
    for match in _SAID.finditer(" ".join(text[:READ].lower().split())):
        if match[0] not in STATES_OF_US:
            votes[NAMES.get(match[0]) or ADJECTIVES.get(match[0]) or BODIES[match[0]]] += 1
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
