"""What a page is before it is read: an article, or one of the things that no encoder need meet; each is told early."""

from __future__ import annotations

from dataclasses import dataclass

from testigo.bulk.options import BulkOptions
from testigo.ledger import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Why a page is not read: ``not_article``, ``language`` or ``too_short``, and which or how."""

    outcome: str
    reason: str


def skipped(page: Page, options: BulkOptions) -> Skipped | None:
    """Say why a page that was taken in is not read; None when it is."""
    if page.language is not None and page.language.split("-")[0].lower() != "en":
        return Skipped(outcome="language", reason=page.language)
    words = sum(len(b.of(page.text).split()) for b in page.article() if b.kind != "title")
    if not words:
        return Skipped(outcome="not_article", reason="no_article")
    if words < options.fewest_words:
        return Skipped(outcome="too_short", reason=f"under_{options.fewest_words}_words")
    return None
