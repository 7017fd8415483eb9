"""How fast a host is asked: never while it wants to be left alone, and with a pause after each answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from testigo.errors import TestigoError


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What tells the time, in seconds, and what lets it pass."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass(slots=True, kw_only=True)
class Pace:
    """When each host may be asked next. ``delay`` are the seconds after an answer, where the host wants no more."""

    delay: float
    clock: Clock = field(default_factory=Clock)
    _free: dict[str, float] = field(default_factory=dict)
    _delays: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str, end: float) -> None:
        """Wait until the host may be asked. Raises TestigoError T764 where that is after ``end``."""
        left = self._free.get(host, 0.0) - self.clock.now()
        if left > end - self.clock.now():
            raise TestigoError("T764", f"{host} may be asked again only after the time of the capture is over")
        if left > 0:
            self.clock.sleep(left)

    def answered(self, host: str) -> None:
        """Begin the pause after an answer."""
        self.hold(host, max(self.delay, self._delays.get(host, 0.0)))

    def slow(self, host: str, delay: float) -> None:
        """Let the pauses of a host be as long as it asks for."""
        self._delays[host] = max(delay, self._delays.get(host, 0.0))

    def hold(self, host: str, seconds: float) -> None:
        """Leave the host alone for some time."""
        self._free[host] = max(self._free.get(host, 0.0), self.clock.now() + seconds)


def retry_after(value: str | None) -> float | None:
    """Return the seconds that a ``Retry-After`` header asks to wait (RFC 9110, section 10.2.3); None where it says nothing."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return float(text)
    try:
        at = parsedate_to_datetime(text)
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
    return max(0.0, (at.replace(tzinfo=at.tzinfo or UTC) - datetime.now(UTC)).total_seconds())
