"""Web archives of invented pages, made record by record, sound or damaged as a test wants them."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

PARAGRAPHS = (
    "Police fired on fishermen who blocked the harbour of {town} on Tuesday, killing at least four of them, the Interior Ministry said.",
    "“We were ordered to clear the pier,” Colonel Aldo Feren told reporters. He denied that his men had been the first to shoot.",
    "Mayor Ilse Brandt accused the guards of hiding the bodies. Two witnesses said they had counted seven dead.",
    "The fishermen had demanded for weeks that the port authority lower its fees, which doubled in March.",
)
HTML = (("Content-Type", "text/html; charset=utf-8"),)


def page(
    town: str = "Port Sabra",
    *,
    headline: str = "Guards fire on fishermen",
    day: str = "2022-03-16",
    paragraphs: Sequence[str] = PARAGRAPHS,
    around: str = "",
    language: str = "en",
) -> bytes:
    """Return the HTML of an invented report; ``around`` stands above its article."""
    body = "".join(f"<p>{p.format(town=town)}</p>" for p in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><title>{headline}</title>'
        f'<meta property="article:published_time" content="{day}T08:00:00Z"><meta property="og:type" content="article">'
        f"</head><body>{around}<article><h1>{headline}</h1>{body}</article></body></html>"
    ).encode()


def answer(body: bytes, *, status: str = "200 OK", headers: Iterable[tuple[str, str]] = HTML) -> bytes:
    """Return an answer of HTTP."""
    told = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return f"HTTP/1.1 {status}\r\n{told}\r\n".encode() + body


def digest(data: bytes) -> str:
    """Return a digest as crawlers write it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def record(
    block: bytes,
    url: str | None = "https://harbour.example/story",
    *,
    kind: str = "response",
    length: int | None = None,
    digests: dict[str, str] | None = None,
    content_type: str = "application/http; msgtype=response",
) -> bytes:
    """Return a record of a WARC file; ``length`` and ``digests`` are what it says of its block, where that is not true."""
    headers = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{hashlib.md5(block, usedforsecurity=False).hexdigest()}>",
        "WARC-Date": "2022-03-17T04:05:06Z",
        **({"WARC-Target-URI": url} if url else {}),
        **({"WARC-Block-Digest": digest(block)} if digests is None else digests),
        "Content-Type": content_type,
        "Content-Length": str(len(block) if length is None else length),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def packed(records: Iterable[bytes]) -> bytes:
    """Return records in gzip, a member each."""
    return b"".join(gzip.compress(r, mtime=0) for r in records)


def archive(path: Path, records: Sequence[bytes]) -> Path:
    """Write a WARC file, packed where its name says so."""
    path.write_bytes(packed(records) if path.suffix == ".gz" else b"".join(records))
    return path


def wacz(path: Path, files: dict[str, bytes], *, hashes: dict[str, str] | None = None) -> Path:
    """Write a WACZ of WARC files; ``hashes`` are what its package says of them, where that is not true."""
    told = {name: "sha256:" + hashlib.sha256(data).hexdigest() for name, data in files.items()} | (hashes or {})
    package = {"profile": "data-package", "resources": [{"path": f"archive/{n}", "hash": h} for n, h in told.items()]}
    with zipfile.ZipFile(path, "w") as file:
        for name, data in files.items():
            file.writestr(f"archive/{name}", data)
        file.writestr("datapackage.json", json.dumps(package))
    return path


def day_of_news(path: Path, pages: int = 12) -> Path:
    """Write an archive like a day of a crawl: reports, a request and a picture between them, a page again, another language."""
    records = [record(b"software: test\r\n", None, kind="warcinfo", content_type="application/warc-fields")]
    for number in range(pages):
        url = f"https://outlet{number % 5}.example/2022/{number}.html"
        day = f"2022-03-{10 + number % 4}"
        records += [
            record(b"GET / HTTP/1.1\r\n\r\n", url, kind="request"),
            record(answer(page(f"Port {number % 7}", day=day, headline=f"Report {number % 7}")), url),
        ]
    records += [
        record(answer(b"\x89PNG", headers=[("Content-Type", "image/png")]), "https://outlet0.example/a.png"),
        record(answer(b"gone", status="404 Not Found"), "https://outlet0.example/gone"),
        record(answer(page("Port 0", day="2022-03-10", headline="Report 0")), "https://outlet0.example/2022/0.html"),
    ]
    return archive(path, records)
