"""Markdown to a Page: kept as it is written, with its front matter, headings and link lists told apart."""

from __future__ import annotations

import re
from dataclasses import replace

from testigo.intake.text import text_page
from testigo.ledger import Block, Page, Published

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_-]{2,30})\s*:\s*(.+?)\s*$", re.MULTILINE)
_HEADING = re.compile(r"^[ \t]{0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_IMAGE_ALONE = re.compile(r"^\s*(?:\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?\s*)+$")
_LINK_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])?\s*\[[^\]]+\]\([^)]+\)\s*$")
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


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
    """Make a page of Markdown, its source kept code point for code point; front matter is metadata."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(text)
    told = {k.lower(): v.strip("\"' ") for k, v in _FIELD.findall(front[1])} if front else {}
    heading = _HEADING.search(text, front.end() if front else 0)
    day = _DAY.search(told.get("date") or told.get("published") or "")
    names = told.get("authors") or told.get("author") or ""
    page = text_page(
        text,
        data=data,
        url=url or told.get("url") or told.get("canonical_url") or told.get("source"),
        title=title or told.get("title") or (_bare(heading[2]) if heading else None),
        outlet=outlet or told.get("outlet") or told.get("publication") or told.get("site"),
        authors=authors or tuple(n.strip(" []\"'") for n in names.split(",") if n.strip(" []\"'")),
        published=published or (Published(value=day[0], evidence="meta") if day else None),
        encoding=encoding,
        media_type=media_type,
    )
    return replace(page, blocks=tuple(_marked(b, text, front.end() if front else 0, heading) for b in page.blocks))


def _bare(words: str) -> str:
    return re.sub(r"[*_`]|\[([^\]]*)\]\([^)]*\)", r"\1", words).strip()


def _marked(block: Block, text: str, front: int, heading: re.Match[str] | None) -> Block:
    words = text[block.start : block.end]
    if block.start < front:
        return replace(block, kind="byline")
    if heading and block.start <= heading.start(2) < block.end and heading[0].strip() == words.strip():
        return replace(block, kind="title")
    lines = words.splitlines()
    if all(_IMAGE_ALONE.match(line) for line in lines):
        return replace(block, kind="navigation")
    if block.kind == "body" and all(_LINK_ITEM.match(line) for line in lines):
        return replace(block, kind="teaser")
    return block if block.kind != "title" or not heading else replace(block, kind="body")
