"""Saved web archives (MHTML): one file of MIME parts, of which one HTML part is the page (RFC 2557)."""

from __future__ import annotations

import email
import email.policy
from email.message import Message

from testigo.errors import TestigoError
from testigo.intake.saved import SavedPage

_HTML = frozenset({"text/html", "application/xhtml+xml"})


def page_in(data: bytes) -> SavedPage:
    """The page's HTML, its charset and its address, out of an MHTML file; its frames and pictures are left aside.

    Raises TestigoError T214 when no part of it is HTML, or parts lie in parts too deep to follow.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        part = _page_part(message)
    except RecursionError as why:
        raise TestigoError("T214", "the web archive's parts are nested too deep") from why
    body = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(body, bytes) or not body.strip():
        raise TestigoError("T214", "the web archive holds no HTML")
    return SavedPage(html=body, charset=part.get_content_charset(), url=_address(message, part))


def _page_part(message: Message) -> Message | None:
    """The part that the header names as the first, else the first that is HTML."""
    parts = [part for part in message.walk() if part.get_content_type() in _HTML]
    start = str(message.get_param("start") or "").strip()
    named = (part for part in parts if start and str(part.get("Content-ID")).strip() == start)
    return next(named, parts[0] if parts else None)


def _address(message: Message, part: Message) -> str | None:
    """Where the page was saved from; long addresses are folded over several lines of the header."""
    for header in (message.get("Snapshot-Content-Location"), part.get("Content-Location")):
        address = "".join(str(header or "").split())
        if address.lower().startswith(("http://", "https://")):
            return address
    return None
