"""How much is taken in, and how long it may take; every limit stands in ``docs/reference/limits.md``."""

from __future__ import annotations

from dataclasses import dataclass, field

MEBI = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of intake; what passes one becomes an error with a code, and the rest of a batch goes on."""

    file_bytes: int = 50 * MEBI
    """A file, also once it is unpacked; in a list of articles, one line."""
    url_bytes: int = 20 * MEBI
    """A response, also once its content coding is undone."""
    text_length: int = 6_000_000
    """Code points of a page's text."""
    pdf_pages: int = 2_000
    pdf_seconds: float = 60.0
    pdf_memory_bytes: int = 1024 * MEBI
    """Of the process that reads a PDF, on systems that can bound it."""
    nesting: int = 3
    """Times that compressed data may hold compressed data, and codings of a response."""
    connect_seconds: float = 10.0
    """For each of a host's addresses, TLS included."""
    fetch_seconds: float = 30.0
    """All of a fetch: looking the host up, redirects, headers and body."""
    redirects: int = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the user asked of intake: a date that wins over the page's own, whether private addresses may be read."""

    published: str | None = None
    allow_private: bool = False
    limits: Limits = field(default_factory=Limits)
