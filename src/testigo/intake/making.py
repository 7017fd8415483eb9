"""One page out of what was received: each kind of input goes to the stage that knows it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from urllib.parse import urlsplit

from testigo.errors import TestigoError
from testigo.intake import sniff
from testigo.intake.compression import DamagedError, TooMuchError, unpacked
from testigo.intake.given_day import published_by, undated
from testigo.intake.limits import Limits, Options
from testigo.intake.lines import is_blank
from testigo.intake.received import Received
from testigo.intake.saved import SavedPage, address_in
from testigo.ledger import Page, Published


def make_page(received: Received, options: Options) -> Page:
    """Make a page of what was received; its id is the hash of the bytes as they came, in whatever they were packed.

    A date that the user gave wins over the page's own. Raises TestigoError 2xx; T406 when the date given is none.
    """
    given = published_by(options.published, received.published)
    page = _made(received, given, options.limits)
    _check_length(page.text, options.limits)
    notices = (*page.notices, *undated(options.published, received.published))
    return replace(page, id="sha256:" + hashlib.sha256(received.data).hexdigest(), notices=notices)


def _made(received: Received, given: Published | None, limits: Limits) -> Page:
    if received.text is not None:
        return _text(received, received.text, given, limits, encoding="utf-8")
    received = _out_of_gzip(received, limits)
    kind = sniff.media_type_of(received.data, _name(received), received.media_type)
    if kind == sniff.ARTICLES:
        raise TestigoError("T403", "the input is a list of articles, one a line")
    if kind == sniff.PDF:
        return _pdf(received, given, limits)
    if kind in {sniff.MHTML, sniff.WEBARCHIVE}:
        return replace(_archive(received, kind, given, limits), media_type=kind)
    if kind == sniff.HTML:
        return _html(received, given, limits)
    return _decoded(received, kind, given, limits)


def _name(received: Received) -> str:
    """What the page is called where it comes from: a file's name, or the path of an address."""
    url = _sound(received.url)
    return urlsplit(url).path if url else received.input


def _sound(url: str | None) -> str | None:
    """The address, where it is one that can be taken apart: records and archives hold whatever was written to them."""
    try:
        return url if url and urlsplit(url) else None
    except ValueError:
        return None


def _out_of_gzip(received: Received, limits: Limits) -> Received:
    for _ in range(limits.nesting):
        if not received.data.startswith(b"\x1f\x8b"):
            return received
        try:
            data = b"".join(unpacked([received.data], "gzip", most=limits.file_bytes))
        except TooMuchError as why:
            raise TestigoError("T103", f"the input holds more than {limits.file_bytes} bytes once unpacked") from why
        except DamagedError as why:
            raise TestigoError("T215", f"the gzip data is damaged: {why}") from why
        received = replace(received, data=data)
    if received.data.startswith(b"\x1f\x8b"):
        raise TestigoError("T215", f"the input is packed more than {limits.nesting} times")
    return received


def _check_length(text: str, limits: Limits) -> None:
    if len(text) > limits.text_length:
        raise TestigoError("T216", f"the text has {len(text)} characters; at most {limits.text_length} are read")


def _html(received: Received, given: Published | None, limits: Limits) -> Page:
    from testigo.intake.html import html_page

    url = _sound(received.url) or _sound(address_in(received.data))
    return html_page(
        received.data,
        url=url,
        charset=received.charset,
        published=given.value if given else None,
        limits=limits,
    )


def _archive(received: Received, kind: str, given: Published | None, limits: Limits) -> Page:
    page = _saved_page(received.data, kind)
    inner = replace(received, data=page.html, charset=page.charset, url=_sound(received.url) or page.url)
    return _html(inner, given, limits)


def _saved_page(data: bytes, kind: str) -> SavedPage:
    from testigo.intake import mhtml, saved

    return mhtml.page_in(data) if kind == sniff.MHTML else saved.webarchive_page(data)


def _decoded(received: Received, kind: str, given: Published | None, limits: Limits) -> Page:
    from testigo.intake.encoding import decode

    text, encoding = decode(received.data, charset=received.charset)
    return _text(received, text, given, limits, encoding=encoding, media_type=kind)


def _text(
    received: Received,
    text: str,
    given: Published | None,
    limits: Limits,
    *,
    encoding: str | None,
    media_type: str = sniff.TEXT,
) -> Page:
    from testigo.intake.markdown import markdown_page
    from testigo.intake.text import text_page

    if is_blank(text):
        raise TestigoError("T201", "the input holds no text")
    _check_length(text, limits)
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


def _pdf(received: Received, given: Published | None, limits: Limits) -> Page:
    from testigo.intake.pdf import set_apart, text_of

    found = text_of(received.data, limits)
    named = replace(received, title=received.title or found.title, url=received.url or found.url)
    page = _text(named, found.article, given, limits, encoding=None, media_type=sniff.TEXT)
    return replace(
        set_apart(page, found),
        media_type=sniff.PDF,
        authors=page.authors or ((found.author,) if found.author else ()),
        published=page.published or found.published,
    )
