"""JSON Lines of articles that someone already extracted: one page a line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, Protocol

from testigo.errors import TestigoError
from testigo.intake.limits import Limits
from testigo.intake.lines import is_blank
from testigo.intake.received import Received
from testigo.ledger import Failure

FIELDS = ("id", "text", "title", "url", "outlet", "published")
_NUMBERS = ("id", "published")
"""Fields that may be a number: a row's, a year."""


class Lines(Protocol):
    """What lines are read from."""

    def readline(self, most: int, /) -> bytes:
        """The next line, cut off at ``most`` bytes; empty at the end."""


def article_in(line: bytes, place: str) -> Received | Failure:
    """The article in one line of a list that stands at ``place``; a failure T201, T212 or T213 where it holds none."""
    try:
        return article_of(json.loads(line.decode("utf-8-sig")), line, place)
    except (ValueError, RecursionError) as why:
        return Failure(input=place, code="T212", message=f"the line is not JSON in UTF-8: {_brief(why)}")
    except TestigoError as why:
        return Failure(input=place, code=why.code, message=why.message)


def articles_in(
    stream: Lines, name: str, limits: Limits, article: Callable[[bytes, str], Received | Failure] = article_in
) -> Iterator[Received | Failure]:
    """Yield the articles of a JSON Lines stream in order; a line that is none becomes a failure in its place.

    An article's input is its ``id``, else ``NAME:LINE``; a failure's is ``NAME:LINE``. Blank lines are passed over.
    ``article`` is what parses a line.
    Raises TestigoError T201 when there is nothing but these.
    """
    number = found = 0
    while line := stream.readline(limits.file_bytes + 1):
        number += 1
        place = f"{name}:{number}"
        if len(line) > limits.file_bytes:
            yield Failure(input=place, code="T103", message=f"the line is longer than {limits.file_bytes} bytes")
            _pass_over(line, stream, limits)
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield article(line.rstrip(b"\r\n"), place)
        else:
            continue
        found += 1
    if not found:
        raise TestigoError("T201", "the list holds no article")


def _pass_over(line: bytes, stream: Lines, limits: Limits) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(limits.file_bytes)


def article_of(record: object, line: bytes, place: str) -> Received:
    """The article of one line; ``data`` is the line without its end, so that the last one is hashed like the others.

    Raises TestigoError T201 for an empty text, T213 for what is no article.
    """
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise TestigoError("T213", 'the line is no article: it must be an object with a string "text"')
    told = {name: _string(record, name) for name in FIELDS}
    text = told["text"] or ""
    if is_blank(text):
        raise TestigoError("T201", "the article's text is empty")
    return Received(
        input=told["id"] or place,
        data=line,
        media_type="text/plain",
        charset="utf-8",
        url=told["url"],
        text=text,
        title=told["title"],
        outlet=told["outlet"],
        published=told["published"],
        authors=_authors(record),
    )


def _string(record: dict[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, int) and not isinstance(value, bool) and name in _NUMBERS:
        return str(value)
    if not isinstance(value, str):
        raise TestigoError("T213", f'"{name}" of the article is not a string')
    return _whole(value)


def _authors(record: dict[str, Any]) -> tuple[str, ...]:
    value = record.get("authors") or ()
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        raise TestigoError("T213", '"authors" of the article is not a list of strings')
    return tuple(_whole(name) for name in names if name.strip())


def _whole(value: str) -> str:
    """Text that UTF-8 can hold, code point for code point: half of a surrogate pair becomes U+FFFD."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value) if not _is_sound(value) else value


def _is_sound(value: str) -> bool:
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _brief(why: Exception) -> str:
    return " ".join(str(why).split())[:120]
