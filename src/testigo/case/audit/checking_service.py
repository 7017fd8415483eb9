"""What runs in the process that checks what a stranger handed over: asked for one check, it answers with JSON and ends.

It is started by :mod:`.checking_process`. It writes files: the case that it makes of a bundle, and SQLite's own.
"""

from __future__ import annotations

import os
import signal
import tempfile
from dataclasses import replace
from pathlib import Path

from testigo.case.audit.findings import Finding, Verified, verified_to_json
from testigo.errors import TestigoError
from testigo.intake import frames
from testigo.intake.frames import Head
from testigo.intake.own_process import own_streams
from testigo.intake.process_bounds import (
    NO_MEMORY,
    bound_memory,
    bound_processor,
    memory_with_room,
    peak_memory,
    shut_in,
)

_MOST = 5_000
"""Findings, and notes, that are told; how many there are besides is said."""
_LONGEST = 1_000
"""Characters of what is told in one."""


def serve() -> None:
    """Answer the one question, and end."""
    asked, answers = own_streams()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever is interrupted ends this one too
    shut_in(writes=True)
    question = frames.take(asked)
    if question is None:
        os._exit(0)
    head, _ = question
    tempfile.tempdir = head["scratch"]
    try:
        answer = _within(head)
    except MemoryError:
        os._exit(NO_MEMORY)
    frames.put(answers, answer)
    os._exit(0)


def _within(head: Head) -> Head:
    """What the check comes to, within its bounds. Raises MemoryError where it used too much: it may have gone on with less."""
    bound_memory(memory_with_room(head["memory"]))
    bound_processor(head["seconds"])
    answer = _answered(head)
    if peak_memory() > head["memory"]:
        raise MemoryError
    return answer


def _answered(head: Head) -> Head:
    try:
        return {"verified": verified_to_json(_cut(_checked(head)))}
    except MemoryError:
        raise
    except TestigoError as why:
        return {"error": {"code": why.code, "message": why.message}}
    except Exception as why:  # noqa: BLE001 - what was made to break the check is refused in words
        told = f"it cannot be checked: {type(why).__name__}: {why}"
        return {"error": {"code": "T729", "message": told[:_LONGEST]}}


def _checked(head: Head) -> Verified:
    path, roots = Path(head["path"]), [Path(root) for root in head["roots"]]
    if head["what"] == "bundle":
        from testigo.bundle.verifying import check_bundle

        return check_bundle(path, Path(head["folder"]), roots, whole=head["whole"])
    from testigo.case.case import Case

    with Case(path) as case:
        return case.verify(roots)


def _cut(v: Verified) -> Verified:
    """The check with no more findings and words than an answer may have."""
    more = len(v.findings) - _MOST
    notes = [_short(note) for note in v.notes[:_MOST]]
    if more > 0:
        notes.append(f"{more} more places that fail are not listed")
    return replace(v, findings=[_short_of(f) for f in v.findings[:_MOST]], notes=notes)


def _short_of(f: Finding) -> Finding:
    expected, found = (None if value is None else _short(value) for value in (f.expected, f.found))
    return Finding(what=f.what, which=_short(f.which), says=_short(f.says), expected=expected, found=found)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
