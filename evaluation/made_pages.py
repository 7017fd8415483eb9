"""Pages made from the invented cases, as many as are asked for: other events, other people and places, other wording.

A made event is one of the cases under other names (each of the same length, so that every offset of a reading holds), on
another day, with most long words exchanged for others: pages of one event share names and facts, as reports of one event do,
and those that were copies of each other remain so. Events differ in size as news does: most are told on a page or two, a few
on hundreds. Events of one country share its government and its forces; outlets are the same everywhere.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from reference_cases import SETS, ReferenceCase, ledger_of, reference_cases
from testigo.contract import from_json, to_json
from testigo.ledger import Ledger

LARGEST = 400
"""Pages of an event at most."""
EVENTS_A_COUNTRY = 12
KEPT = frozenset(
    "Ministry Minister Defence Interior Transport Information President Prime Chief Colonel Major General Brigadier Governor "
    "Commissioner Superintendent Deputy Director Ombudsman Mayor Doctor Justice Health Maritime Safety Authority Police "
    "National Army Air Force Front Council Town Government Party Office Union Red Crescent United Nations Hospital Civil "
    "Press Agency News Service World State Television Radio Post Times Herald Human Rights International Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November "
    "December".split()
)
"""Words that say what something is; a name under which a made page tells of it keeps them."""
STANDING = frozenset(
    "Kharun Highland Dorun Bered Ildar Alcorra Alcorran Montoya Ocampo Salvatierra Arrieta Lorenza Vanira Albany Tamoa Fusi "
    "Hoponoa Latu Moala Sarmova Sarmovan Tarn Krotova Dusan Velik Karsk Ndaria Lakeshore Patriotic Otala Kirua Abelu Selas "
    "Devistan Danwar Ovhal Meghpur Trevania Trevan Voss Merrenburg Corvane Amory Belmain Sable Zambara Elise Okolo Adande".split()
)
"""Names that events of one country share: the country, its leaders, its forces, its capital."""
TEXTS = frozenset(("text", "title", "name", "outlet", "agencies", "authors", "words"))
"""Fields of a ledger that hold words of the page."""

_WORD = re.compile(r"[A-Za-z]{3,}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Disguise:
    """What an event is called in place of the case it was made from: salts of its country, itself and its wording, days."""

    country: str
    event: str
    wording: str
    days: int


def made_ledgers(pages: int, kept: Path | None = None, seed: int = 0) -> Iterator[Ledger]:
    """So many ledgers of made pages, shuffled; the same for the same number and seed."""
    templates = [[to_json(ledger_of(r, kept)) for r in case.received()] for case in _cases()]
    draw = random.Random(seed)
    plan = [(event, n) for event, size in enumerate(sizes(pages, draw)) for n in range(size)]
    draw.shuffle(plan)
    for event, n in plan:
        yield made(templates[event % len(templates)], event, n)


def sizes(pages: int, draw: random.Random) -> Iterator[int]:
    """How many pages tell of each event, so many pages in all: a Pareto law, as of news."""
    left = pages
    while left:
        size = min(left, LARGEST, int(1.5 * draw.paretovariate(0.9)))
        yield size
        left -= size


def made(template: Sequence[dict[str, Any]], event: int, number: int) -> Ledger:
    """The page of this number of an event; from its second round through the case's pages on, it is worded anew."""
    turn, page = divmod(number, len(template))
    disguise = Disguise(
        country=f"c{event // EVENTS_A_COUNTRY}",
        event=f"e{event}",
        wording=f"e{event} {turn}",
        days=(event + 1) * 37 % 1500,
    )
    plain = _disguised(template[page], disguise, "")
    plain["input"] = f"made/{event}/{number}"
    plain["page"]["id"] = "sha256:" + hashlib.sha256(f"{event} {number}".encode()).hexdigest()
    return from_json(plain)


def _disguised(value: Any, disguise: Disguise, key: str) -> Any:  # noqa: ANN401 - any part of a ledger
    if isinstance(value, dict):
        return {k: _disguised(v, disguise, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_disguised(v, disguise, key) for v in value]
    if not isinstance(value, str):
        return value
    if key in TEXTS:
        return _WORD.sub(lambda found: _other(found[0], disguise), value)
    return _DAY.sub(lambda found: _moved(found[0], disguise.days), value)


def _moved(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def _other(word: str, disguise: Disguise) -> str:
    """What stands in place of a word."""
    if word in KEPT or word in _outlets() or word in _telling():
        return word
    if word in STANDING:
        return _name(word, disguise.country)
    if word[0].isupper() and word.lower() not in _ordinary():
        return _name(word, disguise.event)
    return _exchanged(word, disguise.wording)


@cache
def _name(word: str, salt: str) -> str:
    draw = random.Random(f"{salt} {word}")
    letters = "".join(draw.choice("aeiou" if i % 2 else "bcdfghjklmnprstvz") for i in range(len(word)))
    return letters.upper() if word.isupper() else letters.capitalize()


def _exchanged(word: str, salt: str) -> str:
    """The word, or six times in ten another of its length."""
    draw = random.Random(f"{salt} {word}")
    others = _vocabulary().get(len(word))
    return draw.choice(others) if word.islower() and others and draw.random() < 0.6 else word


@cache
def _cases() -> tuple[ReferenceCase, ...]:
    return (*reference_cases(SETS["tuning"]), *reference_cases(SETS["test"]))


@cache
def _outlets() -> frozenset[str]:
    """Words of the outlets' names, but for those of places."""
    outlets = [page["outlet"] for case in _cases() for page in case.gold["pages"].values()]
    places = [incident["where"] or "" for case in _cases() for incident in case.gold["incidents"]]
    return frozenset(_WORD.findall(" ".join(outlets))) - frozenset(_WORD.findall(" ".join(places))) - STANDING


@cache
def _ordinary() -> frozenset[str]:
    """Words that stand without a capital somewhere."""
    return frozenset(w for case in _cases() for doc in case.documents for w in _WORD.findall(doc.text) if w.islower())


@cache
def _telling() -> frozenset[str]:
    """Words that tell what happens and who says it: those of claims' cues and incidents' triggers are not exchanged."""
    return frozenset(
        "said says told killed wounded injured died dead bomb bombing blast attack shot police fire arrested detained missing "
        "rescued according claimed denied blamed accused rejected reported killing deaths hospital alleged suspected".split()
    )


@cache
def _vocabulary() -> dict[int, list[str]]:
    """Ordinary words of five letters and more by length."""
    by_length: dict[int, list[str]] = defaultdict(list)
    for word in sorted(_ordinary() - _telling()):
        if len(word) > 4:
            by_length[len(word)].append(word)
    return by_length
