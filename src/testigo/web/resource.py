"""One thing that can be asked of the desk: where, with what, and what comes back. Routes and the OpenAPI document are made of these."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from starlette.requests import Request
from starlette.responses import Response

from testigo.errors import TestigoError
from testigo.web.desk import Desk

Schema = dict[str, Any]
PREFIX = "/api/v1"
_LONGEST = 2_000
_WHOLE = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A parameter of an address, after its ``?`` or in its path.

    ``kind`` says what is made of it: words as they stand, a whole number between ``least`` and ``most``, or one of
    ``choices``. One that is ``several`` may be repeated.
    """

    name: str
    about: str
    kind: Literal["words", "whole", "choice"] = "words"
    least: int = 1
    most: int = 1_000
    choices: tuple[str, ...] = ()
    default: Any = None
    needed: bool = False
    several: bool = False

    def read(self, given: str) -> Any:  # noqa: ANN401 - by its kind
        """Return what a text stands for. Raises TestigoError T602 when it stands for nothing here."""
        if len(given) > _LONGEST:
            raise TestigoError("T602", f"{self.name} is longer than {_LONGEST} characters")
        if self.kind == "whole":
            if not _WHOLE.fullmatch(given) or not self.least <= int(given) <= self.most:
                raise TestigoError("T602", f"{self.name} should be a whole number from {self.least} to {self.most}")
            return int(given)
        if self.kind == "choice" and given not in self.choices:
            raise TestigoError("T602", f"{self.name} should be one of {', '.join(self.choices)}")
        return given

    @property
    def schema(self) -> Schema:
        """JSON Schema of the parameter."""
        one: Schema = {"type": "string"}
        if self.kind == "whole":
            one = {"type": "integer", "minimum": self.least, "maximum": self.most}
        if self.kind == "choice":
            one = {"type": "string", "enum": list(self.choices)}
        if self.default is not None:
            one["default"] = self.default
        return {"type": "array", "items": one} if self.several else one


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks: the values of its parameters, by name."""

    values: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - by the parameter's kind
        return self.values[name]


Handler = Callable[[Desk, Asked], object]
"""Works in a thread of its own and returns what JSON is made of."""
RawHandler = Callable[[Request], Awaitable[Response]]
"""Answers by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A method and an address with what it takes and gives.

    ``gives`` is the name of a schema, ``takes`` that of what is sent. ``held`` says that the answer holds as long as the
    case does not change: it is kept, and not sent again to who has it. ``media`` is the type of an answer that is no JSON.
    """

    method: Literal["GET", "POST", "DELETE"] = "GET"
    path: str
    name: str
    about: str
    group: str
    handler: Handler | None = None
    raw: RawHandler | None = None
    query: tuple[Query, ...] = ()
    takes: tuple[tuple[str, str], ...] = ()
    gives: str = ""
    status: int = 200
    held: bool = False
    media: str = "application/json"
    errors: tuple[str, ...] = field(default=())

    @property
    def route(self) -> str:
        """The address as Starlette writes it."""
        return PREFIX + self.path

    def asked(self, request: Request) -> Asked:
        """Return what a request asks. Raises TestigoError T602 when it asks for what is not there."""
        known = {q.name: q for q in self.query}
        given = request.query_params
        strange = [name for name in given if name not in known]
        if strange:
            raise TestigoError(
                "T602", f"there is no parameter {strange[0][:80]!r} here; there are: {', '.join(known) or 'none'}"
            )
        values: dict[str, Any] = dict(request.path_params)
        for q in self.query:
            found = given.getlist(q.name)
            if len(found) > 1 and not q.several:
                raise TestigoError("T602", f"{q.name} is given {len(found)} times")
            if q.needed and not found:
                raise TestigoError("T602", f"{q.name} is missing")
            read = [q.read(text) for text in found]
            values[q.name] = tuple(read) if q.several else read[0] if read else q.default
        return Asked(values)
