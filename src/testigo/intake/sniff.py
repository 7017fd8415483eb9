"""What kind of page bytes are: by their content first, by their name second."""

from __future__ import annotations

import re
from pathlib import PurePath

from testigo.errors import TestigoError

HTML, TEXT, MARKDOWN, PDF, MHTML, ARTICLES = (
    "text/html",
    "text/plain",
    "text/markdown",
    "application/pdf",
    "multipart/related",
    "application/jsonl",
)
PAGE_NAMES = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".pdf": PDF,
    ".mht": MHTML,
    ".mhtml": MHTML,
    ".jsonl": ARTICLES,
    ".ndjson": ARTICLES,
}
"""Endings of files that are pages; in a folder only these are read, and these with ``.gz`` behind them."""

_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "a PNG picture", "read its words with an OCR program and give the text"),
    (b"\xff\xd8\xff", "a JPEG picture", "read its words with an OCR program and give the text"),
    (b"GIF8", "a GIF picture", "read its words with an OCR program and give the text"),
    (b"{\\rtf", "an RTF document", "save it as text or PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as text or PDF"),
    (b"Rar!", "a RAR archive", "unpack it and give the folder"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it and give the folder"),
    (b"\x1f\x9d", "a compressed file", "unpack it first"),
    (b"BZh", "a bzip2 file", "unpack it first"),
    (b"\xfd7zXZ", "an xz file", "unpack it first"),
    (b"WARC/", "a WARC file", "take the pages out of it and give them one by one"),
)
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|div|p|h1|table|section|main|span|meta|title)\b", re.IGNORECASE
)
_MIME = re.compile(rb"\A(?:[A-Za-z-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){1,40}", re.ASCII)
_HEAD = 4096


def media_type_of(data: bytes, name: str = "", declared: str | None = None) -> str:
    """The media type of a page: HTML, text, Markdown, PDF, MHTML or JSON Lines.

    Raises TestigoError T201 for nothing, T211 for a kind of file that is not read.
    """
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not data.strip():
        raise TestigoError("T201", "the input is empty")
    _refuse(head)
    if head.startswith(b"%PDF-") or b"%PDF-" in data[:1024]:
        return PDF
    if _is_mhtml(head):
        return MHTML
    named = PAGE_NAMES.get(PurePath(name.removesuffix(".gz")).suffix.lower())
    if named == ARTICLES and head.startswith(b"{"):
        return ARTICLES
    if _is_html(head, data):
        return HTML
    if declared in {HTML, "application/xhtml+xml"}:
        return HTML
    return MARKDOWN if named == MARKDOWN or declared == MARKDOWN else TEXT


def _refuse(head: bytes) -> None:
    for magic, what, todo in _REFUSED:
        if head.startswith(magic):
            raise TestigoError("T211", f"the input is {what}: {todo}")
    if head.startswith(b"PK\x03\x04"):
        kind = "a Word document" if b"word/" in head else "a ZIP archive"
        raise TestigoError("T211", f"the input is {kind}: save it as text or PDF, or unpack it and give the folder")


def _is_mhtml(head: bytes) -> bool:
    match = _MIME.match(head)
    return match is not None and b"multipart/related" in match[0].lower() and b"mime-version" in match[0].lower()


def _is_html(head: bytes, data: bytes) -> bool:
    """Tags near the start, or many of them anywhere near it; a text that mentions one tag is no HTML."""
    if _is_wide(data):
        head = data[:_HEAD].replace(b"\x00", b"")
    if re.match(rb"<(?:!doctype\s+html|html|\?xml[^>]*>\s*<(?:!doctype\s+html|html))", head, re.IGNORECASE):
        return True
    tags = len(_TAG.findall(head))
    return tags >= 3 or (tags > 0 and head.startswith(b"<"))


def _is_wide(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff"))
