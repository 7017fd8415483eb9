"""Who may ask the desk anything: pages of its own alone, under a name of this machine, with the token where one is set.

A name of somebody else's that leads to this machine (DNS rebinding) is told by the Host header, a page of another site by
Origin and Sec-Fetch-Site (https://www.w3.org/TR/fetch-metadata/). Programs send none of the latter two, and no browser
lets a page leave them out.
"""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Iterable
from hashlib import blake2b
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from testigo.errors import TestigoError
from testigo.web.answers import error_answer

API = "/api/"
SESSION = "/api/v1/session"
_READS = frozenset({"GET", "HEAD", "OPTIONS"})
_ELSEWHERE = frozenset({"cross-site", "same-site"})


class Guard:
    """Lets through what may be asked, and answers the rest with TestigoError T603 or T604."""

    def __init__(self, app: ASGIApp, *, names: Iterable[str] = (), token: str | None = None) -> None:
        """Guard ``app``; ``names`` are host names besides those of loopback that it may be asked under."""
        self._app = app
        self._names = {"localhost", *(name.casefold() for name in names)}
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on."""
        if scope["type"] == "http":
            try:
                self._check(scope)
            except TestigoError as why:
                await error_answer(why)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _check(self, scope: Scope) -> None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._is_own(host):
            raise TestigoError("T603", f"the desk is not called {host[:80]!r}")
        if scope["path"].startswith(API):
            self._check_origin(headers, host, scope["method"])
            if self._token is not None and scope["path"] != SESSION and not self._has_token(scope, headers):
                raise TestigoError("T604", "the desk asks for its token")

    def _is_own(self, host: str) -> bool:
        """Whether it is a name of loopback, one that was given, or with a token any address in numbers."""
        name = _name_of(host)
        if name in self._names:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        return address.is_loopback or self._token is not None

    @staticmethod
    def _check_origin(headers: Headers, host: str, method: str) -> None:
        if headers.get("sec-fetch-site") in _ELSEWHERE:
            raise TestigoError("T603", "another site asked for this")
        origin = headers.get("origin")
        if origin is None or (method in _READS and origin == "null"):
            return
        if origin.partition("://")[2].casefold() != host.casefold():
            raise TestigoError("T603", f"the site {origin[:80]!r} asked for this")

    def _has_token(self, scope: Scope, headers: Headers) -> bool:
        assert self._token is not None
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.casefold() == "bearer" and is_same(given.strip(), self._token):
            return True
        return is_same(_cookie(headers, cookie_name(scope)), cookie_value(self._token))


def _name_of(host: str) -> str:
    """The name of a Host header without its port."""
    if host.startswith("[") and "]" in host:
        return host[1:].partition("]")[0].casefold()
    return host.partition(":")[0].casefold()


def is_same(given: str, wanted: str) -> bool:
    """Say whether two secrets are the same, in a time that does not tell where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "surrogatepass"), wanted.encode("utf-8", "surrogatepass"))


def cookie_name(scope: Scope) -> str:
    """Return the name of the cookie, which is of a port: a browser sends the cookies of all ports of a host to each."""
    server = scope.get("server") or ("", 0)
    return f"testigo-{server[1]}"


def cookie_value(token: str) -> str:
    """Return what the cookie holds: it comes of the token, but does not give it away."""
    return blake2b(b"testigo desk", key=token.encode("utf-8", "surrogatepass")[:64], digest_size=24).hexdigest()


def holds_token(scope: Scope, token: str) -> bool:
    """Say whether a request carries the cookie of the token."""
    return is_same(_cookie(Headers(scope=scope), cookie_name(scope)), cookie_value(token))


def _cookie(headers: Headers, name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""
