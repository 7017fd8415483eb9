"""Pages in a web archive (WARC 1.0 and 1.1, ISO 28500), with FastWARC: digests verified, codings undone, damage passed over.

A record that is damaged is a failure, and reading goes on with the next that can be found: in gzip, which has a member
a record, at the next member; else at the next line that opens a record.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING

from testigo.errors import TestigoError
from testigo.intake.archives import WARC_MARK, is_warc
from testigo.intake.compression import GZIP_MARK
from testigo.intake.limits import Limits
from testigo.intake.received import Received
from testigo.ledger import Failure

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_PACKED_OTHERWISE = (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18", b"\x50\x2a\x4d\x18", b"\x04\x22\x4d\x18")
"""What Zstandard (with and without a dictionary ahead) and LZ4 begin with."""
_MEMBER = GZIP_MARK + b"\x08"
_OPENING = re.compile(rb"(?:\A|\n)WARC/[01]\.\d+\r?\n")
_LINE = re.compile(rb"\n?WARC/[01]\.\d\d?\r?\n?")
_HEAD = 4096
_SEARCHED = 1024 * 1024
"""Bytes that are searched at a time for the next record."""
_URL = re.compile(r"https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """A record that holds no page: a request, a picture, an answer that is an error. ``reason`` says which."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """One record of an archive: the byte at which it begins, what it holds, its address and when it was fetched."""

    offset: int
    found: Received | Failure | Passed
    url: str | None = None
    retrieved_at: str | None = None


def _untold(_at: int) -> None:
    """Tell nobody."""


def records_in(
    stream: IO[bytes], name: str, limits: Limits, start: int = 0, begun: Callable[[int], None] = _untold
) -> Iterator[Archived]:
    """Yield the records from the one that begins at byte ``start`` on. The stream must be one that can seek.

    ``begun`` is told the byte of each record before what it holds is parsed.
    A page's or a failure's input is ``NAME:OFFSET``. A record larger than ``limits.file_bytes`` is not read (T823); one
    that is not what its digest says (T822), or that is damaged or cut (T821), is a failure. Raises TestigoError T824
    when there is no record at the very beginning nor behind it.
    """
    at: int | None = _first(stream, start)
    untold: Archived | None = None
    while at is not None:
        last, why, is_first = at, "", True
        try:
            for record in _records_from(stream, at):
                last = record.stream_pos
                if last < start:
                    continue
                if untold is not None:  # what follows is sound, so it was what stood before it that is damaged
                    yield untold
                is_first, untold = False, None
                begun(last)
                archived = _archived(record, name, limits)
                yield archived
                if _is_damaged(archived):
                    why = "told"
                    break
        except OSError as error:
            if error.errno is not None:
                raise  # the system cannot read the file: no record is to blame
            why = _brief(error)
            untold = _damaged(name, last, why)
            if is_first:
                yield untold
                untold = None
        at = next_record(stream, last) if why else None
    if untold is not None:
        yield untold


def _first(stream: IO[bytes], start: int) -> int:
    """Where to begin: at ``start``, but at the very beginning where a dictionary may stand ahead of all.

    Raises TestigoError T824 when what stands at the beginning is neither a record nor packed.
    """
    stream.seek(0)
    head = stream.read(_HEAD)
    if head.startswith(_PACKED_OTHERWISE):
        return 0
    if not head.startswith(GZIP_MARK) and not _OPENING.search(head):
        raise TestigoError("T824", "it holds no record of a web archive")
    return start


def _records_from(stream: IO[bytes], at: int) -> Iterator[WarcRecord]:
    from fastwarc.warc import ArchiveIterator

    stream.seek(at)
    return iter(ArchiveIterator(stream, parse_http=False))


def _is_damaged(archived: Archived) -> bool:
    return isinstance(archived.found, Failure) and archived.found.code == "T821"


def _damaged(name: str, offset: int, why: str) -> Archived:
    message = f"the record at byte {offset}, or what follows it, cannot be read: {why}"
    return Archived(offset=offset, found=Failure(input=f"{name}:{offset}", code="T821", message=message))


def next_record(stream: IO[bytes], last: int) -> int | None:
    """The byte at which the next record behind ``last`` begins; None where there is none, or it cannot be sought."""
    stream.seek(0)
    packed = stream.read(len(GZIP_MARK)) == GZIP_MARK
    mark = _MEMBER if packed else WARC_MARK
    at, held = last + 1, b""
    stream.seek(at)
    while data := stream.read(_SEARCHED):
        held += data
        found = held.find(mark)
        while found >= 0:
            if _opens(stream, at + found, packed=packed):
                return at + found
            found = held.find(mark, found + 1)
        kept = held[-len(mark) + 1 :]
        at, held = at + len(held) - len(kept), kept
        stream.seek(at + len(held))
    return None


def _opens(stream: IO[bytes], at: int, *, packed: bool) -> bool:
    """Whether a record opens at a byte."""
    if packed:
        stream.seek(at)
        return is_warc(stream.read(_HEAD))
    stream.seek(max(0, at - 1))
    return _LINE.fullmatch(stream.read(11 if at else 10)) is not None


def _archived(record: WarcRecord, name: str, limits: Limits) -> Archived:
    """One record; a damaged one is a failure."""
    offset, headers = record.stream_pos, record.headers
    url = (headers.get("WARC-Target-URI") or "").strip("<> ") or None
    found: Received | Failure | Passed
    try:
        found = _found(record, url, f"{name}:{offset}", limits)
    except TestigoError as why:
        found = Failure(input=f"{name}:{offset}", code=why.code, message=why.message)
    except OSError as why:
        return replace(_damaged(name, offset, _brief(why)), url=url)
    return Archived(offset=offset, found=found, url=url, retrieved_at=headers.get("WARC-Date"))


def _found(record: WarcRecord, url: str | None, name: str, limits: Limits) -> Received | Passed:
    """The page in a record. Raises TestigoError T821, T822, T823, T103; OSError when it cannot be read."""
    kind = str(record.record_type).rpartition(".")[2]
    if kind not in {"response", "resource", "conversion"}:
        return Passed(reason=kind)
    if not _URL.match(url or ""):
        return Passed(reason="no_address")
    from testigo.intake.warc_answer import Answer

    answer = Answer.of(record, kind, url or "", limits)
    reason = answer.passed()
    if reason is not None:
        return Passed(reason=reason)
    return Received(
        input=name,
        data=answer.body(limits),
        media_type=answer.kind,
        charset=answer.charset,
        url=url,
    )


def _brief(why: Exception) -> str:
    return " ".join(str(why).split())[:120]
