"""Bytes sent to an address and those that come back, with the same checks and limits as fetching a page."""

from __future__ import annotations

import http.client
import time
from urllib.parse import urlsplit, urlunsplit

from testigo.errors import TestigoError
from testigo.intake.connection import Deadline, connect
from testigo.intake.fetch import normal
from testigo.intake.limits import Options


def post(url: str, data: bytes, media_type: str, options: Options, *, most: int) -> bytes:
    """Send bytes to an http(s) address and return the answer of a success, ``most`` bytes at most; redirects are not followed.

    Raises TestigoError as :func:`testigo.intake.fetch.fetch` does: T110 to T113, T115 to T118.
    """
    address = normal(url)
    deadline = Deadline(time.monotonic() + options.limits.fetch_seconds)
    parts = urlsplit(address)
    headers = {
        "Host": parts.netloc,
        "Content-Type": media_type,
        "Content-Length": str(len(data)),
        "Connection": "close",
    }
    try:
        with connect(address, options, deadline) as connection:
            connection.request("POST", urlunsplit(("", "", parts.path, parts.query, "")), body=data, headers=headers)
            return _answer(address, connection.getresponse(), most)
    except TimeoutError as why:
        raise TestigoError("T113", f"{address} did not answer in time") from why
    except (http.client.HTTPException, OSError, ValueError) as why:
        raise TestigoError("T118", f"{address} sent a broken response: {type(why).__name__}") from why


def _answer(address: str, response: http.client.HTTPResponse, most: int) -> bytes:
    if not 200 <= response.status < 300:
        raise TestigoError("T116", f"{address} answered {response.status}")
    data = response.read(most + 1)
    if len(data) > most:
        raise TestigoError("T115", f"{address} sends more than {most} bytes")
    return data
