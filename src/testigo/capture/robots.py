"""What a site lets programs fetch: its robots.txt (RFC 9309), asked for once a site in a run."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from testigo.capture.exchange import Exchange
from testigo.capture.limits import CaptureLimits
from testigo.errors import TestigoError
from testigo.intake import isolation
from testigo.intake.limits import Options

_SECONDS = 10.0
"""Of the processor, for what a site says of one address."""
_FOR_EVER = 1e6

_TOO_MANY = 429
"""Says that it wants to be left alone, and nothing of what may be fetched; held for a fault of the server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one site says. ``read`` is None where it says nothing; ``closed`` why it is left alone altogether."""

    exchanges: tuple[Exchange, ...] = ()
    read: bytes | None = None
    delay: float = 0.0
    """The seconds between two questions that the site asks for."""
    closed: TestigoError | None = None
    options: Options = field(default_factory=Options)

    def check(self, url: str) -> None:
        """Raise TestigoError T761 where the site does not want the address to be fetched, T762 where it cannot say.

        Also T226 to T229 where the process that reads what it says breaks down over it.
        """
        if self.closed is not None:
            raise self.closed
        if self.read is not None and isolation.allowed(self.read, url, self.options).get("may") is not True:
            raise TestigoError("T761", f"the robots.txt of {urlsplit(url).netloc} does not want {url} to be fetched")


def site_of(url: str) -> str:
    """Return scheme, host and port: what one robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def rules_of(exchanges: tuple[Exchange, ...], limits: CaptureLimits, options: Options) -> Rules:
    """Read the answers to the question for a robots.txt, redirects before the last (RFC 9309, section 2.3.1)."""
    last = exchanges[-1]
    answer = last.answer
    if answer.status >= 500 or answer.status == _TOO_MANY:
        why = TestigoError("T762", f"{last.url} answered {answer.status}, so that nothing may be fetched there")
        return Rules(exchanges=exchanges, closed=why)
    if not answer.is_success:
        return Rules(exchanges=exchanges)
    within = replace(options, limits=replace(options.limits, page_seconds=_SECONDS))
    text = answer.body(limits.robots_bytes, within)
    try:
        delay = isolation.allowed(text, None, within).get("delay")
    except TestigoError as why:
        closed = TestigoError("T762", f"what {last.url} says cannot be read: {why.message}")
        return Rules(exchanges=exchanges, closed=closed)
    known = float(delay) if isinstance(delay, int | float) and 0 <= delay < _FOR_EVER else _FOR_EVER
    return Rules(exchanges=exchanges, read=text, delay=known, options=within)
