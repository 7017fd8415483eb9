"""Bytes sent to an address and those that come back, with the same checks and limits as fetching a page."""

from __future__ import annotations

import time

from testigo.errors import TestigoError
from testigo.intake.compression import DamagedError, TooMuchError
from testigo.intake.connection import Deadline, Incoming, ask, connect, room_for
from testigo.intake.fetch import answered, normal
from testigo.intake.isolation import get_ready, told_by
from testigo.intake.limits import Options


def post(url: str, data: bytes, media_type: str, options: Options, *, most: int) -> bytes:
    """Send bytes to an http(s) address and return the answer of a success, ``most`` bytes at most; redirects are not followed.

    Raises TestigoError as :func:`testigo.intake.fetch.fetch` does: T110 to T113, T115 to T118.
    """
    address = normal(url)
    get_ready(options)
    deadline = Deadline(time.monotonic() + options.limits.fetch_seconds)
    headers = {"Content-Type": media_type, "Content-Length": str(len(data)), "Connection": "close"}
    try:
        with connect(address, options, deadline) as talking:
            ask(talking, address, headers, "POST", data)
            incoming = Incoming(talking.receive, room_for(most))
            told, body = told_by(incoming, options, most=most, method="POST")
    except TimeoutError as why:
        raise TestigoError("T113", f"{address} did not answer in time") from why
    except TooMuchError as why:
        raise TestigoError("T115", f"{address} sends more than {most} bytes") from why
    except (DamagedError, OSError, ValueError) as why:
        raise TestigoError("T118", f"{address} sent a broken response: {type(why).__name__}") from why
    status = answered(address, told, incoming).status
    if not 200 <= status < 300:
        raise TestigoError("T116", f"{address} answered {status}")
    return body
