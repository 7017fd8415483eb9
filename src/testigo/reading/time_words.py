"""The words that name times, as expressions over plain text (lower case, ASCII hyphens, single spaces)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from testigo.reading.cardinals import CARDINAL, TENS, UNITS, cardinal_of

_MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    [
        "january jan enero ene",
        "february feb febrero",
        "march mar marzo",
        "april apr abril",
        "may mayo",
        "june jun junio",
        "july jul julio",
        "august aug agosto ago",
        "september sept sep septiembre setiembre",
        "october oct octubre",
        "november nov noviembre",
        "december dec diciembre dic",
    ],
    1,
):
    _MONTHS.update(dict.fromkeys(_names.split(), _number))
del _MONTHS["ago"]  # "3 days ago"

_WEEKDAYS: dict[str, int] = {}
for _number, _names in enumerate(
    [
        "monday mon lunes",
        "tuesday tues tue martes",
        "wednesday weds wed miercoles miércoles",
        "thursday thurs thur thu jueves",
        "friday fri viernes",
        "saturday sat sabado sábado",
        "sunday sun domingo",
    ]
):
    _WEEKDAYS.update(dict.fromkeys(_names.split(), _number))

_ORDINAL_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
)
ORDINALS = {name: n for n, name in enumerate(_ORDINAL_UNITS.split(), 1)}
ORDINALS |= {f"{unit}th": n for unit, n in UNITS.items() if n in range(15, 20)}
ORDINALS |= {"twentieth": 20, "thirtieth": 30}
ORDINALS |= {
    f"{ten}-{unit}": tens + n
    for ten, tens in TENS.items()
    if tens in {20, 30}
    for unit, n in list(ORDINALS.items())[:9]
    if tens + n <= 31
}

SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}

_FEASTS = {
    r"the new year": (1, 1),
    r"christmas eve": (12, 24),
    r"christmas(?: day)?|xmas": (12, 25),
    r"boxing day": (12, 26),
    r"new year'?s eve": (12, 31),
    r"new year'?s(?: day)?|new year day": (1, 1),
    r"epiphany": (1, 6),
    r"(?:st |saint )?valentine'?s day": (2, 14),
    r"may day": (5, 1),
    r"bastille day": (7, 14),
    r"hallowe'?en": (10, 31),
    r"all saints'? day": (11, 1),
}
_MOVABLE = {
    r"good friday": -2,
    r"easter monday": 1,
    r"ash wednesday": -46,
    r"palm sunday": -7,
    r"easter(?: sunday)?": 0,
}
FEAST = rf"\b(?:{'|'.join([*_FEASTS, *_MOVABLE])})(?![\w'])"


def _any(names: object) -> str:
    return "|".join(sorted(names, key=len, reverse=True))  # type: ignore[call-overload]


MONTH = rf"(?:\b|(?<=\d)){f'(?:{_any(_MONTHS)})'}\b"
WEEKDAY = rf"\b(?:{_any(_WEEKDAYS)})\b"
SEASON = rf"\b(?:{_any(SEASONS)})\b"
ORDINAL = rf"\b(?:{_any(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th|d))\b"
DAY = rf"(?:\b(?:[0-2]?\d|3[01])(?:st|nd|rd|th|d|o|º)?(?![\w:]|[.,/]\d)|\b(?:{_any(ORDINALS)})\b)"
LATEST_YEAR = 2099
YEAR = r"(?:\b(?:1\d{3}|20\d\d)\b(?![:\d]))"
SHORT_YEAR = r"(?:'\d\d\b|\b\d\d\b(?![:.,]?\d))"
DECADE = (
    r"(?:\b[12]\d\d0'?s\b|'?\b\d0'?s\b|\b(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b)"
)
PART_OF_DAY = (
    r"\b(?:morning|afternoon|evening|night|noon|midday|midnight|dawn|dusk|predawn|sunrise|sunset|nightfall|daybreak)\b"
)
CLOCK = (
    r"(?:\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|a m|p m)\b|\b(?:[01]?\d|2[0-3])[:.][0-5]\d\b|\b(?:[01]\d|2[0-3])[0-5]\d\b"
    r"|\b(?:[01]?\d|2[0-3])h(?:[0-5]\d)?\b)"
)
UNIT = r"\b(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies))\b"
VAGUE = r"\b(?:a few|few|several|some|many|recent|a couple of|a couple)\b"
COUNT = rf"(?:{CARDINAL}|{VAGUE}|\ban?\b)"

_ONE_TO_ONE = str.maketrans("’‘ʼ‐‑‒–—−\n\r\t\f\v\u00a0\u2007\u2009\u202f", "'''------" + " " * 9)
_GMT = re.compile(
    r" ?[(\[][^()\[\]]*\b(?:gmt|utc|local time|local|as (?:received|heard|published|printed))\b[^()\[\]]*[)\]]"
)
_DOT = re.compile(r"(?<=[^\W\d_])\.(?=\d)|(?<=[^\W\d_])\.(?!\w)|(?<=\b[ap])\.(?=m)")
_SPACE = re.compile(r"\s+")
_LAST_WORD = re.compile(r"(?<!\d)[^\W\d_]+$")
_NEVER_CUT = frozenset(["march", "april", "may", "june", "july"])
_ABBREVIATED = 5
_FOUR = r"(?:[01]\d|2[0-3])[0-5]\d"
_MILITARY = re.compile(
    r"(?P<at>\bat (?:about |around |approximately |exactly )?|\bapproximately |\bshortly (?:before|after) )?"
    rf"\b(?P<clock>{_FOUR})\b(?![/-])"
)
_MILITARY_PAIR = re.compile(rf"\b({_FOUR})( and | to |-)({_FOUR})\b")
_ZONE = re.compile(
    r" ?[(\[]?(?:\d{4} )?(?:and \d{4} )?(?:gmt|utc|hours|hrs|local time|today|yesterday|this (?!year)|on)\b"
)


def plain(words: str, before: str = "") -> str:
    """Lower the case, unify apostrophes, dashes and spaces, and drop the dots of abbreviations and GMT equivalents.

    A time of the day in four figures ("1950" where ``before`` ends in "at") is written "19:50", so that it is no year.
    """
    text = _SPACE.sub(" ", words.lower().translate(_ONE_TO_ONE)).strip()
    text = _DOT.sub(lambda dot: " " if dot.string[dot.end() : dot.end() + 1].isdigit() else "", text)
    text = _with_clocks(text, at=before.rstrip().lower().endswith((" at", "approximately")))
    return _SPACE.sub(" ", _GMT.sub(" ", text)).strip()


def _with_clocks(text: str, *, at: bool) -> str:
    def pair(match: re.Match[str]) -> str:
        sure = "0" in (match[1][0], match[3][0]) or match[3] > f"{LATEST_YEAR}" or _ZONE.match(text, match.end())
        return f"{_coloned(match[1])}{match[2]}{_coloned(match[3])}" if sure else match.group()

    def single(match: re.Match[str]) -> str:
        sure = match["at"] or match["clock"][0] == "0" or (at and match.start() == 0) or _ZONE.match(text, match.end())
        return f"{match['at'] or ''}{_coloned(match['clock'])}" if sure else match.group()

    text = _MILITARY_PAIR.sub(pair, text)
    return _MILITARY.sub(single, text)


def _coloned(clock: str) -> str:
    return f"{clock[:2]}:{clock[2:]}"


def plain_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return the text in plain words and, for each of their characters, its place in ``text``."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter such as İ grows
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    lowered = lowered.translate(_ONE_TO_ONE)
    dots = {dot.start() for dot in _DOT.finditer(lowered) if not lowered[dot.end() : dot.end() + 1].isdigit()}
    sentence_ends = {n for n in dots if _ends_a_sentence(lowered, n)}
    kept = [n for n in range(len(lowered)) if n not in dots or n in sentence_ends]
    return "".join(lowered[n] for n in kept), kept


def _ends_a_sentence(text: str, dot: int) -> bool:
    """Keep the stop after anything but an abbreviated month or weekday, a letter, "a.m." and the like."""
    word = _LAST_WORD.search(text[max(0, dot - 12) : dot])
    if word is None:
        return True
    name = word.group()
    cut = len(name) <= _ABBREVIATED and name not in _NEVER_CUT and (name in _MONTHS or name in _WEEKDAYS)
    return not (len(name) == 1 or name in {"am", "pm"} or cut)


def month_number(name: str) -> int:
    """Return 1 to 12."""
    return _MONTHS[name]


def weekday_number(name: str) -> int:
    """Return 0 (Monday) to 6, as :meth:`datetime.date.weekday` does."""
    return _WEEKDAYS[name]


def day_number(name: str) -> int:
    """Return the number of "5", "5th" or "fifth"."""
    return ORDINALS.get(name) or int(re.sub(r"\D", "", name))


_LATEST_SHORT_YEAR = 2068
"""Where nothing tells the century, 69 is 1969, as POSIX has it."""


def year_number(name: str, near: int | None) -> int:
    """Return the year of "1989", "'89" or "89"; two figures mean the last such year up to ten years after ``near``."""
    number = int(name.strip("'"))
    if len(name.strip("'")) > 2:
        return number
    latest = near + 10 if near is not None else _LATEST_SHORT_YEAR
    return number + (latest - number) // 100 * 100


def decade_start(name: str, near: int | None) -> int:
    """Return the first year of "the 1980s", "'80s" or "eighties"."""
    figures = re.sub(r"\D", "", name)
    if not figures:
        figures = str(next(tens for ten, tens in TENS.items() if name.startswith(ten[:-1])))
    return year_number(figures, near)


def feast(name: str, year: int) -> date:
    """Return the day of a feast in a year."""
    for pattern, (month, number) in _FEASTS.items():
        if re.fullmatch(pattern, name):
            return date(year, month, number)
    away = next(days for pattern, days in _MOVABLE.items() if re.fullmatch(pattern, name))
    return _easter(year) + timedelta(days=away)


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, g = b // 4, b % 4, (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * (c // 4) - c % 4 - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def amount(words: str) -> float | None:
    """Return the number before a unit of time ("three", "a", "a couple of"), None for "few" and "several"."""
    if re.fullmatch(CARDINAL, words):
        return cardinal_of(words)
    if words.startswith("a couple"):
        return 2
    return 1 if words in {"a", "an"} else None
