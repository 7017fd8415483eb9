"""PDF to text: the text layer in reading order, lines joined into paragraphs, running heads told apart."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from testigo.errors import TestigoError
from testigo.intake.limits import Limits

_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_PAGE_NUMBER = re.compile(r"^(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?$", re.IGNORECASE)
_END = re.compile(r"[.!?…:][\"”’»)\]]*$")
_MARGIN = 2
"""Lines at the head and foot of a page that may be running heads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfText:
    """Paragraphs of a PDF parted by blank lines, and what its own metadata says."""

    text: str
    title: str | None
    author: str | None
    created: str | None


def text_of(data: bytes, limits: Limits) -> PdfText:
    """Take the text out of a PDF.

    Raises TestigoError T221 for an encrypted file, T222 for a damaged one, T223 when it has no text layer, T224 when it
    has more pages than the limit.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as why:
        if "password" in str(why).lower():
            raise TestigoError("T221", "the PDF is encrypted") from why
        raise TestigoError("T222", f"the PDF is damaged: {why}") from why
    try:
        if len(document) > limits.pdf_pages:
            raise TestigoError("T224", f"the PDF has {len(document)} pages; at most {limits.pdf_pages} are read")
        pages = [_lines(document, i) for i in range(len(document))]
        told = document.get_metadata_dict()
    finally:
        document.close()
    text = "\n\n".join(_paragraphs(_without_heads(pages)))
    if not any(c.isalnum() for c in text):
        raise TestigoError("T223", "the PDF has no text layer, only pictures of pages")
    created = _DATE.match(told.get("CreationDate") or "")
    return PdfText(
        text=text,
        title=told.get("Title") or None,
        author=told.get("Author") or None,
        created="-".join(created.groups()) if created else None,
    )


def _lines(document: Any, number: int) -> list[str]:
    page = document[number]
    layer = page.get_textpage()
    try:
        raw = layer.get_text_bounded()
    finally:
        layer.close()
        page.close()
    raw = re.sub(r"[\ufffe\u0002\u00ad]\s*\r?\n?", "", raw)
    return [line.strip() for line in raw.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def _without_heads(pages: list[list[str]]) -> list[list[str]]:
    """Leave page numbers out, and lines that stand at the head or foot of most pages once only."""
    edges: Counter[str] = Counter()
    for lines in pages:
        filled = [line for line in lines if line]
        edges.update({_key(line) for line in [*filled[:_MARGIN], *filled[-_MARGIN:]]})
    running = {k for k, n in edges.items() if n > 2 and n > len(pages) // 2 and k}
    seen: set[str] = set()
    kept: list[list[str]] = []
    for lines in pages:
        page = []
        for line in lines:
            key = _key(line)
            if _PAGE_NUMBER.match(line) or (key in running and key in seen):
                continue
            seen.add(key)
            page.append(line)
        kept.append(page)
    return kept


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", line.lower()).strip()


def _paragraphs(pages: list[list[str]]) -> list[str]:
    """Join lines that run on: a line that is nearly as long as the widest and does not end a sentence goes on."""
    paragraphs: list[str] = []
    goes_on = False
    for lines in pages:
        lengths = sorted(len(line) for line in lines if line)
        wide = 0.72 * lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
        for line in lines:
            if not line:
                goes_on = goes_on and bool(paragraphs) and not _END.search(paragraphs[-1])
                continue
            if paragraphs and goes_on:
                paragraphs[-1] = _joined(paragraphs[-1], line)
            else:
                paragraphs.append(line)
            goes_on = len(line) >= wide and (len(line) >= 1.2 * wide or not _END.search(line))
    return paragraphs


def _joined(before: str, line: str) -> str:
    if before.endswith("-") and len(before) > 1 and before[-2].isalpha() and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"
