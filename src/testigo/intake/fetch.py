"""One page over http or https: only from a public address, within a time and a size, through few redirects.

Nothing else in Testigo opens a connection but :mod:`testigo.intake.post`, which asks for time stamps.
"""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from testigo.errors import TestigoError
from testigo.intake.compression import CODINGS, DamagedError, TooMuchError
from testigo.intake.connection import PORTS, Deadline, connect
from testigo.intake.isolation import undone
from testigo.intake.limits import Options
from testigo.intake.received import Headers, Received, Redirect, Transfer

_CHUNK = 64 * 1024
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
    try:
        with connect(address, options, deadline) as connection:
            return _answer(address, connection, options)
    except TimeoutError as why:
        raise TestigoError("T113", f"{address} did not answer in time") from why
    except DamagedError as why:
        raise TestigoError("T118", f"{address} sent compressed data that cannot be read: {why}") from why
    except (http.client.HTTPException, OSError, ValueError) as why:
        raise TestigoError("T118", f"{address} sent a broken response: {_brief(why)}") from why


def _answer(address: str, connection: http.client.HTTPConnection, options: Options) -> Received | _SentOn:
    parts = urlsplit(address)
    target = urlunsplit(("", "", parts.path, parts.query, ""))
    connection.request("GET", target, headers={"Host": parts.netloc, **_headers()})
    response = connection.getresponse()
    if response.status in _REDIRECTS and response.headers.get("Location"):
        answer = Redirect(url=address, status=response.status, headers=_told(response))
        return _SentOn(_location(response.headers["Location"]), answer)
    if not 200 <= response.status < 300:
        reason = _REASONS.get(response.status, "the server could not give the page")
        raise TestigoError("T116", f"{address} answered {response.status}: {reason}")
    return _received(address, response, options)


def _told(response: http.client.HTTPResponse) -> Headers:
    return tuple((name, str(value)) for name, value in response.getheaders())


def _location(header: str) -> str:
    """Where a redirect leads: a header is read as Latin-1, and servers write UTF-8 into it."""
    raw = header.strip().encode("latin-1", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return quote(raw, safe=_KEPT + "?#[]")


def _received(address: str, response: http.client.HTTPResponse, options: Options) -> Received:
    limits = options.limits
    codings = [c for c in (n.strip().lower() for n in (response.headers.get("Content-Encoding") or "").split(",")) if c]
    codings = [c for c in codings if c != "identity"]
    if len(codings) > limits.nesting:
        raise DamagedError(f"it is coded {len(codings)} times")
    came = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        data = undone(b"".join(_body(response, limits.url_bytes)), codings, options, most=limits.url_bytes)
    except TooMuchError as why:
        raise TestigoError("T115", f"{address} sends more than {limits.url_bytes} bytes") from why
    return Received(
        input=address,
        data=data,
        media_type=response.headers.get_content_type() if "Content-Type" in response.headers else None,
        charset=response.headers.get_content_charset(),
        url=address,
        transfer=Transfer(at=came, status=response.status, headers=_told(response)),
    )


def _body(response: http.client.HTTPResponse, most: int) -> Iterator[bytes]:
    """The body in pieces. Raises TooMuchError past the limit, IncompleteRead when it ends before it should."""
    size = 0
    while raw := response.read1(_CHUNK):
        size += len(raw)
        if size > most:
            raise TooMuchError
        yield raw
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)


def _headers() -> dict[str, str]:
    from testigo import __version__

    return {
        "User-Agent": f"testigo/{__version__}",
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.5",
        "Accept-Encoding": ", ".join(CODINGS),
        "Connection": "close",
    }


def _brief(why: Exception) -> str:
    if isinstance(why, http.client.IncompleteRead):
        return "it ends before all of it has come"
    return " ".join(str(why).split())[:120] or type(why).__name__
