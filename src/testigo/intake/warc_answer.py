"""What one record of a web archive holds: the answer of a server, checked by its digest, its body out of all codings."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from fastwarc.warc import WarcRecord

from testigo.errors import TestigoError
from testigo.intake import sniff
from testigo.intake.compression import DamagedError, TooMuchError, unpacked
from testigo.intake.limits import Limits

Coding = Literal["none", "content", "transfer", "all"]
"""Which codings FastWARC is to undo."""
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_TAKEN = {
    "text/html": sniff.HTML,
    "application/xhtml+xml": sniff.HTML,
    "application/pdf": sniff.PDF,
    "text/plain": sniff.TEXT,
    "text/markdown": sniff.MARKDOWN,
}
"""Media types that pages have."""
_MISLABELLED = frozenset({"application/octet-stream", "text/xml", "application/xml", "unknown/unknown", ""})
"""Types under which some servers send HTML."""
_HTML_OPENING = re.compile(rb"\s*+(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head)\b", re.IGNORECASE | re.DOTALL)
_HEAD = 4096
_MAIN_TYPES = frozenset("application audio font image message model multipart text video".split())
_ALGORITHMS = {
    "sha1": "sha1",
    "sha-1": "sha1",
    "sha256": "sha256",
    "sha-256": "sha256",
    "sha512": "sha512",
    "md5": "md5",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a record holds: the status (200 where it is no HTTP), media type and charset, and the body's bytes."""

    status: int
    media_type: str
    charset: str | None
    url: str
    size: int
    """Bytes of the record's block; the block is not read when they are too many."""
    block: bytes
    http: bool

    @classmethod
    def of(cls, record: WarcRecord, kind: str, url: str, limits: Limits) -> Answer:
        """Read a record. Raises TestigoError T821 when it is cut, T822 when it is not what its digest says."""
        size, http = record.content_length, kind == "response"
        block = b""
        if size <= limits.file_bytes:
            block = record.reader.read()
            if len(block) < size:
                raise TestigoError("T821", f"the record has {len(block)} of {size} bytes")
            _verify(record, block, limits.file_bytes, http=http)
            head = _parsed(block, "none") if http else record
        else:
            record.parse_http(auto_decode="none", quirks_mode=True)
            head = record
        declared = head.http_content_type if http else (record.headers.get("Content-Type") or "")
        media_type = (declared or "").partition(";")[0].strip().lower()
        return cls(
            status=(head.http_headers.status_code or 0) if http and head.http_headers else (0 if http else 200),
            media_type=media_type,
            charset=head.http_charset if http else _charset(declared or ""),
            url=url,
            size=size,
            block=block,
            http=http,
        )

    @property
    def kind(self) -> str | None:
        """What kind of page its media type says it is."""
        return _TAKEN.get(self.media_type)

    def passed(self) -> str | None:
        """Return why the record holds no page; None when it does."""
        if self.status != 200:
            return f"status.{self.status if 100 <= self.status < 600 else 'none'}"
        if _path(self.url) == "/robots.txt":
            return "robots"
        if self.media_type in _TAKEN:
            return None
        if self.media_type in _MISLABELLED and _HTML_OPENING.match(self._plain()[:_HEAD]):
            return None
        main = self.media_type.partition("/")[0]
        return f"type.{main if main in _MAIN_TYPES else 'none'}"

    def body(self, limits: Limits) -> bytes:
        """Return the bytes of the page, all codings undone. Raises TestigoError T103 when they are too many, T823."""
        if self.size > limits.file_bytes:
            raise TestigoError("T823", f"the record has {self.size} bytes; at most {limits.file_bytes} are read")
        data = _decoded(self.block, limits.file_bytes) if self.http else self.block
        if len(data) > limits.file_bytes:
            raise TestigoError("T103", f"the page holds more than {limits.file_bytes} bytes once unpacked")
        return data

    def _plain(self) -> bytes:
        return _decoded(self.block, _HEAD) if self.http else self.block


