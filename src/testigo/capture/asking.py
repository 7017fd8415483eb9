"""Asks for addresses one after the other: only what each site allows, no faster than it wants, redirects on record."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from urllib.parse import quote, urljoin, urlsplit

from testigo.capture.exchange import Exchange, Want, ask
from testigo.capture.limits import CaptureOptions
from testigo.capture.pace import Clock, Pace
from testigo.capture.robots import Rules, rules_of, site_of
from testigo.errors import TestigoError
from testigo.intake.connection import Deadline
from testigo.intake.fetch import normal
from testigo.intake.isolation import get_ready

_REASONS = {
    401: "it asks for a login",
    403: "it refuses to show it",
    404: "there is no such thing",
    410: "it is gone",
    429: "it asks to come back later",
    451: "it is withheld for legal reasons",
}
_LATER = frozenset({429, 503})
_ROBOTS_REDIRECTS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Trail:
    """All answers on the way to what was asked for, in order; ``failure`` is why that is not the last of them."""

    exchanges: tuple[Exchange, ...] = ()
    failure: TestigoError | None = None

    @property
    def found(self) -> Exchange | None:
        """The answer that brings what was asked for."""
        return self.exchanges[-1] if self.failure is None and self.exchanges else None


@dataclass(slots=True, kw_only=True)
class Asking:
    """One run: what each site allows is asked once and held for all of it, and each host keeps its pace."""

    options: CaptureOptions
    clock: Clock = field(default_factory=Clock)
    rules: dict[str, Rules] = field(default_factory=dict)
    pace: Pace = field(init=False)

    def __post_init__(self) -> None:
        """Begin with no host asked."""
        self.pace = Pace(delay=self.options.delay, clock=self.clock)

    def trail(self, url: str, end: float, *, most: int, want: Want = "part") -> Trail:
        """Ask for an address and follow where it sends on, until ``end`` on the clock; never raises TestigoError."""
        answers: list[Exchange] = []
        try:
            self._follow(normal(url), end, answers, most, want)
        except TestigoError as why:
            return Trail(exchanges=tuple(answers), failure=why)
        return Trail(exchanges=tuple(answers))

    def _follow(self, url: str, end: float, answers: list[Exchange], most: int, want: Want) -> None:
        asked: set[str] = set()
        while True:
            if url in asked:
                raise TestigoError("T114", f"it redirects in a loop, back to {url}")
            if len(asked) > self.options.fetching.redirects:
                raise TestigoError("T114", f"it redirects more than {self.options.fetching.redirects} times")
            asked.add(url)
            if self.options.ignore_robots is None:
                self._rules(url, end).check(url)
            answer = self._asked(url, end, answers, most, want)
            most -= len(answer.response)  # what redirects bring is taken from what may still come
            location = answer.answer.location
            if location is None:
                _check(answer)
                return
            url = _next(url, location)

    def _asked(self, url: str, end: float, answers: list[Exchange], most: int, want: Want) -> Exchange:
        """The answer to one question; asked again where the server says when, and that is in time."""
        host = urlsplit(url).netloc
        for _ in range(self.options.limits.retries + 1):
            answers.append(self._once(url, end, most, want))
            wait = answers[-1].answer.wait if _wants_time(answers[-1]) else None
            if wait is None:
                break
            self.pace.hold(host, wait)
            if self.clock.now() + wait > end:
                break
        return answers[-1]

    def _once(self, url: str, end: float, most: int, want: Want) -> Exchange:
        host = urlsplit(url).netloc
        self.pace.wait(host, end)
        get_ready(self.options.intake())
        seconds = min(self.options.fetching.fetch_seconds, max(0.0, end - self.clock.now()))
        try:
            return ask(url, self.options.intake(), Deadline(time.monotonic() + seconds), most=most, want=want)
        finally:
            self.pace.answered(host)

    def _rules(self, url: str, end: float) -> Rules:
        """What the site of an address allows. Raises TestigoError T111 to T118 where the site does not answer at all."""
        site = site_of(url)
        if site not in self.rules:
            self.rules[site] = self._read_rules(f"{site}/robots.txt", end)
            self.pace.slow(urlsplit(url).netloc, min(self.rules[site].delay, self.options.limits.delay_seconds))
        return self.rules[site]

    def _read_rules(self, url: str, end: float) -> Rules:
        answers: list[Exchange] = []
        limits = self.options.limits
        try:
            for _ in range(_ROBOTS_REDIRECTS + 1):
                answers.append(self._once(url, end, limits.robots_bytes, "robots"))
                location = answers[-1].answer.location
                if location is None:
                    return rules_of(tuple(answers), limits, self.options.intake())
                url = _next(url, location)
        except TestigoError as why:
            if why.code == "T764":  # another capture of the run may have the time
                raise
            return Rules(exchanges=tuple(answers), closed=why)
        return Rules(exchanges=tuple(answers))  # as where there is none (RFC 9309, section 2.3.1.2)


def _wants_time(exchange: Exchange) -> bool:
    return exchange.answer.status in _LATER


def _check(exchange: Exchange) -> None:
    """Raise TestigoError where the answer is not what was asked for, or not all of it."""
    answer, url = exchange.answer, exchange.url
    if not answer.is_success:
        raise TestigoError("T116", f"{url} answered {answer.status}: {_REASONS.get(answer.status, 'it gave nothing')}")
    match exchange.cut:
        case "length":
            raise TestigoError("T115", f"{url} sends more than may be kept")
        case "time":
            raise TestigoError("T113", f"{url} did not arrive in time")
        case "disconnect":
            raise TestigoError("T118", f"{url} ends before all of it has come")


def _next(address: str, location: str) -> str:
    """Where an address sends on to: a header is read as Latin-1, and servers write UTF-8 into it."""
    raw = location.strip().encode("latin-1", "replace")
    try:
        return normal(urljoin(address, raw.decode("utf-8")))
    except UnicodeDecodeError:
        return normal(urljoin(address, quote(raw, safe="/%:@!$&'()*+,;=~-._?#[]")))
    except ValueError as why:
        raise TestigoError("T110", f"{address} redirects to what is no address: {location[:200]!r}") from why
