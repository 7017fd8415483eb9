"""A page as it was received: its bytes, and what the place it came from says of them."""

from __future__ import annotations

from dataclasses import dataclass

Headers = tuple[tuple[str, str], ...]
"""Names and values of the headers of an answer, as they came and in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redirect:
    """An answer that sent on to another address: the address that was asked, the HTTP status, the headers."""

    url: str
    status: int
    headers: Headers


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """How a page came over the network: when its answer began (UTC, ISO 8601), status, headers, and what led to it."""

    at: str
    status: int
    headers: Headers
    redirects: tuple[Redirect, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """Bytes of one page and where they are from.

    ``input`` is the path, URL or id as given; ``media_type`` and ``charset`` are what the transport or the name says.
    ``text`` is set where an article comes already extracted, with what its record says of it; ``transfer`` where it, or
    the list it stands in, was fetched.
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
    transfer: Transfer | None = None
