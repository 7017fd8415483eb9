"""Which network addresses may be read: public ones, unless the user allows private ones."""

from __future__ import annotations

import ipaddress
import socket

from testigo.errors import TestigoError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_CARRIERS = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"))
"""IPv6 ranges that carry an IPv4 address inside (NAT64, 6to4)."""
_SHARED = ipaddress.ip_network("100.64.0.0/10")


def resolve(host: str, port: int, *, allow_private: bool) -> list[str]:
    """The addresses of a host, all of which have been checked; the connection must go to one of them.

    Raises TestigoError T111 when the host has no address, T112 when any of its addresses is private, loopback,
    link-local, multicast or reserved and those are not allowed.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as why:
        raise TestigoError("T111", f"the host {host!r} is not known") from why
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not allow_private:
        closed = [a for a in addresses if not is_public(a)]
        if closed:
            raise TestigoError("T112", f"{host} is at the private or local address {closed[0]}")
    return addresses


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet, also through IPv6 ranges that carry an IPv4 address."""
    made: Address = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    if isinstance(made, ipaddress.IPv6Address):
        inner = made.ipv4_mapped or made.sixtofour
        if inner is None and made in _CARRIERS[0]:
            inner = ipaddress.IPv4Address(int(made) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    elif made in _SHARED:
        return False
    return made.is_global and not (made.is_multicast or made.is_reserved or made.is_unspecified or made.is_loopback)
