"""What a site lets programs fetch: its robots.txt (RFC 9309), asked for once a site in a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from testigo.capture.exchange import Exchange
from testigo.capture.limits import AGENT, CaptureLimits
from testigo.errors import TestigoError
from testigo.intake.limits import Options

if TYPE_CHECKING:
    from protego import Protego

_TOO_MANY = 429
"""Says that it wants to be left alone, and nothing of what may be fetched; held for a fault of the server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one site says. ``read`` is None where it says nothing; ``closed`` why it is left alone altogether."""

    exchanges: tuple[Exchange, ...] = ()
    read: Protego | None = None
    closed: TestigoError | None = None

    def check(self, url: str) -> None:
        """Raise TestigoError T761 where the site does not want the address to be fetched, T762 where it cannot say."""
        if self.closed is not None:
            raise self.closed
        if self.read is not None and not self.read.can_fetch(url, AGENT):
            raise TestigoError("T761", f"the robots.txt of {urlsplit(url).netloc} does not want {url} to be fetched")

    @property
    def delay(self) -> float:
        """The seconds between two questions that the site asks for."""
        if self.read is None:
            return 0.0
        rate = self.read.request_rate(AGENT)
        each = rate.seconds / rate.requests if rate is not None and rate.requests else 0.0
        return max(float(self.read.crawl_delay(AGENT) or 0.0), each)


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
    from protego import Protego

    text = answer.body(limits.robots_bytes, options).decode("utf-8-sig", "replace")
    return Rules(exchanges=exchanges, read=Protego.parse(text))
