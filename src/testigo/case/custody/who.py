"""Who does something to a case: the name that stands in receipts, decisions and the log."""

from __future__ import annotations

import getpass
import os
from contextlib import suppress

NAME = "TESTIGO_NAME"
"""The variable that says who it is, where nobody is named otherwise."""


def who(given: str | None = None) -> str:
    """Return who acts: who is named, else by the variable TESTIGO_NAME, else the user of this machine."""
    named = given or os.environ.get(NAME)
    if named and named.strip():
        return " ".join(named.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())
    with suppress(Exception):  # a system without users
        return getpass.getuser()
    return "unknown"
