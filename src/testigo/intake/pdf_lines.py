"""The lines of a PDF as its text layer has them, with where they stand; read by PDFium.

:func:`lines_of` is run in a process of its own (:mod:`.pdf_process`): the library is not Python and cannot be stopped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from ctypes import byref, c_double
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING

from testigo.errors import TestigoError
from testigo.intake.print_layout import SOFT_HYPHEN, PrintedLine

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_HYPHEN, _NEWLINE, _RETURN, _SPACE = 0x02, 0x0A, 0x0D, 0x20
"""As PDFium writes them; the first stands for a hyphen at the end of a line."""
_MOST_UNICODE = 0x110000
_LIGATURES = str.maketrans(dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", "ff fi fl ffi ffl ft st".split(), strict=True)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfLines:
    """All lines of a PDF, what the file tells of itself, and the numbers of pages that are only a picture."""

    lines: tuple[PrintedLine, ...]
    told: dict[str, str]
    pictures: tuple[int, ...]


def lines_of(data: bytes, *, most_pages: int, longest: int) -> PdfLines:
    """Read a PDF.

    Raises TestigoError T216 when it has more text than ``longest`` characters, T221 for an encrypted file, T222 for a
    damaged one, T224 when it has more pages than ``most_pages``.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as why:
        if any(word in str(why).lower() for word in ("password", "security")):
            raise TestigoError("T221", "the PDF is encrypted") from why
        raise TestigoError("T222", f"the PDF is damaged: {' '.join(str(why).split())}") from why
    try:
        if len(document) > most_pages:
            raise TestigoError("T224", f"the PDF has {len(document)} pages; at most {most_pages} are read")
        lines, pictures = _all_lines(document, longest)
        return PdfLines(lines=lines, told=document.get_metadata_dict(), pictures=pictures)
    except pdfium.PdfiumError as why:
        raise TestigoError("T222", f"the PDF is damaged: {' '.join(str(why).split())}") from why
    finally:
        document.close()


def _all_lines(document: pdfium.PdfDocument, longest: int) -> tuple[tuple[PrintedLine, ...], tuple[int, ...]]:
    lines: list[PrintedLine] = []
    pictures: list[int] = []
    length = 0
    for number in range(len(document)):
        found, is_picture = _page_lines(document, number)
        lines += found
        length += sum(len(line.text) for line in found)
        if is_picture:
            pictures.append(number + 1)
        if length > longest:
            raise TestigoError("T216", f"the PDF has more than {longest} characters of text")
    return tuple(lines), tuple(pictures)


def _page_lines(document: pdfium.PdfDocument, number: int) -> tuple[list[PrintedLine], bool]:
    """The lines of one page as its text layer has them, and whether there is a picture on it instead."""
    from pypdfium2 import raw

    page = document[number]
    layer = page.get_textpage()
    try:
        height = page.get_height()
        codes = [raw.FPDFText_GetUnicode(layer, i) for i in range(layer.count_chars())]
        lines = [_printed(layer, line, number, height) for line in _cut_in_lines(codes)]
        return lines, not lines and next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])), None) is not None
    finally:
        layer.close()
        page.close()


def _cut_in_lines(codes: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """Each line's text, and the indices of its first and last visible character."""
    line: list[int] = []
    for i, code in enumerate([*codes, _NEWLINE]):
        if code not in {_NEWLINE, _RETURN, _HYPHEN, ord(SOFT_HYPHEN)}:
            line.append(i)
            continue
        text = _written(codes[k] for k in line)
        shown = [k for k in line if codes[k] > _SPACE]
        if shown:
            yield text.strip() + (SOFT_HYPHEN if code in {_HYPHEN, ord(SOFT_HYPHEN)} else ""), shown[0], shown[-1]
        line = []


def _written(codes: Iterable[int]) -> str:
    """Text of UTF-16 units, ligatures undone and controls left out."""
    units = "".join(chr(code) for code in codes if code >= _SPACE and code < _MOST_UNICODE)
    whole = units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return " ".join(whole.translate(_LIGATURES).split())


def _printed(layer: pdfium.PdfTextPage, line: tuple[str, int, int], number: int, height: float) -> PrintedLine:
    text, first, last = line
    left, base = _origin(layer, first)
    return PrintedLine(
        text=text,
        page=number,
        left=left,
        right=layer.get_charbox(last)[2],
        base=base,
        foot=_origin(layer, last)[1],
        size=_size(layer, first),
        height=height,
    )


def _origin(layer: pdfium.PdfTextPage, index: int) -> tuple[float, float]:
    """Where a character stands on its line."""
    from pypdfium2 import raw

    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(layer, index, byref(x), byref(y))
    return x.value, y.value


def _size(layer: pdfium.PdfTextPage, index: int) -> float:
    """The size of a character as it is seen: that of its font, as the page stretches it."""
    from pypdfium2 import raw

    stretch = raw.FS_MATRIX()
    found = raw.FPDFText_GetMatrix(layer, index, byref(stretch))
    size: float = raw.FPDFText_GetFontSize(layer, index)
    return size * (hypot(stretch.b, stretch.d) if found else 1) or 1.0
