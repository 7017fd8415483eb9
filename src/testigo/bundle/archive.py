"""The pages as a web archive, WACZ 1.1.1: each page as a WARC record, every capture as it is, an index, a list of pages.

A page that was fetched is a ``response`` with the status and headers that came, after one for each redirect. What unpacked the answer on
its way (codings, length) is told under ``X-Archive-Orig-``, as archives do, since the bytes are kept unpacked. A page that came
otherwise is a ``resource``; one without an address gets one under ``page.invalid``, a name that no host can have.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import uuid
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from testigo.bundle.evidence import RECEIPT
from testigo.bundle.stored_gzip import gzipped, members
from testigo.case.audit.canonical import canonical
from testigo.case.custody.receipt_rows import receipt_in
from testigo.case.custody.receipts import Receipt
from testigo.case.database import Row
from testigo.intake.received import Headers

PAGES = "archive/pages.warc.gz"
_VERSION = "1.1.1"
_TIME = (1980, 1, 1, 0, 0, 0)
_CODINGS = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_WWW = re.compile(r"^(https?://)www\d*\.", re.IGNORECASE)
_INDEXED = {"response", "resource", "revisit"}
_EPOCH = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the list of pages says of a page."""

    title: str | None
    media_type: str | None


@dataclass(frozen=True, slots=True)
class _Indexed:
    url: str
    at: str
    fields: dict[str, str]


def capture_name(capture: str, data: bytes) -> str:
    """Return where the WARC file of a capture stands in the archive."""
    ending = ".gz" if data.startswith(b"\x1f\x8b") else ""
    return f"archive/capture-{capture.removeprefix('sha256:')}.warc{ending}"


def write_archive(
    out: IO[bytes],
    pages: Iterable[tuple[Row, bytes | None]],
    captures: Iterable[tuple[Row, bytes]],
    shown: Mapping[str, Shown],
    software: str,
    created: str,
) -> None:
    """Write the archive. ``software`` made it, ``created`` (ISO 8601) is the time that it is of."""
    index: list[_Indexed] = []
    listed: list[bytes] = []
    resources: list[dict[str, Any]] = []
    with zipfile.ZipFile(out, "w") as archive:
        with archive.open(_info(PAGES), "w", force_zip64=True) as file:
            told = _Hashed(file)
            _write_pages(told, pages, shown, software, _date(created), index, listed)
        resources.append(told.resource(PAGES))
        for row, data in captures:
            name = capture_name(row[0], data)
            _put(archive, name, data, resources)
            index += _records_in(data, name)
        _put(archive, "indexes/index.cdx", b"".join(sorted(map(_cdxj, index))), resources)
        first = canonical({"format": "json-pages-1.0", "id": "pages", "title": "Pages"}) + b"\n"
        _put(archive, "pages/pages.jsonl", first + b"".join(listed), resources)
        package = _json(
            {
                "profile": "data-package",
                "wacz_version": _VERSION,
                "software": software,
                "created": _date(created),
                "resources": resources,
            }
        )
        _put(archive, "datapackage.json", package, [])
        digest = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(package).hexdigest()}"}
        _put(archive, "datapackage-digest.json", _json(digest), [])


def _json(value: object) -> bytes:
    return json.dumps(value, indent=2).encode() + b"\n"


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _TIME)
    info.create_system, info.external_attr = 3, 0o100644 << 16
    return info


def _put(archive: zipfile.ZipFile, name: str, data: bytes, resources: list[dict[str, Any]]) -> None:
    archive.writestr(_info(name), data)
    resources.append(_resource(name, len(data), hashlib.sha256(data).hexdigest()))


def _resource(name: str, size: int, made: str) -> dict[str, Any]:
    return {"name": name.rpartition("/")[2].lower(), "path": name, "hash": f"sha256:{made}", "bytes": size}


