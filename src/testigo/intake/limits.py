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
    page_seconds: float = 60.0
    """Of the processor, to take one page in, where that is done in a process of its own; on the clock, three times as long."""
    page_memory_bytes: int = 2048 * MEBI
    """Of that process, on systems that can bound it."""
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
    """What the user asked of intake: a date that wins over the page's own, whether private addresses may be read.

    ``in_process`` reads pages in this very process, where whoever runs it bounds its time and memory for each page.
    """

    published: str | None = None
    allow_private: bool = False
    in_process: bool = False
    limits: Limits = field(default_factory=Limits)
