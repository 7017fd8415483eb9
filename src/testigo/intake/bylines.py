"""Which lines are bylines: who wrote a story and when it was put out, and nothing of the story itself."""

from __future__ import annotations

import re

from testigo.intake.printed_dates import CLOCK, DATE, NUMERIC_DATE, WEEKDAYS
from testigo.intake.wording import STOP, count_words, is_name, is_role, tells

LONGEST = 180
_BY = re.compile(r"(?:by|words by|story by|text by|report by|por|par|von|di|door)\s?:?\s+(?=\S)", re.IGNORECASE)
_DAY = re.compile(rf"{NUMERIC_DATE}|{DATE}", re.IGNORECASE)
_WHEN = re.compile(rf"{NUMERIC_DATE}|{DATE}|{CLOCK}|\b{WEEKDAYS}\b\.?|\b(?:19|20)\d\d\b", re.IGNORECASE)
_ZONE = re.compile(
    r"\b(?:gmt|utc|bst|ist|est|edt|et|ct|cst|cdt|mt|mst|pt|pst|pdt|cet|cest|eet|msk|sast|wat|eat|pkt|sgt|aest|aedt|jst|"
    r"hrs?|hours?|a\.?m|p\.?m|uhr|h)\b\.?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\b(?:by|from|with|and|at|on|last|first|updated?|published|posted|modified|created|date|min(?:ute)?s?|read|to|the|of|"
    r"ago|local|time|is|story|edited|written|por|par|à|a|las|el|le|um|de|del|actualizado|publicado|atualizado|há|anos|stand)\b",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]+")
_ENDS_NAME = re.compile(
    r"\s?[,|(–—/·•]\s?|\s-\s|\s(?:in|avec|con|mit|for|from|at)\s(?=(?:the\s)?[A-ZÀ-Þ])|(?=\s(?:\d|published|updated))",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"{WEEKDAYS}\b", re.IGNORECASE)
_MOST_CAPITALS = 8
"""In capitals a longer line that begins with "BY" may as well be a sentence."""
_MOST_NAMES = 5
"""More words than this beside a date are no outlet, agency or writer."""


def is_byline(line: str) -> bool:
    """Whether a line only tells who wrote the story ("By Ana Ruiz in Calda"), their post, or the day and hour of it."""
    if len(line) > LONGEST or count_words(line) > 24 or _is_stopped(line):
        return False
    return is_moment(line) or (is_role(line) and not tells(line)) or names_writer(line)


def _is_stopped(line: str) -> bool:
    return bool(STOP.search(line)) and not _ZONE.search(line[-6:])


def is_moment(line: str) -> bool:
    """Whether a line is a day, with at most a clock, labels and a few names beside it."""
    if not _DAY.search(line) or not re.search(r"\d{4}|['’]\d\d|\d [A-Za-z]+ \d\d\b", line):
        return False
    if line.isupper() and "[" in line:
        return False
    rest = _LETTERS.findall(_LABEL.sub(" ", _ZONE.sub(" ", _WHEN.sub(" ", line))))
    return len(rest) <= _MOST_NAMES and all(word[0].isupper() for word in rest) and not tells(line)


def names_writer(line: str) -> bool:
    """Whether a line is "By" and a name, with a place, a post, an outlet or a day behind it; "By Friday …" is none."""
    match = _BY.match(line)
    if match is None:
        return False
    name = _ENDS_NAME.split(line[match.end() :], maxsplit=1)[0].strip()
    if not name or _WEEKDAY.match(name) or _DAY.match(name):
        return False
    if line.isupper() and count_words(line) > _MOST_CAPITALS:
        return False
    return is_name(name) or _is_single(name)


def _is_single(name: str) -> bool:
    """ "By Reuters", "By Anna and Tom", "By AFP": at most three words, each with a capital."""
    words = [w for w in name.split() if w.lower() not in {"and", "y", "et", "und", "&"}]
    return 1 <= len(words) <= 3 and all(w[0].isupper() for w in words)
