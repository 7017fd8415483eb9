"""The front matter of a Markdown file: ``key: value`` lines between two rules, as static sites and clippers write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from testigo.intake.given_day import day_of_record
from testigo.ledger import Block, BlockKind, Published

_FENCE = re.compile(r"\A\ufeff?(?:---|\+\+\+)[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.|\+\+\+)[ \t]*(?:\n|\Z)", re.MULTILINE)
_FIELD = re.compile(r"([A-Za-z][\w -]{1,30}?)\s?[:=]\s*(.*)$")
_ITEM = re.compile(r"\s*-\s+(.+)$")
_LONGEST = 20_000
"""Front matter is looked for in this much of a file."""
_BYLINES = frozenset(
    "author authors byline by date published publishdate pubdate created updated modified lastmod".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What the front matter tells, the blocks it is made of, and where it ends (0 when there is none)."""

    end: int = 0
    blocks: tuple[Block, ...] = ()
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None


def front_matter_of(text: str) -> FrontMatter:
    """Read the front matter at the head of a text."""
    fence = _FENCE.match(text)
    close = _CLOSE.search(text, fence.end(), _LONGEST) if fence else None
    if fence is None or close is None:
        return FrontMatter()
    told: dict[str, list[str]] = {}
    blocks: list[Block] = []
    key = ""
    for line in re.finditer(r"[^\n]+", text[: close.end()]):
        words = line[0].strip()
        field, item = _FIELD.match(words), _ITEM.match(line[0])
        if field and not item:
            key = field[1].lower().replace("_", "").replace("-", "")
            told[key] = [_bare(field[2])] if _bare(field[2]) else []
        elif item and key:
            told[key].append(_bare(item[1]))
        start = line.start() + len(line[0]) - len(line[0].lstrip())
        if words:
            kind: BlockKind = "byline" if key in _BYLINES and (field or item) else "navigation"
            blocks.append(Block(start=start, end=start + len(words), kind=kind))
    return _read(told, tuple(blocks), close.end())


def _read(told: dict[str, list[str]], blocks: tuple[Block, ...], end: int) -> FrontMatter:
    def first(*keys: str) -> str | None:
        return next((told[key][0] for key in keys if told.get(key)), None)

    day = first("date", "published", "publishdate", "pubdate", "created")
    value = day_of_record(day) if day else None
    names = [
        name
        for entry in told.get("authors", []) + told.get("author", []) + told.get("byline", [])
        for name in _names(entry)
    ]
    return FrontMatter(
        end=end,
        blocks=blocks,
        title=first("title", "headline"),
        url=first("url", "canonicalurl", "canonical", "source", "link", "permalink"),
        outlet=first("outlet", "publication", "site", "sitename", "publisher", "hostname"),
        authors=tuple(dict.fromkeys(names)),
        published=Published(value=value, evidence="meta") if value else None,
    )


def _bare(value: str) -> str:
    return value.strip().strip("\"'").strip()


def _names(entry: str) -> list[str]:
    parts = re.split(r"\s*[,;]\s*|\s+and\s+", re.sub(r"^by\s+", "", entry.strip("[] "), flags=re.IGNORECASE))
    return [name.strip("\"' []") for name in parts if name.strip("\"' []")]
