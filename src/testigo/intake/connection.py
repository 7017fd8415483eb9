"""A connection to a checked address that ends at a deadline, however slowly the other side sends.

A socket's own time-out begins anew with every byte, so a server that sends one byte a second would hold it for ever.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from testigo.errors import TestigoError
from testigo.intake.addresses import Endpoint, resolve
from testigo.intake.limits import Options

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

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


class _Incoming(io.RawIOBase):
    """What a socket receives, every wait for it within the deadline."""

    def __init__(self, connected: socket.socket, deadline: Deadline) -> None:
        self._socket = connected
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        self._socket.settimeout(self._deadline.left())
        return self._socket.recv_into(buffer)


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

    def makefile(self, _mode: str) -> io.BufferedReader:
        """What comes in, as a file."""
        return io.BufferedReader(_Incoming(self._socket, self._deadline))

    def close(self) -> None:
        """Do nothing: the client lets go of the socket before it has read the body; :func:`connect` closes it."""


@contextmanager
def connect(url: str, options: Options, deadline: Deadline) -> Iterator[http.client.HTTPConnection]:
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
                connection = http.client.HTTPConnection(host, port)
                connection.sock = TimedSocket(connected, deadline)
                yield connection
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
