"""The queries that are ready: each a file of SQL that says at its head what it counts, and of what a picture may be drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal, cast

from testigo.errors import TestigoError

PictureKind = Literal["matrix", "shares", "bars", "lines"]
_HEAD = re.compile(r"(?:^-- .*\n)+", re.MULTILINE)
_PICTURE = re.compile(r"^picture: (matrix|shares|bars|lines) (.+)$")
ORDER = (
    "quoted", "named", "anonymous", "official", "copied", "copiers", "first", "balance", "parties", "verbs", "cues", "acts",
    "hedged", "relayed", "unheard", "tolls", "effects", "incidents", "coverage", "agencies",
)  # fmt: skip
"""Names of the queries, those that are asked for most first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query: its name, what it is about in a line and in some, the SQL, and which columns a picture is drawn of."""

    name: str
    title: str
    about: str
    sql: str
    picture: PictureKind | None = None
    drawn: tuple[str, ...] = ()


def ready() -> Iterator[Query]:
    """Yield the queries that come with Testigo."""
    return (query_in(name, _file(name).read_text("utf-8")) for name in ORDER)


def query(name: str) -> Query:
    """Return the query of a name, or that in a file of SQL. Raises TestigoError T860 when there is neither."""
    if name in ORDER:
        return query_in(name, _file(name).read_text("utf-8"))
    path = Path(name)
    if path.suffix.lower() == ".sql":
        try:
            return query_in(path.stem, path.read_text("utf-8"))
        except (OSError, ValueError) as why:
            raise TestigoError("T860", f"the file {name!r} cannot be read") from why
    raise TestigoError("T860", f"no query is called {name!r}")


def query_in(name: str, text: str) -> Query:
    """Return the query of a file: lines of comment at its head, the first of them the title, then the SQL."""
    head = _HEAD.match(text)
    told = [line.removeprefix("-- ") for line in head[0].splitlines()] if head else []
    pictures = [found for line in told if (found := _PICTURE.match(line))]
    said = [line for line in told if not _PICTURE.match(line)]
    return Query(
        name=name,
        title=said[0] if said else name,
        about=" ".join(said[1:]),
        sql=text[head.end() if head else 0 :].strip().rstrip(";"),
        picture=cast("PictureKind", pictures[0][1]) if pictures else None,
        drawn=tuple(pictures[0][2].split()) if pictures else (),
    )


def _file(name: str) -> Path:
    return cast("Path", files("testigo.bulk.counting").joinpath("queries", f"{name}.sql"))
