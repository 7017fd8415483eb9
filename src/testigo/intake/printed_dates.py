"""Days as newspapers print them: "3 Jan 90", "May 3, 2020", "14 de marzo de 2018", "17.04.2020"."""

from __future__ import annotations

import re

_MONTH_NAMES = (
    "january jan enero ene janvier januar gennaio janeiro januari",
    "february feb febrero février fevrier februar febbraio fevereiro februari",
    "march mar marzo mars märz maerz março maart",
    "april apr abril abr avril aprile",
    "may mayo mai maggio maio mei",
    "june jun junio juin juni giugno junho",
    "july jul julio juillet juli luglio julho",
    "august aug agosto ago août aout augustus",
    "september sept sep septiembre setiembre septembre settembre setembro",
    "october oct octubre octobre oktober okt ottobre outubro",
    "november nov noviembre novembre novembro",
    "december dec diciembre dic décembre decembre dezember dez dicembre dezembro",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![^\W\d_])"
_YEAR = r"(?:(?:19|20)\d\d|'?\d\d)(?!\d)"
_ORDINAL = r"(?:st|nd|rd|th|º|er|\.)?"
DATE = (
    rf"(?:(?<!\d)\d{{1,2}}{_ORDINAL}[\s-]{{0,3}}(?:(?:de|of)\s)?{_MONTH}\.?(?:,?[\s/-]{{1,3}}(?:del?\s)?{_YEAR}(?![:.]\d))?"
    rf"|\b{_MONTH}\.?\s{{0,3}}\d{{1,2}}(?!\d)(?:st|nd|rd|th)?(?:[,/]?\s{{0,3}}{_YEAR}(?![:.]\d))?)"
)
"""A day in words, day or month first, with or without the year."""
NUMERIC_DATE = r"(?<![\d/.-])(?:(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d)(?!\d)"
"""A day in figures with a year of four."""
WEEKDAYS = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)"
)
CLOCK = r"(?<![\d.:])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[:.][0-5]\d)?(?!\d)"
"""A time of day with minutes."""
_DATE = re.compile(DATE, re.IGNORECASE)
_NUMERIC = re.compile(NUMERIC_DATE)
_CENTURY_TURNS = 40
"""Two figures of a year below this are of the 2000s."""


def day_of(words: str, *, year: int | None = None) -> str | None:
    """ISO day of the first date printed in ``words``; None without a year unless ``year`` is given.

    A day in figures that could be read both ways (03/05/2020) is None. Two figures of a year are 1940 to 2039.
    """
    printed, figures = _DATE.search(words), _NUMERIC.search(words)
    if figures and not (printed and printed.start() < figures.start()):
        return _from_figures(figures[0])
    return _from_words(printed[0], year) if printed else None


def _from_words(date: str, year: int | None) -> str | None:
    month = next((MONTHS[w] for w in re.findall(r"[^\W\d_]+", date.lower()) if w in MONTHS), None)
    numbers = [int(n) for n in re.findall(r"\d+", date)]
    if month is None or not numbers:
        return None
    if len(numbers) > 1:
        year = numbers[1] if numbers[1] >= 100 else numbers[1] + (2000 if numbers[1] < _CENTURY_TURNS else 1900)
    return _iso(year, month, numbers[0]) if year else None


def _from_figures(date: str) -> str | None:
    a, b, c = (int(n) for n in re.findall(r"\d+", date))
    if a > 31:
        return _iso(a, b, c)
    if a > 12 or a == b:
        return _iso(c, b, a)
    return _iso(c, a, b) if b > 12 else None


def _iso(year: int, month: int, day: int) -> str | None:
    from datetime import date

    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
