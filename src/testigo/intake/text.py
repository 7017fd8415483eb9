"""Plain text to a Page: kept code point for code point, each unit of it told apart as article or furniture."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from testigo.errors import CATALOGUE
from testigo.intake.credits import agencies_of
from testigo.intake.datelines import dateline_of, datelines_in, is_speaker_label
from testigo.intake.furniture import kinds_of
from testigo.intake.language import language_of
from testigo.intake.lines import Spans, units_of
from testigo.intake.live_times import are_live, is_alone, stamp_of
from testigo.intake.masthead import mark_head, title_at
from testigo.intake.printed_dates import day_of
from testigo.intake.seams import parts_of
from testigo.ledger import FURNITURE, Block, BlockKind, Notice, Page, Published

_PUBLISHED = re.compile(
    r"\b(?:published|posted|publicado|publi[ée]|veröffentlicht|pubblicato|publicada)\b", re.IGNORECASE
)
_HEAD = 24
"""Blocks at the head of a page that may give its date."""


def text_page(
    text: str,
    *,
    data: bytes,
    url: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    authors: tuple[str, ...] = (),
    published: Published | None = None,
    encoding: str | None = None,
    media_type: str = "text/plain",
) -> Page:
    r"""Make a page of plain text; nothing of it is dropped or changed but line ends (``\r\n`` and ``\r`` become ``\n``).

    ``data`` are the bytes as received, which the page's id is the hash of.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    blocks = blocks_of(text, title)
    heading = next((text[b.start : b.end] for b in blocks if b.kind == "title"), None)
    published = published or date_in_text(text, blocks)
    datelines = datelines_in(text, blocks, year=int(published.value[:4]) if published else None)
    return Page(
        id="sha256:" + hashlib.sha256(data).hexdigest(),
        text=text,
        blocks=blocks,
        published=published,
        language=language_of("\n".join(text[b.start : b.end] for b in blocks if b.kind not in FURNITURE) or text),
        url=url,
        title=title or (" ".join(heading.split()) if heading else None),
        outlet=outlet,
        authors=authors,
        agencies=agencies_of(text, blocks, datelines),
        datelines=datelines,
        media_type=media_type,
        encoding=encoding,
        notices=() if any(b.kind == "body" for b in blocks) else (_no_article(),),
    )


def blocks_of(text: str, title: str | None = None) -> tuple[Block, ...]:
    """Tell the units of a text apart; together the blocks hold all of it but white space."""
    return blocks_of_units(text, units_of(text), title)


def blocks_of_units(text: str, units: Spans, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of a text whose paragraphs and lines are known."""
    lines = [text[a:b] for a, b in units]
    kinds = kinds_of(lines)
    head = title_at(lines, kinds, title)
    mark_head(lines, kinds, head)
    live = _is_live(lines, kinds)
    label = _sole_label(lines, kinds, head)
    blocks: list[Block] = []
    for i, ((start, end), kind) in enumerate(zip(units, kinds, strict=True)):
        if i == head or kind:
            blocks.append(Block(start=start, end=end, kind="title" if i == head else kind or "body"))
        else:
            blocks.extend(_paragraph(text, start, end, live=live, labelled=i == label))
    return tuple(blocks)


def _paragraph(text: str, start: int, end: int, *, live: bool, labelled: bool) -> Iterator[Block]:
    """A paragraph of the article, its dateline or time apart, and the credit at its end."""
    for begin, close, kind in parts_of(text, start, end):
        if kind:
            yield Block(start=begin, end=close, kind=kind)
            continue
        words = text[begin:close]
        opening = (stamp_of(words) if live else None) or dateline_of(words)
        if opening is None or (is_speaker_label(opening, words) and not labelled):
            yield Block(start=begin, end=close, kind="body")
            continue
        yield Block(start=begin, end=begin + opening.end, kind="dateline")
        rest = close - len(words[opening.end :].lstrip())
        if rest < close:
            yield Block(start=rest, end=close, kind="body")


def _is_live(lines: Sequence[str], kinds: Sequence[BlockKind | None]) -> bool:
    """Whether enough paragraphs open with a time of day to make a live blog."""
    stamps = [
        (stamp, line) for line, kind in zip(lines, kinds, strict=True) if kind is None and (stamp := stamp_of(line))
    ]
    return are_live([stamp for stamp, _ in stamps], sum(is_alone(stamp, line) for stamp, line in stamps))


def _sole_label(lines: Sequence[str], kinds: Sequence[BlockKind | None], head: int | None) -> int | None:
    """The first paragraph, where it alone opens with capitals and a colon: a dateline then, and no speaker's name."""
    labels = [
        i
        for i, line in enumerate(lines)
        if kinds[i] is None and i != head and (found := dateline_of(line)) and is_speaker_label(found, line)
    ]
    first = next((i for i, kind in enumerate(kinds) if kind is None and i != head and len(lines[i]) > 80), None)
    return first if labels == [first] else None


def date_in_text(text: str, blocks: Sequence[Block]) -> Published | None:
    """The day that a line under the title or a dateline gives, with the evidence ``text``."""
    found: list[tuple[bool, str]] = []
    for block in blocks[:_HEAD]:
        words = text[block.start : min(block.end, block.start + 200)]
        day = day_of(words) if block.kind in {"dateline", "byline"} else None
        if day:
            found.append((not _PUBLISHED.search(words), day))
    return Published(value=min(found, key=lambda f: f[0])[1], evidence="text") if found else None


def _no_article() -> Notice:
    return Notice(code="T205", message=f"{CATALOGUE['T205'].title}: {CATALOGUE['T205'].advice}")
