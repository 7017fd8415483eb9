"""The case to take away: in each format of `testigo export`, and as a bundle; with names taken out where rules are given."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from testigo.bundle.handing_over import hand_over
from testigo.errors import TestigoError
from testigo.export.exporting import exported
from testigo.export.formats import FORMATS, Format
from testigo.redact.asked import Redaction
from testigo.web.desk import Desk
from testigo.web.received import json_of
from testigo.web.resource import Asked, Resource

_LONGEST_RULES = 1_000_000
_LIBRARIES = {"parquet": "pyarrow", "ftm": "followthemoney", "inception": "cassis"}
"""What each extra brings that its format needs."""
_REDACTED = ("T781", "T782")


def formats(_desk: Desk, _asked: Asked) -> object:
    """The formats, and whether what each needs is installed."""
    return {"formats": [_format(one) for one in FORMATS.values()]}


def _format(one: Format) -> dict[str, object]:
    return {
        "name": one.name,
        "about": one.about,
        "ending": one.ending,
        "extra": one.extra,
        "installed": one.extra is None or find_spec(_LIBRARIES[one.extra]) is not None,
    }


async def export(request: Request) -> Response:
    """Write the case in a format and send it."""
    told = await json_of(request, {"incidents": list, "rules": str, "by": str})
    to = str(request.path_params["format"])
    incidents = told.get("incidents", [])
    if not all(isinstance(name, str) for name in incidents):
        raise TestigoError("T602", "incidents is a list of ids")
    return await run_in_threadpool(_exported, request.app.state.desk, to, incidents, _rules_in(told), told.get("by"))


def _exported(desk: Desk, to: str, incidents: list[str], rules: str | None, by: str | None) -> Response:
    with _redaction(rules) as redact, desk.deciding() as file:
        made = exported(file, desk.path.stem, to, incidents=incidents, redact=redact)
        made.log(file, by=by)
    headers = _named(desk, f"{to}.{made.format.ending}" if to != made.format.ending else to)
    return Response(made.body, 200, headers, "application/octet-stream")


async def bundle(request: Request) -> Response:
    """Write the case as a bundle and send it."""
    told = await json_of(request, {"rules": str, "by": str})
    return await run_in_threadpool(_bundled, request.app.state.desk, _rules_in(told), told.get("by"))


def _bundled(desk: Desk, rules: str | None, by: str | None) -> Response:
    """The file is written whole before the first byte of it is sent, and is gone once the last one was."""
    folder = TemporaryDirectory(prefix="testigo-")
    out = Path(folder.name) / "bundle.zip"
    try:
        with _redaction(rules) as redact, desk.deciding() as file:
            made = hand_over(file, desk.path.stem, out, redact=redact, by=by)
    except BaseException:
        folder.cleanup()
        raise
    headers = {**_named(desk, "bundle.zip"), "x-testigo-head": f"{made.n} {made.head}"}
    return FileResponse(out, headers=headers, media_type="application/zip", background=BackgroundTask(folder.cleanup))


def _rules_in(told: dict[str, object]) -> str | None:
    rules = told.get("rules")
    if rules is None:
        return None
    if len(str(rules)) > _LONGEST_RULES:
        raise TestigoError("T607", f"rules have at most {_LONGEST_RULES} characters")
    return str(rules)


@contextmanager
def _redaction(rules: str | None) -> Iterator[Redaction | None]:
    """The rules as a file, which is what they are read from; the key of the labels is thrown away."""
    if rules is None:
        yield None
        return
    with TemporaryDirectory(prefix="testigo-") as folder:
        path = Path(folder) / "rules.toml"
        path.write_text(rules, encoding="utf-8", errors="replace")
        try:
            yield Redaction(rules=path)
        except TestigoError as why:
            if why.code not in _REDACTED:
                raise
            raise TestigoError(why.code, why.message.replace(repr(str(path)), "the rules")) from why


def _named(desk: Desk, ending: str) -> dict[str, str]:
    name = f"{desk.path.stem}-{datetime.now(UTC):%Y-%m-%d}-{ending}"
    coded = quote(name.encode("utf-8", "replace"), safe="")
    return {"content-disposition": f"attachment; filename*=utf-8''{coded}"}


RESOURCES = (
    Resource(
        path="/formats", name="getFormats", group="exports", handler=formats, gives="Formats",
        about="The formats of `testigo export`, and whether what each needs is installed; where it is not, `extra` names what to install: `pip install 'testigo[EXTRA]'`.",
    ),
    Resource(
        method="POST", path="/formats/{format}", name="exportCase", group="exports", raw=export, media="application/octet-stream",
        takes=(("application/json", "Exporting"),), errors=("T510", "T607", "T724", "T741", "T745", "T781", "T782"),
        about="The case, or some incidents, in a format, as `testigo export` writes it, and an entry in the log that it left. `rules` is the text of a "
        "file of rules by which names and contacts are replaced; the key of the labels is thrown away.",
    ),
    Resource(
        method="POST", path="/bundle", name="bundleCase", group="exports", raw=bundle, media="application/zip",
        takes=(("application/json", "Bundling"),), errors=("T402", "T607", "T724", "T781", "T782"),
        about="The case as `testigo bundle` writes it, and an entry in the log that it left; with `rules` a redacted copy, of which the key is thrown "
        "away. `X-Testigo-Head` is number and hash of the last entry of the log in it.",
    ),
)  # fmt: skip
