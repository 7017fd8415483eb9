"""Ledgers as JSON and back: version 1 of the ledger contract (``docs/reference/ledger.md``).

The JSON form is that of the records: one object a record, its fields in the order in which :mod:`testigo.ledger` names
them, spans as ``start`` and ``end``. Fields that a later version adds are passed over when read.
"""

from __future__ import annotations

import json
import re
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from math import inf, isfinite
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from testigo.errors import TestigoError
from testigo.ledger import Failure, Ledger

R = TypeVar("R")
VERSION = 1
"""The version of the contract that is written, and the only one that is read."""

_EXACT_INTEGERS = 2**53
_UNSAFE_IN_A_LINE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")
"""Ends a line for some readers, steers a terminal, or cannot be encoded: written as a JSON escape."""


def to_json(ledger: Ledger) -> dict[str, Any]:
    """Return the ledger as plain dicts and lists, in the contract's form."""
    return {"ledger": VERSION, **_plain(ledger)}


def failure_to_json(failure: Failure) -> dict[str, Any]:
    """Return what stands in the place of the ledger of a page that failed."""
    return {"input": failure.input, "error": {"code": failure.code, "message": failure.message}}


def dumps(record: Ledger | Failure, *, indent: int | None = None) -> str:
    """Return the record as JSON text: one line, or laid out with ``indent``.

    The same record gives the same text. Characters stand as themselves, but for controls, line and paragraph separators
    and lone surrogates, which are escaped: the text can be encoded, and a line stays a line.
    """
    return json_text(failure_to_json(record) if isinstance(record, Failure) else to_json(record), indent=indent)


def json_text(plain: object, *, indent: int | None = None) -> str:
    """Return plain dicts and lists as JSON text, written as :func:`dumps` writes."""
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(plain, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    return _UNSAFE_IN_A_LINE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def from_json(value: dict[str, Any]) -> Ledger:
    """Return the ledger that :func:`to_json` wrote; an equal record.

    Raises TestigoError T405 when the value is no ledger of version 1: a field is missing, of another type, or has a
    word that the contract does not know. The message names the field.
    """
    if not isinstance(value, dict) or value.get("ledger") != VERSION:
        raise TestigoError("T405", f"this is no ledger of version {VERSION}")
    return cast("Ledger", _record(Ledger, value, "ledger"))


def loads(text: str | bytes) -> Ledger | Failure:
    """Return the record in one line of ``testigo read --jsonl``, or in the output of ``--json``.

    Raises TestigoError T405 as :func:`from_json` does, and when the text is not JSON.
    """
    try:
        value = json.loads(text)
    except ValueError as why:
        raise TestigoError("T405", f"this is not JSON: {why}") from why
    except RecursionError as why:
        raise TestigoError("T405", "this is not JSON: it is nested too deep") from why
    if isinstance(value, dict) and isinstance(value.get("error"), dict):
        return cast("Failure", _record(Failure, {**value, **value["error"]}, "failure"))
    return from_json(value)


def to_plain(record: Any) -> Any:  # noqa: ANN401 - any record
    """Return any record of :mod:`testigo.ledger` as plain dicts and lists, in the contract's form."""
    return _plain(record)


def from_plain(kind: type[R], value: object, at: str) -> R:
    """Return the record of a kind that :func:`to_plain` gave; ``at`` is how messages call it.

    Raises TestigoError T405 as :func:`from_json` does.
    """
    return cast("R", _record(kind, value, at))


def _plain(value: Any) -> Any:  # noqa: ANN401 - any field of any record
    kind = type(value)
    if kind in _PLAIN_ALREADY:
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _EXACT_INTEGERS else value
    if is_dataclass(kind):
        return {name: _plain(getattr(value, name)) for name in _names_of(kind)}
    return value


_PLAIN_ALREADY = frozenset({str, int, bool, type(None)})


@cache
def _names_of(kind: Any) -> tuple[str, ...]:  # noqa: ANN401 - any record's class
    return tuple(field.name for field in fields(kind))


@cache
def _fields(kind: Any) -> tuple[tuple[Field[Any], Any], ...]:  # noqa: ANN401 - any record's class
    hints = get_type_hints(kind)
    return tuple((field, hints[field.name]) for field in fields(kind))


def _record(kind: Any, value: Any, at: str) -> Any:  # noqa: ANN401 - any record
    if not isinstance(value, dict):
        raise _unlike(at, "an object")
    found = {}
    for field, hint in _fields(kind):
        if field.name in value:
            found[field.name] = _field(hint, value[field.name], f"{at}.{field.name}")
        elif field.default is MISSING:
            raise TestigoError("T405", f"{at} has no {field.name!r}")
    return kind(**found)


def _field(hint: Any, value: Any, at: str) -> Any:  # noqa: ANN401 - any field of any record
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        inner = next(option for option in get_args(hint) if option is not type(None))
        return None if value is None else _field(inner, value, at)
    if origin is tuple:
        if not isinstance(value, list):
            raise _unlike(at, "a list")
        return tuple(_field(get_args(hint)[0], item, f"{at}[{i}]") for i, item in enumerate(value))
    if origin is Literal:
        if value not in get_args(hint):
            raise _unlike(at, "one of " + ", ".join(get_args(hint)))
        return value
    return _record(hint, value, at) if is_dataclass(hint) else _scalar(hint, value, at)


def _finite(value: float, at: str) -> float:
    """The number as a float; JSON has none that are infinite or none at all, and Python reads them."""
    try:
        made = float(value)
    except OverflowError:
        made = inf
    if not isfinite(made):
        raise _unlike(at, "a number that is finite")
    return made


_NAMES = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}


def _scalar(hint: type[Any], value: Any, at: str) -> Any:  # noqa: ANN401 - any field of any record
    if hint is float and isinstance(value, int | float) and not isinstance(value, bool):
        return _finite(value, at)
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        raise _unlike(at, _NAMES[hint])
    return value


def _unlike(at: str, what: str) -> TestigoError:
    return TestigoError("T405", f"{at} should be {what}")
