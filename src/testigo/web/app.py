"""The desk from above: every resource, the guard before them, the headers after them, the front end for all else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from testigo.errors import TestigoError
from testigo.web.answers import LEAST, compressed, error_answer, fault_answer, json_bytes, takes_gzip
from testigo.web.desk import Desk
from testigo.web.front import BUILT, FrontEnd
from testigo.web.guard import API, Guard
from testigo.web.headers import StrictHeaders
from testigo.web.resource import Asked, Resource
from testigo.web.routes import (
    accounts,
    adding,
    case,
    elsewhere,
    exports,
    original,
    pages,
    places,
    review,
    searching,
    session,
    sources,
    taking,
    tiles,
    times,
)

_LARGEST_KEPT = 4_000_000
"""Bytes of an answer up to which it is kept in memory for who asks for the same."""
_AHEAD: Mapping[str, Mapping[str, Any]] = {
    "getQueue": {"limit": 60},
    "getIncidents": {},
    "getTimeline": {},
    "getParties": {},
    "getLineage": {},
}
"""What the views of a large case begin with and takes long to work out, as the front end asks for it; the queue first, since who decides goes on."""
RESOURCES: tuple[Resource, ...] = (
    *case.RESOURCES,
    *adding.RESOURCES,
    *pages.RESOURCES,
    *original.RESOURCES,
    *elsewhere.RESOURCES,
    *accounts.RESOURCES,
    *times.RESOURCES,
    *places.RESOURCES,
    *sources.RESOURCES,
    *searching.RESOURCES,
    *review.RESOURCES,
    *exports.RESOURCES,
    *taking.RESOURCES,
    *tiles.RESOURCES,
    *session.RESOURCES,
)
"""All that can be asked, in the order in which the documentation has it."""


def desk_app(desk: Desk, *, names: Iterable[str] = (), token: str | None = None, front: Path = BUILT) -> Starlette:
    """Return the ASGI app of a desk.

    ``names`` are host names that it may be asked under beside those of loopback, ``front`` is where the front end is built.
    """
    app = Starlette(
        routes=[*_routes(), Route("/{path:path}", FrontEnd(front).__call__, methods=["GET"])],
        middleware=[Middleware(StrictHeaders), Middleware(Guard, names=tuple(names), token=token)],
        exception_handlers={HTTPException: _http_error, TestigoError: _told, Exception: _fault},  # type: ignore[dict-item]
        lifespan=_lifespan,
    )
    app.state.desk = desk
    app.state.token = token
    app.state.guesses = asyncio.Lock()
    return app


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    app.state.desk.prepare = _prepare
    app.state.desk.warm()
    yield
    await run_in_threadpool(app.state.desk.close)


def _routes() -> list[Route]:
    """A route for each address, with all that can be done there."""
    by_path: dict[str, dict[str, Resource]] = {}
    for resource in RESOURCES:
        by_path.setdefault(resource.route, {})[resource.method] = resource
    return [_route(path, resources) for path, resources in by_path.items()]


def _route(path: str, resources: dict[str, Resource]) -> Route:
    async def endpoint(request: Request) -> Response:
        resource = resources["GET" if request.method == "HEAD" else request.method]
        try:
            if resource.raw is not None:
                return await resource.raw(request)
            return await run_in_threadpool(_answer, request, resource, resource.asked(request))
        except (HTTPException, ClientDisconnect):
            raise
        except TestigoError as why:
            return error_answer(why)
        except Exception as why:  # noqa: BLE001 - a fault is told, and the desk goes on
            return fault_answer(why)

    return Route(path, endpoint, methods=list(resources))


def _answer(request: Request, resource: Resource, asked: Asked) -> Response:
    """The answer of a handler; one that holds as long as the case is kept with its compressed form."""
    desk: Desk = request.app.state.desk
    assert resource.handler is not None
    headers = {"vary": "accept-encoding"}
    if not resource.held:
        body = json_bytes(resource.handler(desk, asked))
        packed = compressed(body) if len(body) >= LEAST and takes_gzip(request) else None
    else:
        tag = f'W/"{desk.state()}"'
        headers |= {"etag": tag, "cache-control": "private, no-cache"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        body, packed = _held(desk, resource, request.url.path, asked)
    if packed is not None and takes_gzip(request):
        headers["content-encoding"] = "gzip"
        body = packed
    return Response(body, resource.status, headers, "application/json")


def _held(desk: Desk, resource: Resource, path: str, asked: Asked) -> tuple[bytes, bytes | None]:
    """The answer and its compressed form, from memory where it was given before; the same for whoever names a default and who does not."""
    handler = resource.handler
    assert handler is not None
    key = (resource.name, path, tuple(sorted(asked.values.items())))
    return desk.held(key, lambda: _packed(handler(desk, asked)), is_kept=_is_kept)


def _prepare(desk: Desk) -> None:
    """Give the answers that a view begins with, before somebody asks; as long as the case does not change meanwhile."""
    for name, given in _AHEAD.items():
        if not desk.has_changed():
            _ahead(desk, name, given)
    if not desk.has_changed():
        _ahead(desk, "getAccounts", _first_shown(desk))


def _ahead(desk: Desk, name: str, given: Mapping[str, Any]) -> None:
    resource = next(resource for resource in RESOURCES if resource.name == name)
    values = {q.name: () if q.several else q.default for q in resource.query}
    _held(desk, resource, resource.route, Asked({**values, **given}))


def _first_shown(desk: Desk) -> Mapping[str, Any]:
    """What is asked for when accounts are gone to: the incident that stands first in the list, told on most pages, and of as many the latest."""
    by_title = sorted(desk.accounts().incidents, key=lambda event: event.title)
    most = max(by_title, key=lambda event: (len({m.page for m in event.mentions}), event.when or ""), default=None)
    return {"incident": (most.id,) if most else ()}


def _packed(value: object) -> tuple[bytes, bytes | None]:
    body = json_bytes(value)
    return body, compressed(body) if len(body) >= LEAST else None


def _is_kept(made: tuple[bytes, bytes | None]) -> bool:
    """Whether an answer is worth its memory."""
    return len(made[0]) <= _LARGEST_KEPT


async def _http_error(request: Request, why: HTTPException) -> Response:
    """What Starlette itself finds wrong with a request: no such address, no such method, a form that cannot be read."""
    if why.status_code == 404:
        return error_answer(TestigoError("T601", f"there is nothing at {request.url.path[:200]!r}"))
    if why.status_code == 405:
        answer = error_answer(TestigoError("T602", f"{request.method[:20]} is not asked of {request.url.path[:200]!r}"))
        answer.status_code = 405
        answer.headers.update(why.headers or {})
        return answer
    return error_answer(TestigoError("T602", str(why.detail)[:200]))


async def _told(_request: Request, why: TestigoError) -> Response:
    return error_answer(why)


async def _fault(_request: Request, why: Exception) -> Response:
    return fault_answer(why)


__all__ = ["API", "RESOURCES", "desk_app"]
