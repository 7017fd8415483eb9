"""Which line of a page is its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testigo.intake.alignment import words_of
from testigo.intake.outline import HEADINGS, Line

_PARTING = re.compile(r"\s+[|·•»›–—:-]\s+|\s*\|\s*")
_ALIKE = 0.5
"""Share of words that a heading and the page's stated title must have in common (Jaccard)."""
_ELSEWHERE = frozenset({"nav", "footer", "teaser", "hidden", "comments"})


def headline_at(lines: Sequence[Line], titles: Sequence[str]) -> int | None:
    """The line of the headline: the heading most like a stated title, else a line of its words, else the sole h1."""
    wanted = [words_of(title) for title in titles]
    headings = [i for i, line in enumerate(lines) if line.tag in HEADINGS and "hidden" not in line.places]
    for words in wanted:
        ranked = sorted(
            (-_likeness(words_of(lines[i].text), words), lines[i].tag, _is_aside(lines[i]), i) for i in headings
        )
        if ranked and -ranked[0][0] >= _ALIKE:
            return ranked[0][3]
    parts = [words for title in titles for words in map(words_of, parts_of(title)) if len(words) > 2]
    for i, line in enumerate(lines):
        if not _is_aside(line) and (words_of(line.text) in wanted or words_of(line.text) in parts):
            return i
    first = [i for i in headings if lines[i].tag == "h1" and not _is_aside(lines[i])]
    return first[0] if len(first) == 1 else None


def named_apart(title: str | None, headline: str | None) -> tuple[str | None, str | None]:
    """A page's title without the name of its site, and that name, where one part of the title is the headline."""
    parts = parts_of(title or "")
    own = [part for part in parts if words_of(part) == words_of(headline or "")]
    if not own or title is None:
        return title or headline, None
    return headline, max((part for part in parts if part not in own), key=len, default=None)


def parts_of(title: str) -> list[str]:
    """The parts of a page's title: headline, section, name of the site."""
    parts = _PARTING.split(title)
    return parts if len(parts) > 1 else []


def _is_aside(line: Line) -> bool:
    return bool(line.places & _ELSEWHERE) or line.linked > 0.9


def _likeness(a: Sequence[str], b: Sequence[str]) -> float:
    one, other = set(a), set(b)
    return len(one & other) / len(one | other) if one and other else 0.0
