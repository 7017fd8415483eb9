import gzip
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
from local_server import page, redirect, serving

from testigo import __version__
from testigo.errors import TestigoError
from testigo.intake.fetch import fetch, normal
from testigo.intake.limits import Limits, Options

QUICK = Options(allow_private=True, limits=Limits(fetch_seconds=1.0, connect_seconds=0.5, url_bytes=100_000))
HTML = b"<html><p>The ministry denied it.</p></html>"
CERTIFICATE = Path(__file__).parent / "certificate.pem"


def code_of(url: str, options: Options = QUICK) -> str:
    with pytest.raises(TestigoError) as caught:
        fetch(url, options)
    assert "\n" not in caught.value.message
    return caught.value.code


def test_a_page_comes_with_what_its_server_says_of_it() -> None:
    told = page(HTML).replace(b"text/html", b'text/html; charset="windows-1251"')
    with serving({"/story?a=b": told}) as server:
        got = fetch(f"{server.base}/story?a=b#part", QUICK)
    assert (got.data, got.media_type, got.charset) == (HTML, "text/html", "windows-1251")
    assert (got.input, got.url) == (f"{server.base}/story?a=b#part", f"{server.base}/story?a=b")


def test_a_page_comes_with_status_and_headers_and_with_those_of_every_redirect() -> None:
    answers = {
        "/old": redirect("/new", "301 Moved Permanently"),
        "/new": redirect("/story"),
        "/story": page(HTML, "X-Of: us"),
    }
    with serving(answers) as server:
        got = fetch(f"{server.base}/old", QUICK)
    assert got.transfer is not None
    assert got.transfer.status == 200
    assert ("X-Of", "us") in got.transfer.headers
    assert got.transfer.at.endswith("+00:00")
    assert [(r.url, r.status) for r in got.transfer.redirects] == [
        (f"{server.base}/old", 301),
        (f"{server.base}/new", 302),
    ]
    assert ("Location", "/story") in got.transfer.redirects[1].headers


def test_the_server_is_told_who_asks_and_nothing_else() -> None:
    with serving({"/": page(HTML)}) as server:
        fetch(server.base, QUICK)
    head = server.requests[0].decode("ascii")
    assert head.startswith("GET / HTTP/1.1\r\n")
    assert f"\r\nUser-Agent: testigo/{__version__}\r\n" in head
    assert f"\r\nHost: 127.0.0.1:{server.port}\r\n" in head
    assert head.count("Host:") == 1
    assert "Cookie" not in head


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.0 200 OK\r\n\r\n" + HTML,
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\n<html\r\n%x\r\n%s\r\n0\r\n\r\n"
        % (len(HTML) - 5, HTML[5:]),
    ],
    ids=["until the end", "in chunks"],
)
def test_a_body_without_a_length_is_read_to_its_end(answer: bytes) -> None:
    with serving({"/": answer}) as server:
        assert fetch(server.base, QUICK).data == HTML


def test_redirects_are_followed_and_the_last_address_is_the_pages() -> None:
    with serving(
        {"/a": redirect("/b", "301 Moved Permanently"), "/b": redirect("c?x=%C3%A9"), "/c?x=%C3%A9": page(HTML)}
    ) as server:
        got = fetch(f"{server.base}/a", QUICK)
    assert (got.input, got.url, got.data) == (f"{server.base}/a", f"{server.base}/c?x=%C3%A9", HTML)


def test_a_redirect_in_raw_utf8_leads_where_a_browser_goes() -> None:
    answer = redirect("/caf?").replace(b"caf?", "café".encode())
    with serving({"/": answer, "/caf%C3%A9": page(HTML)}) as server:
        assert fetch(server.base, QUICK).data == HTML


def test_a_loop_of_redirects_is_found() -> None:
    with serving({"/a": redirect("/b"), "/b": redirect("/a")}) as server:
        assert code_of(f"{server.base}/a") == "T114"
        assert len(server.requests) == 2


def test_redirects_that_never_repeat_end_at_the_limit() -> None:
    with serving({f"/{i}": redirect(f"/{i + 1}") for i in range(30)}) as server:
        assert code_of(f"{server.base}/0") == "T114"
        assert len(server.requests) == Limits().redirects + 1


