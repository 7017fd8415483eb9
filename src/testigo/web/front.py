"""The front end's files: those with hashes in their names for ever, all other addresses its one page."""

from __future__ import annotations

import mimetypes
import re
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from testigo.errors import TestigoError
from testigo.web.answers import LEAST, compressed, error_answer, takes_gzip

BUILT = Path(__file__).parent / "static"
"""Where the front end is built to."""
_HASHED = re.compile(r"-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$")
_FOR_EVER = "public, max-age=31536000, immutable"
_TYPES = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml", ".json": "application/json", ".woff2": "font/woff2", ".webmanifest": "application/manifest+json",
    ".map": "application/json", ".wasm": "application/wasm", ".png": "image/png", ".ico": "image/x-icon", ".txt": "text/plain; charset=utf-8",
}  # fmt: skip
_NOT_SMALLER = frozenset({".woff2", ".png", ".jpg", ".ico", ".webp"})
NOT_BUILT = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Testigo: the desk is not built</title></head>
<body><h1>The desk's pages are not built</h1>
<p>This copy of Testigo was installed from a checkout, without the files that the browser shows. Build them once, with
Node.js 20 or later, from the root of the checkout, and load this page again:</p>
<pre>cd frontend
npm ci
npm run build</pre>
<p>The case can be asked meanwhile at <a href="/api/v1/case">/api/v1/case</a>;
<a href="/api/v1/openapi.json">/api/v1/openapi.json</a> says what there is.</p>
</body></html>
"""


class FrontEnd:
    """Answers every address that is not the API's."""

    def __init__(self, folder: Path = BUILT) -> None:
        """Serve what is built in ``folder``."""
        self._folder = folder.resolve()

    async def __call__(self, request: Request) -> Response:
        """Answer with a file of the front end, or with its page."""
        name = str(request.path_params.get("path", ""))
        if name.partition("/")[0] == "api":
            return error_answer(TestigoError("T601", f"there is nothing at {request.url.path[:200]!r}"))
        found = self._file(name)
        if found is None and (name.startswith("assets/") or Path(name).suffix in _TYPES):
            return error_answer(TestigoError("T601", f"the desk has no file {name[:200]!r}"))
        found = found or self._file("index.html")
        if found is None:
            return Response(NOT_BUILT, 503, {"cache-control": "no-store"}, "text/html")
        return _answer(found, request, for_ever=bool(_HASHED.search(found.name)))

    def _file(self, name: str) -> Path | None:
        """The file of this name, if it lies within the folder."""
        if not name or "\0" in name or "\\" in name:
            return None
        try:
            found = (self._folder / name).resolve()
            return found if found.is_relative_to(self._folder) and found.is_file() else None
        except (OSError, ValueError):  # a name too long, or one that no file can have
            return None


def _answer(path: Path, request: Request, *, for_ever: bool) -> Response:
    known = path.stat()
    body, packed = _read(path, known.st_mtime_ns)
    headers = {
        "cache-control": _FOR_EVER if for_ever else "no-cache",
        "etag": f'W/"{known.st_mtime_ns:x}-{known.st_size:x}"',
        "vary": "accept-encoding",
    }
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    if packed is not None and takes_gzip(request):
        body = packed
        headers["content-encoding"] = "gzip"
    headers["content-type"] = (
        _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    )
    return Response(body, headers=headers)


@lru_cache(maxsize=64)
def _read(path: Path, _changed: int) -> tuple[bytes, bytes | None]:
    """A file's bytes, and the same in gzip where that is smaller."""
    body = path.read_bytes()
    packed = compressed(body) if len(body) >= LEAST and path.suffix not in _NOT_SMALLER else None
    return body, packed if packed is not None and len(packed) < len(body) else None
