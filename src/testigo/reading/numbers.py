"""How many: the amount that the words of a count state, with the bounds they set ("at least 20", "up to 50")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from testigo.reading.cardinals import CARDINAL, cardinal_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How many at least and at most; ``low`` alone is "at least", ``high`` alone "at most", neither an unstated number.

    ``approximate`` says that the text calls the number a round one ("about 50", "nearly 200").
    """

    low: float | None
    high: float | None
    approximate: bool = False


UNSTATED = Amount(low=None, high=None)

_LONGEST = 200
_TRANSLATION = str.maketrans("’‘ʼ‐‑‒–—−“”", "'''------\"\"")
_SPACE = re.compile(r"\s+")

_SOME_AGE = rf"(?:{CARDINAL})(?:(?:,| to| and|-) ?(?:{CARDINAL}))*"
_AGE = re.compile(
    rf"\b(?:{CARDINAL})[\s-]+(?:and[\s-]+a[\s-]+half[\s-]+)?(?:year|month|week|day)s?[\s-]+olds?\b|, \d{{1,3}}(?=,|$)"
    rf"|\baged? (?:of )?{_SOME_AGE}|\b(?:in|into) (?:his|her|their)[\w\s-]*? ?\d0'?s\b"
    rf"|(?<=\bboy of )(?:{CARDINAL})|(?<=\bgirl of )(?:{CARDINAL})|(?<=\bman of )(?:{CARDINAL})"
)
_MEASURE = re.compile(
    r"\b\d+(?:[.,]\d+)?[\s-]?(?:mm|millimet(?:er|re)s?|cal|calib(?:er|re)|gauge)\b"
    r"|(?<=\ba )\d+(?:[.,]\d+)?-(?:kilo\w*|kg|pound|ton\w*|met(?:er|re)|km|mile|foot|hour|minute|day|week|month|year)\b"
)
_MODEL = re.compile(r"\b(?!(?:us|ca|au|nz|hk|rs|eur|usd|gbp|r|a|c)\$?-?\d)[a-z]+-?\d+[a-z]?\b")
_ARMY = re.compile(
    r"\b\d+(?:st|nd|rd|th|d)? (?=(?:battalion|brigade|regiment|division|squadron|corps|platoon|commando|infantry)\b)"
)
_CURRENCY = re.compile(r"(?:\b(?:us|ca|au|nz|hk|a|c|r))?[$€£¥₡₹]\s?|\b(?:us|usd|eur|gbp|rs|r)\.? ?(?=\d)")