@pytest.mark.parametrize(
    "to", ["ftp://127.0.0.1/x", "file:///etc/passwd", "http://user:pass@127.0.0.1/", "http://[::1", "javascript:1"]
)
def test_a_redirect_leads_to_http_addresses_alone(to: str) -> None:
    with serving({"/": redirect(to)}) as server:
        assert code_of(server.base) == "T110"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://x.example/a",
        "http://",
        "http:///a",
        "http://a:b@x.example/",
        "http://@x.example",
        "http://x.example:99999/",
        "http://[::1/",
        "https://a..b.ü/",
    ],
)
def test_what_is_no_http_address_is_not_fetched(url: str) -> None:
    assert code_of(url) == "T110"


def test_addresses_are_put_as_a_server_expects_them() -> None:
    assert normal("HTTP://Bücher.example:80/ä b?q=ü#x") == "http://xn--bcher-kva.example/%C3%A4%20b?q=%C3%BC"
    assert normal("https://x.example:443") == "https://x.example/"
    assert normal("https://x.example:8443/a%20b") == "https://x.example:8443/a%20b"


@pytest.mark.parametrize(
    ("status", "says"),
    [
        ("404 Not Found", "there is no such page"),
        ("403 Forbidden", "refuses"),
        ("500 Oops", "could not give"),
        ("401 Who", "login"),
        ("304 Same", "could not give"),
        ("302 Found", "could not give"),
    ],
)
def test_a_status_other_than_success_is_named(status: str, says: str) -> None:
    with (
        serving({"/": page(HTML, status=status)}) as server,
        pytest.raises(TestigoError, match=rf"T116.* answered {status[:3]}: .*{says}"),
    ):
        fetch(server.base, QUICK)


def test_a_private_address_is_refused_unless_it_is_allowed() -> None:
    with serving({"/": page(HTML)}) as server:
        for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]", "0"):
            assert code_of(f"http://{host}:{server.port}/", Options()) == "T112"
        assert server.requests == []


def test_a_redirect_to_a_private_address_is_refused_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    from testigo.intake import addresses

    with serving({"/": redirect("http://10.0.0.1/admin")}) as server:
        monkeypatch.setattr(addresses, "is_public", lambda ip: ip == "127.0.0.1")
        assert code_of(server.base, Options(limits=QUICK.limits)) == "T112"
        assert len(server.requests) == 1


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that resolves to another address the second time it is asked for (DNS rebinding) gains nothing."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: Any, port: Any, *rest: Any, **more: Any) -> Any:
        asked.append(host)
        return real("127.0.0.1" if len(asked) == 1 else "10.255.255.1", port, *rest, **more)

    with serving({"/": page(HTML)}) as server:
        monkeypatch.setattr(socket, "getaddrinfo", rebinding)
        assert fetch(f"http://twice.example:{server.port}/", QUICK).data == HTML
    assert asked == ["twice.example"]


def test_a_host_where_nobody_listens_cannot_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert code_of(f"http://127.0.0.1:{port}/") == "T111"


def drip(*before: bytes, then: bytes = b"x") -> Callable[[], Iterator[bytes]]:
    def answer() -> Iterator[bytes]:
        yield from before
        while True:
            time.sleep(0.05)
            yield then

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        drip(),
        drip(b"HTTP/1.1 200 OK\r\nX: "),
        drip(b"HTTP/1.1 200 OK\r\n", then=b"HTTP/1.1 100 Continue\r\n\r\n"),
        drip(b"HTTP/1.1 200 OK\r\n\r\n"),
        drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", then=b"0"),
        drip(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", then=b"1\r\nx\r\n"),
    ],
    ids=["status", "header", "headers", "body", "chunk size", "chunks"],
)
def test_a_server_that_drips_is_left_in_time(answer: Callable[[], Iterator[bytes]]) -> None:
    options = Options(allow_private=True, limits=Limits(fetch_seconds=0.5))
    with serving({"/": answer}) as server:
        begun = time.monotonic()
        assert code_of(server.base, options) == "T113"
        assert time.monotonic() - begun < 2


