"""What an answer refers to, looked for where hostile bytes are read: in a process of its own, unless the options say otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, get_args

from testigo.capture.exchange import Exchange
from testigo.capture.limits import CaptureLimits
from testigo.capture.page_references import references_in_page
from testigo.capture.references import Reference, Use
from testigo.capture.style_references import references_in_style, sheet_text
from testigo.errors import TestigoError
from testigo.intake import isolation
from testigo.intake.fetch import normal
from testigo.intake.limits import Options

_HTML = frozenset({None, "text/html", "application/xhtml+xml"})
_USES = frozenset(get_args(Use))
Kind = Literal["page", "style"]


def references_in(exchange: Exchange, use: Use, limits: CaptureLimits, options: Options) -> tuple[Reference, ...]:
    """Return what an answer refers to: a style sheet, or a page or frame of HTML; of all else nothing.

    Raises TestigoError T115 and T118 where its coding cannot be undone, T202 and T204 where its markup cannot be parsed, T226 to
    T229 where the process that looks through it ends.
    """
    kind = _kind_of(exchange, use)
    if kind is None:
        return ()
    body = exchange.answer.body(limits.file_bytes, options)
    asked = {"kind": kind, "url": exchange.url, "charset": exchange.answer.charset, "most": limits.references}
    found = isolation.references_in(body, asked, options)
    return tuple(_checked(found))


def _kind_of(exchange: Exchange, use: Use) -> Kind | None:
    media = exchange.answer.media_type
    if use == "style" or media == "text/css":
        return "style"
    return "page" if use == "frame" and media in _HTML else None


def found_in(body: bytes, asked: dict[str, Any]) -> list[list[str]]:
    """Return what is found in a body right here: address, use and place of each reference, ``most`` of them."""
    url, charset = asked["url"], asked["charset"]
    if asked["kind"] == "style":
        found = list(references_in_style(sheet_text(body, charset), url, "sheet"))
    else:
        found = list(references_in_page(body, url, charset))
    return [[r.url, r.use, r.place] for r in found[: asked["most"]]]


def _checked(found: list[Any]) -> Iterator[Reference]:
    """References, of whose finder nothing is taken on trust: they are asked for, and stand in the capture."""
    try:
        for url, use, place in found:
            if use in _USES and normal(url) == url:
                yield Reference(url=url, use=use, place=str(place)[:100])
    except (TypeError, ValueError, AttributeError) as why:
        raise TestigoError(
            "T226", "what looks through the page broke down: its answer is no list of references"
        ) from why
