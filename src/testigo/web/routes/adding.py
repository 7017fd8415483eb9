"""Pages into the case: files, addresses and texts become jobs, and each job can be followed."""

from __future__ import annotations

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from testigo.errors import TestigoError
from testigo.library import iso_date
from testigo.web.answers import json_answer
from testigo.web.desk import Desk
from testigo.web.events import event_answer, of_case, of_job
from testigo.web.jobs import Address, Article, Given
from testigo.web.received import files_of, json_of
from testigo.web.resource import Asked, Resource

_ADDRESS = re.compile(r"https?://[^\s\x00-\x1f]+", re.IGNORECASE)
_FIELDS = {"capture": bool, "text": str, "title": str, "outlet": str, "url": str, "published": str, "authors": list}
_NAMED = 80


async def add(request: Request) -> Response:
    """Take pages in and say under which job they are read."""
    desk: Desk = request.app.state.desk
    await run_in_threadpool(_check_writable, desk)
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        files, fields = await files_of(request, await run_in_threadpool(desk.jobs.folder))
        strange = set(fields) - {"published"}
        if strange or not files:
            raise TestigoError(
                "T602",
                "send files, and `published` where it is known"
                if not strange
                else f"there is no field {min(strange)[:80]!r}",
            )
        given: list[Given] = list(files)
        published = _day(fields.get("published"))
    else:
        told = await json_of(request, _FIELDS)
        published = _day(told.pop("published", None)) if "text" not in told else None
        given = [_article(told) if "text" in told else _address(told)]
    job = desk.jobs.start(given, published)
    return json_answer({"job": job.id}, 202, {"location": f"/api/v1/jobs/{job.id}"})


def _check_writable(desk: Desk) -> None:
    with desk.reading() as case:
        if not case.is_writable():
            raise TestigoError("T505", f"the case {desk.path.name!r} may only be read here")


def _day(given: str | None) -> str | None:
    return iso_date(given) if given else None


def _address(told: dict[str, object]) -> Address:
    url = str(told.pop("url", "")).strip()
    capture = bool(told.pop("capture", False))
    if told or not url:
        raise TestigoError("T602", "send an address (url), or a text with what is known of it")
    if not _ADDRESS.fullmatch(url):
        raise TestigoError("T110", f"{url[:200]!r} is not an http or https address")
    return Address(name=url, capture=capture)


def _article(told: dict[str, object]) -> Article:
    """A text under its address or title; what it says of itself is checked before it waits."""
    if "capture" in told:
        raise TestigoError("T602", "an address is captured; a text is not")
    text = str(told["text"])
    if not text.strip():
        raise TestigoError("T201", "the text is empty")
    if "published" in told:
        told["published"] = iso_date(str(told["published"]))
    if "url" in told and not _ADDRESS.fullmatch(str(told["url"]).strip()):
        raise TestigoError("T110", f"{str(told['url'])[:200]!r} is not an http or https address")
    authors = told.get("authors")
    if authors is not None and not (isinstance(authors, list) and all(isinstance(name, str) for name in authors)):
        raise TestigoError("T602", "authors is a list of names")
    first = " ".join(text.split())
    name = told.get("url") or told.get("title") or (first if len(first) <= _NAMED else first[:_NAMED] + " …")
    return Article(name=str(name).strip() or "text", fields=told)


def jobs(desk: Desk, _asked: Asked) -> object:
    """The jobs since the desk was started."""
    return {"jobs": [job.to_json() for job in desk.jobs.all()]}


def job(desk: Desk, asked: Asked) -> object:
    """One job."""
    return desk.jobs.job(asked["job"]).to_json()


def again(desk: Desk, asked: Asked) -> object:
    """A job that stopped, on its way again."""
    return desk.jobs.again(asked["job"]).to_json()


def halt(desk: Desk, asked: Asked) -> object:
    """A job that is to stop."""
    return desk.jobs.halt(asked["job"]).to_json()


async def job_events(request: Request) -> Response:
    """What happens to a job."""
    desk: Desk = request.app.state.desk
    seen = request.headers.get("last-event-id", "")
    found = desk.jobs.job(str(request.path_params["job"]))
    return event_answer(of_job(desk, found, int(seen) if seen.isdecimal() and len(seen) < 10 else 0))


async def events(request: Request) -> Response:
    """What happens to the case."""
    return event_answer(of_case(request.app.state.desk))


RESOURCES = (
    Resource(
        method="POST", path="/pages", name="addPages", group="adding", raw=add, gives="JobRef", status=202,
        takes=(("application/json", "Adding"), ("multipart/form-data", "Upload")),
        errors=("T110", "T201", "T401", "T406", "T607", "T608"),
        about="Give pages to be read into the case: files (any field that is a file), the address of a page (`url`), which with `capture` is saved "
        "with all that shows it, as `testigo capture` does; or a text with what is known of it. They are read one after the other; the job says how far they are.",
    ),
    Resource(
        path="/jobs", name="getJobs", group="adding", handler=jobs, gives="Jobs",
        about="The jobs since the desk was started, the latest first; 200 are remembered.",
    ),
    Resource(path="/jobs/{job}", name="getJob", group="adding", handler=job, gives="Job", about="A job and what became of its pages."),
    Resource(
        path="/jobs/{job}/events", name="getJobEvents", group="adding", raw=job_events, media="text/event-stream",
        about="What happens to a job, from its beginning: `queued` {job}, `reading` {input, number, of}, `page` and `failed` {page: what became "
        "of it}, then `done` or `stopped` {job}. The id of an event is its number; Last-Event-ID goes on after it.",
    ),
    Resource(
        method="POST", path="/jobs/{job}/again", name="startJobAgain", group="adding", handler=again, gives="Job", errors=("T608",),
        about="Go on with a job that stopped, from the page at which it did; nothing where it did not stop.",
    ),
    Resource(
        method="POST", path="/jobs/{job}/stop", name="stopJob", group="adding", handler=halt, gives="Job",
        about="Stop a job after the page that is being read.",
    ),
    Resource(
        path="/events", name="getEvents", group="case", raw=events, media="text/event-stream",
        about="What happens to the case, whoever does it: `changed` {revision}, first as it is now; `trouble` {error} where it cannot be read.",
    ),
)  # fmt: skip
