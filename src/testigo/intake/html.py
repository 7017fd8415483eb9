"""HTML to a Page: all the visible text in the order of the document, the article told from what stands around it.

Bytes become text (:mod:`.encoding`), a tree (:mod:`.markup`), lines (:mod:`.outline`); :mod:`.article` says which
lines are the article, and here each line becomes a block of its kind.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence

from testigo.errors import CATALOGUE, TestigoError
from testigo.intake.article import article_lines
from testigo.intake.authors import authors_in
from testigo.intake.credits import agencies_of
from testigo.intake.datelines import DATE, dateline_of, datelines_in, is_speaker_label
from testigo.intake.encoding import decode, unmangled
from testigo.intake.furniture import kinds_of
from testigo.intake.headline import headline_at, named_apart
from testigo.intake.language import language_of
from testigo.intake.limits import Limits
from testigo.intake.live import stamps_of
from testigo.intake.markup import forward_of, tree_of
from testigo.intake.metadata import Metadata, metadata_of
from testigo.intake.outline import HEADINGS, Line, outline_of
from testigo.intake.places import Place
from testigo.intake.text import date_in_text
from testigo.ledger import FURNITURE, Block, BlockKind, Dateline, Notice, Page

PLACE_KINDS: tuple[tuple[Place, BlockKind], ...] = (
    ("notice", "notice"),
    ("comments", "comment"),
    ("promotion", "promotion"),
    ("advertisement", "promotion"),
    ("form", "promotion"),
    ("teaser", "teaser"),
    ("nav", "navigation"),
    ("footer", "navigation"),
    ("button", "navigation"),
    ("byline", "byline"),
    ("credit", "credit"),
    ("caption", "caption"),
    ("aside", "teaser"),
)
"""What a line outside the article is, by the first of the places that it stands in."""
GAP = "\n\n"
"""What parts one line of a page's text from the next."""
MOST_LINES = 100_000
_WALL = re.compile(
    r"^(?=.*\b(?:you|your|please|to (?:continue|read|see|view|unlock)|now|free|here)\b)"
    r".*\b(?:log ?in|sign ?in|sign ?up|subscri\w+|register|create an? (?:free )?account|members?[- ]only|paywall|"
    r"enable (?:javascript|cookies)|verify|not a robot)\b"
    r"|\baccess (?:denied|to this page)\b|\bpage (?:was |could )?not (?:be )?found\b"
    r"|\b404 (?:error|not found|page)\b|\berror 404\b",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by|por|par|von)\b", re.IGNORECASE)
_WALL_WORDS = 120
_CUT_SHORT_WORDS = 150
_OPEN_END = re.compile(r"[\w)%][\"'”’»]?$")
_AROUND_STAMP = 3
_CREDITED = re.compile(
    r"©|(?:[./|]|\s[–—-]\s)\s?(?:via )?(?:getty\b.*|reuters|afp|ap|epa|efe|shutterstock|istock)$", re.IGNORECASE
)
"""A caption under a picture ends with whose the picture is."""
_DECK_WORDS = 7
_ABOVE = 6
"""Lines above the headline among which the day of the edition may stand."""
_FILING_WORDS = 14
_PRINTED_DAY = re.compile(
    rf"(?:{DATE})\D{{0,3}}(?:19|20)\d\d|\d[./-]\d{{1,2}}[./-](?:19|20)\d\d|{DATE}.*\d[:.h]\d\d", re.IGNORECASE
)
_STOP = re.compile(r"[.!?…:;][\"”’»)\]]*$")
_PHRASE_FIRST: frozenset[BlockKind] = frozenset({"notice", "credit", "promotion", "comment", "byline"})


def html_page(
    data: bytes,
    *,
    url: str | None = None,
    charset: str | None = None,
    published: str | None = None,
    limits: Limits | None = None,
) -> Page:
    """Take in an HTML page. ``charset`` is what the transport said, ``published`` a date that the user gave.

    Raises TestigoError T201 for an empty page, T202 when it holds no text, T203 for binary data, T204 when the markup
    cannot be parsed at all, T207 when it has more lines than MOST_LINES, T216 when it has more text than
    ``limits.text_length``. A page with text but no article (a login wall, a list of links) has a notice T205 and no
    body.
    """
    if not data.strip(b"\0 \t\r\n\f"):
        raise TestigoError("T201", "the page is empty")
    source, encoding = decode(data, charset=charset)
    tree = tree_of(unmangled(source))
    metadata = metadata_of(tree, url=url, published=published)
    lines = outline_of(tree)
    _refuse_too_much(lines, (limits or Limits()).text_length)
    title = headline_at(lines, metadata.titles)
    lines, found = article_lines(tree, lines, title, metadata.body)
    if not lines:
        raise TestigoError("T202", f"the page shows no text{forward_of(tree)}")
    kinds = _kinds(lines, found, title)
    _set_aside_wall(lines, kinds)
    return _made(data, encoding, metadata, lines, kinds)


