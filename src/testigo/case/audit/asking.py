"""How a time stamp authority is asked: RFC 3161 over HTTP."""

from __future__ import annotations

from testigo.case.audit.stamping import Ask
from testigo.intake.limits import Options
from testigo.intake.post import post

_MOST = 256 * 1024
"""Bytes of an answer: a stamp with its certificates has some six thousand."""


def asking(*, allow_private: bool = False) -> Ask:
    """Return what sends requests to authorities; to those on this machine and in private networks only if that is allowed."""
    options = Options(allow_private=allow_private)

    def ask(authority: str, request: bytes) -> bytes:
        return post(authority, request, "application/timestamp-query", options, most=_MOST)

    return ask
