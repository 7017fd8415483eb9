"""From bytes to text: the encoding by BOM, header, meta and detection, with false declarations found out."""

from __future__ import annotations

import codecs
import re

from testigo.errors import TestigoError

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,120}encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})["']""")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WEB_NAMES = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "utf8": "utf-8",
    "unicode": "utf-8",
}
"""Labels that browsers take for another encoding than their name says (WHATWG Encoding Standard, section 4.2)."""
_HEAD = 4096
_SAMPLE = 200_000
_JUNK = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
MOST_JUNK = 0.02
"""Share of control characters from which bytes are no text."""


def decode(data: bytes, *, charset: str | None = None) -> tuple[str, str]:
    """Text of ``data`` and the encoding it was read in; ``charset`` is what the transport said.

    Raises TestigoError T203 when the bytes are no text. NUL bytes and other controls are left out.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _clean(data[len(mark) :].decode(name, "replace")), name
    if _is_binary(data):
        raise TestigoError("T203", "the input is binary data, not a page of text")
    wide = _wide(data)
    if wide:
        return _clean(data.decode(wide, "replace")), wide
    for found in (_strict_utf8(data), _known(charset), _declared(data), _detected(data)):
        if found:
            text = data.decode(found, "replace")
            if text.count("\ufffd") <= len(text) // 200:
                return _clean(text), found
    return _clean(data.decode("cp1252", "replace")), "cp1252"


def _strict_utf8(data: bytes) -> str | None:
    """UTF-8 is hardly ever valid by chance, so it wins over a declaration, unless all is ASCII anyway."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as why:
        return "utf-8" if len(data) - why.start < 4 and why.reason == "unexpected end of data" else None
    return "utf-8"


def _known(name: str | None) -> str | None:
    if not name:
        return None
    label = name.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_WEB_NAMES.get(label, label)).name
    except LookupError:
        return None
    return None if found in {"utf-8", "ascii"} else found


def _declared(data: bytes) -> str | None:
    match = _XML.search(data[:_HEAD]) or _META.search(data[:_HEAD])
    return _known(match[1].decode("ascii")) if match else None


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return _known(best.encoding) if best else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    sample = data[:2000]
    if len(sample) < 8 or sample.count(0) < 0.3 * len(sample):
        return None
    return "utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"


_MAGIC = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x7fELF",
    b"MZ\x90",
    b"OggS",
    b"ID3",
    b"RIFF",
    b"SQLite format 3\x00",
)


def _is_binary(data: bytes) -> bool:
    if data.startswith(_MAGIC):
        return True
    sample = data[:_SAMPLE]
    controls = sum(sample.count(bytes([c])) for c in (*range(1, 9), *range(14, 27), *range(28, 32)))
    return controls > MOST_JUNK * max(len(sample), 50) and not _wide(data)


def _clean(text: str) -> str:
    return _JUNK.sub("", text)
