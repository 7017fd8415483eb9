"""How a page's bytes came: what is kept of it, and the page as received made anew from what is kept."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from typing import Literal

from testigo.errors import TestigoError
from testigo.intake.limits import Options
from testigo.intake.received import Headers, Received, Redirect
from testigo.ledger import Failure

How = Literal["fetched", "captured", "file", "input", "list", "given", "table"]
"""By Testigo from an address, alone or with all that shows it; from a file; from standard input; as a line of a list of
articles; by a program; from the text in the tables of a bulk folder, whose input no longer holds the bytes as received."""

FROM_TABLES = ("testigo-shard", "testigo-record", "testigo-page", "testigo-retrieved-at", "testigo-bytes")
"""Shard and record of a bulk folder, the page's id in its tables, when it was fetched; and whether these are the bytes of
that record ("verified"), or why they are not."""
_URL = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """When and how bytes came, from whom to whom, and what the place they came from said of them.

    ``received_at`` is UTC, ISO 8601. ``url`` is where the page was found after ``redirects``; ``status`` and ``headers`` are
    those of the HTTP answer; ``published`` is the day that the user gave for it. ``tool`` took it in, for ``who``; both are
    None where a version of Testigo took it in that did not write them down. Of a page that was found in a bulk folder the
    headers end with those of :data:`FROM_TABLES`, and ``received_at`` is when it was fetched, where the tables know that.
    """

    received_at: str
    how: How
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    published: str | None = None
    status: int | None = None
    headers: Headers = ()
    redirects: tuple[Redirect, ...] = ()
    tool: str | None = None
    who: str | None = None

    @property
    def from_tables(self) -> dict[str, str]:
        """Where in a bulk folder the page was found, by the names of :data:`FROM_TABLES`; empty for any other page."""
        last = dict(self.headers[-len(FROM_TABLES) :])
        return last if self.how != "fetched" and tuple(last) == FROM_TABLES else {}


def now() -> str:
    """Return the time in UTC, ISO 8601 to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def tool() -> str:
    """Return name and version of this program."""
    from testigo import __version__

    return f"testigo {__version__}"


def receipt_of(received: Received, published: str | None, who: str | None = None) -> Receipt:
    """Return the receipt of bytes that have just come to this program, for ``who``."""
    came = received.transfer
    return Receipt(
        received_at=came.at if came else now(),
        how=_how(received),
        url=received.url,
        media_type=received.media_type,
        charset=received.charset,
        published=published,
        status=came.status if came else None,
        headers=came.headers if came else (),
        redirects=came.redirects if came else (),
        tool=tool(),
        who=who,
    )


def _how(received: Received) -> How:
    if received.text is not None:
        return "list"
    if received.input == "-":
        return "input"
    return "fetched" if received.url and _URL.match(received.input) else "file"


def received_again(name: str, data: bytes, receipt: Receipt) -> Received:
    """Return the page as it was received, with ``name`` as its input.

    The line of a list of articles is parsed where pages are. Raises TestigoError 2xx when it can no longer be taken in.
    """
    if receipt.how in {"list", "table"}:
        from testigo.intake import isolation

        options = options_of(receipt)
        if receipt.from_tables and receipt.how == "list":
            return replace(isolation.row_in(data, name, options), input=name)
        from testigo.intake.articles import articles_in

        lines = articles_in(io.BytesIO(data), name, options.limits, partial(isolation.article_in, options=options))
        article = next(lines)
        if isinstance(article, Failure):
            raise TestigoError(article.code, article.message)
        return replace(article, input=name)
    return Received(input=name, data=data, media_type=receipt.media_type, charset=receipt.charset, url=receipt.url)


def options_of(receipt: Receipt) -> Options:
    """Return what intake is asked for to make the page again as it was made."""
    return Options(published=receipt.published)