def _parsed(block: bytes, coding: Coding) -> WarcRecord:
    """A record of HTTP made of its block anew, so that it can be parsed more than once."""
    from fastwarc.warc import WarcRecord

    record = WarcRecord()
    record.set_bytes_content(block)
    record.is_http = True
    record.parse_http(auto_decode=coding, quirks_mode=True)
    return record


def _decoded(block: bytes, most: int) -> bytes:
    """The body of an answer, up to one byte more than ``most``, with its transfer and content codings undone.

    Archives keep headers of codings that their crawler has undone: where a body is not in the coding that is named, it
    is taken as it stands.
    """
    plain = _parsed(block, "none")
    raw: bytes = plain.reader.read()
    if not raw or not _codings(plain):
        return raw[: most + 1]
    both: tuple[Coding, ...] = ("all", "content")
    for coding in both:
        data = _as_told(block, coding, most)
        if data:
            return data
    return _inflated(raw, _codings(plain), most) or _as_told(block, "transfer", most) or raw[: most + 1]


def _as_told(block: bytes, coding: Coding, most: int) -> bytes:
    """The body with its codings undone by FastWARC; nothing where it is not in them."""
    try:
        data: bytes = _parsed(block, coding).reader.read(most + 1)
    except OSError:
        return b""
    return data


def _inflated(raw: bytes, codings: list[str], most: int) -> bytes:
    """A body in a coding that FastWARC does not undo, such as a bare deflate stream; nothing where it is in none."""
    for coding in codings:
        try:
            return b"".join(unpacked([raw], coding, most=most))
        except DamagedError:
            continue
        except TooMuchError as why:
            raise TestigoError("T103", f"the page holds more than {most} bytes once unpacked") from why
    return b""


def _codings(record: WarcRecord) -> list[str]:
    headers = record.http_headers
    told = [headers.get(name) or "" for name in ("Transfer-Encoding", "Content-Encoding")] if headers else []
    return [
        word.strip().lower()
        for value in told
        for word in value.split(",")
        if word.strip().lower() != "identity" and word.strip()
    ]


def _verify(record: WarcRecord, block: bytes, most: int, *, http: bool) -> None:
    """Check a record by the digest of its block, else by that of its payload. Raises TestigoError T822 on a mismatch.

    A payload's digest is of the body as it was sent (ISO 28500, section 6.3.4), but some crawlers take it of what they
    have unpacked: any of these will do.
    """
    for name, payload in (("WARC-Block-Digest", False), ("WARC-Payload-Digest", http)):
        algorithm, _, told = (record.headers.get(name) or "").partition(":")
        known = _ALGORITHMS.get(algorithm.strip().lower())
        if known is None:
            continue
        if not any(
            _is_digest(told, hashlib.new(known, data, usedforsecurity=False).digest())
            for data in _covered(block, most, payload=payload)
        ):
            raise TestigoError("T822", f"the record's {name} is {algorithm}:{told[:40]}, and that is not of its bytes")
        return


def _covered(block: bytes, most: int, *, payload: bool) -> Iterator[bytes]:
    """What a digest may be of."""
    if not payload:
        yield block
        return
    each: tuple[Coding, ...] = ("none", "transfer", "all")
    for coding in each:
        try:
            yield _parsed(block, coding).reader.read(most)
        except OSError:
            continue


def _is_digest(told: str, digest: bytes) -> bool:
    """Whether a digest is the one told, in base 32 or hexadecimal digits."""
    plain = told.strip().rstrip("=").upper()
    return plain in {base64.b32encode(digest).decode().rstrip("="), digest.hex().upper()}


def _charset(content_type: str) -> str | None:
    found = _CHARSET.search(content_type)
    return found[1] if found else None


def _path(url: str) -> str:
    """The path of an address; empty where it is none that can be taken apart."""
    try:
        return urlsplit(url).path
    except ValueError:
        return ""
