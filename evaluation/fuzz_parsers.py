"""The parsers that meet what strangers wrote, each with sound inputs to start from, tokens of its format, and how it is run.

What a parser returns does not matter here; what it raises does.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from unittest import mock

import fuzz_seeds as seeds
import fuzz_tokens as tokens
from fuzz_mutations import Shape, mutated

if TYPE_CHECKING:
    from testigo.intake.connection import Incoming
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
    from testigo.export.corrections import corrections
    from testigo.export.inception_documents import documents_of
    from testigo.intake.limits import Options

    path = folder / "annotated.testigo"
    if not path.exists():
        path.write_bytes(seeds.annotated()[0])
    with testigo.Case(path) as case:
        found = documents_of(data, "a.json", Options(in_process=True))
        return [corrections(case, document) for document in found]


def _archive(kind: Literal["warc", "wacz"]) -> Callable[[bytes, Path], object]:
    def run(data: bytes, _: Path) -> object:
        from testigo.intake.archive_pages import pages_in
        from testigo.intake.limits import Options

        return list(pages_in(kind, io.BytesIO(data), f"a.{kind}", Options(in_process=True)))

    return run


def _packed_list(data: bytes, _: Path) -> object:
    """A list of articles in gzip."""
    from testigo.intake.limits import Options
    from testigo.intake.sources import receive_stream

    return _first_told(list(receive_stream(io.BytesIO(data), "a.jsonl.gz", Options(in_process=True))))


def _first_told(found: Sequence[object]) -> object:
    """What was found. Raises the failure that is all that was found, with its code."""
    from testigo.errors import TestigoError
    from testigo.ledger import Failure

    if len(found) == 1 and isinstance(found[0], Failure):
        raise TestigoError(found[0].code, found[0].message)
    return found


def _robots(data: bytes, _: Path) -> object:
    from testigo.capture.robots_rules import allowed

    return [allowed(data, url) for url in (None, "https://a.example/news/x?y=1", "https://a.example/" + "a" * 3000)]


def _references(kind: Literal["page", "style"]) -> Callable[[bytes, Path], object]:
    def run(data: bytes, _: Path) -> object:
        from testigo.capture.looking import found_in

        return found_in(data, {"kind": kind, "url": "https://a.example/x", "charset": None, "most": 5000})

    return run


def _shown(data: bytes, _: Path) -> object:
    """A capture that somebody else made, put together for showing."""
    from testigo.capture.shown import shown

    return shown(data, "https://a.example/x")


def _bundle(data: bytes, folder: Path) -> object:
    from testigo.bundle.verifying import verify_bundle

    path = folder / "fuzzed.zip"
    path.write_bytes(data)
    return verify_bundle(path, in_process=True).holds


def _server(data: bytes) -> Incoming:
    from testigo.intake.connection import Incoming

    held = io.BytesIO(data)
    return Incoming(held.read, 4 << 20)


def _answer(data: bytes, _: Path) -> object:
    """An HTTP answer, head and body, as a socket gives it."""
    from testigo.errors import TestigoError
    from testigo.intake.compression import DamagedError, TooMuchError
    from testigo.intake.fetch import answered
    from testigo.intake.isolation import told_by
    from testigo.intake.limits import Options

    incoming = _server(data)
    try:
        told, body = told_by(incoming, Options(in_process=True), most=1 << 20)
    except (TooMuchError, DamagedError) as why:
        raise TestigoError("T118", str(why)) from why
    return answered("https://a.example/x", told, incoming), body


def _exchange(data: bytes, _: Path) -> object:
    """The same as a capture keeps it."""
    from testigo.capture.answer import answer_told
    from testigo.errors import TestigoError
    from testigo.intake.isolation import exchanged
    from testigo.intake.limits import Options

    told, entity = exchanged(_server(data), Options(in_process=True), most=1 << 20, whole=True)
    if "broken" in told:
        raise TestigoError("T118", told["broken"])
    told = json.loads(json.dumps(told))
    return answer_told(told["answer"], entity).body(1 << 20, Options(in_process=True))


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
    "exchange": Parser(seeds=seeds.answers, tokens=tokens.HEADERS, run=_exchange),
    "robots": Parser(seeds=seeds.robots, tokens=tokens.ROBOTS, run=_robots),
    "references": Parser(seeds=seeds.html_pages, tokens=tokens.TAGS, run=_references("page")),
    "styles": Parser(seeds=seeds.styles, tokens=tokens.STYLES, run=_references("style")),
    "shown": Parser(seeds=seeds.captures, tokens=tokens.RECORDS, run=_shown, shape="in place"),
    "packed-list": Parser(
        seeds=seeds.packed_lists, tokens=(b"\x1f\x8b\x08", b"\0" * 10), run=_packed_list, shape="in place"
    ),
    "warc": Parser(seeds=seeds.warcs, tokens=tokens.RECORDS, run=_archive("warc")),
    "wacz": Parser(seeds=seeds.waczs, tokens=tokens.ZIP, run=_archive("wacz"), shape="in place"),
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
