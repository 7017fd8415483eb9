import socket
import time
from typing import Any

import pytest

from testigo.errors import TestigoError
from testigo.intake.addresses import is_public, resolve


@pytest.mark.parametrize(
    "address",
    """127.0.0.1 127.255.0.9 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 0.0.0.0 0.1.2.3 100.64.0.1
    100.100.100.200 192.0.0.8 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.5 224.0.0.1 239.255.255.250 240.0.0.1
    255.255.255.255 ::1 :: fe80::1 fe80::1%lo fec0::1 fc00::1 fd12:3456::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
    ::127.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 2002:7f00:1:: 2002:c0a8:101::1 2001:db8::1 2001::1 3fff::1
    5f00::1 100::1 2001:10::1 4000::1""".split(),
)
def test_addresses_of_this_machine_of_private_networks_and_of_no_use_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    "8.8.8.8 1.1.1.1 93.184.215.14 172.32.0.1 100.128.0.1 2606:4700::1111 2a00:1450:4001:80b::200e ::ffff:8.8.8.8 "
    "64:ff9b::808:808 2002:808:808::1".split(),
)
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "::1", "localhost"])
def test_a_private_address_is_refused_in_whatever_form_it_is_written(host: str) -> None:
    with pytest.raises(TestigoError) as caught:
        resolve(host, 80, allow_private=False, seconds=5)
    assert caught.value.code == "T112"


def test_a_private_address_may_be_allowed() -> None:
    assert [e.ip for e in resolve("127.0.0.1", 80, allow_private=True, seconds=5)] == ["127.0.0.1"]


def answers(*ips: str) -> Any:
    return lambda _host, port, **_: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ips]


def test_one_private_address_among_public_ones_closes_a_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", answers("8.8.8.8", "10.0.0.7"))
    with pytest.raises(TestigoError, match=r"T112: pair\.example is at the private or local address 10\.0\.0\.7"):
        resolve("pair.example", 80, allow_private=False, seconds=5)


def test_a_host_that_nobody_knows_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(TestigoError, match="T111: the host 'nowhere.invalid' is not known"):
        resolve("nowhere.invalid", 80, allow_private=False, seconds=5)


def test_a_slow_name_server_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_: Any, **__: Any) -> Any:
        time.sleep(0.6)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    with pytest.raises(TestigoError, match="T113"):
        resolve("slow.example", 80, allow_private=False, seconds=0.05)
    time.sleep(0.7)  # the look-up that was left behind ends before the next test
