"""Where pages come from: files, folders, standard input, addresses, lists of articles; one after the other, lazily."""

from __future__ import annotations

import io
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from testigo.errors import TestigoError
from testigo.intake.articles import articles_in
from testigo.intake.limits import Limits, Options
from testigo.intake.received import Received
from testigo.intake.sniff import ARTICLES, PAGE_NAMES
from testigo.ledger import Failure

_URL = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{2,}://", re.IGNORECASE)
_PARTS = re.compile(r"(?:_files|\.files|-Dateien|_archivos|_fichiers)$")
"""How browsers name the folder that holds the parts of a page saved whole."""
_GZIP = b"\x1f\x8b"
_SLICE = 1024 * 1024


def receive(inputs: Iterable[str | Path], options: Options) -> Iterator[Received | Failure]:
    """Yield each page of each input in order, as bytes; what cannot be had is a failure in its place."""
    for given in inputs:
        name = str(given)
        try:
            yield from _of_one(name, options)
        except TestigoError as why:
            yield Failure(input=name, code=why.code, message=why.message)


def _of_one(name: str, options: Options) -> Iterator[Received | Failure]:
    if name == "-":
        yield from _of_stream(options.limits)
    elif _URL.match(name):
        from testigo.intake.fetch import fetch

        yield fetch(name, options)
    elif _SCHEME.match(name) and not Path(name).exists():
        raise TestigoError("T110", f"{name!r} is not an http or https address")
    else:
        yield from _of_path(Path(name), name, options.limits)


def _of_stream(limits: Limits) -> Iterator[Received | Failure]:
    data = sys.stdin.buffer.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise TestigoError("T103", f"standard input holds more than {limits.file_bytes} bytes")
    yield Received(input="-", data=_unpacked(data, limits))


def _of_path(path: Path, name: str, limits: Limits) -> Iterator[Received | Failure]:
    try:
        if path.is_dir():
            yield from _of_folder(path, limits)
        elif _kind(path) == ARTICLES:
            yield from _of_articles(path, name, limits)
        else:
            yield Received(input=name, data=_read(path, limits), media_type=None)
    except FileNotFoundError as why:
        raise TestigoError("T101", f"there is no file {name!r}") from why
    except PermissionError as why:
        raise TestigoError("T102", f"{name!r} may not be read") from why
    except (OSError, ValueError) as why:
        raise TestigoError("T104", f"{name!r} cannot be read: {getattr(why, 'strerror', None) or why}") from why


def _kind(path: Path) -> str | None:
    return PAGE_NAMES.get(Path(path.name.removesuffix(".gz")).suffix.lower())


def _of_folder(folder: Path, limits: Limits) -> Iterator[Received | Failure]:
    """Every page below a folder, by name; hidden files, other files and the parts of pages saved whole are passed over."""
    found = False
    for path in _pages_below(folder):
        found = True
        try:
            yield from _of_path(path, str(path), limits)
        except TestigoError as why:
            yield Failure(input=str(path), code=why.code, message=why.message)
    if not found:
        raise TestigoError("T105", f"the folder {str(folder)!r} holds no page")


def _pages_below(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        pages = {Path(f).stem for f in files if _kind(Path(f))}
        folders[:] = sorted(f for f in folders if not f.startswith(".") and not _is_parts(f, pages))
        yield from (Path(here) / f for f in sorted(files) if not f.startswith(".") and _kind(Path(f)))


def _is_parts(folder: str, pages: set[str]) -> bool:
    return bool(_PARTS.search(folder)) and _PARTS.sub("", folder) in pages


def _of_articles(path: Path, name: str, limits: Limits) -> Iterator[Received | Failure]:
    if path.suffix == ".gz":
        yield from articles_in(io.BytesIO(_read(path, limits)), name, limits)
        return
    with path.open("rb") as stream:
        if stream.peek(1) == b"":
            raise TestigoError("T201", f"{name!r} is empty")
        yield from articles_in(stream, name, limits)


def _read(path: Path, limits: Limits) -> bytes:
    size = path.stat().st_size
    if size > limits.file_bytes:
        raise TestigoError("T103", f"the file has {size} bytes; at most {limits.file_bytes} are read")
    with path.open("rb") as stream:  # a device or a file that grows is cut off at the limit as well
        data = stream.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise TestigoError("T103", f"the file has more than {limits.file_bytes} bytes")
    return _unpacked(data, limits)


def _unpacked(data: bytes, limits: Limits) -> bytes:
    """The bytes, or what they hold when they are gzip; a bomb is stopped at the limit."""
    if not data.startswith(_GZIP):
        return data
    codec, parts, size = zlib.decompressobj(wbits=31), [], 0
    rest = data
    try:
        while rest:
            piece = codec.decompress(rest, _SLICE)
            size += len(piece)
            if size > limits.file_bytes:
                raise TestigoError("T103", f"the file holds more than {limits.file_bytes} bytes once unpacked")
            parts.append(piece)
            rest = codec.unconsumed_tail
    except zlib.error as why:
        raise TestigoError("T215", f"the gzip data is damaged: {why}") from why
    if not codec.eof:
        raise TestigoError("T215", "the gzip data is cut short")
    return b"".join(parts)
