"""Markdown to a Page: kept as it is written, with its front matter, headings, pictures and lists of links told apart.

The source is read through its plain form (:mod:`testigo.intake.plain_markdown`), in which all markup is blanks, so that offsets
are those of the source.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from testigo.intake.credits import agencies_of
from testigo.intake.datelines import datelines_in
from testigo.intake.front_matter import FrontMatter, front_matter_of
from testigo.intake.lines import Spans, units_of
from testigo.intake.plain_markdown import HEADING, ITEM, LINK_ALONE, PICTURE_ALONE, plain_of
from testigo.intake.text import blocks_of_units, date_in_text, text_page
from testigo.ledger import Block, BlockKind, Page, Published

_LINE = re.compile(r"[^\n]+")


def markdown_page(
    text: str,
    *,
    data: bytes,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    authors: tuple[str, ...] = (),
    published: Published | None = None,
    encoding: str | None = None,
    media_type: str = "text/markdown",
) -> Page:
    """Make a page of Markdown, its source kept code point for code point; front matter is metadata.

    ``data`` are the bytes as received. What the caller knows wins over the front matter.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = front_matter_of(text)
    plain = " " * front.end + plain_of(text[front.end :])
    heading = next((m for m in HEADING.finditer(text, front.end) if len(m["level"]) == 1), None)
    headline = plain[heading.start() : heading.end()].strip() if heading else None
    page = text_page(
        plain,
        data=data,
        url=url or front.url,
        title=title or front.title or headline,
        outlet=outlet or front.outlet,
        authors=authors or front.authors,
        published=published or front.published,
        encoding=encoding,
        media_type=media_type,
    )
    blocks = _blocks(text, plain, front, title=headline or title or front.title)
    told = page.published or date_in_text(plain, blocks)
    datelines = datelines_in(plain, blocks, year=int(told.value[:4]) if told else None)
    return replace(
        page,
        text=text,
        blocks=blocks,
        published=told,
        datelines=datelines,
        agencies=agencies_of(plain, blocks, datelines),
    )


def _blocks(text: str, plain: str, front: FrontMatter, *, title: str | None) -> tuple[Block, ...]:
    """The blocks of the source: those of its plain form, widened over the markup, and those that are markup alone."""
    forced = _forced(text, plain, front.end)
    starts = {m.start() for m in _LINE.finditer(text, front.end) if _stands_alone(m[0])}
    units = _split(plain, units_of(plain), starts)
    blocks = [
        replace(block, kind=forced.get(_line_of(text, block.start), block.kind))
        for block in blocks_of_units(plain, units, title)
    ]
    return (*front.blocks, *_widened(text, blocks, front.end))


def _forced(text: str, plain: str, begin: int) -> dict[int, BlockKind]:
    """Lines whose markup says what they are: pictures, and links that stand alone in a list, by where they start."""
    found: dict[int, BlockKind] = {}
    story = False
    for line in _LINE.finditer(text, begin):
        words = plain[line.start() : line.end()].strip()
        story = story or len(words) > 160 or words.endswith(".")
        if PICTURE_ALONE.match(line[0]):
            found[line.start()] = "navigation"
        elif LINK_ALONE.match(line[0]) and words:
            found[line.start()] = "teaser" if story else "navigation"
    return found


def _stands_alone(line: str) -> bool:
    return bool(HEADING.match(line) or ITEM.match(line) or PICTURE_ALONE.match(line) or LINK_ALONE.match(line))


def _split(plain: str, units: Spans, starts: set[int]) -> Spans:
    """Cut units where a heading, an item or a picture begins a line."""
    cut: Spans = []
    for start, end in units:
        at = [s for m in re.finditer(r"\n", plain[start:end]) if (s := start + m.end()) in starts]
        bounds = [start, *at, end]
        for a, b in pairwise(bounds):
            words = plain[a:b]
            left = len(words) - len(words.lstrip())
            if words.strip():
                cut.append((a + left, a + len(words.rstrip())))
    return cut


def _line_of(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _widened(text: str, blocks: list[Block], begin: int) -> list[Block]:
    """Let blocks take in the markup beside them on their line; what is markup alone is navigation."""
    wide: list[Block] = []
    at = begin
    for i, block in enumerate(blocks):
        line = max(_line_of(text, block.start), at)
        wide += _markup(text, at, line)
        start = line + len(text[line : block.start]) - len(text[line : block.start].lstrip())
        after = blocks[i + 1].start if i + 1 < len(blocks) else len(text)
        stop = text.find("\n", block.end, after)
        reach = text[block.end : after if stop < 0 else stop]
        end = block.end + len(reach.rstrip())
        wide.append(replace(block, start=start, end=end))
        at = end
    return [*wide, *_markup(text, at, len(text))]


def _markup(text: str, start: int, end: int) -> list[Block]:
    found: list[Block] = []
    for line in _LINE.finditer(text, start, end):
        words = line[0].strip()
        if words:
            left = line.start() + len(line[0]) - len(line[0].lstrip())
            found.append(Block(start=left, end=left + len(words), kind="navigation"))
    return found
