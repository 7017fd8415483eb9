"""The head of a page: its title, and the names, posts and section labels that stand around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from testigo.intake.datelines import dateline_of
from testigo.intake.wording import STOP, count_words, is_name, is_sentence, plain
from testigo.ledger import FURNITURE, BlockKind

LONGEST_TITLE = 220
DEEPEST = 14
"""The head of a page has at most this many units."""
_ABBREVIATED = re.compile(r"\b(?:[A-Za-z]\.){2,}$|[?!][\"”’»')]*$")
_LABEL_WORDS = 4
"""A line above the title with no more words is a label of the site."""


def head_of(lines: Sequence[str], kinds: Sequence[BlockKind | None]) -> int:
    """How many units stand before the story begins."""
    for i, line in enumerate(lines[:DEEPEST]):
        if kinds[i] is None and (is_sentence(line) or dateline_of(line) or len(line) > LONGEST_TITLE):
            return i
    return min(len(lines), DEEPEST)


def title_at(lines: Sequence[str], kinds: Sequence[BlockKind | None], title: str | None) -> int | None:
    """Which unit is the title: the given one, else the first of the head that could be a headline.

    Short labels above it ("WORLD", "Ministry of Foreign Affairs") are passed over where a longer line follows.
    """
    given = _given(lines, title)
    if given is not None or len(lines) < 2:
        return given
    head = head_of(lines, kinds)
    able = [i for i in range(head) if kinds[i] is None and could_be_title(lines[i])]
    if not able:
        return None
    full = next((i for i in able if count_words(lines[i]) > _LABEL_WORDS), None)
    if full is None or full == able[0]:
        return able[0]
    before = able[: able.index(full)]
    furnished = any(kinds[i] in FURNITURE for i in range(full))
    labels = len(before) > 1 or furnished or count_words(lines[before[0]]) < 3
    return full if labels else able[0]


def _given(lines: Sequence[str], title: str | None) -> int | None:
    wanted = " ".join(title.split()).casefold() if title else ""
    if not wanted:
        return None
    same = [i for i, line in enumerate(lines[: 2 * DEEPEST]) if " ".join(line.split()).casefold() == wanted]
    return same[0] if same else None


def could_be_title(line: str) -> bool:
    """Whether a line is no longer than a headline is and does not end as a sentence does."""
    words = plain(line)
    ends = bool(STOP.search(words)) and not _ABBREVIATED.search(words)
    return count_words(words) > 0 and len(words) <= LONGEST_TITLE and not ends and words[-1] not in ",:;-"


def mark_head(lines: Sequence[str], kinds: list[BlockKind | None], title: int | None) -> None:
    """Set labels above the title aside, and names beside a byline."""
    head = head_of(lines, kinds)
    for i in range(min(title or 0, head)):
        if kinds[i] is None and count_words(lines[i]) <= _LABEL_WORDS and could_be_title(lines[i]):
            kinds[i] = "navigation"
    for i in range(head):
        near = {kinds[j] for j in (i - 1, i + 1) if 0 <= j < len(kinds) and j != title}
        signed = "byline" in near or i - 1 == title
        if i != title and kinds[i] is None and signed and count_words(lines[i]) <= 4 and is_name(lines[i]):
            kinds[i] = "byline"
        elif i != title and kinds[i] is None and plain(lines[i]).isdigit() and near & FURNITURE:
            kinds[i] = "navigation"
