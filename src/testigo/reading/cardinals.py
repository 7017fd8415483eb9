"""Cardinal numbers in English words and figures: "twenty-three", "a dozen", "1.5 million", "£9m", "1,200".

The expressions here match lower-case text. A point or comma that parts groups of three figures marks thousands
("1,200", "1.200", "10 000"), unless a scale word follows ("1.250 million"), where it is the decimal sign.
"""

from __future__ import annotations

import re

_UNIT_NAMES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
UNITS = {name: n for n, name in enumerate([*_UNIT_NAMES.split(), "eighteen", "nineteen"], 1)}
TENS = {name: 10 * n for n, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "crore": 1e7,
    "k": 1e3,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
}
_LETTER_SCALES = {"k", "m", "mn", "mln", "b", "bn", "tn"}

_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_TEN = "|".join(TENS)
_SCALE = "hundred|thousand|lakh|crore|million|billion|trillion"
_LETTERS = "|".join(sorted(_LETTER_SCALES, key=len, reverse=True))
_GROUP = "[,.'\N{RIGHT SINGLE QUOTATION MARK} ]"

FIGURES = rf"(?>\d{{1,3}}(?:{_GROUP}\d{{3}})+(?!\d)(?:[.,]\d{{1,2}}(?!\d))?|\d+(?:[.,]\d+)?)"
"""Atomic: once read, a number is not taken apart again, or a list of a thousand numbers could be in any number of ways."""
_BELOW_100 = rf"(?:(?:{_TEN})(?:[\s-]+(?:{_UNIT})\b)?|(?:{_UNIT}))\b"
_HEAD = rf"(?:(?:{FIGURES}|{_BELOW_100})(?:\s+and\s+a\s+half\b)?|(?:a|half\s+a|a\s+quarter\s+of\s+a)\b)"
CARDINAL = (
    rf"(?:{_HEAD}(?:[\s-]*\b(?:{_SCALE})\b|[\s-]+dozen\b)"
    rf"(?:[\s,-]+(?:and\s+)?(?:{_BELOW_100}|{FIGURES})(?:\s+(?:{_SCALE})\b)?){{0,4}}"
    rf"|{FIGURES}(?:[\s-]?(?:{_LETTERS})\b|(?<=\d)(?:{_SCALE})\b)"
    rf"|{_BELOW_100}|{FIGURES})"
)
"""An expression for one cardinal; a bare "hundred" or "dozen" is none, it needs a number or "a" before it."""

_PART = re.compile(rf"{FIGURES}|[a-z]+")
_THOUSANDS = re.compile(rf"\d{{1,3}}(?:{_GROUP}\d{{3}})+")


def cardinal_of(words: str) -> float:
    """Return the number that a match of ``CARDINAL`` stands for.

    Raises:
        ValueError: the words hold no number; pass a match of ``CARDINAL``.
    """
    parts = _PART.findall(words.lower())
    scaled = any(part in SCALES and part != "hundred" for part in parts)
    total, current, read = 0.0, 0.0, False
    for part in parts:
        if part[0].isdigit():
            current, read = current + _figures(part, decimal=scaled), True
        elif part in UNITS or part in TENS:
            current, read = current + (UNITS.get(part) or TENS[part]), True
        elif part in {"half", "quarter"}:
            current, read = current + (0.5 if part == "half" else 0.25), True
        elif part in {"hundred", "dozen"}:
            current, read = (current or 1) * (100 if part == "hundred" else 12), True
        elif part in SCALES:
            total, current, read = total + (current or 1) * SCALES[part], 0.0, True
    if not read:
        raise ValueError(f"no number in {words!r}")
    return round(total + current, 6)


def _figures(text: str, *, decimal: bool) -> float:
    grouped = _THOUSANDS.match(text)
    one_group = len(re.findall(_GROUP, text)) == 1
    if grouped and not (decimal and one_group and text[-4] in ".,") and not text.startswith("0"):
        whole = re.sub(r"\D", "", grouped.group())
        rest = re.sub(r"\D", "", text[grouped.end() :])
        return float(f"{whole}.{rest or 0}")
    figures = text.replace(",", ".")
    return float(figures) if figures.count(".") <= 1 else float(re.sub(r"\D", "", text))
