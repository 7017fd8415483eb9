"""What a page is before it is read: an article, or one of the things that no encoder need meet; each told as early as it can be.

First what a glance at the markup tells, which spares taking the page in; then what is seen once it is taken in. In doubt a
page is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from testigo.bulk.glance import Glance, glance_at
from testigo.bulk.options import BulkOptions
from testigo.intake import sniff
from testigo.intake.received import Received
from testigo.ledger import Page

_HTML = re.compile(
    rb"\s*+(?:\xef\xbb\xbf)?\s*+(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_ERROR_TITLE = re.compile(
    r"^(?:(?:error|oops|sorry|http)\b\W*)*(?:404|403|410|(?:the |this )?page (?:was |is |could )?not (?:be )?(?:found|available)"
    r"|(?:not|nothing) found|access (?:denied|forbidden)|forbidden|page (?:unavailable|does(?:n['’]t| not) exist))\W*(?:$|(?:error|\(|[|:–—-]).*$)",
    re.IGNORECASE,
)
"""Headlines of pages that say that there is no page."""
_ERROR_WORDS = 120
_ERROR = re.compile(
    r"\bnot (?:be )?found\b|\b404\b|\baccess denied\b|\bno longer (?:available|exists?)\b", re.IGNORECASE
)
_WALL = re.compile(r"\b(?:log ?in|sign ?in|subscri\w+|register|members?)\b", re.IGNORECASE)
_FEW_HEADLINES, _MANY_HEADLINES = 8, 15
_WORDS_A_HEADLINE = 15
"""Words of prose a headline below which a page of a list's address is a list."""
_VIDEO_WORDS = 60
_STUB_WORDS = 60
"""Words of an article below which one that is cut short for subscribers tells nothing."""
_TEASER_WORDS = 30
_FEWEST_TEASERS = 4
_MARKED = frozenset({"json-ld", "meta", "time"})
"""Evidence of a day of publication that pages with one story have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Why a page is not read: ``not_article``, ``language`` or ``too_short``, and which or how."""

    outcome: str
    reason: str


def glanced(received: Received) -> Glance | None:
    """Look at the markup of a page; None for what is no HTML, or is in UTF-16 or no text at all."""
    head = received.data[:4_096]
    if received.text is not None or head.startswith(b"\x1f\x8b") or b"\0" in head:
        return None
    html = received.media_type == sniff.HTML or _HTML.match(head)
    return glance_at(received.data, received.url) if html else None


def skipped_early(glance: Glance | None, options: BulkOptions) -> Skipped | None:
    """Say why a page is not even taken in; None when it is."""
    if glance is None:
        return None
    if glance.written not in {None, "en"} and glance.declared != "en":
        return Skipped(outcome="language", reason=str(glance.written))
    if not glance.is_latin:
        return None
    if glance.prose < options.fewest_words and not glance.has_body_elsewhere:
        return Skipped(outcome="not_article", reason="video" if glance.is_video else "no_text")
    if glance.is_video and glance.prose < _VIDEO_WORDS:
        return Skipped(outcome="not_article", reason="video")
    if _is_list(glance):
        return Skipped(outcome="not_article", reason="list")
    return None


def _is_list(glance: Glance) -> bool:
    """Whether it is a front page, a section or a tag: its address is of that kind, and links outweigh its prose."""
    if glance.is_article or not glance.is_list_path or glance.headlines < _FEW_HEADLINES:
        return False
    return glance.prose < _WORDS_A_HEADLINE * glance.headlines


def skipped(page: Page, glance: Glance | None, options: BulkOptions) -> Skipped | None:
    """Say why a page that was taken in is not read; None when it is."""
    if page.language is not None and page.language.split("-")[0].lower() != "en":
        return Skipped(outcome="language", reason=page.language)
    bodies = [len(b.of(page.text).split()) for b in page.article() if b.kind != "title"]
    words = sum(bodies)
    if not words:
        return Skipped(outcome="not_article", reason=_instead(page))
    if words < _STUB_WORDS and any(notice.code == "T206" for notice in page.notices):
        return Skipped(outcome="not_article", reason="paywall")
    if words < _ERROR_WORDS and any(_ERROR_TITLE.match(title) for title in _titles(page)):
        return Skipped(outcome="not_article", reason="error_page")
    if words < options.fewest_words:
        return Skipped(outcome="too_short", reason=f"under_{options.fewest_words}_words")
    if glance is not None and _is_list_of_teasers(page, glance, bodies):
        return Skipped(outcome="not_article", reason="list")
    return None


def _titles(page: Page) -> list[str]:
    return [page.title or "", *(b.of(page.text) for b in page.blocks if b.kind == "title")]


def _instead(page: Page) -> str:
    """What a page without an article is."""
    told = " ".join(b.of(page.text) for b in page.blocks if b.kind in {"title", "notice"})
    return "error_page" if _ERROR.search(told) else "paywall" if _WALL.search(told) else "no_article"


def _is_list_of_teasers(page: Page, glance: Glance, bodies: list[int]) -> bool:
    """Whether what was taken for an article is many short paragraphs among many headlines, with no mark of one story."""
    if glance.is_article or glance.headlines < _MANY_HEADLINES or len(bodies) < _FEWEST_TEASERS:
        return False
    dated = page.published is not None and page.published.evidence in _MARKED
    return not dated and sum(bodies) < _TEASER_WORDS * len(bodies)