def test_a_server_that_is_silent_is_left_in_time() -> None:
    def silent() -> Iterator[bytes]:
        time.sleep(0.8)
        yield b""

    with serving({"/": silent}) as server:
        assert code_of(server.base, Options(allow_private=True, limits=Limits(fetch_seconds=0.3))) == "T113"


def test_redirects_do_not_make_the_time_longer() -> None:
    def slow(to: str) -> Callable[[], Iterator[bytes]]:
        def answer() -> Iterator[bytes]:
            time.sleep(0.2)
            yield redirect(to)

        return answer

    with serving({f"/{i}": slow(f"/{i + 1}") for i in range(9)}) as server:
        assert code_of(f"{server.base}/0", Options(allow_private=True, limits=Limits(fetch_seconds=0.5))) == "T113"
        assert len(server.requests) <= 3


def test_a_response_without_end_is_cut_off() -> None:
    def endless() -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
        while True:
            yield b"news " * 5000

    with serving({"/": endless}) as server:
        assert code_of(server.base) == "T115"


CODERS = {"gzip": gzip.compress, "x-gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}


@pytest.mark.parametrize("coding", CODERS)
def test_content_codings_are_undone(coding: str) -> None:
    with serving({"/": page(CODERS[coding](HTML), f"Content-Encoding: {coding.upper()}")}) as server:
        assert fetch(server.base, QUICK).data == HTML


def test_codings_upon_codings_are_undone_up_to_a_few() -> None:
    twice = page(gzip.compress(brotli.compress(HTML)), "Content-Encoding: br, gzip")
    often = page(HTML, "Content-Encoding: gzip, gzip, gzip, gzip, gzip")
    with serving({"/twice": twice, "/often": often}) as server:
        assert fetch(f"{server.base}/twice", QUICK).data == HTML
        assert code_of(f"{server.base}/often") == "T118"


@pytest.mark.parametrize("coding", CODERS)
def test_a_bomb_in_a_response_is_stopped(coding: str) -> None:
    with serving({"/": page(CODERS[coding](bytes(20_000_000)), f"Content-Encoding: {coding}")}) as server:
        assert code_of(server.base) == "T115"


@pytest.mark.parametrize(
    "answer",
    [
        page(HTML, length=len(HTML) + 5),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<html\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        page(gzip.compress(HTML)[:-9], "Content-Encoding: gzip"),
        page(HTML, "Content-Encoding: gzip"),
        page(HTML, "Content-Encoding: zstd"),
        b"SSH-2.0-OpenSSH_9.7\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 70_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"",
    ],
    ids="cut|cut chunks|bad chunk|cut gzip|no gzip|unknown coding|no HTTP|long header|many headers|nothing".split("|"),
)
def test_a_broken_response_is_told_and_never_half_a_page(answer: bytes) -> None:
    with serving({"/": answer}) as server:
        assert code_of(server.base) == "T118"


def tls_server() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    return context


def test_a_certificate_that_nobody_vouches_for_is_refused() -> None:
    with serving({"/": page(HTML)}, tls=tls_server()) as server:
        assert code_of(server.base) == "T117"
        assert server.requests == []


def test_a_trusted_certificate_is_taken_for_its_own_name_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _host, *rest, **more: real("127.0.0.1", *rest, **more))
    with serving({"/": page(HTML)}, tls=tls_server()) as server:
        assert fetch(f"https://localhost:{server.port}/", QUICK).data == HTML
        with pytest.raises(TestigoError, match=r"T117: the certificate of other\.example is not trusted: .*mismatch"):
            fetch(f"https://other.example:{server.port}/", QUICK)


def test_a_server_without_tls_gives_no_secure_page() -> None:
    with serving({"/": page(HTML)}) as server:
        assert code_of(server.base.replace("http:", "https:")) in {"T117", "T113"}


def test_a_handshake_that_never_ends_is_left_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        options = Options(allow_private=True, limits=Limits(fetch_seconds=0.3))
        assert code_of(f"https://127.0.0.1:{silent.getsockname()[1]}/", options) == "T113"


def test_heads_without_end_are_cut_off_by_their_bytes() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"HTTP/1.1 100 Continue\r\n\r\n" * 4_000

    with serving({"/": endless}) as server:
        assert code_of(server.base, Options(allow_private=True, limits=Limits(url_bytes=100_000))) == "T115"