_NONE = re.compile(
    r"^\"?(?:(?:not (?:one|a single|any)|no one|nobody|none|no(?! (?:more|fewer|less|greater) than)|zero|nil|neither)\b"
    r"|(?:any|without)\b|0(?![\d.,]))"
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_ORDINAL = re.compile(
    r"^(?P<the>an?|another|(?:at least )?the|its|his|her|their|\w+'s)? ?"
    rf"(?P<which>{'|'.join(_ORDINALS)}|\d+(?:st|nd|rd|th|d))\b(?! (?:{CARDINAL}))"
)
_VAGUE = re.compile(
    r"\b(?:several|many|numerous|countless|various|a few|few|scores?|dozens|hundreds?|thousands|millions|billions|tens"
    r"|most|much|lots?|half|(?:large|great|small|huge|significant|un\w+) (?:numbers?|amounts?|quanti\w+)"
    r"|a (?:number|handful|lot|series|string|quantity|majority|minority|third|quarter) of)\b"
)
_VAGUE_SCALE = re.compile(r"\b(?:several|many|a few|few|some)\s+(?:hundred|thousand|million|dozen)\b")
_VAGUE_START = re.compile(r"^(?:some|others|more)\b")
_SHARE = re.compile(
    rf"^(?:\w+ ){{0,3}}(?:{CARDINAL}) ?(?:percent|per cent|%|in (?:every )?(?:{CARDINAL}))"
    rf"|\b(?:{CARDINAL})[ -](?:third|quarter|fifth|tenth)s?\b|^all but "
)

_LOW = re.compile(
    r"\b(?:at (?:the )?(?:very )?least|(?<!no )(?<!not )(?:more|greater|higher) than|over|no (?:fewer|less) than"
    r"|not (?:fewer|less) than|upwards? of|in excess of|above|exceed(?:s|ing|ed)?|surpass(?:ed|ing)"
    r"|minimum(?: of)?|topp(?:ing|ed)|north of|beyond|past)\s*$"
)
_HIGH = re.compile(
    r"\b(?:up to|(?<!no )(?<!not )(?:fewer|less|lower) than|under|below|at (?:the )?(?:very )?most|no more than"
    r"|not more than|as many as|as much as|maximum(?: of)?|not exceeding|short of)\s*$"
)
_ABOUT = re.compile(
    r"\b(?:about|around|some|nearly|almost|roughly|approximately|approx|close to|nearer(?: to)?|approaching|nearing"
    r"|(?:an )?estimated(?: at)?|perhaps|maybe|circa|ca|c|something like|in the region of|more or less|practically"
    r"|virtually)\s*$|~\s*$"
)
_LOW_AFTER = re.compile(
    r"^\s?(?:\+|(?:plus|or more|or over|and (?:more|above|counting)|at (?:the )?(?:very )?least)\b)"
)
_HIGH_AFTER = re.compile(r"^ ?(?:or (?:fewer|less|under)|at (?:the )?(?:very )?most|(?:at the )?maximum)\b")
_ABOUT_AFTER = re.compile(r"^(?: or so| or thereabouts|-odd|-ish| odd| approximately| roughly)\b")
_FILLER = re.compile(
    r"(?:\b(?:the|an?|another|others?|further|additional|total of|group of|crowd of|all|these|those)\s*)+$"
)

_CARDINAL = re.compile(rf"(?<![a-z\d]){CARDINAL}")
_RANGE = re.compile(rf"(?P<low>(?<![a-z\d]){CARDINAL})\s*(?:-|\bto\b|\bor\b)\s*(?P<high>{CARDINAL})")
_BETWEEN = re.compile(rf"\bbetween (?P<low>{CARDINAL}) and (?P<high>{CARDINAL})")
_SCALE_AFTER = re.compile(r"(?:hundred|thousand|million|billion|trillion|m|bn|k)$")
_PAIR = re.compile(r"^(?:a (?:married |young |elderly )?(?:couple|pair)|both|the (?:couple|pair)|the two|twins)\b")

_ONE = (
    r"(?:an?|one|another|the|his|her|its|their|my|our|your|this|that|single|a single|only one|he|she|him|whose"
    r"|[\w.'-]+'s|[\w.'-]+s')"
)
_STARTS_WITH_ONE = re.compile(rf"^(?:and |or |also |both )?{_ONE}(?!\w)")
_DEFINITE = re.compile(r"^the\b")
_KIN = re.compile(r"father|mother|son|daughter|husband|wife|brother|sister|uncle|aunt|cousin|man|woman|boy|girl")
_LIST = re.compile(r",? and |, ")


def amount_of(words: str) -> Amount | None:
    """Return the amount that the words of a count state; None when they state none ("injuries").

    "Two officers" is 2, "a soldier" 1, "a woman and her three children" 4, "no one" 0, "dozens" an unstated number.
    Ages, calibres and model names are not taken for amounts: "a 15-year-old boy" is 1. "The fourth judge" is the
    running total 4, "a fourth man" is 1.
    """
    text = _SPACE.sub(" ", words[:_LONGEST].lower().translate(_TRANSLATION)).strip(" \"'")
    if _NONE.match(text):
        return _exactly(0)
    if _SHARE.search(text):
        return UNSTATED
    text = _masked(text)
    return _ordinal(text) or _sum(text) or _range(text) or _number(text) or _unnumbered(text)


def _masked(text: str) -> str:
    """Drop the numbers that say how old, how heavy or which, and the signs of currencies."""
    for pattern in (_AGE, _MEASURE, _MODEL, _ARMY):
        text = pattern.sub(" ", text)
    return _SPACE.sub(" ", _CURRENCY.sub(" ", text)).strip()


def _exactly(number: float) -> Amount:
    return Amount(low=number, high=number)


def _ordinal(text: str) -> Amount | None:
    match = _ORDINAL.match(text)
    if match is None:
        return None
    if match["the"] in {"a", "an", "another"}:
        return _exactly(1)
    which = match["which"]
    number = _ORDINALS.index(which) + 1 if which in _ORDINALS else int(re.sub(r"\D", "", which))
    return Amount(low=number, high=None) if (match["the"] or "").startswith("at") else _exactly(number)


def _sum(text: str) -> Amount | None:
    """Add up "a nurse and a driver", "he and 47 colleagues": every member has a number, an article or an owner."""
    if " and " not in text or _RANGE.search(text) or _BETWEEN.search(text) or _VAGUE.search(text):
        return None
    members = _LIST.split(text)
    bare = len(members) > 2 and members[0].startswith(("a ", "an "))
    numbers = [_member(member, bare=bare) for member in members]
    known = [number for number in numbers if number is not None]
    return _exactly(sum(known)) if len(members) > 1 and len(known) == len(members) else None


def _member(text: str, *, bare: bool) -> float | None:
    if _DEFINITE.match(text) or _LOW.search(text) or _HIGH.search(text):
        return None
    number = _CARDINAL.search(text)
    if number:
        return cardinal_of(number.group())
    singular = not text.split(" of ", maxsplit=1)[0].endswith("s")
    return 1 if _STARTS_WITH_ONE.match(text) or (bare and singular) or _KIN.fullmatch(text) else None


def _range(text: str) -> Amount | None:
    match = _BETWEEN.search(text) or _RANGE.search(text)
    if match is None:
        return None
    low, high = cardinal_of(match["low"]), cardinal_of(match["high"])
    scale = _SCALE_AFTER.search(match["high"])
    if scale and low * 1000 < high and not _SCALE_AFTER.search(match["low"]):
        low = cardinal_of(f"{match['low']} {scale.group()}")
    return Amount(low=low, high=high) if low < high else None


def _number(text: str) -> Amount | None:
    if _VAGUE_SCALE.search(text):
        return UNSTATED
    if _PAIR.match(text):
        return _exactly(2)
    match = _CARDINAL.search(text)
    if match is None:
        return None
    number, after = cardinal_of(match.group()), text[match.end() :]
    before = _FILLER.sub("", text[: match.start()])
    if _LOW.search(before) or _LOW_AFTER.match(after):
        return Amount(low=number, high=None)
    if _HIGH.search(before) or _HIGH_AFTER.match(after):
        return Amount(low=None, high=number)
    return Amount(low=number, high=number, approximate=bool(_ABOUT.search(before) or _ABOUT_AFTER.match(after)))


def _unnumbered(text: str) -> Amount | None:
    if _VAGUE.search(text) or _VAGUE_START.match(text):
        return UNSTATED
    noun = text.rsplit(maxsplit=1)[-1] if text.count(" ") == 1 else text
    return _exactly(1) if _STARTS_WITH_ONE.match(text) or _KIN.fullmatch(noun) else None
