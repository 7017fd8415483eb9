"""A page as it was received: its bytes, and what the place it came from says of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """Bytes of one page and where they are from.

    ``input`` is the path, URL or id as given; ``media_type`` and ``charset`` are what the transport or the name says.
    ``text`` is set where an article comes already extracted, with what its record says of it.
    """

    input: str
    data: bytes
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    text: str | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
