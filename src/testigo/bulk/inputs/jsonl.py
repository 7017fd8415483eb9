"""JSON Lines of extracted articles: one a line, found again by the byte at which its line begins."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from testigo.bulk.inputs.columns import article_in, retrieved_at
from testigo.bulk.record import Record
from testigo.bulk.shards import Shard
from testigo.errors import TestigoError
from testigo.intake.compression import GZIP_MARK
from testigo.intake.limits import Limits
from testigo.ledger import Failure

_PIECE = 1024 * 1024


def records(shard: Shard, start: int, limits: Limits) -> Iterator[Record]:
    """Yield the lines from the one that begins at byte ``start`` of the unpacked list on; blank ones are passed over."""
    with Path(shard.path).open("rb") as file:
        packed = file.read(2) == GZIP_MARK
        file.seek(0)
        stream = cast("BinaryIO", gzip.GzipFile(fileobj=file)) if packed else file
        at = start or _first(stream, shard.begin)
        try:
            stream.seek(at)
            while shard.holds(at) and (line := stream.readline(limits.file_bytes + 1)):
                begin, at = at, at + len(line)
                if len(line) > limits.file_bytes:
                    at += _pass_over(line, stream, limits)
                    yield _too_long(shard, begin, at, limits)
                elif line.strip(b"\xef\xbb\xbf \t\r\n"):
                    yield _record(line.rstrip(b"\r\n"), shard, begin, at)
        except (gzip.BadGzipFile, EOFError, zlib.error) as why:
            yield _damaged(shard, at, why)


def _first(stream: BinaryIO, begin: int) -> int:
    """The byte of the first line that begins at ``begin`` or behind it."""
    if not begin:
        return 0
    stream.seek(begin - 1)
    at = begin - 1
    while piece := stream.readline(_PIECE):
        at += len(piece)
        if piece.endswith(b"\n"):
            break
    return at


def _record(line: bytes, shard: Shard, begin: int, after: int) -> Record:
    place = f"{shard.name}:{begin}"
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as why:
        told = " ".join(str(why).split())[:120]
        failure = Failure(input=place, code="T212", message=f"the line is not JSON in UTF-8: {told}")
        return Record(key=str(begin), found=failure, after=after)
    if not isinstance(row, dict):
        failure = Failure(input=place, code="T213", message="the line is no article: it is no object")
        return Record(key=str(begin), found=failure, after=after)
    try:
        article = article_in(row, line, place)
    except TestigoError as why:
        return Record(key=str(begin), found=Failure(input=place, code=why.code, message=why.message), after=after)
    return Record(key=str(begin), found=article, after=after, url=article.url, retrieved_at=retrieved_at(row))


def _too_long(shard: Shard, begin: int, after: int, limits: Limits) -> Record:
    message = f"the line is longer than {limits.file_bytes} bytes"
    failure = Failure(input=f"{shard.name}:{begin}", code="T103", message=message)
    return Record(key=str(begin), found=failure, after=after)


def _pass_over(line: bytes, stream: BinaryIO, limits: Limits) -> int:
    passed = 0
    while line and not line.endswith(b"\n"):
        line = stream.readline(limits.file_bytes)
        passed += len(line)
    return passed


def _damaged(shard: Shard, at: int, why: Exception) -> Record:
    failure = Failure(input=f"{shard.name}:{at}", code="T215", message=f"the gzip data is damaged: {why}")
    return Record(key=str(at), found=failure, after=at)
