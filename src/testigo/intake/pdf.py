"""PDF to a Page: its text layer in reading order, in paragraphs, with running heads set apart as furniture."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from testigo.errors import TestigoError
from testigo.intake.limits import Limits
from testigo.intake.print_layout import Unit, is_of_browser, units_of
from testigo.ledger import Block, Notice, Page, Published, Span

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
    no text layer, T224 when it has more pages than the limit, T225 when it takes too much time or memory.
    """
    from testigo.intake.pdf_process import printed_in

    found = printed_in(data, limits)
    units = tuple(units_of(found.lines))
    if not any(c.isalnum() for unit in units if not unit.running for c in unit.text):
        what = "only pictures of pages" if found.pictures else "and no pictures of pages either"
        raise TestigoError("T223", f"the PDF has no text layer, {what}")
    return PdfText(
        units=units,
        title=_title(found.told.get("Title")),
        author=_author(found.told.get("Author")),
        published=_published(units, found.told),
        url=_address(units),
        pictures=found.pictures,
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


def _title(value: str | None) -> str | None:
    words = " ".join((value or "").split())
    return None if _JUNK_TITLE.fullmatch(words) else words


def _author(value: str | None) -> str | None:
    """The author, if it is a person's or a body's name; programs put the name of an account there."""
    words = " ".join((value or "").split())
    return words if " " in words and not _NO_PERSON.fullmatch(words) else None


def _published(units: Sequence[Unit], told: Mapping[str, str]) -> Published | None:
    """The day in a running head, as newspapers have it; else when the file was made, but by no browser's printing."""
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
