"""One question to a server and its answer, both as they went over the wire."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from testigo.capture.answer import Answer, Cut, answer_told
from testigo.errors import TestigoError
from testigo.intake import connection, isolation
from testigo.intake.compression import CODINGS
from testigo.intake.connection import Deadline, Incoming, TimedSocket, connect, room_for
from testigo.intake.frames import Head
from testigo.intake.http_answer import brief
from testigo.intake.limits import Options

_PAGES = "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.5"
_CUTS: dict[object, Cut | None] = {None: None, "length": "length", "time": "time", "disconnect": "disconnect"}
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
        with connect(url, options, deadline) as talking:
            kept = _Kept(talking)
            connection.ask(kept, url, _headers(want))
            incoming = Incoming(talking.receive, room_for(most))
            told, entity = isolation.exchanged(incoming, options, most=most, whole=want != "robots")
            return _exchange(url, at, kept, incoming, told, entity)
    except TimeoutError as why:
        raise TestigoError("T113", f"{url} did not answer in time") from why
    except (OSError, ValueError) as why:
        raise TestigoError("T118", f"{url} sent a broken response: {brief(why)}") from why


def _exchange(url: str, at: str, kept: _Kept, incoming: Incoming, told: Head, entity: bytes) -> Exchange:
    if "over" in told:
        raise incoming.failure or TimeoutError
    if "broken" in told:
        raise TestigoError("T118", f"{url} sent a broken response: {str(told['broken'])[:120]}")
    try:
        answer = answer_told(told.get("answer"), entity)
        cut = _CUTS[told.get("cut")]
    except (ValueError, KeyError, TypeError) as why:
        raise TestigoError("T226", f"what reads the answer broke down: {why}") from why
    response = bytes(incoming.came[: answer.end])  # a server may send on behind the end of its answer
    return Exchange(url=url, at=at, ip=kept.peer, request=bytes(kept.sent), response=response, answer=answer, cut=cut)


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


class _Kept(TimedSocket):
    """A socket that keeps what is sent over it."""

    def __init__(self, talking: TimedSocket) -> None:
        self._talking = talking
        self.sent = bytearray()

    @property
    def peer(self) -> str:
        return self._talking.peer

    def sendall(self, data: bytes) -> None:
        self.sent += data
        self._talking.sendall(data)
