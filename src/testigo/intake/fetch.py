"""One page over http or https: only from a public address, within a time and a size, through few redirects.

Nothing else in Testigo opens a connection but :mod:`testigo.intake.post`, which asks for time stamps.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from testigo.errors import TestigoError
from testigo.intake.compression import CODINGS, DamagedError, TooMuchError
from testigo.intake.connection import PORTS, Deadline, Incoming, ask, connect, room_for
from testigo.intake.frames import Head
from testigo.intake.http_answer import brief
from testigo.intake.isolation import get_ready, told_by
from testigo.intake.limits import Options
from testigo.intake.received import Headers, Received, Redirect, Transfer

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REASONS = {
    401: "it asks for a login",
    402: "it asks to be paid",
    403: "it refuses to show the page",
    404: "there is no such page",
    410: "the page is gone",
    429: "it asks to come back later",
    451: "it is withheld for legal reasons",
}
_KEPT = "/%:@!$&'()*+,;=~-._"
"""What stands in a path as it is; all else is written as %XX."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What a server says of its answer."""

    status: int
    headers: Headers
    media_type: str | None
    charset: str | None


@dataclass(frozen=True, slots=True)
class _SentOn:
    """An answer that is no page but says where it is."""

    to: str
    answer: Redirect


def fetch(url: str, options: Options) -> Received:
    """Get a page; its ``url`` is where it was found after redirects, ``data`` what came with its coding undone.

    ``transfer`` has the status and headers of the answer, and of every redirect that led to it.

    Raises TestigoError: T110 not an http(s) address, T111 unknown or unreachable host, T112 private address, T113
    time-out, T114 too many redirects or a loop of them, T115 more bytes than the limit, T116 a status other than
    success, T117 TLS failure, T118 a broken response.
    """
    get_ready(options)
    deadline = Deadline(time.monotonic() + options.limits.fetch_seconds)
    seen: list[str] = []
    redirects: list[Redirect] = []
    address = normal(url)
    while True:
        if address in seen:
            raise TestigoError("T114", f"the page redirects in a loop, back to {address}")
        if len(seen) > options.limits.redirects:
            raise TestigoError("T114", f"the page redirects more than {options.limits.redirects} times")
        seen.append(address)
        answer = _ask(address, options, deadline)
        if isinstance(answer, Received):
            assert answer.transfer is not None
            return replace(answer, input=url, transfer=replace(answer.transfer, redirects=tuple(redirects)))
        redirects.append(answer.answer)
        address = _next(address, answer.to)


def normal(url: str) -> str:
    """The address as it is asked for: ASCII, without a fragment or the scheme's own port.

    Raises TestigoError T110 when it is no http or https address, or has a name or password in it.
    """
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
        port = "" if parts.port in {None, PORTS.get(parts.scheme)} else f":{parts.port}"
        host = host if host.isascii() else host.encode("idna").decode("ascii")
        path, query = quote(parts.path or "/", safe=_KEPT), quote(parts.query, safe=_KEPT + "?")
    except (ValueError, UnicodeError) as why:
        raise TestigoError("T110", f"{url[:200]!r} is not an address: {why}") from why
    if parts.scheme not in PORTS or not host:
        raise TestigoError("T110", f"{url[:200]!r} is not an http or https address")
    if parts.username is not None or parts.password is not None:
        raise TestigoError("T110", "an address with a name or password in it is not fetched")
    netloc = f"[{host}]{port}" if ":" in host else f"{host}{port}"
    return urlunsplit((parts.scheme, netloc, path, query, ""))


def _next(address: str, location: str) -> str:
    try:
        return normal(urljoin(address, location))
    except ValueError as why:
        raise TestigoError("T110", f"{address} redirects to {location[:200]!r}, which is no address") from why


def _ask(address: str, options: Options, deadline: Deadline) -> Received | _SentOn:
    """The page at an address, or where it redirects to."""
    most = options.limits.url_bytes
    try:
        with connect(address, options, deadline) as talking:
            ask(talking, address, _headers())
            incoming = Incoming(talking.receive, room_for(most))
            came = datetime.now(UTC).isoformat(timespec="seconds")
            told, data = told_by(incoming, options, most=most)
    except TimeoutError as why:
        raise TestigoError("T113", f"{address} did not answer in time") from why
    except TooMuchError as why:
        raise TestigoError("T115", f"{address} sends more than {most} bytes") from why
    except DamagedError as why:
        raise TestigoError("T118", f"{address} sent compressed data that cannot be read: {why}") from why
    except (OSError, ValueError) as why:
        raise TestigoError("T118", f"{address} sent a broken response: {brief(why)}") from why
    return _taken(address, answered(address, told, incoming), data, came)


def answered(address: str, told: Head, incoming: Incoming) -> Answered:
    """What a server says of its answer. Raises TestigoError T113 where no more came, T118 where it is no answer."""
    if isinstance(incoming.failure, TestigoError):
        raise incoming.failure
    if isinstance(incoming.failure, TimeoutError) or "over" in told:
        raise TestigoError("T113", f"{address} did not answer in time") from incoming.failure
    if "broken" in told:
        raise TestigoError("T118", f"{address} sent a broken response: {str(told['broken'])[:120]}")
    match told:
        case {"status": int(status), "headers": list(headers), "media_type": kind, "charset": charset}:
            texts = [text for pair in headers for text in pair] + [t for t in (kind, charset) if t is not None]
            if all(isinstance(t, str) for t in texts) and all(len(pair) == 2 for pair in headers):
                pairs = tuple((name, value) for name, value in headers)
                return Answered(status=status, headers=pairs, media_type=kind, charset=charset)
    raise TestigoError("T226", "what reads the answer broke down")


def _taken(address: str, answer: Answered, data: bytes, came: str) -> Received | _SentOn:
    location = next((value for name, value in answer.headers if name.lower() == "location"), None)
    if answer.status in _REDIRECTS and location:
        redirect = Redirect(url=address, status=answer.status, headers=answer.headers)
        return _SentOn(_location(location), redirect)
    if not 200 <= answer.status < 300:
        reason = _REASONS.get(answer.status, "the server could not give the page")
        raise TestigoError("T116", f"{address} answered {answer.status}: {reason}")
    return Received(
        input=address,
        data=data,
        media_type=answer.media_type,
        charset=answer.charset,
        url=address,
        transfer=Transfer(at=came, status=answer.status, headers=answer.headers),
    )


def _location(header: str) -> str:
    """Where a redirect leads: a header is read as Latin-1, and servers write UTF-8 into it."""
    raw = header.strip().encode("latin-1", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return quote(raw, safe=_KEPT + "?#[]")


def _headers() -> dict[str, str]:
    from testigo import __version__

    return {
        "User-Agent": f"testigo/{__version__}",
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.5",
        "Accept-Encoding": ", ".join(CODINGS),
        "Connection": "close",
    }
