"""From a page to all that shows it: what it refers to is asked for, the nearest to its look first, within the limits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from heapq import heappop, heappush
from itertools import count

from testigo.capture.asking import Asking, Trail
from testigo.capture.exchange import Exchange
from testigo.capture.looking import references_in
from testigo.capture.references import Reference, Use
from testigo.capture.robots import site_of
from testigo.errors import TestigoError
from testigo.intake.failures import failure_of

_FIRST: dict[Use, int] = {"style": 0, "font": 1, "image": 1, "icon": 1, "media": 1, "frame": 2, "choice": 3}
"""What is asked for before what: the look of the page, what it shows, its frames, what other screens would show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something that the page needs: the reference to it, the address where that stands, and how it was got."""

    reference: Reference
    via: str
    trail: Trail


@dataclass(slots=True, kw_only=True)
class Walk:
    """A page with its parts, as they came. ``references`` are the page's own; ``robots`` what the sites allow."""

    url: str
    at: str
    page: Trail
    parts: list[Part] = field(default_factory=list)
    references: tuple[Reference, ...] = ()
    robots: tuple[Exchange, ...] = ()

    @property
    def missed(self) -> list[Part]:
        """Parts that could not be got."""
        return [part for part in self.parts if part.trail.failure is not None]

    @property
    def exchanges(self) -> list[Exchange]:
        """All answers, the page's first."""
        return [*self.page.exchanges, *(e for part in self.parts for e in part.trail.exchanges)]


def walk(url: str, asking: Asking) -> Walk:
    """Ask for a page and for what shows it. What fails stands in the walk as failed; raises no TestigoError."""
    limits = asking.options.limits
    end = asking.clock.now() + limits.seconds
    at = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    made = Walk(url=url, at=at, page=asking.trail(url, end, most=min(limits.file_bytes, limits.bytes), want="page"))
    if made.page.found is not None:
        _Parts(walk=made, asking=asking, end=end).take_all(made.page.found)
    sites = {site_of(e.url) for e in made.exchanges} | {site_of(p.reference.url) for p in made.missed}
    made.robots = robots_of(sites, asking)
    return made


def robots_of(sites: Iterable[str], asking: Asking) -> tuple[Exchange, ...]:
    """Return the answers of some sites that say what they allow, as far as they were asked."""
    known = (asking.rules[site] for site in sorted(sites) if site in asking.rules)
    return tuple(e for rules in known for e in rules.exchanges)


@dataclass(slots=True, kw_only=True)
class _Parts:
    """What is still wanted, and what may still be taken."""

    walk: Walk
    asking: Asking
    end: float
    seen: set[str] = field(default_factory=set)
    waiting: list[tuple[int, int, Reference, str]] = field(default_factory=list)
    numbers: count[int] = field(default_factory=count)
    sites: set[str] = field(default_factory=set)
    files: int = 0
    bytes: int = 0

    def take_all(self, page: Exchange) -> None:
        """Take what the page needs, and what that needs in turn."""
        self._count(self.walk.page)
        self.walk.references = self._look_through(page, "frame")
        self._want(self.walk.references, page.url)
        while self.waiting:
            _, _, reference, via = heappop(self.waiting)
            if reference.url not in self.seen:
                self.seen.add(reference.url)
                self._take(reference, via)

    def _want(self, references: Iterable[Reference], via: str) -> None:
        for reference in references:
            if reference.use != "link":
                heappush(self.waiting, (_FIRST[reference.use], next(self.numbers), reference, via))

    def _take(self, reference: Reference, via: str) -> None:
        trail = self._asked(reference, via)
        self.walk.parts.append(Part(reference=reference, via=via, trail=trail))
        self._count(trail)
        self.files += bool(trail.exchanges)
        if trail.found is not None:
            self._want(self._look_through(trail.found, reference.use), trail.found.url)

    def _count(self, trail: Trail) -> None:
        """Count what came, and the robots.txt of each site that is new."""
        self.seen.update(e.url for e in trail.exchanges)
        sites = {site_of(e.url) for e in trail.exchanges} - self.sites
        self.sites |= sites
        came = (*trail.exchanges, *robots_of(sites, self.asking))
        self.bytes += sum(len(e.response) for e in came)

    def _asked(self, reference: Reference, via: str) -> Trail:
        limits = self.asking.options.limits
        left = limits.bytes - self.bytes
        why = self._left_out(reference, via, left)
        if why is not None:
            return Trail(failure=TestigoError("T764", why))
        return self.asking.trail(reference.url, self.end, most=min(limits.file_bytes, left))

    def _left_out(self, reference: Reference, via: str, left: int) -> str | None:
        """Why something is not asked for."""
        limits = self.asking.options.limits
        if reference.use == "frame" and via not in {e.url for e in self.walk.page.exchanges}:
            return "it is a frame within a frame"
        if self.files >= limits.files:
            return f"the capture has {limits.files} files already"
        if left <= 0:
            return f"the capture has {limits.bytes} bytes already"
        if self.asking.clock.now() >= self.end:
            return f"the capture has taken {limits.seconds:g} seconds already"
        return None

    def _look_through(self, exchange: Exchange, use: Use) -> tuple[Reference, ...]:
        """What something refers to, if it is a page, a frame or a style sheet; nothing where it cannot be understood."""
        limits = self.asking.options.limits
        try:
            return references_in(exchange, use, limits, self.asking.options.intake())
        except Exception as why:  # noqa: BLE001 - what cannot be looked through is kept as it is
            failed = failure_of(exchange.url, why)
            noted = Trail(failure=TestigoError(failed.code, f"it was not looked through: {failed.message}"))
            self.walk.parts.append(
                Part(reference=Reference(url=exchange.url, use=use, place=""), via=exchange.url, trail=noted)
            )
            return ()
