"""PDF to a Page: its text layer in reading order, in paragraphs, with running heads set apart as furniture."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from ctypes import byref, c_double
from dataclasses import dataclass, replace
from datetime import date
from math import hypot
from typing import TYPE_CHECKING, TypeVar

from testigo.errors import TestigoError
from testigo.intake.limits import Limits
from testigo.intake.print_layout import SOFT_HYPHEN, PrintedLine, Unit, is_of_browser, units_of
from testigo.ledger import Block, Notice, Page, Published, Span

if TYPE_CHECKING:
    import pypdfium2 as pdfium

S = TypeVar("S", bound=Span)
_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
_JUNK_TITLE = re.compile(
    r"(?:untitled|microsoft word|powerpoint).*|document\d*|print|https?:\S+|"
    r".*\.(?:docx?|odt|rtf|indd|qxd|pdf|html?|aspx?|php)|",
    re.IGNORECASE,
)
"""What programs write where a title should be: the file's name, or their own."""
_BROWSER = re.compile(r"mozilla|chrom|safari|firefox|skia/pdf|wkhtmltopdf|weasyprint|prince", re.IGNORECASE)
_NO_PERSON = re.compile(r".*(?:@|\d|\b(?:user|admin\w*|office|owner|microsoft|unknown)\b).*", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s…]+?(?=\s+\d{1,4}/\d{1,4}$|$)")
_GAP = "\n\n"
_HYPHEN, _NEWLINE, _RETURN, _SPACE = 0x02, 0x0A, 0x0D, 0x20
"""As PDFium writes them; the first stands for a hyphen at the end of a line."""
_MOST_UNICODE = 0x110000
_LIGATURES = str.maketrans(dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", "ff fi fl ffi ffl ft st".split(), strict=True)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfText:
    """Paragraphs and running heads of a PDF, and what the file says of itself.

    ``published`` is the day in its running heads, else when it was made; ``url`` is what a browser printed under the
    page; ``pictures`` are the numbers of pages that are only a picture.
    """

    units: tuple[Unit, ...]
    title: str | None
    author: str | None
    published: Published | None
    url: str | None
    pictures: tuple[int, ...] = ()

    @property
    def article(self) -> str:
        """The paragraphs, parted by blank lines."""
        return _GAP.join(unit.text for unit in self.units if not unit.running)


def text_of(data: bytes, limits: Limits) -> PdfText:
    """Take the text out of a PDF.

    Raises TestigoError T216 when it is too long, T221 for an encrypted file, T222 for a damaged one, T223 when it has
    no text layer, T224 when it has more pages than the limit.
    """
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as why:
        if any(word in str(why).lower() for word in ("password", "security")):
            raise TestigoError("T221", "the PDF is encrypted") from why
        raise TestigoError("T222", f"the PDF is damaged: {' '.join(str(why).split())}") from why
    try:
        lines, pictures = _all_lines(document, limits)
        told = document.get_metadata_dict()
    except pdfium.PdfiumError as why:
        raise TestigoError("T222", f"the PDF is damaged: {' '.join(str(why).split())}") from why
    finally:
        document.close()
    units = tuple(units_of(lines))
    if not any(c.isalnum() for unit in units if not unit.running for c in unit.text):
        raise TestigoError("T223", "the PDF has no text layer, only pictures of pages")
    return PdfText(
        units=units,
        title=_title(told.get("Title")),
        author=_author(told.get("Author")),
        published=_published(units, told),
        url=_address(units),
        pictures=pictures,
    )


def set_apart(page: Page, found: PdfText) -> Page:
    """The page of a PDF's paragraphs with its running heads put back where they stood, as navigation."""
    text, places, heads = _laid_out(found.units)
    starts = [article for article, _ in places]

    def moved(span: S) -> S:
        article, whole = places[bisect_right(starts, span.start) - 1]
        return replace(span, start=span.start - article + whole, end=span.end - article + whole)

    blocks = sorted([*map(moved, page.blocks), *heads], key=lambda b: b.start)
    return replace(
        page,
        text=text,
        blocks=tuple(blocks),
        datelines=tuple(map(moved, page.datelines)),
        notices=(*page.notices, *_unread(found.pictures)),
    )


def _laid_out(units: Sequence[Unit]) -> tuple[str, list[tuple[int, int]], list[Block]]:
    """The whole text, where each paragraph begins in the article and in the whole, and the heads as blocks."""
    places: list[tuple[int, int]] = []
    heads: list[Block] = []
    article = whole = 0
    for unit in units:
        if unit.running:
            heads.append(Block(start=whole, end=whole + len(unit.text), kind="navigation"))
        else:
            places.append((article, whole))
            article += len(unit.text) + len(_GAP)
        whole += len(unit.text) + len(_GAP)
    return _GAP.join(unit.text for unit in units), places, heads


def _unread(pictures: Sequence[int]) -> Iterator[Notice]:
    if pictures:
        numbers = ", ".join(map(str, pictures[:10])) + (" and others" if len(pictures) > 10 else "")
        told = f"page {numbers} is" if len(pictures) == 1 else f"pages {numbers} are"
        yield Notice(code="T223", message=f"{told} a picture without text and not read; OCR adds a text layer")


def _all_lines(document: pdfium.PdfDocument, limits: Limits) -> tuple[list[PrintedLine], tuple[int, ...]]:
    if len(document) > limits.pdf_pages:
        raise TestigoError("T224", f"the PDF has {len(document)} pages; at most {limits.pdf_pages} are read")
    lines: list[PrintedLine] = []
    pictures: list[int] = []
    length = 0
    for number in range(len(document)):
        found, is_picture = _page_lines(document, number)
        lines += found
        length += sum(len(line.text) for line in found)
        if is_picture and not found:
            pictures.append(number + 1)
        if length > limits.text_length:
            raise TestigoError("T216", f"the PDF has more than {limits.text_length} characters of text")
    return lines, tuple(pictures)


def _page_lines(document: pdfium.PdfDocument, number: int) -> tuple[list[PrintedLine], bool]:
    """The lines of one page as its text layer has them, and whether there is a picture on it."""
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


def _title(value: str | None) -> str | None:
    words = " ".join((value or "").split())
    return None if _JUNK_TITLE.fullmatch(words) else words


def _author(value: str | None) -> str | None:
    """The author, if it is a person's or a body's name; programs put the name of an account there."""
    words = " ".join((value or "").split())
    return words if " " in words and not _NO_PERSON.fullmatch(words) else None


def _published(units: Sequence[Unit], told: Mapping[str, str]) -> Published | None:
    """The day in a running head, as newspapers have it; else when the file was made, unless a browser printed it then."""
    from testigo.intake.printed_dates import day_of

    heads = (unit.text for unit in units if unit.running and not is_of_browser(unit.text))
    printed = next((day for day in map(day_of, heads) if day), None)
    if printed:
        return Published(value=printed, evidence="text")
    made_by_browser = _BROWSER.search(f"{told.get('Creator')} {told.get('Producer')}")
    made = None if made_by_browser else _day(told.get("CreationDate"))
    return Published(value=made, evidence="pdf") if made else None


def _day(value: str | None) -> str | None:
    match = _DATE.match(value or "")
    try:
        return date(*map(int, match.groups())).isoformat() if match else None
    except ValueError:
        return None


def _address(units: Sequence[Unit]) -> str | None:
    found = (_ADDRESS.search(unit.text) for unit in units if unit.running)
    return next((match[0] for match in found if match and "..." not in match[0]), None)
