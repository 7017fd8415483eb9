"""What is written is read here by two readers that are not ours."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from fastwarc.warc import ArchiveIterator as SecondReader
from local_server import page, serving
from sample_website import QUAY, STORY, asking, site
from warcio.archiveiterator import ArchiveIterator

from testigo.capture.exchange import agent
from testigo.capture.records import warc_of
from testigo.capture.walk import walk


@dataclass
class Record:
    kind: str
    headers: dict[str, str]
    content: bytes
    status: str | None


def captured(
    changed: dict[str, bytes] | None = None, *, reason: str | None = None, path: str = "/old"
) -> tuple[bytes, str]:
    with serving(site(**(changed or {}))) as server:
        run = asking(ignore_robots=reason)
        return warc_of(walk(server.base + path, run), run.options, "Ida"), server.base


def records(data: bytes) -> Iterator[Record]:
    """What warcio reads, coding undone; each digest must hold."""
    for record in ArchiveIterator(io.BytesIO(data), check_digests="raise"):
        http = record.http_headers
        told = dict(record.rec_headers.headers)
        status = http.get_statuscode() if http is not None and record.rec_type in {"response", "revisit"} else None
        yield Record(record.rec_type, told, record.content_stream().read(), status)


@pytest.fixture(scope="module")
def whole() -> tuple[list[Record], bytes, str]:
    data, base = captured()
    return list(records(data)), data, base


def test_a_page_is_shown_again_by_a_reader_that_is_not_ours(whole: tuple[list[Record], bytes, str]) -> None:
    made, _, base = whole
    there = {r.headers["WARC-Target-URI"]: r for r in made if r.kind == "response"}
    assert there[f"{base}/old"].status == "301"
    assert there[f"{base}/story"].content == STORY
    assert there[f"{base}/quay.png"].content == QUAY
    assert f"{base}/counts.js" not in there


def test_each_digest_holds_for_a_second_reader(whole: tuple[list[Record], bytes, str]) -> None:
    checked = 0
    for record in SecondReader(io.BytesIO(whole[1]), parse_http=False):
        assert record.verify_block_digest()
        if record.headers["WARC-Type"] in {"response", "request"}:
            record.parse_http()
            assert record.verify_payload_digest()
            checked += 1
    assert checked == 21


def test_every_answer_stands_with_its_question_under_the_record_of_who_asked(
    whole: tuple[list[Record], bytes, str],
) -> None:
    made = whole[0]
    info = made[0].headers["WARC-Record-ID"]
    assert made[0].kind == "warcinfo"
    assert {r.headers["WARC-Warcinfo-ID"] for r in made[1:]} == {info}
    told = made[0].content.decode()
    assert f"software: {agent()}\r\n" in told
    assert "operator: Ida\r\n" in told
    assert "robots: obey\r\n" in told
    answers = {r.headers["WARC-Record-ID"]: r for r in made if r.kind in {"response", "revisit"}}
    asked = [r for r in made if r.kind == "request"]
    assert len(asked) == len(answers)
    for question in asked:
        answer = answers[question.headers["WARC-Concurrent-To"]]
        for name in ("WARC-Target-URI", "WARC-Date", "WARC-IP-Address"):
            assert question.headers[name] == answer.headers[name]


def test_each_record_is_a_gzip_member_of_its_own(whole: tuple[list[Record], bytes, str]) -> None:
    made, data, _ = whole
    reading = ArchiveIterator(io.BytesIO(data), no_record_parse=True)
    for record, alone in zip(
        made, [(reading.get_record_offset(), reading.get_record_length()) for _ in reading], strict=True
    ):
        (again,) = records(data[alone[0] : alone[0] + alone[1]])
        assert again.headers == record.headers


def test_a_picture_under_two_addresses_is_kept_once(whole: tuple[list[Record], bytes, str]) -> None:
    made, _, base = whole
    (again,) = [r for r in made if r.kind == "revisit"]
    first = next(r for r in made if r.kind == "response" and r.headers["WARC-Target-URI"] == f"{base}/quay.png")
    assert again.headers["WARC-Target-URI"] == f"{base}/quay-large.png"
    assert again.headers["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    assert again.headers["WARC-Refers-To"] == first.headers["WARC-Record-ID"]
    assert again.headers["WARC-Refers-To-Target-URI"] == first.headers["WARC-Target-URI"]
    assert again.headers["WARC-Refers-To-Date"] == first.headers["WARC-Date"]
    assert again.headers["WARC-Payload-Digest"] == first.headers["WARC-Payload-Digest"]


def test_links_and_what_was_missed_are_noted(whole: tuple[list[Record], bytes, str]) -> None:
    made, _, base = whole
    noted = {r.headers["WARC-Target-URI"]: r.content.decode() for r in made if r.kind == "metadata"}
    assert f"outlink: {base}/other L a/@href\r\n" in noted[f"{base}/story"]
    assert f"outlink: {base}/quay.png E img/@src\r\n" in noted[f"{base}/story"]
    missed = noted[f"{base}/closed/sea.png"]
    assert f"via: {base}/more.css\r\n" in missed
    assert "failure: T761\r\n" in missed


def test_why_robots_were_not_kept_to_is_told() -> None:
    data, base = captured(reason="the page is about to go\r\nrobots: obey")
    first, *others = records(data)
    assert b"robots: ignore\r\nrobots-ignored-because: the page is about to go robots: obey\r\n" in first.content
    assert f"{base}/robots.txt" not in {r.headers.get("WARC-Target-URI") for r in others}


def test_an_answer_that_broke_off_says_so_and_one_that_said_no_is_kept() -> None:
    data, base = captured({"story": page(b"<p>Withheld</p>", status="451 No")}, path="/story")
    (answer,) = [
        r for r in records(data) if r.headers.get("WARC-Target-URI") == f"{base}/story" and r.kind == "response"
    ]
    assert (answer.status, answer.content) == ("451", b"<p>Withheld</p>")
    data, base = captured({"icon.png": page(b"half", length=100)})
    (cut,) = [
        r for r in records(data) if r.headers.get("WARC-Target-URI") == f"{base}/icon.png" and r.kind == "response"
    ]
    assert (cut.headers["WARC-Truncated"], cut.content) == ("disconnect", b"half")
