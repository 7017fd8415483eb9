"""A page as it was received: its bytes, and what the place it came from says of them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

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


def plain(received: Received) -> dict[str, Any]:
    """Return what is said of a page, as JSON can hold it: without its bytes, and how they came over the network."""
    return {name: getattr(received, name) for name in _SAID}


def received_in(told: object, data: bytes) -> Received:
    """Return the page of which :func:`plain` said this. Raises ValueError where it says something else."""
    if not isinstance(told, dict) or told.keys() != set(_SAID):
        raise ValueError("nothing is said of a page")
    authors = told["authors"]
    texts = [*authors, told["input"]] if isinstance(authors, list | tuple) else [None]
    texts += [value for name, value in told.items() if name != "authors" and value is not None]
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("what is said of a page is no text")
    return Received(**{**told, "authors": tuple(authors)}, data=data)


_SAID = tuple(field.name for field in fields(Received) if field.name not in {"data", "transfer"})
