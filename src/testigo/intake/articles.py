"""JSON Lines of articles that someone already extracted: one page a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from testigo.errors import TestigoError
from testigo.intake.limits import Limits
from testigo.intake.received import Received
from testigo.ledger import Failure

FIELDS = ("id", "text", "title", "url", "outlet", "published")


def articles_in(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Received | Failure]:
    """Yield the articles of a JSON Lines stream in order; a line that is none becomes a failure in its place.

    An article's input is its ``id``, else ``NAME:LINE``. Lines without any character but white space are passed over.
    """
    number = 0
    while True:
        line = stream.readline(limits.file_bytes + 1)
        if not line:
            return
        number += 1
        place = f"{name}:{number}"
        if len(line) > limits.file_bytes:
            yield Failure(input=place, code="T103", message=f"the line is longer than {limits.file_bytes} bytes")
            while line and not line.endswith(b"\n"):
                line = stream.readline(limits.file_bytes)
            continue
        if line.strip():
            yield _article(line, place)


def _article(line: bytes, place: str) -> Received | Failure:
    try:
        record = json.loads(line.decode("utf-8-sig").strip())
        return _received(record, line, place)
    except (UnicodeDecodeError, ValueError, RecursionError) as why:
        return Failure(input=place, code="T212", message=f"the line is not JSON in UTF-8: {_brief(why)}")
    except TestigoError as why:
        return Failure(input=place, code=why.code, message=why.message)


def _received(record: Any, line: bytes, place: str) -> Received:
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise TestigoError("T213", 'the line is no article: it must be an object with a string "text"')
    wrong = [f for f in FIELDS if record.get(f) is not None and not isinstance(record[f], str | int)]
    if wrong:
        raise TestigoError("T213", f'"{wrong[0]}" of the article is not a string')
    if not record["text"].strip():
        raise TestigoError("T201", "the article's text is empty")
    told = {f: str(record[f]) if record.get(f) is not None else None for f in FIELDS}
    return Received(
        input=told["id"] or place,
        data=line,
        media_type="text/plain",
        charset="utf-8",
        url=told["url"],
        text=record["text"].encode("utf-8", "replace").decode("utf-8"),
        title=told["title"],
        outlet=told["outlet"],
        published=told["published"] or None,
    )


def _brief(why: Exception) -> str:
    return str(why).splitlines()[0][:120]
