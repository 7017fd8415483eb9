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
    if tens + n <= 31  # noqa: PLR2004
}

SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}

_FEASTS = {
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
YEAR = r"(?:\b[12]\d{3}\b(?![:\d]))"
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

_APOSTROPHE = str.maketrans("’‘ʼ‐‑‒–—−", "'''------")
_GMT = re.compile(
    r"[(\[][^()\[\]]*\b(?:gmt|utc|local time|local|as (?:received|heard|published|printed))\b[^()\[\]]*[)\]]"
)
_DOT = re.compile(r"(?<=[^\W\d_])\.(?=\d)|(?<=[^\W\d_])\.(?!\w)|(?<=\b[ap])\.(?=m)")
_SPACE = re.compile(r"\s+")


def plain(words: str) -> str:
    """Lower the case, unify apostrophes, dashes and spaces, and drop the dots of abbreviations and GMT equivalents."""
    text = _SPACE.sub(" ", words.lower().translate(_APOSTROPHE))
    text = _DOT.sub(lambda dot: " " if dot.string[dot.end() : dot.end() + 1].isdigit() else "", text)
    return _SPACE.sub(" ", _GMT.sub(" ", text)).strip()


def month_number(name: str) -> int:
    """Return 1 to 12."""
    return _MONTHS[name]


def weekday_number(name: str) -> int:
    """Return 0 (Monday) to 6, as :meth:`datetime.date.weekday` does."""
    return _WEEKDAYS[name]


def day_number(name: str) -> int:
    """Return the number of "5", "5th" or "fifth"."""
    return ORDINALS.get(name) or int(re.sub(r"\D", "", name))


def year_number(name: str, near: int | None) -> int:
    """Return the year of "1989", "'89" or "89"; two figures mean the last such year up to ten years after ``near``."""
    number = int(name.strip("'"))
    if len(name.strip("'")) > 2:  # noqa: PLR2004
        return number
    latest = (near if near is not None else date.max.year // 5) + 10
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
