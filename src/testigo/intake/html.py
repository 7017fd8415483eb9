"""HTML to a Page: all the visible text in the order of the document, the article told from what stands around it.

Which lines are the article is trafilatura's to say (``favor_precision``); its text is laid back over the lines of the
document, so that nothing of the page is lost and everything keeps its place.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from testigo.errors import CATALOGUE, TestigoError
from testigo.intake.credits import agencies_of
from testigo.intake.datelines import dateline_of, datelines_in, is_speaker_label
from testigo.intake.encoding import decode
from testigo.intake.furniture import kinds_of
from testigo.intake.language import language_of
from testigo.intake.metadata import Metadata, metadata_of
from testigo.intake.outline import HEADINGS, Line, outline_of
from testigo.intake.text import date_in_text
from testigo.ledger import FURNITURE, Block, BlockKind, Dateline, Notice, Page

SHINGLE = 4
"""Words that must follow one another for a line to be recognised in the article's text."""
SPARSE = 0.4
"""Share of a page's prose below which an extraction is taken to have missed the article."""
COVERED = 0.6
"""Share of a line's shingles that must be in the article's text."""
PLACE_KINDS: tuple[tuple[str, BlockKind], ...] = (
    ("notice", "notice"),
    ("comments", "comment"),
    ("promotion", "promotion"),
    ("teaser", "teaser"),
    ("nav", "navigation"),
    ("footer", "navigation"),
    ("byline", "byline"),
    ("caption", "caption"),
    ("aside", "teaser"),
    ("advertisement", "promotion"),
    ("form", "promotion"),
    ("button", "navigation"),
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[.!?…:;][\"”’»)\]]*$")


def html_page(data: bytes, *, url: str | None = None, charset: str | None = None, published: str | None = None) -> Page:
    """Take in an HTML page. ``charset`` is what the transport said, ``published`` a date that the user gave.

    Raises TestigoError T201 for an empty page, T203 for binary data, T204 when the markup cannot be parsed at all.
    """
    if not data.strip():
        raise TestigoError("T201", "the page is empty")
    source, encoding = decode(data, charset=charset)
    tree = _tree(source)
    metadata = metadata_of(tree, url=url, published=published)
    lines = outline_of(tree)
    kinds = _kinds(lines, _main_text(source, lines, metadata.body), metadata)
    text, blocks, stamps = _assembled(lines, kinds)
    datelines = tuple(sorted({*datelines_in(text, blocks), *stamps}, key=lambda d: (d.start, d.end)))
    article = "\n".join(text[b.start : b.end] for b in blocks if b.kind not in FURNITURE)
    return Page(
        id="sha256:" + hashlib.sha256(data).hexdigest(),
        text=text,
        blocks=blocks,
        published=metadata.published or date_in_text(text, blocks),
        language=language_of(article) or metadata.language or language_of(text),
        url=metadata.url,
        title=metadata.title or next((text[b.start : b.end] for b in blocks if b.kind == "title"), None),
        outlet=metadata.outlet,
        authors=metadata.authors,
        agencies=agencies_of(text, blocks, datelines),
        datelines=datelines,
        media_type="text/html",
        encoding=encoding,
        notices=() if any(b.kind == "body" for b in blocks) else (_no_article(),),
    )


def _no_article() -> Notice:
    return Notice(code="T205", message=f"{CATALOGUE['T205'].title}: {CATALOGUE['T205'].advice}")


def _tree(source: str) -> Any:
    from lxml import etree, html

    source = _DECLARATION.sub("", source, count=1)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as why:
        raise TestigoError("T204", f"the page's markup cannot be parsed: {why}") from why
    return tree


def _main_text(source: str, lines: Sequence[Line], told: str) -> str:
    """The article's text: what trafilatura finds, and what the page's own JSON-LD says it is.

    Where the careful extraction leaves most of a page's prose out, the generous one is taken instead.
    """
    found = _extracted(source, favor_precision=True)
    prose = sum(len(line.text) for line in lines if _is_prose(line))
    if len(found) < SPARSE * prose and len(told) < SPARSE * prose:
        found = max(found, _extracted(source, favor_recall=True), key=len)
    return f"{found}\n{told}" if len(told) > len(found) // 2 else found


def _extracted(source: str, *, favor_precision: bool = False, favor_recall: bool = False) -> str:
    import trafilatura

    try:
        found: str | None = trafilatura.extract(
            source, include_comments=False, favor_precision=favor_precision, favor_recall=favor_recall
        )
    except (RecursionError, ValueError, AttributeError, TypeError):
        return ""
    return found or ""


def _is_prose(line: Line) -> bool:
    """A sentence or more in a paragraph of its own, hardly linked, that stands in nothing known as furniture."""
    return (
        line.tag == "p"
        and line.linked < 0.3
        and len(_WORD.findall(line.text)) >= 12
        and bool(_STOP.search(line.text))
        and not line.places & {"nav", "footer", "comments", "aside", "form"}
    )


def _kinds(lines: Sequence[Line], main: str, metadata: Metadata) -> list[BlockKind]:
    """The kind of every line."""
    article = _in_article(lines, main)
    phrases = kinds_of([line.text for line in lines])
    title = _title_at(lines, metadata.title, article)
    kinds: list[BlockKind] = []
    for i, line in enumerate(lines):
        if i == title:
            kinds.append("title")
        elif article[i] and phrases[i] is None:
            kinds.append("caption" if "caption" in line.places else "body")
        elif phrases[i] is not None:
            kinds.append(phrases[i] or "navigation")
        else:
            kinds.append(_furniture(line))
    return kinds


def _in_article(lines: Sequence[Line], main: str) -> list[bool]:
    """Whether each line is part of the article's text; each stretch of that text is used up once, from the top."""
    known = Counter(_shingles(main))
    whole = Counter(_key(part) for part in main.split("\n"))
    flags = []
    for line in lines:
        key, own = _key(line.text), _shingles(line.text)
        if key and whole[key] > 0:
            whole[key] -= 1
            known.subtract(own)
            flags.append(True)
            continue
        hits = sum(min(n, max(0, known[s])) for s, n in Counter(own).items())
        found = len(own) > 2 and hits >= COVERED * len(own)
        if found:
            known.subtract(own)
        flags.append(found)
    return flags


def _key(words: str) -> str:
    return "".join(_WORD.findall(words.lower()))


def _shingles(words: str) -> list[str]:
    tokens = _WORD.findall(words.lower())
    if len(tokens) < SHINGLE:
        return []
    return [" ".join(tokens[i : i + SHINGLE]) for i in range(len(tokens) - SHINGLE + 1)]


def _title_at(lines: Sequence[Line], title: str | None, article: Sequence[bool]) -> int | None:
    """The line that is the headline: the heading with the words of the title, else the last h1 above the article."""
    wanted = _key(title or "")
    same = [i for i, line in enumerate(lines) if wanted and _key(line.text) == wanted]
    headed = [i for i in same if lines[i].tag in HEADINGS]
    if headed or same:
        return (headed or same)[0]
    first = next((i for i, flag in enumerate(article) if flag), len(lines))
    above = [i for i, line in enumerate(lines[: first + 1]) if line.tag == "h1" and not line.places & {"nav", "footer"}]
    return above[-1] if above else None


def _furniture(line: Line) -> BlockKind:
    """What a line outside the article is, from where it stands in the document."""
    for place, kind in PLACE_KINDS:
        if place in line.places:
            return kind
    if line.linked > 0.6 or line.tag in HEADINGS:
        return "teaser" if len(_WORD.findall(line.text)) > 3 else "navigation"
    return "teaser" if _STOP.search(line.text) else "navigation"


def _assembled(lines: Sequence[Line], kinds: Sequence[BlockKind]) -> tuple[str, tuple[Block, ...], list[Dateline]]:
    """The page's text, a paragraph a line with a blank line between, its blocks, and the times of ``<time>`` in it."""
    parts: list[str] = []
    blocks: list[Block] = []
    stamps: list[Dateline] = []
    labels = sum(1 for line, kind in zip(lines, kinds, strict=True) if kind == "body" and _is_label(line.text))
    at = 0
    for line, kind in zip(lines, kinds, strict=True):
        blocks.extend(_blocks(line, kind, at, transcript=labels > 1))
        stamp = _stamp(line, kind, at)
        if stamp:
            stamps.append(stamp)
        parts.append(line.text)
        at += len(line.text) + 2
    return "\n\n".join(parts), tuple(blocks), stamps if len(stamps) > 1 else []


def _is_label(text: str) -> bool:
    line = dateline_of(text)
    return line is not None and is_speaker_label(line, text)


def _blocks(line: Line, kind: BlockKind, at: int, *, transcript: bool) -> Iterator[Block]:
    found = dateline_of(line.text) if kind == "body" else None
    if found is None or (transcript and is_speaker_label(found, line.text)):
        yield Block(start=at, end=at + len(line.text), kind=kind)
        return
    rest = found.end + len(line.text[found.end :]) - len(line.text[found.end :].lstrip())
    yield Block(start=at, end=at + found.end, kind="dateline")
    if rest < len(line.text):
        yield Block(start=at + rest, end=at + len(line.text), kind="body")


def _stamp(line: Line, kind: BlockKind, at: int) -> Dateline | None:
    """The machine-readable time that a live blog's entry carries."""
    match = re.match(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d))?", line.time or "")
    if not match or kind not in {"body", "byline"} or "teaser" in line.places or "aside" in line.places:
        return None
    return Dateline(start=at, end=at + len(line.text), date=match[1], time=match[2])
