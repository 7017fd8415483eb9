"""Which lines of a page are the article: trafilatura's finding, laid back over the page and mended by its structure.

Mended means: paragraphs that stand in the same elements as those found are the article too, and so are the standfirst
between headline and text and posts that the article embeds; lines that are one whole link, cards that lead to other
stories and what a class hides are not.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from testigo.intake.alignment import shares_covered, words_of
from testigo.intake.outline import HEADINGS, Line
from testigo.intake.places import FURNISHED

if TYPE_CHECKING:
    from lxml.html import HtmlElement

COVERED = 0.6
"""Share of a line's words that the extraction must have."""
SPARSE = 0.4
"""Share of a page's prose below which an extraction is taken to have missed the article."""
MOST_COMPARED = 20_000
"""Elements beyond which trafilatura does not compare its finding with other extractors': that takes too long."""
MOST_SEARCHED = 60_000
"""Elements beyond which trafilatura is not asked: all prose that stands in no furniture is the article."""
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_PROSE_WORDS = 10
_SHAPE_WORDS = 60
_SHAPE_SHARE = 0.2
_STANDFIRST_REACH = 12
"""A standfirst stands within this many lines under the headline."""
_LINKED = 0.75
_CARD_WORDS = 80
_FEWEST_CARDS = 3


def article_lines(
    tree: HtmlElement, lines: Sequence[Line], title: int | None, told: str
) -> tuple[list[Line], list[bool]]:
    """The lines, and of each whether it is part of the article.

    ``title`` is the line of the headline, ``told`` the article's text as JSON-LD gives it. A place that turns out to
    hold mostly article is struck from its lines; an article that JSON-LD alone has is added at the end.
    """
    texts = [line.text for line in lines]
    found = _found(tree, lines, texts, told)
    lines = _without_false_places(lines, found)
    if title is not None:
        _without_overhead(lines, found, title)
    _without_whole_links(lines, found)
    _without_cards(lines, found)
    _with_same_shape(lines, found)
    _with_embeds(lines, found)
    _with_headings(lines, found)
    _with_standfirst(lines, found, title)
    _without_unseen(lines, found)
    return _with_told(lines, found, told)


def _found(tree: HtmlElement, lines: Sequence[Line], texts: Sequence[str], told: str) -> list[bool]:
    """Lines that trafilatura found, or the generous look where the careful one leaves most of the prose out."""
    elements = sum(1 for _ in tree.iter())
    if elements > MOST_SEARCHED:
        return [is_prose(line) for line in lines]
    fast = elements > MOST_COMPARED
    extract = _extracted(tree, fast=fast)
    prose = sum(len(line.text) for line in lines if is_prose(line))
    if len(extract) < SPARSE * prose and len(told) < SPARSE * prose:
        extract = max(extract, _extracted(tree, generous=True, fast=fast), key=len)
    found = [share >= COVERED for share in shares_covered(texts, extract)]
    if len(told) > len(extract) // 2:
        found = [a or share >= COVERED for a, share in zip(found, shares_covered(texts, told), strict=True)]
    return found


def _extracted(tree: HtmlElement, *, generous: bool = False, fast: bool = False) -> str:
    import trafilatura

    try:
        found: str | None = trafilatura.extract(
            tree,
            include_comments=False,
            include_tables=True,
            favor_precision=not generous,
            favor_recall=generous,
            fast=fast,
        )
    except (RecursionError, ValueError, AttributeError, TypeError):
        return ""
    return found or ""


def is_prose(line: Line) -> bool:
    """A sentence or more in a paragraph of its own, hardly linked, that stands in nothing known as furniture."""
    return (
        line.tag in {"p", "div", "blockquote"}
        and line.linked < 0.5
        and not line.places & (FURNISHED | {"aside", "byline", "caption", "credit"})
        and bool(_SENTENCE_END.search(line.text))
        and len(words_of(line.text)) >= _PROSE_WORDS
    )


def _without_false_places(lines: Sequence[Line], found: Sequence[bool]) -> list[Line]:
    """Strike places that hold mostly article: a class named in passing on a frame of the page."""
    held: Counter[str] = Counter()
    article: Counter[str] = Counter()
    for line, flag in zip(lines, found, strict=True):
        held.update({place: len(line.text) for place in line.places})
        article.update({place: len(line.text) for place in line.places if flag})
    false = {p for p in held if 2 * article[p] > held[p] and p not in {"hidden", "embed", "caption", "credit"}}
    return [replace(line, places=line.places - false) if line.places & false else line for line in lines]


