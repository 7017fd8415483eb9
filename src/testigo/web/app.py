"""The desk from above: every resource, the guard before them, the headers after them, the front end for all else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

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
from testigo.web.front import FrontEnd
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
    times,
)

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
    *session.RESOURCES,
)
"""All that can be asked, in the order in which the documentation has it."""


def desk_app(desk: Desk, *, names: Iterable[str] = (), token: str | None = None) -> Starlette:
    """Return the ASGI app of a desk; ``names`` are host names that it may be asked under beside those of loopback."""
    app = Starlette(
        routes=[*map(_route, RESOURCES), Route("/{path:path}", FrontEnd().__call__, methods=["GET"])],
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
    yield
    await run_in_threadpool(app.state.desk.close)


def _route(resource: Resource) -> Route:
    async def endpoint(request: Request) -> Response:
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

    return Route(resource.route, endpoint, methods=[resource.method], name=resource.name)


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
        handler = resource.handler
        body, packed = desk.held(
            (resource.name, request.url.path, request.url.query), lambda: _packed(handler(desk, asked))
        )
    if packed is not None and takes_gzip(request):
        headers["content-encoding"] = "gzip"
        body = packed
    return Response(body, resource.status, headers, "application/json")


def _packed(value: object) -> tuple[bytes, bytes | None]:
    body = json_bytes(value)
    return body, compressed(body) if len(body) >= LEAST else None


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
