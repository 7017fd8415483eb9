"""What a glance at a page's markup tells, at a seventh of the cost of taking it in: its prose, its links, its language.

A glance parses nothing. It cuts the markup at its tags and counts; where what it sees is not plain, the page is taken in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from testigo.intake.language import language_of

_UNSEEN = re.compile(r"<(script|style|noscript|template|svg|iframe)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*>")
_INLINE = frozenset(
    "abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd mark q s small span strike strong sub sup time tt u "
    "var wbr".split()
)
"""Tags that do not end a paragraph."""
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,8});")
_LANG = re.compile(r"<html\b[^>]*?\blang\s*=\s*[\"']?([a-zA-Z]{2,3})", re.IGNORECASE)
_ARTICLE = re.compile(
    r"[\"']og:type[\"']\s+content\s*=\s*[\"']article|content\s*=\s*[\"']article[\"']\s+property\s*=\s*[\"']og:type"
    r"|article:published_time|\"@type\"\s*:\s*\[?\s*\"(?:\w*NewsArticle|Article|BlogPosting|LiveBlogPosting)\""
    r"|\bdatePublished\b|\barticleBody\b",
    re.IGNORECASE,
)
"""Marks with which publishers say that a page is an article."""
_VIDEO = re.compile(
    r"[\"']og:type[\"']\s+content\s*=\s*[\"']video|\"@type\"\s*:\s*\[?\s*\"VideoObject\"", re.IGNORECASE
)
_LIST_PATH = re.compile(
    r"/(?:tags?|category|categories|topics?|authors?|search|archives?|sections?|page/\d+|feeds?|sitemap)(?:/|$)"
    r"|^/(?:index\.\w+)?$|^/[a-z-]{2,20}/?$",
    re.IGNORECASE,
)
"""Paths of front pages, sections, tags: lists of stories and not one of them."""
_VIDEO_PATH = re.compile(r"/(?:videos?|watch|tv|gallery|galleries|photos?)/", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…][\"”’»)]?(?:\s|$)")
_OTHER_SCRIPTS = re.compile(r"[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]+")
_MOST_OTHER = 0.01
"""Share of the markup that may be in scripts that are written without spaces."""
PROSE_WORDS = 12
"""Words of a paragraph from which it is prose, if it has a sentence's end in it."""
_HEADLINE_WORDS = 5
_SAMPLE = 2_000
_FEWEST_LETTERS = 400
"""Characters of prose below which its language is left to be told later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What is seen of a page: words of prose out of links, links that read like headlines, what it says it is.

    ``declared`` is the language that the page states, ``written`` that of its prose; each None where it cannot be told.
    ``is_latin`` says whether it is written with spaces, so that its words can be counted; ``has_body_elsewhere`` whether
    its text may stand in its metadata.
    """

    prose: int
    headlines: int
    is_article: bool
    is_video: bool
    is_list_path: bool
    is_latin: bool
    has_body_elsewhere: bool
    declared: str | None
    written: str | None


def glance_at(data: bytes, url: str | None) -> Glance:
    """Look at a page of HTML; bytes that are not UTF-8 are passed over."""
    text = data.decode("utf-8", "ignore")
    declared = _LANG.search(text[:4_096])
    path = urlsplit(url).path if url else None
    seen = _Seen(_UNSEEN.sub(" ", text))
    return Glance(
        prose=sum(len(paragraph.split()) for paragraph in seen.prose),
        headlines=seen.headlines,
        is_article=_ARTICLE.search(text) is not None,
        is_video=_VIDEO.search(text) is not None or (path is not None and _VIDEO_PATH.search(path) is not None),
        is_list_path=path is not None and _LIST_PATH.search(path) is not None,
        is_latin=seen.is_latin,
        has_body_elsewhere="articlebody" in text.lower(),
        declared=declared[1].lower() if declared else None,
        written=seen.language,
    )


class _Seen:
    """The text of a page in paragraphs, and its links."""

    def __init__(self, text: str) -> None:
        self.prose: list[str] = []
        self.headlines = 0
        self.is_latin = sum(map(len, _OTHER_SCRIPTS.findall(text))) < _MOST_OTHER * max(1, len(text))
        for words, linked in _runs(text):
            if linked:
                self.headlines += words.count(" ") >= _HEADLINE_WORDS - 1
            elif words.count(" ") >= PROSE_WORDS - 1 and _SENTENCE.search(words):
                self.prose.append(words)

    @cached_property
    def language(self) -> str | None:
        sample = " ".join(self.prose)[:_SAMPLE]
        return language_of(sample) if len(sample) >= _FEWEST_LETTERS else None


def _runs(text: str) -> Iterator[tuple[str, bool]]:
    """Paragraphs of plain words, and whether all of one stands in a link; a link within a paragraph is its words."""
    pieces: list[str] = []
    own = linked = 0
    in_link, at = False, 0
    for tag in _TAG.finditer(text):
        piece = text[at : tag.start()]
        at = tag.end()
        if piece and not piece.isspace():
            pieces.append(piece)
            own, linked = (own, linked + len(piece)) if in_link else (own + len(piece), linked)
        name = tag[2].lower()
        if name == "a":
            in_link = not tag[1]
        elif name not in _INLINE and pieces:
            yield _plain(pieces), linked > own
            pieces, own, linked = [], 0, 0
    if pieces:
        yield _plain(pieces), linked > own


def _plain(pieces: list[str]) -> str:
    return " ".join(_ENTITY.sub(" ", "".join(pieces)).split())
