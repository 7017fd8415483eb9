"""The OpenAPI 3.1 document: paths from the resources, schemas from the contract's, the records' types, and the desk's own.

A test holds every answer against it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from testigo import __version__
from testigo.errors import CATALOGUE
from testigo.web.answers import status_of
from testigo.web.resource import PREFIX, Query, Resource
from testigo.web.schemas import components

Schema = dict[str, Any]
_ANY = ("T601", "T602", "T603", "T604", "T699")
_OF_CASES = ("T504", "T505", "T506", "T507", "T508", "T605")


@cache
def document() -> Schema:
    """Return the document; it is the same for every case."""
    from testigo.web.app import RESOURCES

    paths: dict[str, Schema] = {}
    for resource in RESOURCES:
        paths.setdefault(PREFIX + resource.path, {})[resource.method.lower()] = _operation(resource)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Testigo's desk",
            "version": __version__,
            "summary": "A case of news pages: who says what, and where accounts agree, differ or fall silent.",
            "description": "Version 1 of the API. Fields may be added to answers; what is there keeps its name and meaning. "
            "Spans are half-open and count Unicode code points of the page's text.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "tags": [{"name": group} for group in dict.fromkeys(r.group for r in RESOURCES)],
        "paths": paths,
        "components": {"schemas": components()},
    }


def _operation(resource: Resource) -> Schema:
    made: Schema = {
        "operationId": resource.name,
        "summary": resource.about,
        "tags": [resource.group],
        "parameters": [*_in_path(resource.path), *map(_in_query, resource.query)],
        "responses": {str(resource.status): _response(resource), **_errors(resource)},
    }
    if resource.takes:
        content = {media: {"schema": _reference(name)} for media, name in resource.takes}
        made["requestBody"] = {"required": True, "content": content}
    return made


def _in_path(path: str) -> list[Schema]:
    names = [part[1:-1].partition(":")[0] for part in path.split("/") if part.startswith("{")]
    return [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]


def _in_query(query: Query) -> Schema:
    made: Schema = {"name": query.name, "in": "query", "description": query.about, "schema": query.schema}
    return {**made, "required": True} if query.needed else made


def _response(resource: Resource) -> Schema:
    if not resource.gives:
        schema: Schema = {"type": "string"}
    else:
        schema = _reference(resource.gives)
    return {"description": resource.about, "content": {resource.media: {"schema": schema}}}


def _errors(resource: Resource) -> dict[str, Schema]:
    """What may go wrong, by HTTP's status, with the codes that it stands for."""
    codes: dict[int, list[str]] = {}
    for code in sorted({*_ANY, *_OF_CASES, *resource.errors}):
        codes.setdefault(status_of(code), []).append(code)
    return {
        str(status): {
            "description": "; ".join(f"{code}: {CATALOGUE[code].title}" for code in found),
            "content": {"application/json": {"schema": _reference("Error")}},
        }
        for status, found in sorted(codes.items())
    }


def _reference(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}
