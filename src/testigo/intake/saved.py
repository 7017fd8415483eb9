"""Pages that a browser saved: with a folder of their parts beside them, as a web archive, and where they came from."""

from __future__ import annotations

import plistlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from xml.parsers.expat import ExpatError

from testigo.errors import TestigoError

_PART_ENDINGS = (
    "_files .files _file -files -Dateien -dateien _fichiers _archivos _arquivos _ficheiros -bestanden _bestanden "
    "-filer _filer _tiedostot _pliki _soubory _datoteke _dosyalar _elemei _fajlovi _fitxers _bylos _failid _fails _html"
).split()
"""How browsers name the folder that holds the parts of a page saved whole, in the languages they speak."""
_SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d{1,6}\)(https?://[^\s>]{3,4000}?)\s*-->", re.IGNORECASE)
"""The mark of the web: Internet Explorer, Chrome and Edge write it over pages that they save."""
_SINGLE_FILE = re.compile(rb"<!--\s*Page saved with SingleFile\s+url:\s*(https?://\S{3,4000})\s", re.IGNORECASE)
_HEAD = 16 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """A page taken out of the file that it was saved in."""

    html: bytes
    charset: str | None
    url: str | None


def is_parts(folder: str, pages: Collection[str]) -> bool:
    """Whether a folder holds the parts of one of the pages beside it, which are named without their endings."""
    return any(folder.removesuffix(e) in pages for e in _PART_ENDINGS if folder.endswith(e) and folder != e)


def address_in(html: bytes) -> str | None:
    """Where a page was saved from, if the browser wrote it down."""
    head = html[:_HEAD].replace(b"\0", b"")
    found = _SAVED_FROM.search(head) or _SINGLE_FILE.search(head)
    return found[1].decode("ascii", "replace") if found else None


def webarchive_page(data: bytes) -> SavedPage:
    """The page in a web archive of Safari: a property list with the main resource in it.

    Raises TestigoError T214 when it cannot be read, or what it holds is no HTML.
    """
    try:
        main: Any = plistlib.loads(data, fmt=plistlib.FMT_BINARY)["WebMainResource"]
        html, kind = main["WebResourceData"], main.get("WebResourceMIMEType") or "text/html"
        charset, url = main.get("WebResourceTextEncodingName"), main.get("WebResourceURL")
    except (plistlib.InvalidFileException, ExpatError, LookupError, TypeError, AttributeError, ValueError) as why:
        raise TestigoError("T214", "the web archive is damaged") from why
    if not isinstance(html, bytes) or not html.strip() or "html" not in str(kind):
        raise TestigoError("T214", "the web archive holds no HTML")
    known = isinstance(url, str) and url.lower().startswith(("http://", "https://"))
    return SavedPage(html=html, charset=charset if isinstance(charset, str) else None, url=url if known else None)
