"""The parsers that meet what strangers wrote, each with sound inputs to start from, tokens of its format, and how it is run.

What a parser returns does not matter here; what it raises does.
"""

from __future__ import annotations

import contextlib
import http.client
import io
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unittest import mock

import fuzz_seeds as seeds
import fuzz_tokens as tokens
from fuzz_mutations import Shape, mutated

if TYPE_CHECKING:
    from testigo.intake.limits import Limits
    from testigo.intake.received import Received


@dataclass(frozen=True, slots=True, kw_only=True)
class Parser:
    """One parser: its sound inputs, what its format is made of, and what reads one input in a scratch folder."""

    seeds: Callable[[], Sequence[bytes]]
    tokens: Sequence[bytes]
    run: Callable[[bytes, Path], object]
    shape: Shape = "bytes"

    def input(self, seed: str) -> bytes:
        """The hostile input of a seed."""
        return mutated(seed, self.seeds(), self.tokens, self.shape)


def _page(name: str) -> Callable[[bytes, Path], object]:
    def run(data: bytes, _: Path) -> object:
        from testigo.intake.received import Received

        return _made(Received(input=name, data=data))

    return run


def _made(received: Received) -> object:
    """The page of what was received; one that is nested too deep is told so by whoever makes pages one after the other."""
    from testigo.errors import TestigoError
    from testigo.intake.limits import Options
    from testigo.intake.making import make_page

    try:
        return make_page(received, Options())
    except RecursionError as why:
        raise TestigoError("T204", "too deep") from why


def _json_ld(data: bytes, folder: Path) -> object:
    start = b"<html><head><script type='application/ld+json'>"
    end = f"</script></head><body><article><h1>T</h1><p>{seeds.TEXT}</p></article></body></html>".encode()
    return _page("a.html")(start + data + end, folder)


def _pdf_page(data: bytes, folder: Path) -> object:
    from testigo.intake import pdf_process
    from testigo.intake.pdf_lines import lines_of

    def here(pdf: bytes, limits: Limits) -> object:
        return lines_of(pdf, most_pages=limits.pdf_pages, longest=limits.text_length)

    if not data.startswith(b"%PDF-1"):
        data = b"%PDF-1.4\n" + data
    with mock.patch.object(pdf_process, "_reads", [here]):
        return _page("a.pdf")(data, folder)


def _articles(data: bytes, _: Path) -> object:
    from testigo.intake.articles import articles_in
    from testigo.intake.limits import Limits
    from testigo.intake.received import Received

    found = list(articles_in(io.BytesIO(data), "a.jsonl", Limits()))
    return [_made(article) for article in found[:20] if isinstance(article, Received)]


def _coded(data: bytes, _: Path) -> object:
    """Content codings of an answer; the first byte says which."""
    from testigo.errors import TestigoError
    from testigo.intake.compression import DamagedError, TooMuchError, undone

    codings = (["br"], ["gzip"], ["deflate"], ["br", "gzip"])[data[0] % 4 if data else 0]
    try:
        return undone([data[1:]], codings, most=1 << 20)
    except TooMuchError as why:
        raise TestigoError("T115", "too much") from why
    except DamagedError as why:
        raise TestigoError("T118", str(why)) from why


def _encoding(data: bytes, _: Path) -> object:
    """Bytes to text; the first line is what the transport said."""
    from testigo.intake.encoding import decode, unmangled

    charset, _, rest = data.partition(b"\n")
    text, _name = decode(rest, charset=charset.decode("latin-1"))
    return unmangled(text)


def _dates(data: bytes, _: Path) -> object:
    """The words of times on a page of some day; the first line is that day."""
    from testigo.intake.printed_dates import day_of
    from testigo.library import iso_date
    from testigo.reading.dates import date_of
    from testigo.reading.times import time_spans

    text = data.decode("utf-8", "replace")[:5000]
    day, _, words = text.partition("\n")
    found = [
        date_of(span.of(words), reference=None if not day else _day(day), context=words, at=span.start)
        for span in time_spans(words)[:50]
    ]
    return day_of(words[:400]), date_of(words[:80], reference="2022-03-14"), found, iso_date(day)


def _day(text: str) -> str | None:
    from testigo.errors import TestigoError
    from testigo.library import iso_date

    try:
        return iso_date(text)
    except TestigoError:
        return None


def _case(data: bytes, folder: Path) -> object:
    import testigo

    path = folder / "fuzzed.testigo"
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)
    path.write_bytes(data)
    with testigo.Case(path) as case:
        cards = case.cards()
        asked = (
            case.failures,
            case.listed,
            case.decisions,
            case.log,
            case.parties,
            case.captures,
            lambda: case.search("killed"),
            case.accounts,
        )
        told = [_coded_or(ask) for ask in asked]
        return told, [_coded_or(lambda page=card.id: (case.ledger(page), case.received(page))) for card in cards[:3]]


def _coded_or(ask: Callable[[], object]) -> object:
    from testigo.errors import TestigoError

    try:
        return ask()
    except TestigoError as why:
        return why.code


def _verified(data: bytes, folder: Path) -> object:
    import testigo

    path = folder / "fuzzed.testigo"
    path.write_bytes(data)
    with testigo.Case(path) as case:
        return case.verify().holds


def _recovered(data: bytes, folder: Path) -> object:
    from testigo.case.recover import recover

    path, new = folder / "fuzzed.testigo", folder / "new.testigo"
    new.unlink(missing_ok=True)
    path.write_bytes(data)
    return recover(path, new)


