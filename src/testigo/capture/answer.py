"""An HTTP answer taken apart again from its bytes, as they came or as a WARC file has them (RFC 9112)."""

from __future__ import annotations

import http.client
import io
from dataclasses import dataclass
from email.message import Message

from testigo.errors import TestigoError
from testigo.intake.compression import DamagedError, TooMuchError
from testigo.intake.isolation import undone
from testigo.intake.limits import Limits, Options
from testigo.intake.received import Headers

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Status, headers, and where in the bytes the payload begins and the answer ends.

    ``entity`` is the payload with its transfer coding undone; ``whole`` is False where it ends before it should.
    """

    status: int
    headers: Headers
    head: int
    end: int
    entity: bytes
    whole: bool

    def header(self, name: str) -> str | None:
        """Return the first header of this name."""
        return next((value for n, value in self.headers if n.lower() == name.lower()), None)

    @property
    def location(self) -> str | None:
        """Where it sends on to, as it is written there."""
        return self.header("Location") if self.status in _REDIRECTS else None

    @property
    def is_success(self) -> bool:
        """Whether it brings what was asked for."""
        return 200 <= self.status < 300

    @property
    def media_type(self) -> str | None:
        """What the server says it is, in lower case, without parameters."""
        return self._typed().get_content_type() if self.header("Content-Type") else None

    @property
    def charset(self) -> str | None:
        """The encoding that the server names."""
        return self._typed().get_content_charset()

    def _typed(self) -> Message:
        made = Message()
        made["Content-Type"] = " ".join((self.header("Content-Type") or "").split())
        return made

    def body(self, most: int, options: Options | None = None) -> bytes:
        """Return what was asked for, content coding undone as the options say, ``most`` bytes at most.

        Raises TestigoError T115 where there are more, T118 where it cannot be undone, T226 to T229 where the process that undoes
        it ends.
        """
        named = ",".join(value for name, value in self.headers if name.lower() == "content-encoding").lower()
        codings = [c for c in (part.strip() for part in named.split(",")) if c not in {"", "identity"}]
        if len(codings) > Limits().nesting:
            raise TestigoError("T118", f"the answer is coded {len(codings)} times")
        try:
            return undone(self.entity, codings, options or Options(), most=most)
        except TooMuchError as why:
            raise TestigoError("T115", f"the answer holds more than {most} bytes") from why
        except DamagedError as why:
            raise TestigoError("T118", f"the answer has compressed data that cannot be read: {why}") from why


def answer_in(response: bytes) -> Answer:
    """Take an answer to GET apart. Raises HTTPException where it is none."""
    stream = _Held(response)
    parsed = http.client.HTTPResponse(_Socket(stream), method="GET")  # type: ignore[arg-type]  # as much as it uses
    parsed.begin()
    if parsed.status < 200:
        raise http.client.UnknownProtocol(f"status {parsed.status} before the answer")
    head = stream.tell()
    if not response[:head].endswith((b"\n\r\n", b"\n\n")):
        raise http.client.HTTPException("it ends within its headers")
    try:
        entity, whole = parsed.read(), True
    except http.client.IncompleteRead as why:
        entity, whole = why.partial, False
    except OverflowError:  # it says that it is longer than any answer can be
        entity, whole = stream.read(), False
    headers = tuple((name, str(value)) for name, value in parsed.getheaders())
    return Answer(status=parsed.status, headers=headers, head=head, end=stream.tell(), entity=entity, whole=whole)


class _Held(io.BytesIO):
    """Bytes that stay open for the question how far they were read."""

    def close(self) -> None:
        """Stay open."""


class _Socket:
    def __init__(self, stream: io.BytesIO) -> None:
        self._stream = stream

    def makefile(self, _mode: str) -> io.BytesIO:
        return self._stream
