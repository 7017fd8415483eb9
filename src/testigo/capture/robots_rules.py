"""What a robots.txt says of one address, and how often it lets ask (RFC 9309), read where hostile bytes are read."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from testigo.capture.limits import AGENT

if TYPE_CHECKING:
    from protego import Protego


def allowed(robots: bytes, url: str | None) -> dict[str, Any]:
    """Return whether an address ``may`` be fetched, and the seconds of ``delay`` between two questions."""
    rules = _parsed(robots)
    rate = rules.request_rate(AGENT)
    each = rate.seconds / rate.requests if rate is not None and rate.requests else 0.0
    may = url is None or bool(rules.can_fetch(url, AGENT))
    return {"may": may, "delay": max(float(rules.crawl_delay(AGENT) or 0.0), each)}


@lru_cache(maxsize=16)
def _parsed(robots: bytes) -> Protego:
    from protego import Protego

    return Protego.parse(robots.decode("utf-8-sig", "replace"))
