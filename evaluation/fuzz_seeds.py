"""Sound inputs of every parser, from which hostile ones are made: small, and with a little of everything in them."""

from __future__ import annotations

import base64
import gzip
import io
import json
import plistlib
import quopri
import tempfile
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples" / "drevna"
TEXT = "Seven people were killed in Drevna on Monday 14 March 2022, the ministry said. Residents disputed the account at 6 pm."


@cache
def html_pages() -> Sequence[bytes]:
    """Pages of HTML."""
    small = b"<html><head><title>T</title><meta property='article:published_time' content='2022-03-14'></head><body><h1>T</h1>"
    small += (
        f"<p>{TEXT}</p><div class=comments><p>x</p></div><time datetime='2022-03-14'>14</time></body></html>".encode()
    )
    return [small, *(path.read_bytes() for path in sorted(EXAMPLES.glob("*.html"))[:5])]


@cache
def linked_data() -> Sequence[bytes]:
    """What stands in scripts of linked data."""
    article = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": "T", "datePublished": "2022-03-14T10:00:00Z",
        "author": [{"@type": "Person", "name": "A B"}], "publisher": {"@id": "#p"}, "articleBody": TEXT * 3, "mainEntityOfPage": "https://a.example/x",
    }  # fmt: skip
    graph = {
        "@graph": [
            article,
            {"@id": "#p", "@type": "Organization", "name": "The Paper"},
            {"@type": "VideoObject", "uploadDate": "2022"},
        ]
    }
    return [
        json.dumps(article).encode(),
        json.dumps(graph).encode(),
        b"<!-- " + json.dumps([article, graph]).encode() + b",] -->",
    ]


@cache
def mhtml_pages() -> Sequence[bytes]:
    """Pages that a browser saved as MHTML."""
    head = 'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.example/x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----B"\r\n\r\n'
    part = "------B\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <f>\r\nContent-Transfer-Encoding: {}\r\nContent-Location: https://a.example/x\r\n\r\n{}\r\n"
    page = f"<html><body><h1>T</h1><p>{TEXT}</p></body></html>"
    image = (
        "------B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------B--\r\n"
    )

    return [
        (head + part.format("quoted-printable", quopri.encodestring(page.encode()).decode()) + image).encode(),
        (head + part.format("base64", base64.encodebytes(page.encode()).decode()) + image).encode(),
    ]


@cache
def webarchives() -> Sequence[bytes]:
    """Pages that Safari saved."""
    page = f"<html><body><h1>T</h1><p>{TEXT}</p></body></html>".encode()
    main = {
        "WebResourceData": page,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": "https://a.example/x",
    }
    return [plistlib.dumps({"WebMainResource": main, "WebSubresources": [main, main]}, fmt=plistlib.FMT_BINARY)]


@cache
def pdfs() -> Sequence[bytes]:
    """PDFs with a text layer, packed and not, and one of a picture."""
    lines = b"".join(
        b"BT /F1 11 Tf 50 %d Td (Seven people were killed in Drevna on Monday, it said) Tj ET\n" % (740 - 14 * i)
        for i in range(20)
    )
    return [
        _pdf_of(lines, packed=False),
        _pdf_of(lines, packed=True),
        _pdf_of(b"q 500 0 0 700 50 50 cm /I1 Do Q", packed=False),
    ]


def _pdf_of(content: bytes, *, packed: bool) -> bytes:
    stream = zlib.compress(content) if packed else content
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources<</Font<</F1 3 0 R>>/XObject<</I1 6 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), b"/Filter/FlateDecode" if packed else b"", stream),
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>stream\n\x80\nendstream",
        b"<</Title(A page)/Author(A B)/CreationDate(D:20220314)>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return (
        out
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R/Info 7 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(out))
    )


@cache
def texts() -> Sequence[bytes]:
    """Plain text: a report, a live blog, UTF-16."""
    live = "\n\n".join(f"{hour:02}:15 GMT\n{TEXT}" for hour in range(9, 12))
    return [
        (EXAMPLES / "overland-press.txt").read_bytes(),
        f"Raid in Drevna\nBy A B, The Paper\nDREVNA, March 14 (Meridian) — {TEXT}\n".encode(),
        live.encode(),
        TEXT.encode("utf-16"),
    ]


