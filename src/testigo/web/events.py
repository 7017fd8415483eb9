"""Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): what happens, as it happens.

What happens is looked for a few times a second, in memory or with one look at the file: whoever follows is a person.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from testigo.contract import json_text
from testigo.errors import TestigoError
from testigo.web.desk import Desk
from testigo.web.jobs import Job

_OF_A_JOB, _OF_THE_CASE = 0.05, 0.5
"""Seconds between two looks."""
_ALIVE = 15.0
"""Seconds after which a word is sent though nothing happened: else nobody sees that a browser is gone."""
_HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}


def event_answer(events: AsyncIterator[str]) -> StreamingResponse:
    """Return an answer that sends events as they come."""
    return StreamingResponse(events, headers=_HEADERS, media_type="text/event-stream")


def event(name: str, data: object, number: int | None = None) -> str:
    """Return one event as text."""
    known = f"id: {number}\n" if number is not None else ""
    return f"{known}event: {name}\ndata: {json_text(data)}\n\n"


async def of_job(desk: Desk, job: Job, after: int) -> AsyncIterator[str]:
    """Yield what happened to a job after the event with a number, and what happens until it is over."""
    sent, quiet = after, 0.0
    while not desk.stopping.is_set():
        over = job.is_over
        for number, found in enumerate(job.events[sent:], start=sent + 1):
            yield event(found.name, found.data, number)
            sent, quiet = number, 0.0
        if over and job.is_over and sent >= len(job.events) and job.events[-1].name in {"done", "stopped"}:
            return
        await asyncio.sleep(_OF_A_JOB)
        quiet += _OF_A_JOB
        if quiet >= _ALIVE:
            quiet = 0.0
            yield ":\n\n"


async def of_case(desk: Desk) -> AsyncIterator[str]:
    """Yield each change of the case, first how it is now, whoever makes it; and when its file is gone."""
    seen, quiet = "", 0.0
    while not desk.stopping.is_set():
        try:
            state = await run_in_threadpool(desk.state)
            told = event("changed", {"revision": await run_in_threadpool(desk.revision)})
        except TestigoError as why:
            state = why.code
            told = event("trouble", {"error": {"code": why.code, "message": why.message, "advice": why.advice}})
        if state != seen:
            seen, quiet = state, 0.0
            yield told
        await asyncio.sleep(_OF_THE_CASE)
        quiet += _OF_THE_CASE
        if quiet >= _ALIVE:
            quiet = 0.0
            yield ":\n\n"
