"""JSON Schema of records by their types, as :func:`testigo.case.plain.plain` writes them."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

Schema = dict[str, Any]
_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
}


def derive(kind: Any, into: dict[str, Schema]) -> Schema:  # noqa: ANN401 - any type of a record's field
    """Return the schema of a type; records go ``into`` the named schemas and are referred to."""
    origin = get_origin(kind)
    if origin in {Union, UnionType}:
        return _one_of(kind, into)
    if origin is Literal:
        return {"type": "string", "enum": list(get_args(kind))}
    if origin is tuple:
        return _sequence(get_args(kind), into)
    if origin is dict or kind is Any:
        return {"type": "object"} if origin is dict else {}
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        return _record(kind, into)
    return dict(_PLAIN[kind])


def _one_of(kind: Any, into: dict[str, Schema]) -> Schema:  # noqa: ANN401 - a union
    options = [o for o in get_args(kind) if o is not type(None)]
    made = [derive(o, into) for o in options]
    if type(None) in get_args(kind):
        if len(made) == 1 and set(made[0]) == {"type"}:
            return {"type": [made[0]["type"], "null"]}
        made.append({"type": "null"})
    return {"anyOf": made}


def _sequence(parts: tuple[Any, ...], into: dict[str, Schema]) -> Schema:
    if parts[1:] == (Ellipsis,):
        return {"type": "array", "items": derive(parts[0], into)}
    made = [derive(part, into) for part in parts]
    return {"type": "array", "prefixItems": made, "minItems": len(made), "maxItems": len(made)}


def _record(kind: Any, into: dict[str, Schema]) -> Schema:  # noqa: ANN401 - a record's class
    name = kind.__name__
    if name not in into:
        into[name] = {}  # a record may hold one of its own kind
        hints = get_type_hints(kind)
        names = [f.name for f in fields(kind)] if is_dataclass(kind) else list(kind._fields)
        into[name] = {
            "type": "object",
            "description": " ".join((kind.__doc__ or "").split("\n\n")[0].split()),
            "required": names,
            "properties": {n: derive(hints[n], into) for n in names},
        }
    return {"$ref": f"#/components/schemas/{name}"}