def markdowns() -> Sequence[bytes]:
    """Markdown with front matter, and with a table."""
    return [
        f"---\ntitle: Raid\nauthor: [A, B]\ndate: 2022-03-14\nurl: https://a.example/x\n---\n# Raid\n\n**DREVNA** {TEXT}\n\n> quoted [link](https://x.example 'y') ![i](a.png)\n\n* a\n* b\n\n```\ncode\n```\n".encode(),
        f"# Raid #\n\nBy *A B*\n\n| a | b |\n|---|---|\n| {TEXT} | <b>x</b> |\n\n[1]: https://a.example\n".encode(),
    ]


@cache
def lists_of_articles() -> Sequence[bytes]:
    """Lists of articles, one a line."""
    lines = (EXAMPLES / "extracted.jsonl").read_bytes().splitlines(keepends=True)
    told = {
        "id": 7,
        "text": TEXT,
        "title": "T",
        "url": "https://a.example",
        "outlet": "O",
        "published": "2022-03-14",
        "authors": ["A", "B"],
    }
    return [b"".join(lines[:2]), json.dumps(told).encode() + b"\n" + json.dumps({"text": TEXT}).encode()]


@cache
def gzipped() -> Sequence[bytes]:
    """A page in gzip, in gzip within gzip, in two members."""
    page = html_pages()[0]
    return [
        gzip.compress(page, mtime=0),
        gzip.compress(gzip.compress(page, mtime=0), mtime=0),
        gzip.compress(page, mtime=0) * 2,
    ]


@cache
def coded() -> Sequence[bytes]:
    """Answers in the codings of HTTP; the first byte says in which."""
    import brotli

    page = html_pages()[0]
    return [
        b"\0" + brotli.compress(page), b"\1" + gzip.compress(page, mtime=0), b"\2" + zlib.compress(page),
        b"\0" + brotli.compress(bytes(4 << 20)), b"\3" + gzip.compress(brotli.compress(page), mtime=0),
    ]  # fmt: skip


@cache
def encodings() -> Sequence[bytes]:
    """Text in encodings old and new; the first line says which."""
    text = "“Café” – señor, Škoda, Привет, 日本語 " + TEXT
    names = ("utf-8", "utf-16", "utf-32", "gb18030", "shift_jis", "euc-kr", "big5")
    meta = b"\n<meta charset=windows-1251><p>" + "Привет, мир".encode("cp1251") * 9
    return [
        *(name.encode() + b"\n" + text.encode(name, "replace") for name in names),
        b"latin-1" + meta,
        b"utf-7\n+2AD-",
        b"idna\n" + text.encode(),
    ]


def times() -> Sequence[bytes]:
    """Words of times; the first line is the day of the page."""
    return [
        b"2022-03-14\non Monday; last Tuesday at 6 pm; the 14th of March, 2022; three weeks ago; between May 3 and June 2, 2019; since early 2020; overnight",
        b"2022\n14/03/2022, 3.14.22, the late 1980s, two days later, Easter Sunday, the second week of June, the weekend, a fortnight on, noon yesterday",
        b"1989-11\nNov. 16, 1989; 16 November; last spring; the first half of 2011; from Monday to Friday; at 5:30 a.m. EST; decades; mid-May",
    ]


@cache
def case_bytes() -> bytes:
    """A case of two pages."""
    import testigo
    from testigo.library import read

    with tempfile.TemporaryDirectory(prefix="testigo-fuzz-") as folder:
        path = Path(folder) / "a.testigo"
        with testigo.Case(path, create=True) as case:
            for name in ("selmar-courier.html", "overland-press.txt"):
                case.put(read(EXAMPLES / name), (EXAMPLES / name).read_bytes())
        return path.read_bytes()


def rule_files() -> Sequence[bytes]:
    """Rules of what is to be hidden."""
    return [
        b'hide = ["witnesses", "victims", "minors", "phones"]\n[[names]]\nname = "Ana Ruiz"\nlabel = "a teacher"\n',
        b'[[names]]\nname = "B"\nalso = ["C D", "E"]\n# x\n',
    ]


@cache
def ledgers() -> Sequence[bytes]:
    """Ledgers of two pages, in JSON."""
    from testigo.contract import dumps
    from testigo.library import read

    return [
        dumps(read(EXAMPLES / name, in_process=True)).encode() for name in ("overland-press.txt", "selmar-courier.html")
    ]