def _without_overhead(lines: Sequence[Line], found: list[bool], title: int) -> None:
    """The headline is no part of the text, nor is what stands above it, unless most of the article does."""
    found[title] = False
    above, below = (
        sum(len(lines[i].text) for i in part if found[i]) for part in (range(title), range(title, len(lines)))
    )
    if above < below:
        found[:title] = [False] * title


def _without_whole_links(lines: Sequence[Line], found: list[bool]) -> None:
    """A paragraph, item or heading of the article that is one link leads to another story."""
    for i, line in enumerate(lines):
        most = _LINKED if line.tag in {"p", "div"} else 0.95
        if found[i] and line.linked >= most and len(words_of(line.text)) > 3:
            found[i] = False


def _without_cards(lines: Sequence[Line], found: list[bool]) -> None:
    """Several short cells of one kind that each begin with a linked heading are a list of other stories."""
    cells: dict[int, list[int]] = defaultdict(list)
    for i, line in enumerate(lines):
        cells[line.cell].append(i)
    cards: dict[int, list[list[int]]] = defaultdict(list)
    for cell in cells.values():
        heading = next((lines[i] for i in cell if lines[i].tag in HEADINGS), None)
        length = sum(len(words_of(lines[i].text)) for i in cell)
        if heading is not None and heading.linked > _LINKED and length <= _CARD_WORDS:
            cards[heading.shape].append(cell)
    for alike in cards.values():
        for cell in alike if len(alike) >= _FEWEST_CARDS else ():
            for i in cell:
                found[i] = False


def _with_same_shape(lines: Sequence[Line], found: list[bool]) -> None:
    """Paragraphs in elements of the same tags and classes as those found, from the first one found on."""
    have: Counter[int] = Counter()
    lack: Counter[int] = Counter()
    start = found.index(True) if any(found) else len(found)
    for line, flag in zip(lines[start:], found[start:], strict=True):
        if flag or is_prose(line):
            (have if flag else lack)[line.shape] += len(words_of(line.text))
    for i in range(start, len(lines)):
        shape = lines[i].shape
        if not found[i] and have[shape] >= max(_SHAPE_WORDS, _SHAPE_SHARE * (have[shape] + lack[shape])):
            found[i] = is_prose(lines[i])


def _with_embeds(lines: Sequence[Line], found: list[bool]) -> None:
    """Posts that stand between paragraphs of the article."""
    flags = [i for i, flag in enumerate(found) if flag]
    for i in range(flags[0], flags[-1]) if flags else ():
        if "embed" in lines[i].places:
            found[i] = True


def _with_headings(lines: Sequence[Line], found: list[bool]) -> None:
    """Headings within the article: those that lead nowhere and stand right above a line of it."""
    start = found.index(True) if any(found) else len(lines)
    for i in range(start, len(lines) - 1):
        line = lines[i]
        if line.tag in HEADINGS and found[i + 1] and line.linked < 0.1 and not line.places & FURNISHED:
            found[i] = True


def _with_standfirst(lines: Sequence[Line], found: list[bool], title: int | None) -> None:
    """The opening that stands apart from the text; what comes right under the headline is a second headline instead."""
    start = found.index(True) if any(found) else 0
    if title is None or start - title > _STANDFIRST_REACH:
        return
    for i in range(title + 2, start):
        if is_prose(lines[i]):
            found[i] = True


def _without_unseen(lines: Sequence[Line], found: list[bool]) -> None:
    """Lines that a class hides are none of the article, unless it hides the article itself until a script shows it."""
    hidden = [i for i, line in enumerate(lines) if found[i] and "hidden" in line.places]
    length = sum(len(line.text) for line, flag in zip(lines, found, strict=True) if flag)
    if 2 * sum(len(lines[i].text) for i in hidden) < length:
        for i in hidden:
            found[i] = False


_TOLD_WORDS = 60
_TOLD_SHARE = 0.3


def _with_told(lines: list[Line], found: list[bool], told: str) -> tuple[list[Line], list[bool]]:
    """Add the article as JSON-LD tells it when the page itself shows hardly any of it."""
    words = len(words_of(told))
    shown = sum(len(words_of(line.text)) for line, flag in zip(lines, found, strict=True) if flag)
    if words < _TOLD_WORDS or shown >= _TOLD_SHARE * words:
        return lines, found
    texts = [" ".join(part.split()) for part in told.split("\n") if part.strip()]
    shares = shares_covered(texts, "\n".join(line.text for line, flag in zip(lines, found, strict=True) if flag))
    new = [text for text, share in zip(texts, shares, strict=True) if share < COVERED]
    added = [Line(text=text, tag="p", places=frozenset(), linked=0.0) for text in new]
    at = max((i + 1 for i, flag in enumerate(found) if flag), default=len(lines))
    return [*lines[:at], *added, *lines[at:]], [*found[:at], *[True] * len(added), *found[at:]]
