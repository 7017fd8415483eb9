"""Which network addresses may be read: public ones, unless the user allows private ones.

Ranges are those of the IANA special-purpose address registries (RFC 6890), read more strictly than needed: of IPv6 only
what is handed out as global unicast counts as public.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from dataclasses import dataclass
from typing import Any

from testigo.errors import TestigoError

_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""NAT64: an IPv4 address in the last 32 bits (RFC 6052)."""
_CLOSED_4 = tuple(ipaddress.ip_network(n) for n in ("100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24"))
_CLOSED_6 = tuple(ipaddress.ip_network(n) for n in ("2001::/23", "2001:db8::/32", "3fff::/20"))
"""Not public, but not in the tables of every Python that is supported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One address of a host as the socket calls take it."""

    family: socket.AddressFamily
    address: Any

    @property
    def ip(self) -> str:
        """The address in text."""
        return str(self.address[0])


def resolve(host: str, port: int, *, allow_private: bool, seconds: float) -> list[Endpoint]:
    """The addresses of a host, all of which have been checked; the connection must go to one of them.

    Raises TestigoError T111 when the host has no address, T112 when any of its addresses is private, loopback,
    link-local, multicast or reserved and those are not allowed, T113 when it cannot be told within ``seconds``.
    """
    endpoints = _looked_up(host, port, seconds)
    if not allow_private:
        closed = [e.ip for e in endpoints if not is_public(e.ip)]
        if closed:
            raise TestigoError("T112", f"{host} is at the private or local address {closed[0]}")
    return endpoints


def _looked_up(host: str, port: int, seconds: float) -> list[Endpoint]:
    """The system's own look-up, which takes no time limit: it is left behind when it takes too long."""
    answers: list[list[Endpoint] | Exception] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.append([Endpoint(family=entry[0], address=entry[4]) for entry in found])
        except (OSError, UnicodeError) as why:
            answers.append(why)

    asking = threading.Thread(target=ask, name=f"look up {host}", daemon=True)
    asking.start()
    asking.join(seconds)
    if not answers:
        raise TestigoError("T113", f"the host {host!r} could not be looked up in time")
    if isinstance(answers[0], Exception) or not answers[0]:
        raise TestigoError("T111", f"the host {host!r} is not known")
    return list(dict.fromkeys(answers[0]))


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet, also through IPv6 ranges that carry an IPv4 address."""
    made = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(made, ipaddress.IPv6Address):
        carried = _carried(made)
        if carried is not None:
            return is_public(str(carried))
        if made not in _GLOBAL_UNICAST or any(made in network for network in _CLOSED_6):
            return False
    elif any(made in network for network in _CLOSED_4):
        return False
    return made.is_global and not (made.is_multicast or made.is_reserved or made.is_unspecified or made.is_loopback)


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
