"""What a browser sends, within limits: JSON of a form that is known, and files a piece at a time."""

from __future__ import annotations

import json
import shutil
from collections.abc import AsyncGenerator, Mapping
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from testigo.errors import TestigoError
from testigo.web.jobs import File

MEBI = 1024 * 1024
JSON_BYTES = 32 * MEBI
"""Of a request in JSON: a text of the greatest length that is read fits in."""
UPLOAD_BYTES = 256 * MEBI
"""Of files that are sent in one request."""
FILES = 500
"""Files in one request: each has its place on the disk from 256 kB on, and a process may have some thousand open."""
_IN_MEMORY = 256 * 1024
_LONGEST_NAME = 300


async def json_of(
    request: Request, fields: Mapping[str, type | tuple[type, ...]], needed: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return the object that a request sends, with the fields that are known, each of its type or null.

    Raises TestigoError T602 when it sends something else, and T607 when it sends too much.
    """
    if "json" not in request.headers.get("content-type", ""):
        raise TestigoError("T602", "send JSON, with the content type application/json")
    body = b"".join([piece async for piece in _within(request, JSON_BYTES)])
    try:
        value = json.loads(body)
    except (ValueError, RecursionError) as why:
        raise TestigoError("T602", f"this is not JSON: {str(why)[:120]}") from None
    return checked(value, fields, needed)


def checked(
    value: object, fields: Mapping[str, type | tuple[type, ...]], needed: tuple[str, ...] = ()
) -> dict[str, Any]:
    """Return an object with the fields that are known, each of its type; those that are null are left out. Raises TestigoError T602."""
    if not isinstance(value, dict):
        raise TestigoError("T602", "send a JSON object")
    for name, found in value.items():
        if name not in fields:
            raise TestigoError("T602", f"there is no field {name[:80]!r} here; there are: {', '.join(fields)}")
        if found is not None and (
            not isinstance(found, fields[name]) or (isinstance(found, bool) and fields[name] is int)
        ):
            raise TestigoError("T602", f"{name} is of another type than it should be")
    missing = [name for name in needed if value.get(name) is None]
    if missing:
        raise TestigoError("T602", f"{missing[0]} is missing")
    return {name: _sound(found) for name, found in value.items() if found is not None}


def _sound(value: Any) -> Any:  # noqa: ANN401 - any JSON
    """The value with what UTF-8 cannot hold (half of a surrogate pair) as U+FFFD: neither file nor answer could hold it."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_sound(item) for item in value]
    if isinstance(value, dict):
        return {_sound(name): _sound(item) for name, item in value.items()}
    return value


async def _within(request: Request, most: int) -> AsyncGenerator[bytes, None]:
    """What is sent, as long as it is not too much."""
    stated = request.headers.get("content-length", "")
    too_much = TestigoError("T607", f"at most {most // MEBI} MiB are taken in one request")
    if stated.isdecimal() and int(stated) > most:
        raise too_much
    had = 0
    async for piece in request.stream():
        had += len(piece)
        if had > most:
            raise too_much
        yield piece


async def files_of(request: Request, folder: Path) -> tuple[list[File], dict[str, str]]:
    """Return the files that a request sends, put into ``folder``, and its other fields.

    Raises TestigoError T602 when it is no form with files, T607 when it sends too much, T506 when the disk is full.
    """
    parser = MultiPartParser(request.headers, _within(request, UPLOAD_BYTES), max_files=FILES, max_fields=20)
    parser.spool_max_size = _IN_MEMORY
    try:
        form = await parser.parse()
    except MultiPartException as why:
        many = "Too many files" in why.message
        message = f"at most {FILES} files are taken in one request" if many else why.message
        raise TestigoError("T607" if many else "T602", message[:200]) from None
    except (ValueError, KeyError) as why:  # no boundary, or a coding that there is not
        raise TestigoError("T602", f"the form cannot be read: {str(why)[:120]}") from None
    try:
        return await run_in_threadpool(_kept, form, folder)
    except OSError as why:
        raise TestigoError("T506", f"the files cannot be kept until they are read: {why.strerror or why}") from why
    finally:
        await form.close()


def _kept(form: FormData, folder: Path) -> tuple[list[File], dict[str, str]]:
    files: list[File] = []
    fields: dict[str, str] = {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            path = folder / str(len(files))
            with path.open("wb") as stream:
                shutil.copyfileobj(value.file, stream, MEBI)
            files.append(File(name=_name(value.filename), path=path))
        else:
            fields[name] = value
    return files, fields


def _name(given: str | None) -> str:
    """The name of a file as it is shown: without controls, and not so long that nobody reads it."""
    name = "".join(c if c.isprintable() else "\ufffd" for c in given or "").strip("/ ")
    return name[-_LONGEST_NAME:] or "file"
