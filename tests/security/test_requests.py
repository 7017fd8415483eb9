"""An address that somebody else wrote leads to no machine but public ones (SSRF), however it is written and wherever it redirects."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from local_server import page, redirect, serving

from testigo.errors import TestigoError
from testigo.intake import addresses
from testigo.intake.fetch import fetch
from testigo.intake.limits import Options

INSIDE = """
127.0.0.1 127.1 127.0.1 2130706433 0x7f000001 0x7f.0.0.1 0177.0.0.1 017700000001 0.0.0.0 0 00000000 127.255.255.254
localhost LOCALHOST [::1] [::] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:169.254.169.254] [64:ff9b::7f00:1] [64:ff9b::a9fe:a9fe]
[2002:7f00:1::] [fe80::1] [fc00::1] [fd00:ec2::254] [ff02::1] [::127.0.0.1]
10.0.0.1 10.1 172.16.0.1 172.31.255.255 192.168.0.1 3232235521 169.254.169.254 0xa9fea9fe 2852039166 100.64.0.1 224.0.0.1 255.255.255.255
192.0.0.1 198.18.0.1 192.0.2.1 203.0.113.1 240.0.0.1
""".split()
WRITTEN_ODDLY = ["１２７.０.０.１", "⑫⑦.0.0.1", "127。0。0。1", "ⓛocalhost"]


def code(url: str, options: Options | None = None) -> str:
    with pytest.raises(TestigoError) as caught:
        fetch(url, options or Options())
    return caught.value.code


@pytest.fixture(autouse=True)
def no_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is asked for, nothing outside this machine is connected to."""
    real = socket.socket.connect

    def connect(self: socket.socket, to: Any) -> None:
        if self.family in {socket.AF_INET, socket.AF_INET6} and to[0] not in {"127.0.0.1", "::1"}:
            raise OSError(f"a test tried to connect to {to}")
        real(self, to)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.mark.parametrize("host", INSIDE)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_no_address_of_this_machine_or_its_network_is_asked(scheme: str, host: str) -> None:
    assert code(f"{scheme}://{host}:8080/x") in {
        "T112",
        "T111",
    }  # the latter where the system takes the form for a name


@pytest.mark.parametrize("host", WRITTEN_ODDLY)
def test_letters_that_are_made_into_others_hide_no_address(host: str) -> None:
    assert code(f"http://{host}/") in {"T110", "T111", "T112"}


@pytest.mark.parametrize(
    "url",
    [
        "http://public.example@127.0.0.1/", "http://127.0.0.1\\@public.example/", "http://[::1", "http:///127.0.0.1", "file:///etc/passwd",
        "gopher://127.0.0.1/", "ftp://127.0.0.1/", "http://127.0.0.1#@public.example", "http://127.0.0.1\t.public.example/", "jar:http://x!/y",
    ],
)  # fmt: skip
def test_an_address_that_two_readers_would_read_differently_is_not_asked(url: str) -> None:
    assert code(url) in {"T110", "T111", "T112"}


def inside_only(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Take 127.0.0.1 for public, so that a server of this test is; tell which others are asked about."""
    real, asked = addresses.is_public, []

    def is_public(address: str) -> bool:
        asked.append(address)
        return address == "127.0.0.1" or real(address)

    monkeypatch.setattr(addresses, "is_public", is_public)
    return asked


@pytest.mark.parametrize(
    "to",
    [
        "http://[::1]:{}/",
        "http://169.254.169.254/latest",
        "//10.0.0.1/",
        "http://0x0a000001/",
        "https://[::ffff:10.0.0.1]/",
    ],
)
def test_a_public_page_cannot_send_on_to_a_private_one(to: str, monkeypatch: pytest.MonkeyPatch) -> None:
    inside_only(monkeypatch)
    with serving({"/": redirect("/next"), "/next": redirect(to.format(1))}) as server:
        assert code(server.base + "/") == "T112"
        assert len(server.requests) == 2


@pytest.mark.parametrize(
    "to", ["file:///etc/passwd", "ftp://a.example/", "data:text/html,x", "javascript:1", "http://a:b@127.0.0.1/"]
)
def test_a_page_cannot_send_on_to_what_is_no_page(to: str, monkeypatch: pytest.MonkeyPatch) -> None:
    inside_only(monkeypatch)
    with serving({"/": redirect(to)}) as server:
        assert code(server.base + "/") == "T110"


def rebinding(answers: list[list[str]]) -> Any:
    """A name server that answers otherwise each time it is asked."""
    told: Iterator[list[str]] = iter(answers)

    def look_up(_host: str, port: int, **_more: Any) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in next(told)]

    return look_up


def test_a_name_is_looked_up_once_and_the_address_that_was_checked_is_the_one_that_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inside_only(monkeypatch)
    with serving({"/": page(b"<p>as it was checked</p>")}) as server:
        monkeypatch.setattr(socket, "getaddrinfo", rebinding([["127.0.0.1"], ["10.0.0.1"]]))
        assert fetch(f"http://rebinding.example:{server.port}/", Options()).data == b"<p>as it was checked</p>"


def test_a_name_that_leads_elsewhere_after_a_redirect_is_checked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    inside_only(monkeypatch)
    with serving({"/": redirect("/next")}) as server:
        monkeypatch.setattr(socket, "getaddrinfo", rebinding([["127.0.0.1"], ["192.168.0.1"]]))
        assert code(f"http://rebinding.example:{server.port}/") == "T112"
        assert len(server.requests) == 1


def test_a_name_with_a_public_and_a_private_address_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", rebinding([["93.184.215.14", "10.0.0.1"]]))
    assert code("http://both.example/") == "T112"


def test_a_name_that_leads_to_this_machine_in_ipv6_that_carries_ipv4_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = [(socket.AF_INET6, socket.SOCK_STREAM, 6, "", ("::ffff:127.0.0.1", 80, 0, 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: found)
    assert code("http://mapped.example/") == "T112"
