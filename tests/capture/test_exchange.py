import gzip
import time
from collections.abc import Iterator

import pytest
from local_server import Answer, page, serving
from sample_website import chunked

from testigo import __version__
from testigo.capture.answer import answer_in
from testigo.capture.exchange import Exchange, ask
from testigo.errors import TestigoError
from testigo.intake.connection import Deadline
from testigo.intake.limits import Limits, Options

QUICK = Options(allow_private=True, limits=Limits(connect_seconds=0.5))
BODY = b"<p>The ministry denied it.</p>" * 50


def asked(answer: Answer, most: int = 100_000, seconds: float = 5.0) -> Exchange:
    with serving({"/story?a=b": answer}) as server:
        deadline = Deadline(time.monotonic() + seconds)
        return ask(f"{server.base}/story?a=b", QUICK, deadline, most=most, want="page")


@pytest.mark.parametrize(
    "answer",
    [page(BODY), chunked(BODY), b"HTTP/1.0 200 OK\r\nx-odd:   spaces \r\n\r\n" + BODY],
    ids=["with a length", "in chunks", "until the end"],
)
def test_an_answer_is_kept_byte_for_byte(answer: bytes) -> None:
    got = asked(answer)
    assert (got.response, got.cut, got.answer.entity) == (answer, None, BODY)
    assert got.response[got.answer.head :] == answer[answer.index(b"\r\n\r\n") + 4 :]


def test_the_question_is_kept_and_says_who_asks_and_nothing_else() -> None:
    got = asked(page(BODY))
    head = got.request.decode("ascii")
    assert head.startswith("GET /story?a=b HTTP/1.1\r\n")
    assert head.endswith("\r\n\r\n")
    names = {line.partition(":")[0] for line in head.splitlines()[1:] if line}
    assert names == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert f"User-Agent: testigo/{__version__}\r\n" in head
    assert got.ip == "127.0.0.1"
    assert got.at.endswith("Z")


def test_the_coding_of_an_answer_is_undone_within_a_limit() -> None:
    got = asked(chunked(gzip.compress(b"x" * 50_000), "Content-Encoding: gzip"))
    assert got.answer.body(50_000) == b"x" * 50_000
    with pytest.raises(TestigoError) as caught:
        got.answer.body(49_999)
    assert caught.value.code == "T115"


def test_a_coding_that_is_not_known_or_broken_is_told() -> None:
    for answer in (page(b"xx", "Content-Encoding: zz"), page(b"xx", "Content-Encoding: gzip, gzip, gzip, gzip")):
        with pytest.raises(TestigoError) as caught:
            asked(answer).answer.body(1_000)
        assert caught.value.code == "T118"


def test_what_comes_behind_the_end_of_an_answer_is_none_of_it() -> None:
    assert asked(page(BODY) + b"and more").response == page(BODY)


def test_an_answer_that_says_it_is_too_long_is_left_after_its_headers() -> None:
    got = asked(page(BODY), most=100)
    assert (got.cut, got.response) == ("length", page(BODY)[: -len(BODY)])


def test_an_answer_that_becomes_too_long_is_cut() -> None:
    got = asked(chunked(BODY), most=1_000)
    assert got.cut == "length"
    assert chunked(BODY).startswith(got.response)


def test_an_answer_that_breaks_off_is_kept_as_far_as_it_came() -> None:
    for answer in (page(BODY, length=10_000), chunked(BODY)[:-30]):
        got = asked(answer)
        assert (got.cut, got.response) == ("disconnect", answer)


def test_an_answer_that_takes_too_long_is_cut() -> None:
    def slow() -> Iterator[bytes]:
        yield page(BODY, length=10_000)
        for _ in range(100):
            time.sleep(0.05)
            yield b"."

    got = asked(slow, seconds=0.3)
    assert got.cut == "time"
    assert got.response.startswith(page(BODY, length=10_000))


@pytest.mark.parametrize("answer", [b"", b"SSH-2.0\r\n\r\n", b"HTTP/1.1 103 Early Hints\r\n\r\n", b"HTTP/1.1 200"])
def test_what_is_no_answer_is_an_error(answer: bytes) -> None:
    with pytest.raises(TestigoError) as caught:
        asked(answer)
    assert caught.value.code == "T118"


def test_a_status_alone_is_an_answer() -> None:
    got = answer_in(b"HTTP/1.1 204 No Content\r\n\r\n")
    assert (got.status, got.entity, got.whole, got.media_type, got.charset) == (204, b"", True, None, None)


@pytest.mark.parametrize("told", [b"Content-Length: 99999999999999999999", b"Transfer-Encoding: chunked"])
def test_an_answer_that_says_it_is_longer_than_any_can_be_is_kept_as_it_came(told: bytes) -> None:
    whole = b"HTTP/1.1 200 OK\r\n" + told + b"\r\n\r\nffffffffffffffffffff\r\n<p>Words</p>"
    found = answer_in(whole)
    assert (found.whole, found.end) == (False, len(whole))
    assert b"<p>Words</p>" in found.entity
