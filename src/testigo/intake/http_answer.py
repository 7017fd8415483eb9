"""What a server answers, taken apart (RFC 9112): status, headers, the body out of its chunks and codings.

Reads from a stream that somebody else has, piece by piece; see :mod:`.isolation`.
"""

from __future__ import annotations

import http.client
import io
from collections.abc import Callable, Iterator
from typing import Any

from testigo.intake.compression import DamagedError, TooMuchError, undone
from testigo.intake.lent_stream import LentStream

CHUNK = 64 * 1024


class OneWay:
    """As much of a socket as an answer is read from."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        """Take the stream that the answer comes from."""
        self._stream = stream

    def makefile(self, _mode: str) -> io.BufferedIOBase:
        """Return what comes in, as a file."""
        return self._stream


def told_by(
    read: Callable[[int, int], bytes], *, most: int, nesting: int, method: str = "GET"
) -> tuple[dict[str, Any], bytes]:
    """What an answer says of itself, and of a success its body, all codings undone, ``most`` bytes at most.

    ``broken`` says what is wrong with an answer that is none, ``over`` that no more of it came. Raises TooMuchError,
    and DamagedError where it is coded in what cannot be undone.
    """
    told: dict[str, Any] = {}
    try:
        response = response_in(io.BufferedReader(LentStream(read, None), CHUNK), method)
        told = _head_of(response)
        if not 200 <= response.status < 300:
            return told, b""
        return told, undone([b"".join(_body(response, most))], _codings(response, nesting), most=most)
    except TimeoutError:
        return {"over": "time"}, b""
    except (http.client.HTTPException, OSError, ValueError) as why:
        return {"broken": brief(why)}, b""


def response_in(stream: io.BufferedIOBase, method: str = "GET") -> http.client.HTTPResponse:
    """An answer whose head has been read. Raises HTTPException, OSError and ValueError where it is none."""
    response = http.client.HTTPResponse(OneWay(stream), method=method)  # type: ignore[arg-type] # as much as it uses
    response.begin()
    return response


def headers_of(response: http.client.HTTPResponse) -> list[tuple[str, str]]:
    """Names and values as they came."""
    return [(name, str(value)) for name, value in response.getheaders()]


def _head_of(response: http.client.HTTPResponse) -> dict[str, Any]:
    return {
        "status": response.status,
        "headers": headers_of(response),
        "media_type": response.headers.get_content_type() if "Content-Type" in response.headers else None,
        "charset": response.headers.get_content_charset(),
    }


def _codings(response: http.client.HTTPResponse, nesting: int) -> list[str]:
    named = (response.headers.get("Content-Encoding") or "").split(",")
    codings = [c for c in (name.strip().lower() for name in named) if c not in {"", "identity"}]
    if len(codings) > nesting:
        raise DamagedError(f"it is coded {len(codings)} times")
    return codings


def _body(response: http.client.HTTPResponse, most: int) -> Iterator[bytes]:
    """The body in pieces. Raises TooMuchError past the limit, IncompleteRead when it ends before it should."""
    size = 0
    while raw := response.read1(CHUNK):
        size += len(raw)
        if size > most:
            raise TooMuchError
        yield raw
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)


def brief(why: Exception) -> str:
    """What is wrong with an answer, in a few words."""
    if isinstance(why, http.client.IncompleteRead):
        return "it ends before all of it has come"
    return " ".join(str(why).split())[:120] or type(why).__name__
