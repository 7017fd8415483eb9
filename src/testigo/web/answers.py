"""Answers: JSON in as few bytes as the browser takes, errors with their code, and what has not changed said in no bytes."""

from __future__ import annotations

import gzip
import sys
import traceback
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response

from testigo.contract import json_text
from testigo.errors import TestigoError

JSON = "application/json"
LEAST = 1_000
"""Bytes from which on an answer is compressed."""
LEVEL = 4
"""Of gzip: a tenth larger than the smallest, in a third of the time."""
_MANY = 4_000_000

_BY_CODE = {
    "T401": 400, "T406": 400, "T501": 503, "T502": 503, "T503": 503, "T504": 503, "T505": 403, "T506": 507, "T507": 503,
    "T508": 503, "T510": 404, "T511": 404, "T512": 404, "T513": 400, "T514": 404, "T515": 400, "T516": 409, "T601": 404,
    "T602": 400, "T603": 403, "T604": 401, "T605": 503, "T606": 409, "T607": 413, "T608": 429, "T699": 500, "T763": 404,
}  # fmt: skip
"""HTTP's status for each code; for those of pages and reading it is 422."""
_OF_PAGES = 422


def status_of(code: str) -> int:
    """Return HTTP's status for a code of the catalogue."""
    return _BY_CODE.get(code, _OF_PAGES)


def json_bytes(value: object) -> bytes:
    """Return JSON as the contract writes it, on one line."""
    return json_text(value).encode("utf-8")


def json_answer(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return an answer that holds ``value``."""
    return Response(json_bytes(value), status, headers, JSON)


def error_answer(why: TestigoError, **more: object) -> Response:
    """Return the answer that an error makes; ``more`` are further fields beside its code, message and advice."""
    status = status_of(why.code)
    headers = {"retry-after": "2"} if why.code in {"T504", "T608"} else {}
    if status == 401:
        headers["www-authenticate"] = "Bearer"
    error = {"code": why.code, "message": why.message, "advice": why.advice, **more}
    return json_answer({"error": error}, status, headers)


def fault_answer(why: Exception) -> Response:
    """Return the answer to a fault of the program's own, which is told on standard error."""
    traceback.print_exception(why, file=sys.stderr)
    return error_answer(TestigoError("T699", f"{type(why).__name__} at the desk"))


def takes_gzip(request: Request) -> bool:
    """Say whether the browser takes compressed answers."""
    codings = request.headers.get("accept-encoding", "").casefold().replace(" ", "").split(",")
    return any(c == "gzip" or (c.startswith("gzip;") and c != "gzip;q=0") for c in codings)


def compressed(body: bytes) -> bytes:
    """Return bytes in gzip, the same each time; many of them as fast as can be."""
    return gzip.compress(body, LEVEL if len(body) < _MANY else 1, mtime=0)
