"""Saved web archives (MHTML): one file of MIME parts, of which the first HTML part is the page (RFC 2557)."""

from __future__ import annotations

import email
import email.policy
from email.message import Message

from testigo.errors import TestigoError


def page_in(data: bytes) -> tuple[bytes, str | None, str | None]:
    """The page's HTML, its charset and its address, out of an MHTML file.

    Raises TestigoError T214 when no part of it is HTML.
    """
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    part = _page_part(message)
    if part is None:
        raise TestigoError("T214", "the web archive holds no HTML part")
    body = part.get_payload(decode=True)
    address = part.get("Content-Location") or message.get("Snapshot-Content-Location")
    url = str(address).strip() if address and str(address).startswith("http") else None
    return (body if isinstance(body, bytes) else b""), part.get_content_charset(), url


def _page_part(message: Message) -> Message | None:
    start = str(message.get_param("start") or "")
    parts = [p for p in message.walk() if p.get_content_type() in {"text/html", "application/xhtml+xml"}]
    return next((p for p in parts if start and p.get("Content-ID") == start), parts[0] if parts else None)