def _refuse_too_much(lines: Sequence[Line], most: int) -> None:
    """Refuse what would take minutes before it is looked at any further."""
    if len(lines) > MOST_LINES:
        raise TestigoError("T207", f"the page has {len(lines):,} lines of text; at most {MOST_LINES:,} are read")
    length = sum(len(line.text) for line in lines)
    if length > most:
        raise TestigoError("T216", f"the page's text has {length:,} characters; at most {most:,} are read")


def _made(data: bytes, encoding: str, metadata: Metadata, lines: Sequence[Line], kinds: Sequence[BlockKind]) -> Page:
    text, blocks = _assembled(lines, kinds)
    datelines = _datelines(text, blocks, lines, kinds)
    article = "\n".join(b.of(text) for b in blocks if b.kind not in FURNITURE)
    heading = next((b.of(text) for b in blocks if b.kind == "title"), None)
    title, site = named_apart(metadata.title, heading)
    return Page(
        id="sha256:" + hashlib.sha256(data).hexdigest(),
        text=text,
        blocks=blocks,
        published=metadata.published or date_in_text(text, blocks),
        language=language_of(article) or metadata.language or language_of(text),
        url=metadata.url,
        title=title,
        outlet=metadata.outlet or site,
        authors=metadata.authors or authors_in(_by_lines(text, blocks), metadata.outlet),
        agencies=agencies_of(text, blocks, datelines),
        datelines=datelines,
        media_type="text/html",
        encoding=encoding,
        notices=tuple(_notices(text, blocks, metadata)),
    )


