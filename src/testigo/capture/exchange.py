"""One question to a server and its answer, both as they went over the wire."""

from __future__ import annotations

import http.client
import io
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit, urlunsplit

from testigo.capture.answer import Answer, answer_in
from testigo.errors import TestigoError
from testigo.intake.compression import CODINGS
from testigo.intake.connection import Deadline, TimedSocket, connect
from testigo.intake.limits import Options

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK = 64 * 1024
_PAGES = "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.5"
Cut = Literal["length", "time", "disconnect"]
"""Why an answer ends before its end, in the words of WARC: it is too long, took too long, or the connection broke."""
Want = Literal["page", "part", "robots"]
"""What is asked for: a page, something that shows it, or what a site allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question and its answer. ``at`` is when it was asked, UTC, ISO 8601; ``ip`` the address that answered."""

    url: str
    at: str
    ip: str
    request: bytes
    response: bytes
    answer: Answer
    cut: Cut | None = None


def ask(url: str, options: Options, deadline: Deadline, *, most: int, want: Want) -> Exchange:
    """Ask for an address, as :func:`testigo.intake.fetch.normal` gives it, and follow nothing.

    An answer of any status is one; of more than ``most`` bytes what came first is kept. Raises TestigoError T111 to T113,
    T117 and T118 where no answer comes that can be understood.
    """
    at = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    try:
        with connect(url, options, deadline) as connection:
            assert isinstance(connection.sock, TimedSocket)
            kept = _Kept(connection.sock)
            connection.sock = kept
            cut = _talk(connection, kept, url, most, want)
            return _exchange(url, at, kept, cut)
    except TimeoutError as why:
        raise TestigoError("T113", f"{url} did not answer in time") from why
    except (http.client.HTTPException, OSError, ValueError) as why:
        raise TestigoError("T118", f"{url} sent a broken response: {_brief(why)}") from why


def _exchange(url: str, at: str, kept: _Kept, cut: Cut | None) -> Exchange:
    answer = answer_in(bytes(kept.came))
    response = bytes(kept.came[: answer.end])  # a server may send on behind the end of its answer
    made = Exchange(url=url, at=at, ip=kept.ip, request=bytes(kept.sent), response=response, answer=answer, cut=cut)
    return made if cut or answer.whole else replace(made, cut="disconnect")


def _talk(connection: http.client.HTTPConnection, kept: _Kept, url: str, most: int, want: Want) -> Cut | None:
    """Ask, and take what comes; say why it is not all."""
    parts = urlsplit(url)
    target = urlunsplit(("", "", parts.path, parts.query, ""))
    connection.request("GET", target, headers={"Host": parts.netloc, **_headers(want)})
    response = connection.getresponse()
    if want != "robots" and response.length is not None and response.length > most:
        del kept.came[answer_in(bytes(kept.came)).head :]
        return "length"  # of a robots.txt what came first is kept to
    size = 0
    try:
        while piece := response.read1(_CHUNK):
            size += len(piece)
            if size > most:
                return "length"
    except (http.client.HTTPException, ConnectionError):
        return "disconnect"
    except (TestigoError, TimeoutError):  # the deadline
        return "time"
    return None


def agent() -> str:
    """Return what this program tells servers that it is."""
    from testigo import __version__

    return f"testigo/{__version__}"


def _headers(want: Want) -> dict[str, str]:
    return {
        "User-Agent": agent(),
        "Accept": _PAGES if want == "page" else "*/*",
        "Accept-Encoding": ", ".join(CODINGS),
        "Connection": "close",
    }


def _brief(why: Exception) -> str:
    return " ".join(str(why).split())[:120] or type(why).__name__


class _Kept:
    """A socket that keeps all that goes through it."""

    def __init__(self, talking: TimedSocket) -> None:
        self._talking = talking
        self.ip = talking.peer
        self.sent = bytearray()
        self.came = bytearray()

    def sendall(self, data: bytes) -> None:
        self.sent += data
        self._talking.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Copied(self._talking.makefile(mode), self.came))

    def close(self) -> None:
        self._talking.close()


class _Copied(io.RawIOBase):
    """A stream with a copy of all that is read from it."""

    def __init__(self, stream: io.BufferedReader, copy: bytearray) -> None:
        self._stream = stream
        self._copy = copy

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        data = self._stream.read1(len(view))
        view[: len(data)] = data
        self._copy += data
        return len(data)
