"""Which line of a page is its headline."""

from __future__ import annotations

from collections.abc import Sequence

from testigo.intake.alignment import words_of
from testigo.intake.outline import HEADINGS, Line

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
    same = next((i for i, line in enumerate(lines) if words_of(line.text) in wanted), None) if wanted else None
    if same is not None:
        return same
    first = [i for i in headings if lines[i].tag == "h1" and not _is_aside(lines[i])]
    return first[0] if len(first) == 1 else None


def _is_aside(line: Line) -> bool:
    return bool(line.places & _ELSEWHERE) or line.linked > 0.9


def _likeness(a: Sequence[str], b: Sequence[str]) -> float:
    one, other = set(a), set(b)
    return len(one & other) / len(one | other) if one and other else 0.0
