"""Plain text to a Page: kept code point for code point, each unit of it told apart as article or furniture."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

from testigo.intake.credits import agencies_of
from testigo.intake.datelines import DATE, dateline_of, datelines_in, day_of, is_speaker_label
from testigo.intake.furniture import kinds_of
from testigo.intake.language import language_of
from testigo.intake.lines import units_of
from testigo.ledger import FURNITURE, Block, BlockKind, Notice, Page, Published

_STOP = re.compile(r"[.!?…][\"”’»)\]]*$")
_PRINTED_DATE = re.compile(DATE, re.IGNORECASE)
_ISO_DATE = re.compile(r"\b((?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\b")
LONGEST_TITLE = 200


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
    """Make a page of plain text; nothing of it is dropped or changed but line ends (``\\r\\n`` and ``\\r`` become ``\\n``).

    ``data`` are the bytes as received, which the page's id is the hash of.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    blocks = blocks_of(text, title)
    heading = next((text[b.start : b.end] for b in blocks if b.kind == "title"), None)
    datelines = datelines_in(text, blocks)
    notices = () if any(b.kind == "body" for b in blocks) else (_no_article(),)
    return Page(
        id="sha256:" + hashlib.sha256(data).hexdigest(),
        text=text,
        blocks=blocks,
        published=published or date_in_text(text, blocks),
        language=language_of("\n".join(text[b.start : b.end] for b in blocks if b.kind not in FURNITURE) or text),
        url=url,
        title=title or (" ".join(heading.split()) if heading else None),
        outlet=outlet,
        authors=authors,
        agencies=agencies_of(text, blocks, datelines),
        datelines=datelines,
        media_type=media_type,
        encoding=encoding,
        notices=notices,
    )


def blocks_of(text: str, title: str | None = None) -> tuple[Block, ...]:
    """Tell the units of a text apart; together the blocks hold all of it but white space."""
    units = units_of(text)
    lines = [text[a:b] for a, b in units]
    kinds = kinds_of(lines)
    head = _title_at(lines, kinds, title)
    sole = _is_sole_label(lines)
    blocks: list[Block] = []
    for i, ((start, end), kind) in enumerate(zip(units, kinds, strict=True)):
        if i == head:
            blocks.append(Block(start=start, end=end, kind="title"))
        elif kind:
            blocks.append(Block(start=start, end=end, kind=kind))
        else:
            blocks.extend(_body(text, start, end, sole=sole))
    return tuple(blocks)


def _body(text: str, start: int, end: int, *, sole: bool) -> list[Block]:
    """A paragraph of the article, its dateline apart."""
    line = dateline_of(text[start:end])
    if line is None or (is_speaker_label(line, text[start:end]) and not sole):
        return [Block(start=start, end=end, kind="body")]
    cut = start + line.end
    rest = cut + len(text[cut:end]) - len(text[cut:end].lstrip())
    blocks = [Block(start=start, end=cut, kind="dateline")]
    return [*blocks, Block(start=rest, end=end, kind="body")] if rest < end else blocks


def _is_sole_label(lines: Sequence[str]) -> bool:
    """Whether at most one paragraph opens with capitals and a colon: a dateline then, and no transcript."""
    labels = 0
    for line in lines:
        found = dateline_of(line)
        labels += bool(found and is_speaker_label(found, line))
        if labels > 1:
            return False
    return True


def _title_at(lines: Sequence[str], kinds: Sequence[BlockKind | None], title: str | None) -> int | None:
    """Which of the first units is the title: the given one, or a short first line that does not end like a sentence."""
    wanted = " ".join(title.split()).lower() if title else None
    for i, line in enumerate(lines[:8]):
        if wanted and " ".join(line.split()).lower() == wanted:
            return i
    first = next((i for i, kind in enumerate(kinds[:4]) if kind is None), None)
    if first is None or len(lines) < 2:
        return None
    line = " ".join(lines[first].split())
    is_title = (
        len(line) <= LONGEST_TITLE and not _STOP.search(line) and dateline_of(line) is None and line[-1] not in ",:;-"
    )
    return first if is_title else None


def date_in_text(text: str, blocks: Sequence[Block]) -> Published | None:
    """The day that a dateline or a line under the title gives, with the evidence ``text``."""
    for block in blocks[:12]:
        words = text[block.start : min(block.end, block.start + 200)]
        if block.kind in {"dateline", "byline"}:
            iso, printed = _ISO_DATE.search(words), _PRINTED_DATE.search(words)
            value = iso[1] if iso else day_of(printed[0]) if printed else None
            if value:
                return Published(value=value, evidence="text")
    return None


def _no_article() -> Notice:
    from testigo.errors import CATALOGUE

    return Notice(code="T205", message=f"{CATALOGUE['T205'].title}: {CATALOGUE['T205'].advice}")
