"""The token of a desk that other machines reach: asked for once, then kept by the browser in a cookie no script can read."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from testigo.errors import TestigoError
from testigo.web.answers import json_answer
from testigo.web.guard import cookie_name, cookie_value, holds_token, is_same
from testigo.web.received import json_of
from testigo.web.resource import Resource

_PAUSE = 0.5
"""Seconds that a wrong token costs; guesses wait for each other."""
_YEAR = 365 * 24 * 3600


async def session(request: Request) -> Response:
    """Say whether a token is asked for and held."""
    token = request.app.state.token
    if token is None:
        return json_answer({"token": "none"})
    return json_answer({"token": "held" if holds_token(request.scope, token) else "missing"})


async def give_token(request: Request) -> Response:
    """Take the token and give the cookie for it."""
    told = await json_of(request, {"token": str}, needed=("token",))
    token = request.app.state.token
    if token is None:
        return json_answer({"token": "none"})
    if not is_same(told["token"].strip(), token):
        async with request.app.state.guesses:
            await asyncio.sleep(_PAUSE)
        raise TestigoError("T604", "this is not the token of the desk")
    answer = json_answer({"token": "held"})
    _keep(answer, request, cookie_value(token), _YEAR)
    return answer


async def leave(request: Request) -> Response:
    """Take the cookie back."""
    answer = json_answer({"token": "none" if request.app.state.token is None else "missing"})
    _keep(answer, request, "", 0)
    return answer


def _keep(answer: Response, request: Request, value: str, seconds: int) -> None:
    answer.set_cookie(
        cookie_name(request.scope),
        value,
        max_age=seconds,
        path="/api/",
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )


RESOURCES = (
    Resource(
        path="/session", name="getSession", group="session", raw=session, gives="Session",
        about="Whether the desk asks for a token, and whether this browser has given it. Asked without the token.",
    ),
    Resource(
        method="POST", path="/session", name="giveToken", group="session", raw=give_token, gives="Session",
        takes=(("application/json", "SessionGiven"),),
        about="Give the token; the browser keeps it in a cookie. Programs send it as `Authorization: Bearer TOKEN` instead.",
    ),
    Resource(
        method="DELETE", path="/session", name="leave", group="session", raw=leave, gives="Session",
        about="Forget the token in this browser.",
    ),
)  # fmt: skip