def _by_lines(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """Bylines of the article in words, those of teasers aside: above its last paragraph."""
    last = max((b.end for b in blocks if b.kind == "body"), default=0)
    return (b.of(text) for b in blocks if b.kind == "byline" and b.end < last and _BY.match(b.of(text)))


def _notices(text: str, blocks: Sequence[Block], metadata: Metadata) -> Iterator[Notice]:
    words = sum(len(b.of(text).split()) for b in blocks if b.kind == "body")
    if not words:
        yield Notice(code="T205", message=f"{CATALOGUE['T205'].title}: {CATALOGUE['T205'].advice}")
    elif metadata.walled and words < _CUT_SHORT_WORDS:
        yield Notice(code="T206", message=f"{CATALOGUE['T206'].title}: {CATALOGUE['T206'].advice}")


def _kinds(lines: Sequence[Line], found: Sequence[bool], title: int | None) -> list[BlockKind]:
    """The kind of every line."""
    article, rest = _phrases(lines, found, wanted=True), _phrases(lines, found, wanted=False)
    region = [i for i, flag in enumerate(found) if flag]
    first, last = (region[0], region[-1]) if region else (len(lines), -1)
    head = title if title is not None else first
    plain = (i for i in region if lines[i].tag not in HEADINGS and not (i == head + 1 and _is_under_headline(lines[i])))
    prose = next(plain, len(lines))
    stamps = {i for i in range(max(head, 0), last) if _is_stamp(lines[i]) and any(found[i + 1 : i + 3])}
    text = min([prose, *stamps])
    kinds: list[BlockKind] = []
    for i, line in enumerate(lines):
        if i == title or (
            head < i < text and _is_deck(line, article.get(i) or rest.get(i), under=i == head + 1 and not found[i])
        ):
            kinds.append("title")
        elif head - _ABOVE <= i < text and _is_filing(line):
            kinds.append("byline")
        elif head < i < text and not line.linked and _CREDITED.search(line.text):
            kinds.append("caption")
        elif i in stamps:
            kinds.append("dateline" if len(stamps) > 1 else "byline")
        elif found[i]:
            kinds.append(_article_kind(line, article[i]))
        else:
            kinds.append(_furniture(line, rest[i], near=head <= i <= last + 2))
    return kinds


def _is_stamp(line: Line) -> bool:
    """Whether a line is a ``<time>`` and nothing else."""
    return line.stamp is not None and len(line.text) - (line.stamp.end - line.stamp.start) <= _AROUND_STAMP


def _phrases(lines: Sequence[Line], found: Sequence[bool], *, wanted: bool) -> dict[int, BlockKind | None]:
    """What the set phrases make of the lines inside (or outside) the article, each side read as a page of its own."""
    chosen = [i for i, flag in enumerate(found) if flag is wanted]
    return dict(zip(chosen, kinds_of([lines[i].text for i in chosen]), strict=True))


def _article_kind(line: Line, phrase: BlockKind | None) -> BlockKind:
    if "embed" in line.places:
        return "body"  # "— Name (@name)" tells whose words a post is, and is no byline
    if "caption" in line.places:
        return "caption"
    if "credit" in line.places and phrase in {None, "credit", "caption"}:
        return "credit"
    return phrase or "body"


def _is_deck(line: Line, phrase: BlockKind | None, *, under: bool) -> bool:
    """A second headline: a heading below the first, or words as long as a sentence that do not end like one.

    The line right ``under`` the headline, where it is no paragraph of the text, may end like one.
    """
    if line.linked >= 0.1 or line.places or _is_filing(line) or _CREDITED.search(line.text):
        return False
    words = len(line.text.split())
    if line.tag in HEADINGS:
        return words > 3
    if phrase is not None or line.tag not in {"p", "div"} or words < _DECK_WORDS:
        return False
    return under or bool(_OPEN_END.search(line.text))


def _is_under_headline(line: Line) -> bool:
    """Whether the first line found under the headline is rather a deck, a caption or who filed the story."""
    return _is_filing(line) or bool(_CREDITED.search(line.text)) or line.text[-1:].isalnum()


def _is_filing(line: Line) -> bool:
    """Whether a line under the headline tells who filed the story and when: it is short and has a day in it."""
    if len(line.text.split()) > _FILING_WORDS or line.linked > 0.9 or line.places & {"caption", "credit"}:
        return False
    return bool(_PRINTED_DAY.search(line.text))


def _furniture(line: Line, phrase: BlockKind | None, *, near: bool) -> BlockKind:
    """What a line outside the article is, by its words and its place; ``near`` means among the article's lines."""
    if phrase in _PHRASE_FIRST:
        return phrase
    for place, kind in PLACE_KINDS:
        if place in line.places:
            return kind if near or kind not in {"caption", "byline"} or phrase == kind else "teaser"
    if phrase:
        return phrase
    if line.linked > 0.6 or line.tag in HEADINGS:
        return "teaser" if len(line.text.split()) > 3 else "navigation"
    return "teaser" if _STOP.search(line.text) else "navigation"


def _set_aside_wall(lines: Sequence[Line], kinds: list[BlockKind]) -> None:
    """A short "article" that mostly asks to log in, or says that there is no page, is a notice."""
    body = [i for i, kind in enumerate(kinds) if kind == "body"]
    words = sum(len(lines[i].text.split()) for i in body)
    if words > _WALL_WORDS:
        return
    asking = sum(len(lines[i].text.split()) for i in body if _WALL.search(lines[i].text))
    if 2 * asking >= words:
        for i in body:
            kinds[i] = "notice"


def _assembled(lines: Sequence[Line], kinds: Sequence[BlockKind]) -> tuple[str, tuple[Block, ...]]:
    """The page's text, each line parted from the next by a blank one, and its blocks."""
    blocks: list[Block] = []
    labels = sum(1 for line, kind in zip(lines, kinds, strict=True) if kind == "body" and _is_label(line.text))
    at = 0
    for line, kind in zip(lines, kinds, strict=True):
        blocks.extend(_blocks(line, kind, at, transcript=labels > 1))
        at += len(line.text) + len(GAP)
    return GAP.join(line.text for line in lines), tuple(blocks)


def _is_label(text: str) -> bool:
    line = dateline_of(text)
    return line is not None and is_speaker_label(line, text)


def _blocks(line: Line, kind: BlockKind, at: int, *, transcript: bool) -> Iterator[Block]:
    """A line's block; a dateline that a paragraph opens with is a block of its own."""
    found = dateline_of(line.text) if kind == "body" else None
    if found is None or (transcript and is_speaker_label(found, line.text)):
        yield Block(start=at, end=at + len(line.text), kind=kind)
        return
    rest = found.end + len(line.text[found.end :]) - len(line.text[found.end :].lstrip())
    yield Block(start=at, end=at + found.end, kind="dateline")
    if rest < len(line.text):
        yield Block(start=at + rest, end=at + len(line.text), kind="body")


def _datelines(
    text: str, blocks: Sequence[Block], lines: Sequence[Line], kinds: Sequence[BlockKind]
) -> tuple[Dateline, ...]:
    """Datelines in the article's words, and the times that the markup of a live blog tells; the markup knows better."""
    stamps = stamps_of(lines, kinds, len(GAP))
    told = datelines_in(text, [b for b in blocks if b.kind not in FURNITURE])
    new = [d for d in told if not any(d.overlaps(stamp) for stamp in stamps)]
    return tuple(sorted([*stamps, *new], key=lambda d: (d.start, d.end)))
