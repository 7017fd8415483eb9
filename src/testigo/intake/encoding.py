"""From bytes to text: the encoding by BOM, transport, declaration and detection, with false declarations found out.

Labels mean what browsers take them for (WHATWG Encoding Standard, section 4.2): "latin-1" is windows-1252. What is
valid UTF-8 is UTF-8 whatever was declared, since text in another encoding hardly ever is by chance.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from testigo.errors import TestigoError

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,120}encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})["']""")
_LANG = re.compile(rb"""<html[^>]{0,400}?\blang\s*=\s*["']?([A-Za-z]{2})""", re.IGNORECASE)
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
    "iso_8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "ansi": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254",
    "latin5": "cp1254",
    "tis-620": "cp874",
    "iso-8859-11": "cp874",
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
    "x-mac-roman": "mac-roman",
}
_BY_LANGUAGE = {
    **dict.fromkeys(("pl", "cs", "hu", "sk", "ro", "hr", "sl", "bs", "sq"), "cp1250"),
    **dict.fromkeys(("ru", "uk", "bg", "sr", "mk", "be"), "cp1251"),
    **dict.fromkeys(("lt", "lv", "et"), "cp1257"),
    "tr": "cp1254",
    "az": "cp1254",
    "el": "cp1253",
    "he": "cp1255",
    "ar": "cp1256",
    "fa": "cp1256",
    "vi": "cp1258",
    "th": "cp874",
}
"""What pages without a declaration are in, by language (WHATWG HTML, the fallback encodings of locales)."""
_ODD = frozenset("utf-7 idna punycode unicode_escape raw_unicode_escape undefined utf-8 utf-8-sig ascii".split())
_WESTERN = frozenset("af ca da de en es eu fi fr gl id is it ms nl no pt sv sw tl".split())
"""Languages that are written in windows-1252."""
_MARKUP = re.compile(r"<[^<>]{0,2000}>")
_HEAD = 4096
_SAMPLE = 200_000
_JUNK = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
MOST_JUNK = 0.02
"""Share of control characters from which bytes are no text."""
MOST_BROKEN = 0.005
"""Share of characters that an encoding may fail to read and still be taken for the page's."""
_MOST_ACCENTED = 0.3
"""Share of accented letters beyond which no text in a Western encoding goes."""


def decode(data: bytes, *, charset: str | None = None) -> tuple[str, str]:
    """Text of ``data`` and the encoding it was read in; ``charset`` is what the transport said.

    Raises TestigoError T203 when the bytes are no text. NUL bytes and other controls are left out.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _clean(data[len(mark) :].decode(name, "replace")), name
    wide = _wide(data)
    if wide:
        return _clean(data.decode(wide, "replace")), wide
    if _is_binary(data):
        raise TestigoError("T203", "the input is binary data, not a page of text")
    if b"\x1b$" in data[:_SAMPLE] and _declared(data) == "iso2022_jp":
        return _clean(data.decode("iso2022_jp", "replace")), "iso2022_jp"
    text = _utf8(data)
    return (_clean(text), "utf-8") if text is not None else _other(data, charset)


def unmangled(text: str) -> str:
    """Undo UTF-8 that was once read as windows-1252 and saved again ("donâ€™t" for "don’t")."""
    return _MANGLED.sub(_mended, text) if "â€" in text or "Ã" in text or "Â" in text else text


_MANGLED = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,3}"
)


def _mended(match: re.Match[str]) -> str:
    try:
        raw = b"".join(bytes([ord(c)]) if ord(c) < 0x100 else c.encode("cp1252") for c in match[0])
        return raw.decode("utf-8")
    except UnicodeError:
        return match[0]


def _utf8(data: bytes) -> str | None:
    """The text if the bytes are UTF-8, or nearly: bytes that are none are then read as windows-1252."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(1 for c in text[:_SAMPLE] if c > "\x7f" and c != "\ufffd")
    if sound < 2 * min(broken, _SAMPLE):
        return None
    return data.decode("utf-8", "testigo-windows-1252")


def _as_windows(why: UnicodeError) -> tuple[str, int]:
    assert isinstance(why, UnicodeDecodeError)
    return why.object[why.start : why.end].decode("cp1252", "replace"), why.end


codecs.register_error("testigo-windows-1252", _as_windows)


def _other(data: bytes, charset: str | None) -> tuple[str, str]:
    """Text that is not UTF-8, read as told, as its language has it or as detected: the first that makes sense."""
    for name in _likeliest(data, charset):
        if name:
            text = data.decode(name, "replace")
            if text.count("\ufffd") <= MOST_BROKEN * len(text) and _makes_sense(text, name):
                return _clean(text), name
    return _clean(data.decode("cp1252", "replace")), "cp1252"


def _likeliest(data: bytes, charset: str | None) -> Iterator[str | None]:
    yield _known(charset)
    yield _declared(data)
    yield _of_language(data)
    yield _detected(data)


def _makes_sense(text: str, name: str) -> bool:
    """Whether a text read as Western is not all accents, as Cyrillic or Greek would be."""
    if name not in {"cp1252", "cp1254", "iso8859-15", "mac-roman"}:
        return True
    letters = sum(1 for c in text[:_SAMPLE] if c.isalpha())
    runs = sum(len(run) for run in _ACCENTED.findall(text[:_SAMPLE]))
    return runs <= _MOST_ACCENTED * max(1, letters) or not runs


_ACCENTED = re.compile(r"[\u00c0-\u00ff]{3,}")


def _known(name: str | None) -> str | None:
    if not name:
        return None
    label = name.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_WEB_NAMES.get(label, label))
    except (LookupError, ValueError):
        return None
    is_text = getattr(found, "_is_text_encoding", True)
    return (
        found.name if is_text and found.name not in _ODD and not found.name.startswith(("utf-16", "utf-32")) else None
    )


def _declared(data: bytes) -> str | None:
    match = _XML.search(data[:_HEAD]) or _META.search(data[:_HEAD])
    return _known(match[1].decode("ascii")) if match else None


def _of_language(data: bytes) -> str | None:
    match = _LANG.search(data[:_HEAD])
    if match is None:
        return None
    language = match[1].decode("ascii").lower()
    return None if language in {"zh", "ja", "ko"} else _BY_LANGUAGE.get(language, "cp1252")


def _detected(data: bytes) -> str | None:
    """What charset-normalizer thinks, unless the text is Western: that it cannot see, and few bytes or the words tell."""
    from testigo.intake.language import language_of

    sample = data[:_SAMPLE]
    beyond = sum(1 for byte in sample if byte > 0x7F)
    if beyond < 0.04 * len(sample) and not re.search(rb"[\x80-\xff]{4}", sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        return None
    return "cp1252" if language_of(_MARKUP.sub(" ", str(best))) in _WESTERN else _known(best.encoding)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is zero."""
    sample = data[:2000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) < 8 or abs(even - odd) < 0.3 * len(sample) or min(even, odd) > 0.05 * len(sample):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


_MAGIC = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"PK\x03\x04",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
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
    nothing = sample.count(0)
    return controls > MOST_JUNK * max(len(sample), 50) or nothing > 0.3 * len(sample)


def _clean(text: str) -> str:
    return _JUNK.sub("", text)
