"""One page out of what was received: each kind of input goes to the stage that knows it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from testigo.errors import TestigoError
from testigo.intake import sniff
from testigo.intake.encoding import decode
from testigo.intake.html import html_page
from testigo.intake.limits import Options
from testigo.intake.markdown import markdown_page
from testigo.intake.received import Received
from testigo.intake.text import text_page
from testigo.ledger import Page, Published

_STAMP = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ].*)?)?)?$")


def make_page(received: Received, options: Options) -> Page:
    """Make a page of what was received; a date that the user gave wins over the page's own."""
    given = _given(options.published or received.published)
    page = _made(received, given, options)
    if len(page.text) > options.limits.text_length:
        most = options.limits.text_length
        raise TestigoError("T216", f"the page's text has {len(page.text)} characters; at most {most} are read")
    return page


def day_given(value: str) -> str:
    """The day, month or year of a date as a user gives it; a time behind it is dropped.

    Raises TestigoError T406 when it is no date.
    """
    match = _STAMP.match(value.strip())
    if match:
        year, month, day = match.groups()
        try:
            date(int(year), int(month or 1), int(day or 1))
        except ValueError:
            match = None
    if not match:
        raise TestigoError("T406", f"{value!r} is not a date such as 2018-01-16, 2018-01 or 2018")
    return "-".join(part for part in match.groups() if part)


def _given(value: str | None) -> Published | None:
    return Published(value=day_given(value), evidence="given") if value else None


def _made(received: Received, given: Published | None, options: Options) -> Page:
    if received.text is not None:
        return _text(received, received.text, given, encoding="utf-8")
    kind = sniff.media_type_of(received.data, received.input, received.media_type)
    if kind == sniff.PDF:
        return _pdf(received, given, options)
    if kind == sniff.MHTML:
        return _archive(received, given)
    if kind == sniff.HTML:
        return html_page(
            received.data, url=received.url, charset=received.charset, published=given.value if given else None
        )
    if len(received.data) > 4 * options.limits.text_length:
        raise TestigoError("T216", f"the text has {len(received.data)} bytes, more than a page may have")
    text, encoding = decode(received.data, charset=received.charset)
    return _text(received, text, given, encoding=encoding, media_type=kind)


def _text(
    received: Received,
    text: str,
    given: Published | None,
    *,
    encoding: str | None,
    media_type: str = sniff.TEXT,
) -> Page:
    if not text.strip():
        raise TestigoError("T201", "the input holds no text")
    make = markdown_page if media_type == sniff.MARKDOWN else text_page
    return make(
        text,
        data=received.data,
        url=received.url,
        title=received.title,
        outlet=received.outlet,
        authors=received.authors,
        published=given,
        encoding=encoding,
        media_type=media_type,
    )


def _pdf(received: Received, given: Published | None, options: Options) -> Page:
    from testigo.intake.pdf import text_of

    found = text_of(received.data, options.limits)
    told = Published(value=found.created, evidence="pdf") if found.created else None
    named = replace(received, title=received.title or found.title)
    page = _text(named, found.text, given, encoding=None, media_type=sniff.TEXT)
    return replace(
        page,
        media_type=sniff.PDF,
        authors=page.authors or ((found.author,) if found.author else ()),
        published=page.published or told,
    )


def _archive(received: Received, given: Published | None) -> Page:
    from testigo.intake.mhtml import page_in

    body, charset, url = page_in(received.data)
    page = html_page(body, url=received.url or url, charset=charset, published=given.value if given else None)
    return replace(page, id=_hash(received.data), media_type=sniff.MHTML)


def _hash(data: bytes) -> str:
    import hashlib

    return "sha256:" + hashlib.sha256(data).hexdigest()
