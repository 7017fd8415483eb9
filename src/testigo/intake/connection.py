"""A connection to a checked address that ends at a deadline, however slowly the other side sends.

A socket's own time-out begins anew with every byte, so a server that sends one byte a second would hold it for ever.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from testigo.errors import TestigoError
from testigo.intake.addresses import Endpoint, resolve
from testigo.intake.compression import TooMuchError
from testigo.intake.limits import Options

_HEADERS = 1024 * 1024
PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment by which all of a fetch must be done, on the monotonic clock."""

    at: float

    def left(self, most: float | None = None) -> float:
        """Seconds left, ``most`` at most. Raises TestigoError T113 when there are none."""
        seconds = self.at - time.monotonic()
        if seconds <= 0:
            raise TestigoError("T113", "the page did not arrive in time")
        return seconds if most is None else min(seconds, most)


class TimedSocket:
    """As much of a socket as an HTTP connection uses, bound to a deadline."""

    def __init__(self, connected: socket.socket, deadline: Deadline) -> None:
        """Bind ``connected`` to ``deadline``."""
        self._socket = connected
        self._deadline = deadline

    @property
    def peer(self) -> str:
        """The address of the other side."""
        return str(self._socket.getpeername()[0])

    def sendall(self, data: bytes) -> None:
        """Send all of ``data``."""
        self._socket.settimeout(self._deadline.left())
        self._socket.sendall(data)

    def receive(self, most: int) -> bytes:
        """Return what has come, waiting for the first of it; nothing at the end."""
        self._socket.settimeout(self._deadline.left())
        return self._socket.recv(most)

    def close(self) -> None:
        """Do nothing: :func:`connect` closes the socket."""


class Incoming:
    """What comes over a connection: all of it is kept, so that it can be read more than once.

    ``most`` bytes are let in at the most, counted as they come. ``failure`` is why no more came.
    """

    size: int | None = None

    def __init__(self, receive: Callable[[int], bytes], most: int) -> None:
        """Take what receives, a number of bytes at most."""
        self._receive = receive
        self._most = most
        self.came = bytearray()
        self.failure: Exception | None = None

    def read(self, at: int, most: int, /) -> bytes:
        """Bytes from one on. Raises TestigoError T113 and TimeoutError when the time is over, TooMuchError, OSError."""
        if at >= len(self.came):
            self._take(most)
        return bytes(self.came[at : at + most])

    def _take(self, most: int) -> None:
        if len(self.came) > self._most:
            raise TooMuchError
        try:
            self.came += self._receive(most)
        except (OSError, TestigoError) as why:
            self.failure = self.failure or why
            raise


def room_for(most: int) -> int:
    """Bytes that may come where ``most`` are wanted: chunks and headers are more, but not without end."""
    return 2 * most + _HEADERS


def ask(
    talking: TimedSocket, url: str, headers: dict[str, str], method: str = "GET", body: bytes | None = None
) -> None:
    """Send a question for an address; what comes back is not looked at here."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
    connection.sock = talking
    target = urlunsplit(("", "", parts.path, parts.query, ""))
    connection.request(method, target, body=body, headers={"Host": parts.netloc, **headers})


@contextmanager
def connect(url: str, options: Options, deadline: Deadline) -> Iterator[TimedSocket]:
    """A connection to the host of ``url``, at the very address that was checked; TLS is verified against its name.

    Raises TestigoError T111 when it cannot be reached, T112 for a private address, T113 when it does not answer in
    time, T117 when TLS fails.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or PORTS[parts.scheme]
    seconds = options.limits.connect_seconds
    last = TestigoError("T111", f"{host} cannot be reached")
    for endpoint in resolve(host, port, allow_private=options.allow_private, seconds=deadline.left(seconds)):
        try:
            connected = _connected(endpoint, deadline.left(seconds))
        except TimeoutError:
            last = TestigoError("T113", f"{host} did not answer in time")
        except OSError as why:
            last = TestigoError("T111", f"{host} cannot be reached: {why.strerror or why}")
        else:
            if parts.scheme == "https":
                connected = _under_tls(connected, host, deadline.left(seconds))
            with connected:
                yield TimedSocket(connected, deadline)
            return
    raise last


def _connected(endpoint: Endpoint, seconds: float) -> socket.socket:
    made = socket.socket(endpoint.family, socket.SOCK_STREAM)
    try:
        made.settimeout(seconds)
        made.connect(endpoint.address)
    except BaseException:
        made.close()
        raise
    return made


def _under_tls(connected: socket.socket, host: str, seconds: float) -> socket.socket:
    try:
        connected.settimeout(seconds)  # a handshake has one time-out for all of it
        return _trust().wrap_socket(connected, server_hostname=host)
    except ssl.SSLCertVerificationError as why:
        raise TestigoError("T117", f"the certificate of {host} is not trusted: {why.verify_message}") from why
    except TimeoutError as why:
        raise TestigoError("T113", f"{host} did not answer in time") from why
    except OSError as why:
        reason = getattr(why, "reason", None) or why.strerror or "the connection was cut"
        raise TestigoError("T117", f"no secure connection to {host}: {reason}") from why
    finally:
        if connected.fileno() != -1:  # wrap_socket takes it over when it succeeds
            connected.close()


def _trust() -> ssl.SSLContext:
    """The certificates this machine trusts; where it names none (Python from python.org on macOS), Mozilla's."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"] and not _has_folder_of_certificates():
        import certifi

        context.load_verify_locations(certifi.where())
    return context


def _has_folder_of_certificates() -> bool:
    from pathlib import Path

    folder = ssl.get_default_verify_paths().capath
    return bool(folder) and any(Path(folder).iterdir())