@cache
def annotated() -> tuple[bytes, Sequence[bytes]]:
    """A case with two pages, and what INCEpTION would be given of it."""
    from testigo.contract import loads
    from testigo.export.inception import cas_of

    return case_bytes(), [cas_of(loads(ledger)).to_json().encode() for ledger in ledgers()]


@cache
def warcs() -> Sequence[bytes]:
    """Web archives of two pages, packed and not."""
    plain = _record((EXAMPLES / "overland-press.txt").read_bytes(), b"text/plain")
    packed = _record(
        gzip.compress((EXAMPLES / "selmar-courier.html").read_bytes(), mtime=0), b"text/html\r\nContent-Encoding: gzip"
    )
    return [plain + packed, gzip.compress(plain, mtime=0) + gzip.compress(packed, mtime=0)]


def _record(body: bytes, kind: bytes, path: bytes = b"x") -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s" % (kind, len(body), body)
    head = (
        b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/%s\r\nWARC-Date: 2022-03-14T10:00:00Z\r\n"
        b"WARC-Record-ID: <urn:uuid:0b1f2a3c-0000-4000-8000-000000000001>\r\nContent-Type: application/http; msgtype=response\r\n"
    )
    return head % path + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(answer), answer)


@cache
def waczs() -> Sequence[bytes]:
    """The same in a ZIP."""
    import zipfile

    made = []
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", method) as archive:
            archive.writestr(
                zipfile.ZipInfo("datapackage.json"), '{"profile": "data-package", "wacz_version": "1.1.1"}'
            )
            archive.writestr(zipfile.ZipInfo("archive/data.warc.gz"), warcs()[1], method)
        made.append(out.getvalue())
    return made


@cache
def bundles() -> Sequence[bytes]:
    """A bundle with its seal, and one whose seal fits whatever is in it."""
    from testigo.bundle.making import write_bundle
    from testigo.case.store import Store

    with tempfile.TemporaryDirectory(prefix="testigo-fuzz-") as folder:
        path, out = Path(folder) / "a.testigo", Path(folder) / "a.zip"
        path.write_bytes(case_bytes())
        store = Store(path)
        write_bundle(store, out)
        store.close()
        return [out.read_bytes()]


@cache
def answers() -> Sequence[bytes]:
    """Answers of a server: a page, in pieces, packed, elsewhere, none."""
    page = html_pages()[0]
    chunked = (
        b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n%x\r\n%s\r\n0\r\n\r\n'
        % (len(page), page)
    )
    packed = gzip.compress(page, mtime=0)
    return [
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(page), page),
        chunked,
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s" % (len(packed), packed),
        b"HTTP/1.1 302 Found\r\nLocation: /next?x=1\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.0 404 Not Found\r\n\r\nno",
    ]


def robots() -> Sequence[bytes]:
    """What sites let programs fetch."""
    return [
        b"User-agent: *\nDisallow: /news/*.html$\nAllow: /news\nCrawl-delay: 2\nSitemap: https://a.example/s.xml\n",
        b"\xef\xbb\xbfUser-agent: testigo\r\nUser-agent: other\r\nDisallow: /a*b*c\r\nRequest-rate: 1/10s 1000-1700\r\n",
    ]


def styles() -> Sequence[bytes]:
    """Style sheets that refer to others, to fonts and to pictures."""
    return [
        b'@charset "utf-8"; @import url("more.css") screen; @font-face { font-family: Q; src: url(q.woff2) format("woff2") }',
        b"h1 { background: image-set('a.png' 1x, \"b.png\" 2x) } @media print { p { cursor: url( 'c\\000064.cur' ), auto } }",
    ]


@cache
def captures() -> Sequence[bytes]:
    """A capture with a page, a style sheet and a picture, packed and not."""
    page = (
        f"<html><head><link rel=stylesheet href=l.css></head><body><p>{TEXT}</p><img src=q.png></body></html>".encode()
    )
    records = [
        _record(page, b"text/html", b"x"),
        _record(b"p { background: url(q.png) }", b"text/css", b"l.css"),
        _record(b"\x89PNG", b"image/png", b"q.png"),
    ]
    return [b"".join(records), b"".join(gzip.compress(record, mtime=0) for record in records)]


@cache
def packed_lists() -> Sequence[bytes]:
    """Lists of articles in gzip, in one member and in two."""
    first, second = lists_of_articles()
    return [gzip.compress(first, mtime=0), gzip.compress(second + b"\n", mtime=0) + gzip.compress(first, mtime=0)]
