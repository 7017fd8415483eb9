"""What a capture may cost, the sites as well as this machine; every limit stands in ``docs/reference/limits.md``."""

from __future__ import annotations

from dataclasses import dataclass, field

from testigo.intake.limits import MEBI, Limits, Options

AGENT = "testigo"
"""The name by which a robots.txt may speak of this program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureLimits:
    """Bounds of one capture; what passes one is left out and stands in the capture as left out."""

    files: int = 500
    """Answers other than the page's own and those that redirect."""
    bytes: int = 100 * MEBI
    """All answers as they came."""
    file_bytes: int = 20 * MEBI
    """One answer as it came, and once its coding is undone."""
    seconds: float = 300.0
    """From the first question to the last, waiting included."""
    robots_bytes: int = 512 * 1024
    """Of a robots.txt (RFC 9309, section 2.5 asks for 500 KiB at least)."""
    references: int = 5_000
    """That are followed or noted of one page, frame or style sheet."""
    retries: int = 2
    """After an answer that asks to come back later and says when."""
    delay_seconds: float = 60.0
    """The longest time between two questions that a robots.txt may ask for and get."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureOptions:
    """What the user asked of a capture.

    ``delay`` are the seconds between an answer and the next question to the same host. ``ignore_robots`` is the reason for
    which what a robots.txt says is not kept to; None: it is.
    """

    delay: float = 0.25
    ignore_robots: str | None = None
    published: str | None = None
    allow_private: bool = False
    limits: CaptureLimits = field(default_factory=CaptureLimits)
    fetching: Limits = field(default_factory=Limits)

    def intake(self) -> Options:
        """Return them as intake takes them."""
        return Options(published=self.published, allow_private=self.allow_private, limits=self.fetching)