class _Hashed:
    """A file that is written to, with its size and hash so far."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._made, self.size = file, hashlib.sha256(), 0

    def write(self, data: bytes) -> None:
        self._file.write(data)
        self._made.update(data)
        self.size += len(data)

    def resource(self, name: str) -> dict[str, Any]:
        return _resource(name, self.size, self._made.hexdigest())


def _write_pages(
    file: _Hashed,
    pages: Iterable[tuple[Row, bytes | None]],
    shown: Mapping[str, Shown],
    software: str,
    created: str,
    index: list[_Indexed],
    listed: list[bytes],
) -> None:
    file.write(gzipped(_warcinfo(software, created)))
    for row, data in pages:
        if data is None:
            continue
        page, receipt = row[0], receipt_in(_in_order(row))
        known = shown.get(page, Shown(title=None, media_type=None))
        url = _url(receipt, page, row[1])
        for made in _records(page, url, receipt, known.media_type, data):
            kept = gzipped(made.raw)
            where = {"offset": str(file.size), "length": str(len(kept)), "filename": PAGES.rpartition("/")[2]}
            index.append(_Indexed(made.url, _date(receipt.received_at), {**made.fields, **where}))
            file.write(kept)
        told = {"id": page, "url": url, "ts": _date(receipt.received_at), "title": known.title or row[1]}
        listed.append(canonical(told) + b"\n")


def _in_order(row: Row) -> Row:
    """The columns that a receipt is made of."""
    named = dict(zip(RECEIPT, row, strict=True))
    return tuple(
        named[n]
        for n in (
            "received_at", "how", "url", "media_type", "charset", "published", "status", "headers", "redirects", "tool", "who",
        )
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Record:
    raw: bytes
    url: str
    fields: dict[str, str]


def _records(page: str, url: str, receipt: Receipt, media_type: str | None, data: bytes) -> Iterator[_Record]:
    at = _date(receipt.received_at)
    for n, redirect in enumerate(receipt.redirects):
        yield _response(f"{page}/{n}", redirect.url, at, redirect.status, redirect.headers, b"")
    if receipt.status is not None:
        yield _response(page, url, at, receipt.status, receipt.headers, data)
    else:
        yield _resource_record(page, url, at, receipt, media_type, data)


def _response(name: str, url: str, at: str, status: int, headers: Headers, data: bytes) -> _Record:
    from http import HTTPStatus

    from warcio.statusandheaders import StatusAndHeaders

    reason = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
    told = StatusAndHeaders(f"{status} {reason}".strip(), _as_kept(headers, len(data)), protocol="HTTP/1.1")
    mime = next((v for n, v in headers if n.lower() == "content-type"), "application/octet-stream")
    raw = _written("response", name, url, at, data, http_headers=told)
    return _Record(raw, url, _fields(url, mime, str(status), data))


def _as_kept(headers: Headers, length: int) -> list[tuple[str, str]]:
    """The headers of an answer as they go with bytes that are unpacked."""
    made = []
    for name, value in headers:
        if _TOKEN.fullmatch(name):
            prefix = "X-Archive-Orig-" if name.lower() in _CODINGS else ""
            made.append((f"{prefix}{name}", _one_line(value)))
    return [*made, ("Content-Length", str(length))]


def _resource_record(page: str, url: str, at: str, receipt: Receipt, media_type: str | None, data: bytes) -> _Record:
    mime = (
        "application/json" if receipt.how == "list" else receipt.media_type or media_type or "application/octet-stream"
    )
    told = _one_line(f"{mime}; charset={receipt.charset}" if receipt.charset and "charset" not in mime else mime)
    return _Record(_written("resource", page, url, at, data, content_type=told), url, _fields(url, mime, "200", data))


def _fields(url: str, mime: str, status: str, data: bytes) -> dict[str, str]:
    plain = _one_line(mime.partition(";")[0].strip().lower()) or "application/octet-stream"
    return {"url": url, "mime": plain, "status": status, "digest": f"sha256:{hashlib.sha256(data).hexdigest()}"}


def _warcinfo(software: str, at: str) -> bytes:
    told = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    return _written("warcinfo", "warcinfo", "", at, told, content_type="application/warc-fields")


def _written(
    kind: str,
    name: str,
    url: str,
    at: str,
    data: bytes,
    *,
    content_type: str = "",
    http_headers: Any = None,  # noqa: ANN401
) -> bytes:
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False, warc_version="1.1")
    headers = {"WARC-Record-ID": f"<{uuid.uuid5(uuid.NAMESPACE_URL, f'urn:{name}/{kind}').urn}>", "WARC-Date": at}
    if kind != "warcinfo":
        headers["WARC-Payload-Digest"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
    record = writer.create_warc_record(
        url,
        kind,
        payload=io.BytesIO(data),
        length=len(data),
        warc_content_type=content_type,
        warc_headers_dict=headers,
        http_headers=http_headers,
    )
    writer.write_record(record)
    return out.getvalue()


def _one_line(value: str) -> str:
    """A value as it may stand in a header."""
    return "".join(c if c.isprintable() else " " for c in value).strip()


def _url(receipt: Receipt, page: str, name: str) -> str:
    found = receipt.url or ""
    if re.match(r"https?://[^\s/]", found) and found.isprintable():
        return quote(found, safe="%/:?#[]@!$&'()*+,;=~")
    last = re.split(r"[\\/]", name)[-1] or "page"
    return f"https://page.invalid/{page.removeprefix('sha256:')}/{quote(last.encode('utf-8', 'replace'), safe='')}"


def _date(at: str | None) -> str:
    """A time as WARC writes it, to the second."""
    try:
        found = datetime.fromisoformat(at or "")
    except ValueError:
        return _EPOCH
    told = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    return f"{told:%Y-%m-%dT%H:%M:%SZ}"


def _cdxj(found: _Indexed) -> bytes:
    digits = re.sub(r"\D", "", found.at)[:14]
    return f"{_surt(found.url)} {digits} ".encode() + canonical(found.fields) + b"\n"


def _surt(url: str) -> str:
    """An address in the order by which indexes of web archives are sorted: ``example,courier)/quay?n=1``."""
    try:
        parts = urlsplit(_WWW.sub(r"\1", url).lower())
        port = f":{parts.port}" if parts.port else ""
        host = ",".join(reversed((parts.hostname or "").split(".")))
    except ValueError:
        return quote(url, safe=":/")
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return quote(f"{host}{port}){parts.path or '/'}{'?' if query else ''}{query}", safe="%/:?#[]@!$&'()*+,;=~")


_MOST_RECORDS = 100_000
_MOST_BYTES = 1 << 30
"""Of the records of one capture: beyond that it is kept as it is, and no longer indexed."""


def _records_in(data: bytes, name: str) -> Iterator[_Indexed]:
    """Index a capture, as far as it can be understood."""
    from warcio.archiveiterator import ArchiveIterator

    left = _MOST_BYTES
    try:
        records = ArchiveIterator(io.BytesIO(data), no_record_parse=False)
        for n, record in enumerate(records):
            while left > 0 and (piece := record.raw_stream.read(1 << 16)):
                left -= len(piece)
            found = _of_capture(record)
            where = {"offset": str(records.get_record_offset()), "length": str(records.get_record_length())}
            if n >= _MOST_RECORDS or left <= 0:
                return
            if found is not None:
                yield _Indexed(found.url, found.at, {**found.fields, **where, "filename": name.rpartition("/")[2]})
    except Exception:  # noqa: BLE001 - whatever the library meets in a file that is none; the capture is kept as it is
        return


def _of_capture(record: Any) -> _Indexed | None:  # noqa: ANN401 - warcio has no types
    headers = record.rec_headers
    url = headers.get_header("WARC-Target-URI")
    if record.rec_type not in _INDEXED or not url or not url.isprintable():
        return None
    http = record.http_headers
    mime = (
        http.get_header("Content-Type") if http else headers.get_header("Content-Type")
    ) or "application/octet-stream"
    fields = {
        "url": url,
        "mime": "warc/revisit" if record.rec_type == "revisit" else _one_line(mime.partition(";")[0].strip().lower()),
        "status": (http.get_statuscode() if http else None) or "200",
        "digest": headers.get_header("WARC-Payload-Digest") or "-",
    }
    return _Indexed(url, _date((headers.get_header("WARC-Date") or "").replace("Z", "+00:00")), fields)


def payloads(archive: IO[bytes]) -> dict[str, int]:
    """Return where in the file of pages the record of each payload begins, by the hash of the payload that it states.

    Raises ValueError where the file is not as :func:`write_archive` makes it.
    """
    found = {}
    for at, record in members(archive):
        head, _, _ = record.partition(b"\r\n\r\n")
        for line in head.split(b"\r\n"):
            name, _, value = line.partition(b":")
            if name.lower() == b"warc-payload-digest":
                found[value.strip().decode("ascii", "replace")] = at
    return found


def payload(archive: IO[bytes], at: int | None, size: int) -> bytes:
    """Return the last ``size`` bytes that the record at ``at`` holds: its payload. Raises ValueError where there is none."""
    if at is None:
        raise ValueError("has no record of a page")
    archive.seek(at)
    _, record = next(members(archive))
    _, _, block = record.partition(b"\r\n\r\n")
    held = block.removesuffix(b"\r\n\r\n")
    if not 0 <= size <= len(held):
        raise ValueError("has a record that is shorter than its page")
    return held[len(held) - size :]
