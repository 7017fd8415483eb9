"""The map of the user's own that `testigo serve --tiles` lays under the incidents, a piece at a time."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from testigo.errors import TestigoError
from testigo.web.desk import Desk
from testigo.web.resource import Resource


async def tiles(request: Request) -> Response:
    """Answer with the pieces of the file that are asked for."""
    return await run_in_threadpool(_tiles, request.app.state.desk)


def _tiles(desk: Desk) -> Response:
    path = desk.tiles
    if path is None:
        raise TestigoError("T601", "the desk was started without a map of your own (--tiles FILE)")
    if not path.is_file():
        raise TestigoError("T601", f"the map {path.name!r} is no longer there")
    return FileResponse(path, media_type="application/octet-stream", headers={"cache-control": "private, no-cache"})


RESOURCES = (
    Resource(
        path="/tiles", name="getTiles", group="case", raw=tiles, media="application/octet-stream",
        about="The PMTiles file that the desk was started with (`--tiles FILE`; its name stands in the case), in pieces where `Range` asks for them.",
    ),
)  # fmt: skip
