"""What kind of page bytes are: by their content first, by their name and what was said of them second."""

from __future__ import annotations

import json
import re
from pathlib import PurePath

from testigo.errors import TestigoError

HTML, TEXT, MARKDOWN, PDF, MHTML, WEBARCHIVE, ARTICLES, WARC, WACZ, GZIP = (
    "text/html",
    "text/plain",
    "text/markdown",
    "application/pdf",
    "multipart/related",
    "application/x-webarchive",
    "application/jsonl",
    "application/warc",
    "application/wacz",
    "application/gzip",
)
PAGE_NAMES = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".xht": HTML,
    ".shtml": HTML,
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".pdf": PDF,
    ".mht": MHTML,
    ".mhtml": MHTML,
    ".webarchive": WEBARCHIVE,
    ".jsonl": ARTICLES,
    ".ndjson": ARTICLES,
    ".warc": WARC,
    ".wacz": WACZ,
}
"""Endings of files that are pages; in a folder only these are read, and these with ``.gz`` behind them."""

_OCR = "read its words with an OCR program and give the text"
_AS_TEXT = "save it as text or PDF and give that"
_UNPACK = "unpack it and give the folder"
_TRANSCRIBE = "give a transcript of it as text"
_PROGRAM = "give a page instead"
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (rb"\x89PNG", "a PNG picture", _OCR),
    (rb"\xff\xd8\xff", "a JPEG picture", _OCR),
    (rb"GIF8", "a GIF picture", _OCR),
    (rb"RIFF....WEBP", "a WebP picture", _OCR),
    (rb"II\*\x00|MM\x00\*", "a TIFF picture", _OCR),
    (rb"BM.{4}\x00\x00\x00\x00", "a BMP picture", _OCR),
    (rb"....ftyp(?:avi|hei|mif|msf)", "an AVIF or HEIC picture", _OCR),
    (rb"RIFF....(?:AVI|WAVE)|....ftyp|ID3|OggS|fLaC|\x1aE\xdf\xa3|\xff[\xfb\xf3\xf2]", "sound or film", _TRANSCRIBE),
    (rb"\{\\rtf", "an RTF document", _AS_TEXT),
    (rb"\xd0\xcf\x11\xe0", "an old Office document", _AS_TEXT),
    (rb"%!PS", "a PostScript document", _AS_TEXT),
    (rb"AT&TFORM", "a DjVu document", _AS_TEXT),
    (rb"Rar!", "a RAR archive", _UNPACK),
    (rb"7z\xbc\xaf", "a 7z archive", _UNPACK),
    (
        rb"BZh\d1AY|\xfd7zXZ|\x28\xb5\x2f\xfd|\x1f\x9d|\x04\x22\x4d\x18",
        "compressed data",
        "unpack it and give the page",
    ),
    (rb".{257}ustar", "a tar archive", _UNPACK),
    (rb"WARC/\d", "a WARC file", "give it as a file by itself"),
    (rb"SQLite format 3", "a database", "write its articles as JSON Lines and give those"),
    (rb"\x7fELF|MZ.{60}|\xfe\xed\xfa|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe", "a program", _PROGRAM),
)
_REFUSED_MARKS = tuple((re.compile(mark, re.DOTALL), what, todo) for mark, what, todo in _REFUSED)
_PACKED_DOCUMENTS: tuple[tuple[bytes, str, str], ...] = (
    (b"word/", "a Word document", _AS_TEXT),
    (b"ppt/", "a PowerPoint document", _AS_TEXT),
    (b"xl/", "an Excel document", "write its articles as JSON Lines and give those"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file", _AS_TEXT),
    (b"application/epub+zip", "an e-book", _AS_TEXT),
    (b"datapackage.json", "a web archive in WACZ", "give it as a file by itself"),
)
"""What a ZIP archive is, by the names in it."""
_HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|div|p|h[1-6]|table|section|main|span|meta|title|script|link|style)\b",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(rb"</?[a-z][a-z0-9]{0,15}(?:\s[^<>]{0,500})?/?>", re.IGNORECASE)
_OTHER_XML = re.compile(
    rb"(?:<\?xml[^>]{0,200}>\s*)?(?>(?:<!--.{0,500}?-->|<\?[^>]{0,200}>)\s*)*+<(rss|feed|rdf:RDF|urlset|sitemapindex|svg)\b",
    re.DOTALL,
)
_XML_KINDS = {b"svg": "a picture in SVG", b"urlset": "a sitemap", b"sitemapindex": "a sitemap"}
_PDF = re.compile(rb"(?:\A|[\r\n\0])%PDF-\d")
_MIME = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){1,60}", re.ASCII)
_HEAD = 4096
_LONG_HEAD = 64 * 1024
_LONGEST_FIRST_LINE = 16 * 1024 * 1024


