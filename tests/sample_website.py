"""A small site of invented pages on this machine, and a clock that no test waits for."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field

from local_server import Answer, page, redirect

from testigo.capture.asking import Asking
from testigo.capture.limits import CaptureLimits, CaptureOptions
from testigo.capture.pace import Clock
from testigo.intake.limits import Limits

STORY = b"""<!DOCTYPE html><html><head><title>Ferry guards deny firing at Port Sabra</title>
<link rel="stylesheet" href="/look.css"><link rel="icon" href="/icon.png"><script src="/counts.js"></script></head>
<body><article><h1>Ferry guards deny firing at Port Sabra</h1>
<p>PORT SABRA, Maravel - The ferry guards denied on Monday that they had fired on dock strikers in Port Sabra on Sunday, when
four people were killed. "Nobody on our side carried a weapon," said Nadia Rahal, who speaks for the guards.</p>
<p>The Interior Ministry said that four strikers were killed and eleven were wounded at the North Quay. A witness told
the Coast Courier that shots came from the ferry.</p>
<img src="/quay.png" srcset="/quay.png 1x, /quay-large.png 2x"><img src="/dot.gif" width="1" height="1">
<iframe src="/map"></iframe><a href="/other">More</a></article></body></html>"""
STYLE = b'@import "more.css"; @font-face { font-family: Q; src: url(q.woff2) } h1 { color: navy }'
QUAY = b"\x89PNG" + bytes(range(256)) * 8


class Site(dict[str, Answer]):
    """What is at each path; at all others there is nothing."""

    def __missing__(self, path: str) -> Answer:
        return page(b"<p>There is no such page.</p>", status="404 Not Found")


def typed(body: bytes, media: str, *headers: str, status: str = "200 OK") -> bytes:
    """A whole response of another kind than HTML."""
    return page(body, *headers, status=status).replace(b"Content-Type: text/html", f"Content-Type: {media}".encode())


def chunked(body: bytes, *headers: str, size: int = 700) -> bytes:
    """A whole response in chunks."""
    cut = [body[at : at + size] for at in range(0, len(body), size)]
    told = ("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "content-type:  text/html", *headers, "", "")
    pieces = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in cut)
    return "\r\n".join(told).encode() + pieces + b"0\r\n\r\n"


def site(**changed: Answer) -> Site:
    """A story with what shows it; ``changed`` are paths without their slash."""
    there: Mapping[str, Answer] = {
        "/robots.txt": typed(b"User-agent: *\nDisallow: /closed/\n", "text/plain"),
        "/old": redirect("/story", "301 Moved Permanently"),
        "/story": chunked(gzip.compress(STORY), "Content-Encoding: gzip"),
        "/look.css": typed(STYLE, "text/css"),
        "/more.css": typed(b"body { background: url('/closed/sea.png') }", "text/css"),
        "/q.woff2": typed(b"wOF2 and so on", "font/woff2"),
        "/icon.png": typed(b"\x89PNG icon", "image/png"),
        "/quay.png": typed(QUAY, "image/png"),
        "/quay-large.png": typed(QUAY, "image/png", "X-Size: large"),
        "/map": page(b'<p>Map</p><img src="/tile.png"><iframe src="/deeper"></iframe>'),
        "/tile.png": typed(b"\x89PNG tile", "image/png"),
    }
    return Site({**there, **{f"/{name}": answer for name, answer in changed.items()}})


@dataclass
class NoWaiting:
    """A clock that is put forward where others would wait."""

    time: float = 1_000.0
    waited: list[float] = field(default_factory=list)

    def clock(self) -> Clock:
        return Clock(now=lambda: self.time, sleep=self._sleep)

    def _sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.time += seconds


def asking(
    *,
    delay: float = 0.0,
    ignore_robots: str | None = None,
    limits: CaptureLimits | None = None,
    clock: NoWaiting | None = None,
    allow_private: bool = True,
    fetching: Limits | None = None,
) -> Asking:
    """A run that may ask this machine and waits for nothing."""
    options = CaptureOptions(
        delay=delay,
        ignore_robots=ignore_robots,
        allow_private=allow_private,
        limits=limits or CaptureLimits(),
        fetching=fetching or Limits(fetch_seconds=5.0, connect_seconds=2.0),
    )
    return Asking(options=options, clock=(clock or NoWaiting()).clock())


def paths(requests: list[bytes]) -> list[str]:
    """What a server was asked for, in order."""
    return [asked.split()[1].decode() for asked in requests]
