"""Where pages come from: files, folders, standard input, addresses, lists of articles; one after the other, lazily."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, BinaryIO

from testigo.errors import TestigoError
from testigo.intake.articles import Lines, articles_in
from testigo.intake.compression import GZIP_MARK
from testigo.intake.failures import failure_of
from testigo.intake.folders import pages_below
from testigo.intake.isolation import archive_of, article_in, gunzipped, is_articles, is_packed_list
from testigo.intake.lent_stream import FileSource
from testigo.intake.limits import Limits, Options
from testigo.intake.packed import Pieces
from testigo.intake.received import Received
from testigo.intake.sniff import ARTICLES, named_type
from testigo.ledger import Failure

Pages = Iterator[Received | Failure]
_URL = re.compile(r"https?://", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{2,}://", re.IGNORECASE)
_LIKE_ADDRESS = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}/|www\.", re.IGNORECASE)
_HEAD = 64 * 1024


def receive(inputs: Iterable[str | Path], options: Options) -> Pages:
    """Yield each page of each input in order, as bytes; what cannot be had is a failure in its place.

    An input is a file, a folder, an http(s) address, or ``-`` for standard input; a ``Path`` is never taken for an
    address. Pages are had one at a time, when they are asked for.
    """
    for given in inputs:
        yield from _guarded(_shown(str(given)), _of_one(given, options))


def receive_stream(stream: BinaryIO, name: str, options: Options) -> Pages:
    """Yield the page, or the articles, that a stream holds, as :func:`receive` does of a file of this name."""
    shown = _shown(name)
    held: io.BufferedReader = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)  # type: ignore[arg-type]
    yield from _guarded(shown, _of_stream(held, shown, options))


def _guarded(name: str, pages: Pages) -> Pages:
    """What a source yields, and a failure for what it raises."""
    try:
        yield from pages
    except Exception as why:  # noqa: BLE001 - one source must never end a batch
        yield failure_of(name, why)


def _shown(name: str) -> str:
    """A name that can be printed: file systems have names that are not Unicode."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _of_one(given: str | Path, options: Options) -> Pages:
    if not str(given):  # as from a variable that is not set; for a path it would be the folder one is in
        raise TestigoError("T101", "the name of the input is empty")
    if isinstance(given, Path):
        yield from _of_path(given, options)
    elif given == "-":
        yield from _of_standard_input(options)
    elif _URL.match(given):
        yield from _of_address(given, options)
    else:
        yield from _of_path(Path(given), options)


def _of_address(url: str, options: Options) -> Pages:
    from testigo.intake.fetch import fetch

    received = fetch(url, options)
    if is_articles(received.data, "", options):
        for article in _articles(io.BytesIO(received.data), url, options):
            yield article if isinstance(article, Failure) else replace(article, transfer=received.transfer)
    else:
        yield received


def _articles(stream: Lines, name: str, options: Options) -> Pages:
    return articles_in(stream, name, options.limits, lambda line, place: article_in(line, place, options))


def _of_standard_input(options: Options) -> Pages:
    if sys.stdin is None:
        raise TestigoError("T104", "there is no standard input")
    stream = sys.stdin.buffer
    if not isinstance(stream, io.BufferedReader):  # a program that stands in for it
        stream = io.BufferedReader(io.BytesIO(stream.read(options.limits.file_bytes + 1)))
    yield from _of_stream(stream, "-", options)


def _of_path(path: Path, options: Options) -> Pages:
    try:
        yield from (_of_folder(path, options) if path.is_dir() else _of_file(path, options))
    except FileNotFoundError as why:
        raise _missing(str(path)) from why
    except PermissionError as why:
        raise TestigoError("T102", f"{_shown(str(path))!r} may not be read") from why
    except (OSError, ValueError) as why:
        reason = getattr(why, "strerror", None) or why
        raise TestigoError("T104", f"{_shown(str(path))[:200]!r} cannot be read: {reason}") from why


def _missing(name: str) -> TestigoError:
    shown = _shown(name)
    if _SCHEME.match(name.replace(":/", "://", 1)):
        return TestigoError("T110", f"{shown!r} is no file, and not an http or https address")
    if _LIKE_ADDRESS.match(name):
        return TestigoError("T101", f"there is no file {shown!r}; if it is an address, write https:// before it")
    return TestigoError("T101", f"there is no file {shown!r}")


def _of_folder(folder: Path, options: Options) -> Pages:
    found = False
    for page in pages_below(folder):
        found = True
        if isinstance(page, Failure):
            yield page
        else:
            yield from _guarded(_shown(str(page)), _of_path(page, options))
    if not found:
        raise TestigoError("T105", f"the folder {_shown(str(folder))!r} holds no page")


def _of_file(path: Path, options: Options) -> Pages:
    with path.open("rb") as stream:
        yield from _of_stream(stream, _shown(str(path)), options, size=os.fstat(stream.fileno()).st_size)


def _of_stream(stream: io.BufferedReader, name: str, options: Options, *, size: int = 0) -> Pages:
    """The page in a stream, or those of an archive or list; either may be of any length, since it is read piece by piece."""
    start = stream.peek(1)[:_HEAD]
    archive = archive_of(start, name, options) if stream.seekable() else None
    if archive is not None:
        from testigo.intake.archive_pages import pages_in

        yield from pages_in(archive, stream, name, options)
        return
    if start.startswith(GZIP_MARK):
        yield from _of_gzip(stream, name, options, size)
        return
    first = stream.readline(options.limits.file_bytes + 1) if _may_be_article(start, name, options) else b""
    if first and is_articles(first, name, options):
        yield from _articles(_Rejoined(first, stream), name, options)
    else:
        yield Received(input=name, data=first + _rest(stream, len(first), options.limits, size))


def _may_be_article(start: bytes, name: str, options: Options) -> bool:
    return is_articles(start, name, options) or start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def _rest(stream: BinaryIO, had: int, limits: Limits, size: int) -> bytes:
    if size > limits.file_bytes:
        raise TestigoError("T103", f"the file has {size} bytes; at most {limits.file_bytes} are read")
    data = stream.read(limits.file_bytes + 1 - had)  # a device, or a file that grows, has no size beforehand
    if had + len(data) > limits.file_bytes:
        raise TestigoError("T103", f"the input has more than {limits.file_bytes} bytes")
    return data


def _of_gzip(stream: io.BufferedReader, name: str, options: Options, size: int) -> Pages:
    """A page in gzip stays as it was received; articles are read out of it line by line."""
    if named_type(name) == ARTICLES:
        yield from _of_packed_list(stream, name, options)
        return
    data = _rest(stream, 0, options.limits, size)
    if is_packed_list(data, name, options):
        yield from _of_packed_list(io.BytesIO(data), name, options)
    else:
        yield Received(input=name, data=data)


def _of_packed_list(stream: IO[bytes], name: str, options: Options) -> Pages:
    pieces = gunzipped(FileSource(stream, whole=False), options)
    yield from _articles(io.BufferedReader(Pieces(pieces)), name, options)


class _Rejoined:
    """The lines of a stream whose first has been read already."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = first
        self._rest = rest

    def readline(self, most: int, /) -> bytes:
        """The next line, cut off at ``most`` bytes."""
        line, self._first = self._first, b""
        return line or self._rest.readline(most)
