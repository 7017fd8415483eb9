"""Lines of printed pages to paragraphs, by where they stand: columns, indents, gaps, sizes; running heads told apart.

Positions are in points (1/72 inch), with the origin at the lower left of the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

SOFT_HYPHEN = "\ufffe"
"""Stands where a word was cut at the end of a line."""
_END = re.compile(r"[.!?…:;][\"”’»)\]]*$")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|p\.|seite|página|pág\.)?\s*\d{1,4}(?:\s*(?:/|of|de|von)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE
)
_PRINTED_BY_BROWSER = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}[:.]\d\d(?: ?[AP]M)?\b.*|(?:https?|file)://\S+(?: \d{1,4}/\d{1,4})?",
    re.IGNORECASE,
)
_CUT = re.compile(rf"(\w+){SOFT_HYPHEN}(\w*)")
_KEEPS_HYPHEN = frozenset("anti half non self vice well".split())
_MARGIN = 0.1
"""Share of a page's height at its head and foot where running heads stand."""
_WIDE_GAP = 1.35
_SHORT_LINE = 0.12
_INDENT = 0.7
_NEIGHBOURS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """A line of a page: its words, where it stands, the size of its letters."""

    text: str
    page: int
    left: float
    right: float
    base: float
    foot: float
    """Height of its first letter and of its last: a text layer may take two lines for one."""
    size: float
    height: float
    """Of the page."""

    @property
    def middle(self) -> float:
        """Half way between its ends."""
        return (self.left + self.right) / 2

    @property
    def in_margin(self) -> bool:
        """Whether it stands at the head or foot of the page."""
        return not _MARGIN * self.height < self.base < (1 - _MARGIN) * self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A paragraph, or a running head."""

    text: str
    running: bool


def units_of(lines: Sequence[PrintedLine]) -> list[Unit]:
    """Paragraphs of the lines in their order, words that were cut made whole.

    A running head comes behind the paragraph that it interrupts.
    """
    heads = _running_heads(lines)
    body = [line for i, line in enumerate(lines) if i not in heads]
    starts = _paragraph_starts(body)
    words = Counter(w.lower() for line in body for w in re.findall(r"[\w-]+", line.text))
    units: list[Unit] = []
    paragraph: list[str] = []
    waiting: list[Unit] = []
    at = 0
    for i, line in enumerate(lines):
        if i in heads:
            waiting.append(Unit(text=line.text.replace(SOFT_HYPHEN, "-"), running=True))
            continue
        if at in starts:
            units += [*_closed(paragraph, words), *waiting]
            paragraph, waiting = [], []
        paragraph.append(line.text)
        at += 1
    return [*units, *_closed(paragraph, words), *waiting]


def _closed(paragraph: Sequence[str], words: Counter[str]) -> Iterator[Unit]:
    if paragraph:
        yield Unit(text=_joined(paragraph, words), running=False)


def _running_heads(lines: Sequence[PrintedLine]) -> set[int]:
    """Which lines are page numbers, what a browser prints round a page, or stand in the margin of many pages."""
    margin = [i for i, line in enumerate(lines) if line.in_margin]
    pages = len({line.page for line in lines})
    seen = Counter(key for key, _ in {(_head_key(lines[i]), lines[i].page) for i in margin})
    often = max(2, 0.4 * pages)
    return {
        i
        for i in margin
        if _PAGE_NUMBER.fullmatch(lines[i].text) or is_of_browser(lines[i].text) or seen[_head_key(lines[i])] >= often
    }


def is_of_browser(text: str) -> bool:
    """Whether a line is what browsers print round a page: when it was printed, its title, address and number."""
    return _PRINTED_BY_BROWSER.fullmatch(text) is not None


def _head_key(line: PrintedLine) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.lower()), round(line.size)


def _paragraph_starts(lines: Sequence[PrintedLine]) -> set[int]:
    leading = _leadings(lines)
    return {i for i in range(len(lines)) if i == 0 or _begins(lines, i, leading)}


def _leadings(lines: Sequence[PrintedLine]) -> dict[int, float]:
    """The usual distance from line to line, for each size of letters."""
    gaps: dict[int, list[float]] = {}
    for above, line in pairwise(lines):
        if _is_below(above, line) and round(above.size) == round(line.size):
            gaps.setdefault(round(line.size), []).append(above.foot - line.base)
    return {size: _usual(found) for size, found in gaps.items()}


def _usual(gaps: list[float]) -> float:
    """The smaller of the distances: with many short paragraphs the wide gaps are as many as the narrow ones."""
    return median(sorted(gaps)[: max(1, (len(gaps) + 1) // 2)])


def _is_below(above: PrintedLine, line: PrintedLine) -> bool:
    return above.page == line.page and line.base < above.foot and line.left < above.right and above.left < line.right


def _begins(lines: Sequence[PrintedLine], i: int, leading: dict[int, float]) -> bool:
    """Whether a line begins a paragraph, by what stands above it."""
    above, line = lines[i - 1], lines[i]
    if abs(above.size - line.size) > 0.12 * max(above.size, line.size):
        return True
    ended = bool(_END.search(above.text))
    left, right = _column(lines, i - 1)
    short = above.right < right - _SHORT_LINE * (right - left)
    if not _is_below(above, line):  # the next column or page
        return ended or (short and not line.text[:1].islower())
    if above.foot - line.base > _WIDE_GAP * leading.get(round(line.size), above.foot - line.base):
        return True
    if abs(above.middle - line.middle) < 0.6 * line.size and abs(above.left - line.left) > 1:
        return False  # centred, as a heading of several lines
    indented = line.left - max(left, _column(lines, i)[0]) > _INDENT * line.size and line.left > above.left + 1
    return indented or (short and ended)


def _column(lines: Sequence[PrintedLine], i: int) -> tuple[float, float]:
    """The edges of the column that a line stands in, as its neighbours have them."""
    line = lines[i]
    near = [
        n
        for n in lines[max(0, i - _NEIGHBOURS) : i + _NEIGHBOURS]
        if n.page == line.page and abs(n.left - line.left) < 3 * line.size and round(n.size) == round(line.size)
    ]
    return min(n.left for n in near), max(n.right for n in near)


def _joined(lines: Sequence[str], words: Counter[str]) -> str:
    text = lines[0]
    for line in lines[1:]:
        cut = text[-1:] in {"-", "\u00ad", "\u2010", SOFT_HYPHEN} and text[-2:-1].isalpha()
        text = f"{text[:-1]}{SOFT_HYPHEN}{line}" if cut else f"{text} {line}"
    return _CUT.sub(lambda m: _mended(m[1], m[2], words), text).replace(SOFT_HYPHEN, "").replace("\u00ad", "")


def _mended(before: str, after: str, words: Counter[str]) -> str:
    """A word that was cut at the end of a line; a hyphen of its own stays: in "Al-Sadr", or if it stands elsewhere."""
    whole, hyphened = f"{before}{after}".lower(), f"{before}-{after}".lower()
    keeps = (
        not after[:1].islower()
        or words[hyphened] > words[whole]
        or (before.lower() in _KEEPS_HYPHEN and not words[whole])
    )
    return f"{before}-{after}" if keeps else f"{before}{after}"
