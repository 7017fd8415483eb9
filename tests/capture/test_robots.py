import time

from hypothesis import given
from hypothesis import strategies as st
from sample_website import typed

from testigo.capture.answer import answer_in
from testigo.capture.exchange import Exchange
from testigo.capture.limits import CaptureLimits
from testigo.capture.robots import Rules, rules_of, site_of
from testigo.errors import TestigoError
from testigo.intake.limits import Options

URL = "https://courier.example/news/story"


def rules(text: bytes, status: str = "200 OK") -> Rules:
    response = typed(text, "text/plain", status=status)
    made = Exchange(url=URL, at="", ip="", request=b"", response=response, answer=answer_in(response))
    return rules_of((made,), CaptureLimits(), Options(in_process=True))


def allows(made: Rules, url: str = URL) -> bool:
    try:
        made.check(url)
    except TestigoError:
        return False
    return True


def test_a_site_is_scheme_host_and_port() -> None:
    assert site_of("https://courier.example:8443/a?b") == "https://courier.example:8443"


def test_the_rate_that_a_site_asks_for_is_a_pause() -> None:
    assert rules(b"User-agent: *\nRequest-rate: 2/10s").delay == 5.0
    assert rules(b"User-agent: *\nCrawl-delay: 1.5").delay == 1.5
    assert rules(b"User-agent: *\nCrawl-delay: soon\nRequest-rate: 0/1").delay == 0.0
    assert rules(b"", status="404 No").delay == 0.0


def test_a_file_in_another_encoding_or_with_a_byte_order_mark_is_kept_to() -> None:
    assert not allows(rules(b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /news # \xe9\r\n"))


def test_patterns_that_would_take_for_ever_do_not() -> None:
    begun = time.process_time()
    allows(rules(b"User-agent: *\nDisallow: /" + b"*a" * 500 + b"*b"), "https://courier.example/" + "a" * 5_000)
    assert time.process_time() - begun < 2.0


@given(st.binary(max_size=300).map(lambda data: b"User-agent: *\n" + data.replace(b"~", b"\nDisallow: ")))
def test_any_file_is_understood_somehow(text: bytes) -> None:
    made = rules(text)
    assert allows(made) in {True, False}
    assert made.delay >= 0
