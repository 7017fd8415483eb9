"""Rows as lines of canonical JSON, each an object with its columns by name, and back from a file that nobody vouches for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NoReturn

from testigo.case.audit.canonical import canonical
from testigo.case.database import Row


def line(names: Sequence[str], row: Sequence[object], **more: object) -> bytes:
    """Return a row as a line; ``more`` are fields beside its columns."""
    return canonical({**dict(zip(names, row, strict=True)), **more}) + b"\n"


def row_in(text: bytes, names: Sequence[str], more: Sequence[str] = ()) -> Row:
    """Return the columns of a line, then the fields ``more``: each a string, a whole number or None.

    Raises ValueError where it is anything else.
    """
    told = plain_in(text)
    if not isinstance(told, dict) or set(told) != {*names, *more}:
        raise ValueError(f"should be an object with {', '.join((*names, *more))}")
    row = tuple(told[name] for name in (*names, *more))
    if not all(value is None or type(value) in {str, int} for value in row):
        raise ValueError("has a field that is neither text nor a whole number")
    return row


def plain_in(text: bytes) -> Any:  # noqa: ANN401 - what JSON has
    """Return what JSON text says. Raises ValueError where it is not JSON, too deep, or says one thing twice."""
    try:
        return json.loads(text.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError as why:
        raise ValueError("is nested too deep") from why


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("says one thing twice")
    return made


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"has {name}, which is no number of JSON")
