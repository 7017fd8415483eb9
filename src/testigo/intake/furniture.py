"""What a line of a page is: article text, or a kind of furniture that is set aside.

A line is furniture when it says a set phrase (:mod:`testigo.intake.phrases`) or is worded like furniture
(:mod:`testigo.intake.wording`), and does not tell anything as a sentence of the story would. Marked lines stay on the page; they
are only not read for claims. Which line is furniture because of where it stands is told in :func:`kinds_of`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from testigo.intake.bylines import is_byline
from testigo.intake.datelines import dateline_of
from testigo.intake.phrases import phrases
from testigo.intake.wording import (
    HAPPENING,
    STOP,
    addresses,
    count_words,
    is_address,
    is_appeal,
    is_contact,
    is_desk_marks,
    is_headline,
    is_menu,
    is_privacy_notice,
    is_sentence,
    plain,
    tells,
)
from testigo.ledger import FURNITURE, BlockKind

LONGEST = 320
"""A longer line is article text unless it is a notice or a credit."""
LONGEST_NOTICE = 1_500
SHORT_SENTENCE = 8
"""A sentence of more words that opens like a teaser ("More on this will emerge …") is article text."""
_STARTS = 400
"""Opening phrases are looked for in this much of a line."""
_SHORT_LINE, _LINES_KEPT = 100, 8_192
"""Lines up to so many characters, menus above all, are the same on all pages of an outlet: what they are is kept."""
_COUNTER = re.compile(r"\+\d{1,3}|\d{1,3} [/|] \d{1,3}")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|shows?|puts?|stands?|began|went|came|took|made)\b")
_HEADED = re.compile(r"[^:|»>–—-]{2,40}[:|»>–—-]")


def kind_of(line: str, *, position: float = 0.5, neighbours: tuple[str, str] = ("", "")) -> BlockKind | None:
    """The kind of furniture that a line is, or None when it is article text.

    ``position`` is how far down the page the line stands (0 to 1), ``neighbours`` are the lines before and after it.
    """
    if len(line) > 4 * LONGEST_NOTICE:
        return None
    words = plain(line)
    if len(words) > LONGEST_NOTICE or not words:
        return None
    if not any(c.isalpha() for c in words):
        return "navigation" if _COUNTER.fullmatch(line.strip()) else _of_signs(words, position, neighbours)
    kind = _of_phrases(words) or _of_wording(words, position, neighbours)
    if kind == "byline" and line.lstrip()[:1] in "-–—―":
        return None  # "— Ana Ruiz, May 3, 2020" signs a quotation
    return kind


def _of_signs(words: str, position: float, neighbours: tuple[str, str]) -> BlockKind | None:
    """A line without a letter: a counter, a separator; a figure of a table between lines of the story stays."""
    if not any(c.isdigit() for c in words):
        return "navigation"
    if not re.fullmatch(r"\(?\d[\d.,]{0,6}\)?", words):
        return None
    set_aside = [bool(n) and kind_of(n, position=position) in FURNITURE for n in neighbours]
    return "navigation" if words.count(".") == 0 and any(set_aside) else None


def _of_phrases(words: str) -> BlockKind | None:
    return _of_short_line(words) if len(words) <= _SHORT_LINE else _of_line(words)


@lru_cache(maxsize=_LINES_KEPT)
def _of_short_line(words: str) -> BlockKind | None:
    return _of_line(words)


def _of_line(words: str) -> BlockKind | None:
    lower = words.lower()
    if len(words) <= LONGEST:
        for kind, pattern in phrases("whole"):
            if pattern.match(lower) and not _is_told(words, lower):
                return kind
    start = lower[:_STARTS]
    for kind, pattern in phrases("opening"):
        match = pattern.match(start)
        if match and _fits(kind, words, lower) and not (kind == "credit" and _goes_on(words, lower[match.end() :])):
            return kind
    for kind, pattern in phrases("within"):
        match = pattern.search(lower)
        if match and _fits(kind, words, lower) and not (kind == "credit" and _goes_on(words, lower[match.end() :])):
            return kind
    return None


def _is_told(words: str, lower: str) -> bool:
    """Whether a line that begins and ends like a set phrase is a sentence: a stop, and words of its own."""
    if not STOP.search(words):
        return False
    return tells(lower) or (count_words(words) > 4 and not addresses(lower))


def _goes_on(words: str, rest: str) -> bool:
    """Whether a sentence that opens like a credit goes on to tell something: "Reporting from the front was banned, she said"."""
    return words[0] not in "(©[" and bool(STOP.search(words)) and (tells(rest) or bool(_FINITE.search(rest)))


def _fits(kind: BlockKind, words: str, lower: str) -> bool:
    """Whether a line that opens with a phrase of a kind is not a sentence of the story that happens to."""
    if kind in {"credit", "notice"}:
        return len(words) <= LONGEST or not tells(lower)
    if len(words) > LONGEST:
        return False
    if kind == "caption":
        line = dateline_of(words)
        return line is None or not line.agencies
    if kind == "teaser":
        return bool(_HEADED.match(words[:44])) or not STOP.search(words) or _is_brief(words, lower)
    if kind == "byline":
        return count_words(words) <= 14 and not tells(lower)
    return not tells(lower) and not (kind != "promotion" and HAPPENING.search(lower))


def _is_brief(words: str, lower: str) -> bool:
    return count_words(words) <= SHORT_SENTENCE and not tells(lower) and not HAPPENING.search(lower)


def _of_wording(words: str, position: float, neighbours: tuple[str, str]) -> BlockKind | None:
    lower = words.lower()
    if is_privacy_notice(lower):
        return "notice"
    if len(words) > LONGEST:
        return None
    if is_byline(words) and not _is_filed(words):
        return "byline"
    if is_desk_marks(words):
        return "credit"
    if len(words) == 1 or is_address(words) or (is_menu(words) and not _is_row(words, neighbours)):
        return "navigation"
    if is_appeal(lower):
        return "promotion"
    if position > 0.6 and is_contact(words):
        return "navigation"
    if position > 0.6 and is_headline(words) and any(opens_a_list(n) for n in neighbours):
        return "teaser"
    return None


def _is_row(words: str, neighbours: tuple[str, str]) -> bool:
    """Whether a line of items is a row of a table: the next one has as many, with figures among them."""
    return any(n.count("|") == words.count("|") > 0 and any(c.isdigit() for c in n) for n in neighbours)


def _is_filed(words: str) -> bool:
    """Whether a line opens with a dateline and says more than that."""
    line = dateline_of(words)
    return line is not None and (line.end < len(words) or bool(line.agencies))


def opens_a_list(line: str) -> bool:
    """Whether a line heads a list of other stories: "Related stories", "Most read in News"."""
    if len(line) > 90:
        return False
    lower = plain(line).lower()
    if _TOPICS.fullmatch(lower.rstrip(":")):
        return True
    return any(kind == "teaser" and pattern.match(lower) for kind, pattern in phrases("whole"))


def kinds_of(lines: Sequence[str]) -> list[BlockKind | None]:
    """The kind of each line of a page, in order: by its words, then by where it stands.

    A run of headlines under a list's opening is teasers to its end; after the last sentence of the story, what follows a
    line of furniture is furniture too.
    """
    kinds = [_placed(lines, i) for i in range(len(lines))]
    _mark_lists(lines, kinds)
    _mark_numbered(lines, kinds)
    _mark_tail(lines, kinds)
    return kinds


def _placed(lines: Sequence[str], i: int) -> BlockKind | None:
    around = (lines[i - 1] if i else "", lines[i + 1] if i + 1 < len(lines) else "")
    kind = kind_of(lines[i], position=i / max(1, len(lines) - 1), neighbours=around)
    if i == 0 and kind in {"teaser", "caption"} and count_words(lines[0]) > 3:
        return None  # "LIVE: …" at the head of a page is its title
    return kind


def _mark_lists(lines: Sequence[str], kinds: list[BlockKind | None]) -> None:
    listing = False
    for i, line in enumerate(lines):
        if kinds[i] is None and listing and is_headline(plain(line)) and dateline_of(line) is None:
            kinds[i] = "teaser"
        elif kinds[i] is None:
            listing = False
        elif kinds[i] in {"teaser", "navigation", "promotion"}:
            topics = bool(_TOPICS.fullmatch(plain(line).lower().rstrip(":")))
            goes_on = listing and kinds[i] == "teaser" and is_headline(plain(line))
            listing = goes_on or (opens_a_list(line) and (topics or i > 0.15 * len(lines)))


_BEGINS_TAIL = FURNITURE - {"byline"}
"""A date or a name below the story may be a signature."""
_TOPICS = re.compile(r"(?:related )?topics|tags|in this (?:article|story)|filed under|more on this story")
_NUMBER = re.compile(r"\s*(\d{1,2})[.)]?\s+\S")


def _mark_numbered(lines: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """A "most read" list ("3. Ferry sinks") under a line of furniture, in the last part of a page."""
    numbers = [int(m[1]) if (m := _NUMBER.match(line)) and is_headline(plain(line)) else None for line in lines]
    for i in range(int(0.6 * len(lines)), len(lines)):
        near = {n for n in numbers[max(0, i - 1) : i + 2] if n is not None}
        number = numbers[i]
        under = i > 0 and kinds[i - 1] in {"teaser", "promotion", "credit", "comment"}
        if kinds[i] is None and number is not None and under and near & {number - 1, number + 1}:
            kinds[i] = "teaser"


def _mark_tail(lines: Sequence[str], kinds: list[BlockKind | None]) -> None:
    """After the last sentence, and after a line of furniture there, short lines belong to the page and not the story."""
    last = max((i for i, line in enumerate(lines) if kinds[i] is None and is_sentence(plain(line))), default=None)
    if last is None:
        return
    begun = False
    for i in range(last + 1, len(lines)):
        if kinds[i] is None and begun and not STOP.search(plain(lines[i])) and dateline_of(lines[i]) is None:
            kinds[i] = "teaser" if count_words(lines[i]) > 3 else "navigation"
        begun = begun or kinds[i] in _BEGINS_TAIL
