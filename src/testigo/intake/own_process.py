"""A process of this very Python, with a pipe to it and a pipe from it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from typing import BinaryIO

from testigo.errors import TestigoError


def started(run: str, what: str, more: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Start a process that runs the code ``run``; ``more`` is added to its environment.

    Raises TestigoError T229 where it cannot be started; ``what`` says what it does.
    """
    try:
        return subprocess.Popen(  # noqa: S603 - this very interpreter, with code of our own
            [_interpreter(what), "-P", "-c", run],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **(more or {}), "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, ValueError) as why:
        raise TestigoError("T229", f"the process that {what} cannot be started: {why}") from why


def _interpreter(what: str) -> str:
    """The Python that runs this. Raises TestigoError T229 where it is none, as in a program frozen into one file."""
    if not sys.executable or getattr(sys, "frozen", False):
        raise TestigoError("T229", f"the process that {what} cannot be started: there is no Python beside this program")
    return sys.executable


def own_streams() -> tuple[BinaryIO, BinaryIO]:
    """The two streams of this process, moved away from where a library might print."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    return asked, answers
