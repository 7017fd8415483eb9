"""A small input that unpacks to a large one is refused, in little memory: gzip, brotli, deflate, ZIP, PDF, JSON, MHTML."""

import gzip
import io
import json
import plistlib
import sys
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from local_server import page, serving
from sample_pdf import pdf

from testigo.errors import TestigoError
from testigo.intake import Limits, Options, Received, page_of, pages
from testigo.intake.compression import TooMuchError, undone
from testigo.intake.fetch import fetch
from testigo.intake.limits import MEBI
from testigo.ledger import Failure

ZEROS = 256 * MEBI
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="bounds of memory that only Linux holds")


def gzipped(size: int) -> bytes:
    codec = zlib.compressobj(9, wbits=31)
    return b"".join(codec.compress(bytes(MEBI)) for _ in range(size // MEBI)) + codec.flush()


def brotlied(size: int) -> bytes:
    codec = brotli.Compressor(quality=1)
    made: bytes = b"".join(codec.process(bytes(MEBI)) for _ in range(size // MEBI)) + codec.finish()
    return made


def deflated(size: int) -> bytes:
    codec = zlib.compressobj(9)
    return b"".join(codec.compress(bytes(MEBI)) for _ in range(size // MEBI)) + codec.flush()


MADE: dict[str, Callable[[int], bytes]] = {"gzip": gzipped, "br": brotlied, "deflate": deflated}


def code(received: Received, limits: Limits | None = None) -> str:
    with pytest.raises(TestigoError) as caught:
        page_of(received, Options(limits=limits or Limits()))
    return caught.value.code


@pytest.mark.parametrize("coding", MADE)
def test_a_coding_that_unpacks_to_too_much_is_stopped_before_it_has(coding: str) -> None:
    bomb = MADE[coding](ZEROS)
    assert len(bomb) < MEBI
    tracemalloc.start()
    with pytest.raises(TooMuchError):
        undone([bomb], [coding], most=4 * MEBI)
    assert tracemalloc.get_traced_memory()[1] < 32 * MEBI
    tracemalloc.stop()


@pytest.mark.parametrize("coding", MADE)
def test_an_answer_of_a_server_that_is_a_bomb_is_refused(coding: str) -> None:
    answers = {"/": page(MADE[coding](ZEROS), f"Content-Encoding: {coding}")}
    with serving(answers) as server, pytest.raises(TestigoError) as caught:
        fetch(server.base + "/", Options(allow_private=True))
    assert caught.value.code == "T115"


def test_a_bomb_in_a_bomb_is_refused() -> None:
    assert code(Received(input="a.gz", data=gzipped(ZEROS))) == "T103"
    assert code(Received(input="a.gz", data=gzip.compress(gzip.compress(gzipped(ZEROS))))) == "T103"
    deep = b"x"
    for _ in range(9):
        deep = gzip.compress(deep)
    assert code(Received(input="a.gz", data=deep)) == "T215"


def test_a_list_of_articles_that_unpacks_to_one_endless_line_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "') + gzipped(128 * MEBI))
    ((_, found),) = pages([tmp_path / "a.jsonl.gz"])
    assert isinstance(found, Failure)
    assert found.code == "T103"


@linux
def test_json_that_takes_twenty_times_its_size_in_memory_is_refused_and_the_next_line_is_read(tmp_path: Path) -> None:
    bomb = b'{"text": "x", "more": [' + b"[]," * 4_000_000 + b"[]]}\n"
    sound = json.dumps({"text": "Seven people were killed in the port on Monday, the ministry said."}).encode()
    (tmp_path / "a.jsonl").write_bytes(bomb + sound)
    options = Options(limits=Limits(page_memory_bytes=200 * MEBI))
    first, second = (found for _, found in pages([tmp_path / "a.jsonl"], options))
    assert isinstance(first, Failure)
    assert first.code == "T228"
    assert not isinstance(second, Failure)


@linux
def test_a_pdf_whose_content_unpacks_to_too_much_is_refused() -> None:
    bomb = pdf(b" " * (300 * MEBI))
    assert len(bomb) < MEBI
    assert code(Received(input="a.pdf", data=bomb), Limits(pdf_memory_bytes=250 * MEBI)) == "T225"


def test_a_zip_is_named_and_not_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.html", bytes(64 * MEBI))
    assert code(Received(input="a.zip", data=out.getvalue())) == "T211"


def test_a_property_list_that_refers_to_itself_or_names_a_billion_objects_is_damaged() -> None:
    sound = plistlib.dumps({"WebMainResource": {"WebResourceData": b"x"}}, fmt=plistlib.FMT_BINARY)
    for objects in (1 << 32, (1 << 63) - 1):
        broken = sound[:-24] + objects.to_bytes(8, "big") + sound[-16:]
        assert code(Received(input="a.webarchive", data=broken)) == "T214"


def test_parts_within_parts_of_an_mhtml_end_somewhere() -> None:
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n" for i in range(3000))
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n--a\r\n"
    assert code(Received(input="a.mhtml", data=(head + deep).encode())) in {"T214", "T204"}


def test_elements_within_elements_do_not_end_the_process() -> None:
    text = b"<p>Seven people were killed in the port on Monday, the ministry said.</p>"
    for tag in (b"<div>", b"<b>", b"<table><tr><td>", b"<svg>", b"<font color=a>", b"<a href=x>"):
        try:
            page_of(Received(input="a.html", data=b"<html><body>" + tag * 30_000 + text), Options())
        except TestigoError as why:
            assert why.code in {"T202", "T204"}  # noqa: PT017 - either it is read or this
