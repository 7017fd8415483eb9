"""A page as it was received, and as its capture shows it, in a sandbox: it runs nothing and loads nothing."""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from testigo.intake.compression import GZIP_MARK
from testigo.web.desk import Desk
from testigo.web.headers import PAGE_POLICY
from testigo.web.resource import Resource

_SHOWN = {
    "text/html": "text/html",
    "text/plain": "text/plain",
    "text/markdown": "text/plain",
    "application/pdf": "application/pdf",
}
"""What a browser shows; all else it only keeps."""
_PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
"""Of a PDF: a browser's own viewer does not work within a sandbox, and has one itself."""


async def original(request: Request) -> Response:
    """Answer with the bytes."""
    return await run_in_threadpool(_original, request.app.state.desk, str(request.path_params["page"]))


def _original(desk: Desk, name: str) -> Response:
    with desk.reading() as file:
        page = file.ledger(name).page
        data, receipt = file.received(page.id)
    media = (
        "text/plain"
        if receipt.how in {"list", "table"}
        else _SHOWN.get(page.media_type or "", "application/octet-stream")
    )
    charset = "utf-8" if receipt.how in {"list", "table"} else page.encoding
    policy = _PDF_POLICY if media == "application/pdf" else PAGE_POLICY
    headers = {"content-security-policy": policy, "cache-control": "private, no-cache"}
    if data.startswith(GZIP_MARK) and media != "application/octet-stream":
        headers["content-encoding"] = "gzip"
    if media == "application/octet-stream":
        headers["content-disposition"] = f"attachment; filename*=utf-8''{quote(_file_name(page.id), safe='')}"
    known = charset if charset and charset.isascii() and charset.replace("-", "").replace("_", "").isalnum() else None
    headers["content-type"] = f"{media}; charset={known}" if known and media.startswith("text/") else media
    return Response(data, headers=headers)


async def shown(request: Request) -> Response:
    """Answer with the page and all that shows it."""
    return await run_in_threadpool(_shown, request.app.state.desk, str(request.path_params["page"]))


def _shown(desk: Desk, name: str) -> Response:
    with desk.reading() as file:
        made = file.shown(name)
    headers = {"content-security-policy": PAGE_POLICY, "cache-control": "private, no-cache"}
    return Response(made, headers={**headers, "content-type": "text/html; charset=utf-8"})


def _file_name(page: str) -> str:
    return page.removeprefix("sha256:")[:12]


RESOURCES = (
    Resource(
        path="/pages/{page}/original", name="getOriginal", group="pages", raw=original, media="*/*", errors=("T511",),
        about="A page as it was received, with its own policy: scripts are off, nothing is loaded, it is of no origin. A text that was given "
        "is the line it is kept as; what a browser does not show is sent as a file.",
    ),
    Resource(
        path="/pages/{page}/shown", name="getShown", group="pages", raw=shown, media="text/html",
        errors=("T511", "T763", "T765"),
        about="A page of HTML that was captured, as its last capture shows it, under the same policy: pictures, styles, fonts and frames are put in.",
    ),
)  # fmt: skip
