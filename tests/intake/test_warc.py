"""What is taken out of web archives, sound and damaged."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_archives import HTML, answer, archive, digest, packed, page, record, wacz

from testigo.errors import TestigoError
from testigo.intake import warc
from testigo.intake.archives import archive_of
from testigo.intake.limits import Limits, Options
from testigo.intake.received import Received
from testigo.intake.sources import receive
from testigo.ledger import Failure

FIVE = [record(answer(page(f"Port {i}")), f"https://harbour.example/{i}") for i in range(5)]


def found(data: bytes, limits: Limits | None = None, start: int = 0) -> list[warc.Archived]:
    return list(warc.records_in(io.BytesIO(data), "a.warc", limits or Limits(), start))


def told(data: bytes, limits: Limits | None = None) -> list[str]:
    """The reason, code or address of every record."""
    return [
        r.found.reason
        if isinstance(r.found, warc.Passed)
        else r.found.code
        if isinstance(r.found, Failure)
        else r.url or ""
        for r in found(data, limits)
    ]


ALL = [f"https://harbour.example/{i}" for i in range(5)]


def test_every_answer_of_a_page_is_taken_with_its_bytes_address_and_time() -> None:
    first = found(packed(FIVE))[0]
    assert isinstance(first.found, Received)
    assert first.found.data == page("Port 0")
    assert first.found.url == "https://harbour.example/0"
    assert first.found.charset == "utf-8"
    assert first.retrieved_at == "2022-03-17T04:05:06Z"


@pytest.mark.parametrize("join", [packed, b"".join])
def test_an_archive_reads_alike_packed_and_unpacked(join: object) -> None:
    assert told(join(FIVE)) == ALL  # type: ignore[operator]


@pytest.mark.parametrize(
    ("headers", "pack"),
    [
        ([("Content-Encoding", "gzip")], gzip.compress),
        ([("Content-Encoding", "br")], brotli.compress),
        ([("Content-Encoding", "deflate")], zlib.compress),
        ([("Content-Encoding", "deflate")], lambda b: zlib.compress(b)[2:-4]),
        ([("Transfer-Encoding", "chunked")], lambda b: b"%x\r\n%s\r\n0\r\n\r\n" % (len(b), b)),
        ([("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip")], lambda b: b),
        ([("Content-Encoding", "gzip")], lambda b: b),
        ([("Content-Encoding", "made-up")], lambda b: b),
    ],
    ids="gzip br zlib deflate chunked undone-chunks undone-gzip unknown".split(),
)
def test_codings_are_undone_and_those_that_the_crawler_undid_are_passed_over(
    headers: list[tuple[str, str]], pack: object
) -> None:
    body = pack(page())  # type: ignore[operator]
    (only,) = found(packed([record(answer(body, headers=[*HTML, *headers]))]))
    assert isinstance(only.found, Received)
    assert only.found.data == page()


def test_what_is_no_page_is_passed_with_its_reason() -> None:
    records = [
        record(b"x", None, kind="warcinfo"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(answer(b"", status="301 Moved Permanently")),
        record(answer(b"{}", headers=[("Content-Type", "application/json")])),
        record(answer(b"x", headers=[("Content-Type", "image/webp")])),
        record(
            answer(b"User-agent: *", headers=[("Content-Type", "text/plain")]), "https://harbour.example/robots.txt"
        ),
        record(b"x", "dns:harbour.example", kind="response"),
        record(b"no answer at all"),
    ]
    assert told(packed(records)) == [
        "warcinfo", "request", "status.301", "type.application", "type.image", "robots", "no_address", "status.none",
    ]  # fmt: skip


def test_html_under_another_name_is_a_page_all_the_same() -> None:
    assert told(packed([record(answer(page(), headers=[("Content-Type", "application/octet-stream")]))])) == [
        "https://harbour.example/story"
    ]


def test_a_record_that_is_not_what_its_digest_says_fails_and_the_others_are_read() -> None:
    false = record(answer(page("Port 2")), "https://harbour.example/2", digests={"WARC-Block-Digest": digest(b"else")})
    assert told(packed([*FIVE[:2], false, *FIVE[3:]])) == [*ALL[:2], "T822", *ALL[3:]]


@pytest.mark.parametrize("of", ["as sent", "unpacked", "hex", "sha256"])
def test_a_payload_digest_may_be_of_the_body_as_sent_or_unpacked(of: str) -> None:
    import hashlib

    body = gzip.compress(page(), mtime=0)
    said = {
        "as sent": digest(body),
        "unpacked": digest(page()),
        "hex": "sha1:" + hashlib.sha1(body, usedforsecurity=False).hexdigest(),
        "sha256": "sha256:" + hashlib.sha256(body).hexdigest(),
    }[of]
    sent = answer(body, headers=[*HTML, ("Content-Encoding", "gzip")])
    assert told(packed([record(sent, digests={"WARC-Payload-Digest": said})])) == ["https://harbour.example/story"]


def test_a_damaged_member_of_gzip_fails_and_the_next_is_found() -> None:
    members = [bytearray(packed([r])) for r in FIVE]
    for at in range(len(members[2]) // 2, len(members[2]) // 2 + 8):
        members[2][at] ^= 0xFF
    assert told(b"".join(members)) == [*ALL[:2], "T821", *ALL[3:]]


@pytest.mark.parametrize("join", [packed, b"".join])
def test_a_record_that_claims_to_be_longer_takes_no_other_with_it(join: object) -> None:
    long = record(answer(page("Port 2")), length=999_999, digests={})
    assert told(join([*FIVE[:2], long, *FIVE[3:]])) == [*ALL[:2], "T821", *ALL[3:]]  # type: ignore[operator]


@pytest.mark.parametrize("join", [packed, b"".join])
def test_a_record_that_claims_to_be_shorter_is_told_of(join: object) -> None:
    short = record(answer(page("Port 2")), length=150)
    got = told(join([*FIVE[:2], short, *FIVE[3:]]))  # type: ignore[operator]
    assert [*got[:2], *got[-2:]] == [*ALL[:2], *ALL[3:]]
    assert set(got[2:-2]) <= {"T821", "T822"}
    assert got[2:-2]


def test_a_record_larger_than_the_limit_is_not_read() -> None:
    large = record(answer(page() + b" " * 5000), "https://harbour.example/large")
    picture = record(answer(b" " * 5000, headers=[("Content-Type", "image/png")]))
    assert told(packed([FIVE[0], large, picture, FIVE[1]]), Limits(file_bytes=4000)) == [
        ALL[0], "T823", "type.image", ALL[1],
    ]  # fmt: skip


def test_a_body_that_unpacks_to_more_than_the_limit_is_refused() -> None:
    bomb = gzip.compress(page() + b" " * 3_000_000, mtime=0)
    sent = record(answer(bomb, headers=[*HTML, ("Content-Encoding", "gzip")]))
    assert told(packed([sent, FIVE[0]]), Limits(file_bytes=100_000)) == ["T103", ALL[0]]


def test_what_is_no_archive_is_refused() -> None:
    with pytest.raises(TestigoError, match="no record of a web archive"):
        found(b"<html>no archive</html>")


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(packed(FIVE)) - 1))
def test_an_archive_cut_anywhere_gives_what_stands_before_the_cut(cut: int) -> None:
    got = told(packed(FIVE)[:cut]) if cut > 2 else []
    whole = sum(1 for at in offsets()[1:] if at <= cut)
    assert got[:whole] == ALL[:whole]
    assert len(got) <= whole + 1


def offsets() -> list[int]:
    return [len(packed(FIVE[:n])) for n in range(6)]


@settings(max_examples=40, deadline=None)
@given(st.integers(10, len(packed(FIVE)) - 1), st.integers(1, 255))
def test_one_changed_byte_behind_the_mark_of_the_file_costs_one_record_at_most(at: int, flip: int) -> None:
    data = bytearray(packed(FIVE))
    data[at] ^= flip
    assert len(set(told(bytes(data))) & set(ALL)) >= 4


def test_reading_goes_on_from_any_record() -> None:
    data = packed(FIVE)
    for start, rest in zip(offsets()[:5], range(5), strict=True):
        assert [r.url for r in found(data, start=start)] == ALL[rest:]


def test_a_file_is_known_for_an_archive_by_what_it_holds(tmp_path: Path) -> None:
    assert archive_of(packed(FIVE)[:4096], "download") is not None
    assert archive_of(gzip.compress(page()), "page.html.gz") is None
    assert archive_of(page(), "page.html") is None
    assert archive_of(wacz(tmp_path / "a.zip", {"d.warc": FIVE[0]}).read_bytes()[:4096], "a.zip") is not None


def test_the_pages_of_an_archive_are_received_like_any_other(tmp_path: Path) -> None:
    path = archive(tmp_path / "day.warc.gz", [record(b"x", None, kind="warcinfo"), *FIVE])
    got = list(receive([str(path)], Options()))
    assert [page.url for page in got if isinstance(page, Received)] == ALL
    assert got[0].input.startswith(f"{path}:")


def test_a_wacz_gives_the_pages_of_its_archives_and_tells_of_one_that_was_altered(tmp_path: Path) -> None:
    files = {"a.warc.gz": packed(FIVE[:2]), "b.warc": b"".join(FIVE[2:])}
    sound = list(receive([str(wacz(tmp_path / "sound.wacz", files))], Options()))
    assert [page.url for page in sound if isinstance(page, Received)] == ALL
    altered = wacz(tmp_path / "altered.wacz", files, hashes={"b.warc": "sha256:" + "0" * 64})
    got = list(receive([str(altered)], Options()))
    assert [page.code for page in got if isinstance(page, Failure)] == ["T822"]
    assert len(got) == 6


def test_a_broken_wacz_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.wacz"
    path.write_bytes(b"PK\x03\x04 no ZIP")
    (only,) = receive([str(path)], Options())
    assert isinstance(only, Failure)
    assert only.code == "T824"
