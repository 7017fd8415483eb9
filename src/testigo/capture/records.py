"""A capture as a WARC/1.1 file (ISO 28500:2017), each record in a gzip member of its own.

First a ``warcinfo`` record: who, with what, under which rules. Then every answer byte for byte as it came with its question,
robots.txt first; a payload that came before is a ``revisit`` that points at it. Last, ``metadata``: what the page refers to,
and a record for each thing that could not be got. Digests are SHA-256 of the bytes in the record: a payload's is of all that
stands behind the HTTP headers, a transfer coding included, which is what readers of WARC compare.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from testigo.capture.exchange import Exchange, agent
from testigo.capture.limits import CaptureOptions
from testigo.capture.references import Use
from testigo.capture.walk import Part, Walk

if TYPE_CHECKING:
    from warcio.warcwriter import WARCWriter

VERSION = "WARC/1.1"
_REVISIT = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_CONFORMS = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"
_HOPS: dict[Use, str] = {"link": "L"}
"""Kinds of a reference as Heritrix writes them: L a link, E what is embedded."""
_FIELDS = "application/warc-fields"
Fields = Iterable[tuple[str, str]]


def warc_of(walk: Walk, options: CaptureOptions, who: str) -> bytes:
    """Return the file."""
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    made = _File(WARCWriter(out, gzip=True, warc_version=VERSION), walk.at)
    made.put_info(_info(walk, options, who))
    for exchange in (*walk.robots, *walk.exchanges):
        made.put(exchange)
    last = walk.page.exchanges[-1] if walk.page.exchanges else None
    made.put_fields(last.url if last else walk.url, _of_page(walk), made.ids.get(id(last)))
    for part in walk.missed:
        made.put_fields(part.reference.url, _of_missed(part), None)
    return out.getvalue()


def _info(walk: Walk, options: CaptureOptions, who: str) -> Fields:
    yield "software", agent()
    yield "format", "WARC file version 1.1"
    yield "conformsTo", _CONFORMS
    yield "operator", who
    yield "description", f"{walk.url} with what shows it, without running scripts"
    yield "http-header-user-agent", agent()
    yield "robots", "obey" if options.ignore_robots is None else "ignore"
    if options.ignore_robots is not None:
        yield "robots-ignored-because", options.ignore_robots


def _of_page(walk: Walk) -> Fields:
    if walk.page.failure is not None:
        yield "failure", str(walk.page.failure.code)
        yield "failure-message", walk.page.failure.message
    yield "asked", walk.url
    for reference in walk.references:
        yield "outlink", f"{reference.url} {_HOPS.get(reference.use, 'E')} {reference.place}"


def _of_missed(part: Part) -> Fields:
    assert part.trail.failure is not None
    yield "via", part.via
    yield "wanted-as", part.reference.use
    yield "failure", part.trail.failure.code
    yield "failure-message", part.trail.failure.message


class _File:
    """A WARC file as it is written."""

    def __init__(self, writer: WARCWriter, at: str) -> None:
        self._writer = writer
        self._at = at
        self._info: str | None = None
        self._kept: dict[str, tuple[str, str, str]] = {}
        self.ids: dict[int, str] = {}
        """The record of each answer."""

    def put_info(self, fields: Fields) -> None:
        self._info = self._record("warcinfo", _FIELDS, _lines(fields), self._at, {})

    def put(self, exchange: Exchange) -> None:
        """Write an answer, or that it came before, and then its question."""
        about = {"WARC-Target-URI": exchange.url, "WARC-IP-Address": exchange.ip}
        answered = self._answer(exchange, about)
        self.ids[id(exchange)] = answered
        told = {**about, "WARC-Concurrent-To": answered, "WARC-Payload-Digest": _digest(b"")}
        self._record("request", "application/http; msgtype=request", exchange.request, exchange.at, told)

    def _answer(self, exchange: Exchange, about: dict[str, str]) -> str:
        head, block = exchange.answer.head, exchange.response
        payload = _digest(block[head:])
        told = {**about, "WARC-Payload-Digest": payload}
        kind = "application/http; msgtype=response"
        before = self._kept.get(payload)
        if before and head < len(block) and exchange.cut is None and exchange.answer.is_success:
            to, at, url = before
            told |= {"WARC-Profile": _REVISIT, "WARC-Refers-To": to}
            told |= {"WARC-Refers-To-Target-URI": url, "WARC-Refers-To-Date": at, "WARC-Truncated": "length"}
            return self._record("revisit", kind, block[:head], exchange.at, told)
        cut = {"WARC-Truncated": exchange.cut} if exchange.cut else {}
        made = self._record("response", kind, block, exchange.at, {**told, **cut})
        if exchange.cut is None:
            self._kept.setdefault(payload, (made, exchange.at, exchange.url))
        return made

    def put_fields(self, url: str, fields: Fields, about: str | None) -> None:
        """Write what is known of an address, and the record that it belongs to."""
        block = _lines(fields)
        told = {"WARC-Target-URI": url, "WARC-Payload-Digest": _digest(block)}
        self._record("metadata", _FIELDS, block, self._at, {**told, **({"WARC-Refers-To": about} if about else {})})

    def _record(self, kind: str, media: str, block: bytes, at: str, told: dict[str, str]) -> str:
        """Write a record whose block is exactly these bytes; return its id."""
        from warcio.recordloader import ArcWarcRecord
        from warcio.statusandheaders import StatusAndHeaders

        made = f"<urn:uuid:{uuid4()}>"
        within = {"WARC-Warcinfo-ID": self._info} if self._info else {}
        first = {"WARC-Type": kind, "WARC-Record-ID": made, "WARC-Date": at}
        headers = {**first, **told, **within, "WARC-Block-Digest": _digest(block)}
        named = StatusAndHeaders("", list(headers.items()), protocol=VERSION)
        record = ArcWarcRecord("warc", kind, named, io.BytesIO(), _Block(headers_buff=block), media, len(block))
        record.payload_length = 0
        self._writer.write_record(record)
        return made


@dataclass(frozen=True, slots=True)
class _Block:
    """A whole block in the place of its HTTP headers, which the library would else write as it thinks fit."""

    headers_buff: bytes

    def compute_headers_buffer(self, _filter: object) -> None:
        """Leave it as it is."""


def _digest(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()


def _lines(fields: Fields) -> bytes:
    """Fields as lines, each on one whatever stands in it."""
    return "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in fields).encode("utf-8", "replace")