def _rules(data: bytes, folder: Path) -> object:
    from testigo.redact.rules import read_rules

    path = folder / "rules.toml"
    path.write_bytes(data)
    return read_rules(path)


def _ledger(data: bytes, _: Path) -> object:
    from testigo.contract import dumps, loads

    return dumps(loads(data))


def _cas(data: bytes, folder: Path) -> object:
    import testigo
    from testigo.export.corrections import corrections, documents

    path = folder / "annotated.testigo"
    if not path.exists():
        path.write_bytes(seeds.annotated()[0])
    with testigo.Case(path) as case:
        return [corrections(case, document, "a.json") for document in documents(data, "a.json")]


def _warc(data: bytes, _: Path) -> object:
    from testigo.intake.limits import Limits
    from testigo.intake.warc import pages_in

    return list(pages_in(io.BytesIO(data), "a.warc", Limits()))


def _wacz(data: bytes, _: Path) -> object:
    from testigo.intake.limits import Limits
    from testigo.intake.wacz import pages_in

    return list(pages_in(io.BytesIO(data), "a.wacz", Limits()))


def _bundle(data: bytes, folder: Path) -> object:
    from testigo.bundle.verifying import verify_bundle

    path = folder / "fuzzed.zip"
    path.write_bytes(data)
    return verify_bundle(path).holds


def _answer(data: bytes, _: Path) -> object:
    """An HTTP answer, head and body, as a socket gives it."""
    import http.client

    from testigo.intake import fetch
    from testigo.intake.connection import Deadline
    from testigo.intake.limits import Options

    class Held:
        def makefile(self, _mode: str) -> io.BytesIO:
            return io.BytesIO(data)

        def sendall(self, _data: bytes) -> None:
            return

        def close(self) -> None:
            return

    @contextlib.contextmanager
    def connected(_url: str, _options: Options, _deadline: Deadline) -> Iterable[http.client.HTTPConnection]:
        connection = http.client.HTTPConnection("a.example", 80)
        connection.sock = Held()
        yield connection

    with mock.patch.object(fetch, "connect", connected):
        return fetch.fetch("http://a.example/" + str(time.monotonic()), Options(in_process=True))


PARSERS: dict[str, Parser] = {
    "html": Parser(seeds=seeds.html_pages, tokens=tokens.TAGS, run=_page("a.html")),
    "json-ld": Parser(seeds=seeds.linked_data, tokens=tokens.JSON, run=_json_ld, shape="json"),
    "mhtml": Parser(seeds=seeds.mhtml_pages, tokens=tokens.MIME, run=_page("a.mhtml")),
    "webarchive": Parser(
        seeds=seeds.webarchives,
        tokens=(b"bplist00", b"\xa1", b"\xd2", b"\x5f\x10", b"\x80\x01", b"\xdf\x13", b"\xff" * 8, b"\0" * 8),
        run=_page("a.webarchive"),
        shape="in place",
    ),
    "pdf": Parser(seeds=seeds.pdfs, tokens=tokens.OPERATORS, run=_pdf_page),
    "text": Parser(seeds=seeds.texts, tokens=tokens.PROSE, run=_page("a.txt")),
    "markdown": Parser(seeds=seeds.markdowns, tokens=tokens.MARKS, run=_page("a.md")),
    "articles": Parser(seeds=seeds.lists_of_articles, tokens=tokens.JSON, run=_articles),
    "gzip": Parser(
        seeds=seeds.gzipped,
        tokens=(b"\x1f\x8b\x08", b"\x1f\x8b\x08\x1f", b"\0" * 10),
        run=_page("a.html.gz"),
        shape="in place",
    ),
    "codings": Parser(
        seeds=seeds.coded, tokens=(b"\x1f\x8b\x08", b"\x78\x9c", b"\x0b", b"\x3f"), run=_coded, shape="in place"
    ),
    "encoding": Parser(
        seeds=seeds.encodings,
        tokens=(b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x1b$B", b"\x81", b"charset=", b"utf-7\n", b"hz\n", b"\0"),
        run=_encoding,
    ),
    "dates": Parser(seeds=seeds.times, tokens=tokens.TIME_WORDS, run=_dates),
    "http": Parser(seeds=seeds.answers, tokens=tokens.HEADERS, run=_answer),
    "warc": Parser(seeds=seeds.warcs, tokens=tokens.RECORDS, run=_warc),
    "wacz": Parser(seeds=seeds.waczs, tokens=tokens.ZIP, run=_wacz, shape="in place"),
    "ledger": Parser(seeds=seeds.ledgers, tokens=tokens.JSON, run=_ledger, shape="json"),
    "rules": Parser(seeds=seeds.rule_files, tokens=tokens.TOML, run=_rules),
    "inception": Parser(
        seeds=lambda: seeds.annotated()[1],
        tokens=(*tokens.JSON, b'"%ID":', b'"%TYPE":', b'"@sofa":', b'"begin":'),
        run=_cas,
        shape="json",
    ),
    "bundle": Parser(seeds=seeds.bundles, tokens=tokens.ZIP, run=_bundle, shape="in place"),
    "case": Parser(seeds=lambda: [seeds.case_bytes()], tokens=tokens.SQLITE, run=_case, shape="in place"),
    "verify": Parser(seeds=lambda: [seeds.case_bytes()], tokens=tokens.SQLITE, run=_verified, shape="in place"),
    "recover": Parser(seeds=lambda: [seeds.case_bytes()], tokens=tokens.SQLITE, run=_recovered, shape="in place"),
}
