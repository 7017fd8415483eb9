"""One page over http or https: only from a public address, within a time and a size, through few redirects.

The standard library's client is used since it lets the connection go to the very address that was checked; a name that
resolves to another address a moment later gains nothing. Nothing else in Testigo opens a connection.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from testigo.errors import TestigoError
from testigo.intake.addresses import resolve
from testigo.intake.limits import Options
from testigo.intake.received import Received

_CHUNK = 64 * 1024
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REASONS = {
    401: "it asks for a login",
    403: "it refuses to show the page",
    404: "there is no such page",
    410: "the page is gone",
    429: "it asks to come back later",
    451: "it is withheld for legal reasons",
}


@dataclass(frozen=True, slots=True)
class _Deadline:
    """The moment by which all of a fetch must be done."""

    at: float

    def left(self, most: float | None = None) -> float:
        """Seconds left; raises TestigoError T113 when there are none."""
        seconds = self.at - time.monotonic()
        if seconds <= 0:
            raise TestigoError("T113", "the page did not arrive in time")
        return seconds if most is None else min(seconds, most)


def fetch(url: str, options: Options) -> Received:
    """Get a page.

    Raises TestigoError: T110 not an http(s) address, T111 unknown or unreachable host, T112 private address, T113 time-out,
    T114 too many redirects or a loop of them, T115 more bytes than the limit, T116 a status other than success,
    T117 TLS failure, T118 a broken response.
    """
    deadline = _Deadline(time.monotonic() + options.limits.fetch_seconds)
    seen: list[str] = []
    address = _address(url)
    while True:
        if address in seen:
            raise TestigoError("T114", f"the page redirects in a loop, back to {address}")
        if len(seen) > options.limits.redirects:
            raise TestigoError("T114", f"the page redirects more than {options.limits.redirects} times")
        seen.append(address)
        answer = _ask(address, options, deadline)
        if isinstance(answer, Received):
            return Received(
                input=url, data=answer.data, media_type=answer.media_type, charset=answer.charset, url=answer.url
            )
        address = _address(urljoin(address, answer))


def _address(url: str) -> str:
    """The address as it is asked for: ASCII, without a fragment."""
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
        port = f":{parts.port}" if parts.port else ""
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as why:
        raise TestigoError("T110", f"{url!r} is not an address: {why}") from why
    if parts.scheme not in {"http", "https"} or not host:
        raise TestigoError("T110", f"{url!r} is not an http or https address")
    if parts.username or parts.password:
        raise TestigoError("T110", "an address with a password in it is not fetched")
    netloc = f"[{host}]{port}" if ":" in host else f"{host}{port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    return urlunsplit((parts.scheme, netloc, path, quote(parts.query, safe="/%:@!$&'()*+,;=~-._?"), ""))


def _ask(address: str, options: Options, deadline: _Deadline) -> Received | str:
    """The page at an address, or where it redirects to."""
    connection = _connect(address, options, deadline)
    try:
        parts = urlsplit(address)
        target = urlunsplit(("", "", parts.path, parts.query, ""))
        connection.request("GET", target, headers=_headers())
        response = connection.getresponse()
        if response.status in _REDIRECTS and response.headers.get("Location"):
            return str(response.headers["Location"])
        if not 200 <= response.status < 300:
            reason = _REASONS.get(response.status, "the server could not give the page")
            raise TestigoError("T116", f"{address} answered {response.status}: {reason}")
        data = b"".join(_body(connection, response, options, deadline))
    except TimeoutError as why:
        raise TestigoError("T113", f"{address} did not answer in time") from why
    except (http.client.HTTPException, OSError, zlib.error) as why:
        raise TestigoError("T118", f"{address} sent a broken response: {why or type(why).__name__}") from why
    finally:
        connection.close()
    return Received(
        input=address,
        data=data,
        media_type=response.headers.get_content_type(),
        charset=response.headers.get_content_charset(),
        url=address,
    )


def _headers() -> dict[str, str]:
    from testigo import __version__

    return {
        "User-Agent": f"testigo/{__version__}",
        "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }


def _connect(address: str, options: Options, deadline: _Deadline) -> http.client.HTTPConnection:
    """A connection to one of the host's checked addresses; TLS is verified against the host's name."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    last: Exception | None = None
    for ip in resolve(host, port, allow_private=options.allow_private):
        connection: http.client.HTTPConnection
        if parts.scheme == "https":
            connection = http.client.HTTPSConnection(host, port, context=ssl.create_default_context())
        else:
            connection = http.client.HTTPConnection(host, port)
        try:
            connection.sock = _socket(ip, port, options, deadline)
            if isinstance(connection, http.client.HTTPSConnection):
                connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=host)
        except ssl.SSLError as why:
            raise TestigoError(
                "T117", f"{host} cannot prove who it is: {getattr(why, 'verify_message', '') or why}"
            ) from why
        except TimeoutError:
            last = TestigoError("T113", f"{host} did not answer in time")
        except OSError as why:
            last = TestigoError("T111", f"{host} cannot be reached: {why.strerror or why}")
        else:
            return connection
    raise last or TestigoError("T111", f"{host} cannot be reached")


def _socket(ip: str, port: int, options: Options, deadline: _Deadline) -> socket.socket:
    seconds = deadline.left(options.limits.connect_seconds)
    made = socket.create_connection((str(ipaddress.ip_address(ip.split("%", maxsplit=1)[0])), port), timeout=seconds)
    made.settimeout(deadline.left(options.limits.connect_seconds))
    return made


def _body(
    connection: http.client.HTTPConnection, response: http.client.HTTPResponse, options: Options, deadline: _Deadline
) -> Iterator[bytes]:
    """The body in pieces, its content encoding undone; ends with an error at the limit of size or of time."""
    most = options.limits.url_bytes
    unpack = _unpacker(response.headers.get("Content-Encoding") or "")
    size = 0
    while True:
        seconds = deadline.left(options.limits.connect_seconds)
        if connection.sock is not None:
            connection.sock.settimeout(seconds)
        raw = response.read1(_CHUNK)
        for piece in unpack(raw, most - size + 1):
            size += len(piece)
            if size > most:
                raise TestigoError("T115", f"the response is larger than {most} bytes")
            yield piece
        if not raw:
            return


class _unpacker:  # noqa: N801 - called like a function
    """Undoes gzip and deflate piece by piece, never making more than it is allowed to at once."""

    def __init__(self, encoding: str) -> None:
        names = [n.strip().lower() for n in encoding.split(",") if n.strip() and n.strip().lower() != "identity"]
        if len(names) > 1 or (names and names[0] not in {"gzip", "x-gzip", "deflate"}):
            raise TestigoError("T118", f"the response has the content encoding {encoding!r}, which was not asked for")
        self._raw = bool(names) and names[0] == "deflate"
        self._codec = zlib.decompressobj(wbits=47) if names else None
        self._begun = False

    def __call__(self, data: bytes, most: int) -> Iterator[bytes]:
        if self._codec is None:
            yield data
            return
        try:
            piece = self._codec.decompress(data, max(1, most))
        except zlib.error:
            if self._begun or not self._raw:
                raise
            self._codec = zlib.decompressobj(wbits=-15)  # deflate without its zlib wrapper, as some servers send it
            piece = self._codec.decompress(data, max(1, most))
        self._begun = True
        yield piece
        while self._codec.unconsumed_tail and piece:
            piece = self._codec.decompress(self._codec.unconsumed_tail, _CHUNK)
            yield piece