def media_type_of(data: bytes, name: str = "", declared: str | None = None) -> str:
    """The media type of a page, one of those named above.

    Raises TestigoError T201 for nothing, T211 for a kind of file that is not read: it says what it is and what to do.
    """
    if not data.strip(b"\0 \t\r\n\f\v") or data in {b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"}:
        raise TestigoError("T201", "the input is empty")
    head = _start_of(data)
    if data.startswith(b"\x1f\x8b"):
        return GZIP
    _refuse(head, data)
    if _PDF.search(data[:1024]) and not _HTML_START.match(head):
        return PDF
    if data.startswith(b"bplist00") and b"WebMainResource" in data:
        return WEBARCHIVE
    if _is_mhtml(head):
        return MHTML
    if is_articles(head, name):
        return ARTICLES
    return _written(head, data, named_type(name), declared)


def is_articles(head: bytes, name: str) -> bool:
    """Whether bytes begin a list of articles in JSON Lines: their name says so, or their first line is an article."""
    head = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if named_type(name) == ARTICLES:
        return not _HTML_START.match(head) and b"\0" not in head[:_HEAD] and not _PDF.match(head)
    if not head.startswith(b"{"):
        return False
    try:
        record = json.loads(head[:_LONGEST_FIRST_LINE].split(b"\n", 1)[0])
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and "text" in record


def named_type(name: str) -> str | None:
    """What the ending of a name says, ``.gz`` behind it aside; None for a name that no page has."""
    return PAGE_NAMES.get(PurePath(name.lower().removesuffix(".gz")).suffix)


def _start_of(data: bytes) -> bytes:
    """The data from its first character on; UTF-16 and UTF-32 made narrow, so that tags can be found in it."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4]
    if wide and data.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<", b"\0\0")):
        data = data[:_LONG_HEAD].lstrip(b"\xff\xfe").replace(b"\0", b"")
    return data.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n\f")


def _written(head: bytes, data: bytes, named: str | None, declared: str | None) -> str:
    """What kind of writing it is, HTML, Markdown or plain text, where no mark tells."""
    other = _OTHER_XML.match(head)
    if other:
        what = _XML_KINDS.get(other[1], "a feed")
        raise TestigoError("T211", f"the input is {what}: give the addresses or files of the pages it lists")
    if _is_html(head, named, declared):
        return HTML
    if head[:1] in b"{[" and _is_json(data):
        raise TestigoError("T211", "the input is JSON: write its articles as JSON Lines, one object a line")
    return MARKDOWN if MARKDOWN in {named, declared} else TEXT


def _refuse(head: bytes, data: bytes) -> None:
    for mark, what, todo in _REFUSED_MARKS:
        if mark.match(data[:_HEAD]) or mark.match(head[:_HEAD]):
            raise TestigoError("T211", f"the input is {what}: {todo}")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        found = ((what, todo) for sign, what, todo in _PACKED_DOCUMENTS if sign in data)
        what, todo = next(found, ("a ZIP archive", _UNPACK))
        raise TestigoError("T211", f"the input is {what}: {todo}")


def _is_mhtml(head: bytes) -> bool:
    """Whether it begins with the header of a MIME message that holds a page (RFC 2557)."""
    match = _MIME.match(head[:_LONG_HEAD])
    told = match[0].lower() if match else b""
    return b"\ncontent-type:" in b"\n" + told and (
        b"multipart/related" in told or (b"mime-version:" in told and b"multipart/" in told)
    )


def _is_html(head: bytes, named: str | None, declared: str | None) -> bool:
    """Whether it is HTML: it begins so, or its name or server says so, or tags stand thick at its start.

    A text that mentions a tag is none, nor is Markdown with some HTML in it.
    """
    if _HTML_START.match(head) or (
        head.startswith((b"<!--", b"<?xml", b"<!")) and _HTML_START.search(head[:_LONG_HEAD])
    ):
        return True
    if MARKDOWN in {named, declared}:
        return False
    if named == HTML or declared in {HTML, "application/xhtml+xml"}:
        return bool(_ANY_TAG.search(head[:_LONG_HEAD]))
    tags = len(_TAG.findall(head[:_HEAD]))
    return tags >= 3 or (tags > 0 and head.startswith(b"<"))


def _is_json(data: bytes) -> bool:
    try:
        json.loads(data)
    except (ValueError, RecursionError):
        return False
    return True
