"""An HTTP answer taken apart again from its bytes, as they came or as a WARC file has them (RFC 9112)."""

from __future__ import annotations

import http.client
import io
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from typing import Any, Literal

from testigo.capture.pace import retry_after
from testigo.errors import TestigoError
from testigo.intake.compression import DamagedError, TooMuchError
from testigo.intake.http_answer import CHUNK, OneWay, brief, headers_of, response_in
from testigo.intake.isolation import undone
from testigo.intake.lent_stream import LentStream
from testigo.intake.limits import Limits, Options
from testigo.intake.received import Headers

Cut = Literal["length", "time", "disconnect"]
"""Why an answer ends before its end, in the words of WARC: it is too long, took too long, or the connection broke."""
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
    media_type: str | None = None
    """What the server says it is, in lower case, without parameters."""
    charset: str | None = None
    """The encoding that the server names."""
    wait: float | None = None
    """The seconds that it asks to wait before it is asked again."""

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
    parsed = http.client.HTTPResponse(OneWay(stream), method="GET")  # type: ignore[arg-type]  # as much as it uses
    parsed.begin()
    if parsed.status < 200:
        raise http.client.UnknownProtocol(f"status {parsed.status} before the answer")
    head = stream.tell()
    if not response[:head].endswith((b"\n\r\n", b"\n\n")):
        raise http.client.HTTPException("it ends within its headers")
    entity, whole = _entity_in(parsed, stream)
    media_type, charset = _typed(parsed.headers.get("Content-Type"))
    return Answer(
        status=parsed.status,
        headers=tuple(headers_of(parsed)),
        head=head,
        end=stream.tell(),
        entity=entity,
        whole=whole,
        media_type=media_type,
        charset=charset,
        wait=retry_after(parsed.headers.get("Retry-After")),
    )


def _entity_in(parsed: http.client.HTTPResponse, stream: io.BytesIO) -> tuple[bytes, bool]:
    """What follows the head, out of its chunks, and whether it is all that was announced."""
    try:
        return parsed.read(), True
    except http.client.IncompleteRead as why:
        return why.partial, False
    except OverflowError:  # it says that it is longer than any answer can be
        return stream.read(), False


def _typed(kind: str | None) -> tuple[str | None, str | None]:
    """The media type and the encoding that a server names."""
    typed = Message()
    typed["Content-Type"] = " ".join((kind or "").split())
    return typed.get_content_type() if kind else None, typed.get_content_charset()


def exchanged(read: Callable[[int, int], bytes], *, most: int, whole: bool) -> tuple[dict[str, Any], bytes]:
    """What an answer says of itself, why it is ``cut`` where it is, and its entity; ``broken`` where it is none.

    Of more than ``most`` bytes what came first is kept; an answer that says that it is longer is left after its head where it
    is wanted ``whole``.
    """
    kept = bytearray()

    def copied(at: int, piece: int) -> bytes:
        data = read(at, piece)
        kept.extend(data)
        return data

    try:
        cut = _talk(io.BufferedReader(LentStream(copied, None), CHUNK), kept, most, whole=whole)
        found = answer_in(bytes(kept))
    except TimeoutError:
        return {"over": "time"}, b""
    except (http.client.HTTPException, OSError, ValueError, TooMuchError) as why:
        return {"broken": brief(why)}, b""
    told = {name: getattr(found, name) for name in Answer.__dataclass_fields__ if name != "entity"}
    return {"answer": told, "cut": cut if cut or found.whole else "disconnect"}, found.entity


def _talk(stream: io.BufferedReader, kept: bytearray, most: int, *, whole: bool) -> Cut | None:
    """Take what comes; say why it is not all."""
    response = response_in(stream)
    if whole and response.length is not None and response.length > most:
        del kept[answer_in(bytes(kept)).head :]
        return "length"
    size = 0
    try:
        while piece := response.read1(CHUNK):
            size += len(piece)
            if size > most:
                return "length"
    except TooMuchError:
        return "length"
    except TimeoutError:
        return "time"
    except (http.client.HTTPException, ConnectionError):
        return "disconnect"
    return None


def answer_told(told: object, entity: bytes) -> Answer:
    """The answer of which :func:`exchanged` said this. Raises ValueError where it says something else."""
    match told:
        case {
            "status": int(status),
            "headers": list(headers),
            "head": int(head),
            "end": int(end),
            "whole": bool(whole),
            "media_type": str() | None as media_type,
            "charset": str() | None as charset,
            "wait": float() | None as wait,
        } if 0 <= head <= end and all(_is_header(h) for h in headers):
            pairs = tuple((name, value) for name, value in headers)
            return Answer(
                status=status,
                headers=pairs,
                head=head,
                end=end,
                entity=entity,
                whole=whole,
                media_type=media_type,
                charset=charset,
                wait=wait,
            )
    raise ValueError("it is no answer")


def _is_header(pair: object) -> bool:
    return isinstance(pair, list | tuple) and len(pair) == 2 and all(isinstance(text, str) for text in pair)


class _Held(io.BytesIO):
    """Bytes that stay open for the question how far they were read."""

    def close(self) -> None:
        """Stay open."""
