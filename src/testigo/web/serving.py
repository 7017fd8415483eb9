"""Serves a case on a port of this machine, and opens it in the browser."""

from __future__ import annotations

import logging
import socket
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from types import FrameType

import uvicorn

from testigo.errors import TestigoError
from testigo.web.app import desk_app
from testigo.web.desk import Desk

LEAST_TOKEN = 12
"""Characters of a token."""
_PMTILES = b"PMTiles\x03"
"""How a PMTiles file of version 3 begins (https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md)."""
_GRACE = 3
"""Seconds that answers may still take when the desk ends."""


def serve(
    case: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    token: str | None = None,
    browser: bool = True,
    allow_private: bool = False,
    tiles: Path | None = None,
    on: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the case until Ctrl-C; ``on`` is told the address as soon as it answers.

    ``port`` 0 takes a free one; ``tiles`` is a PMTiles file that lies under the map. Raises TestigoError T101, T104, T611 for that, T501 to T508 for the case, T609 where the port cannot be had, and T610
    for a host that other machines reach without a token.
    """
    check_token(host, token)
    check_tiles(tiles)
    logging.getLogger("python_multipart").setLevel(logging.CRITICAL)  # a form that is none is answered, and no news
    desk = Desk(case, allow_private=allow_private, tiles=tiles)
    listening = listen(host, port)
    address = f"http://{_shown(host)}:{listening.getsockname()[1]}/"
    names = {socket.gethostname(), host} if token else set()
    app = desk_app(desk, names=names, token=token)
    server = _Server(uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=_GRACE, server_header=False))
    server.desk = desk
    threading.Thread(target=_when_started, args=(server, address, browser, on), daemon=True).start()
    with suppress(KeyboardInterrupt):  # it is how the desk ends
        server.run(sockets=[listening])


def check_token(host: str, token: str | None) -> None:
    """Raise TestigoError T610 where other machines could reach the desk without a token, or with a short one."""
    if token is not None and len(token) < LEAST_TOKEN:
        raise TestigoError("T610", f"a token has at least {LEAST_TOKEN} characters; this one has {len(token)}")
    if token is None and not is_loopback(host):
        raise TestigoError("T610", f"other machines reach {host!r}, and no token is set")


def check_tiles(path: Path | None) -> None:
    """Raise TestigoError T101 where there is no such file, T104 where it cannot be read, T611 where it is no PMTiles file of version 3."""
    if path is None:
        return
    try:
        with path.open("rb") as stream:
            begun = stream.read(len(_PMTILES))
    except FileNotFoundError:
        raise TestigoError("T101", f"there is no file {str(path)!r}") from None
    except OSError as why:
        raise TestigoError("T104", f"{str(path)!r} cannot be read: {why.strerror or why}") from why
    if begun != _PMTILES:
        raise TestigoError("T611", f"{str(path)!r} does not begin as a PMTiles file of version 3 does")


def is_loopback(host: str) -> bool:
    """Say whether only this machine reaches a host."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens. Raises TestigoError T609 where it cannot."""
    try:
        family, _, _, _, where = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)[0]
        made = socket.create_server(where[:2], family=family, backlog=128)
    except (OSError, OverflowError) as why:
        reason = getattr(why, "strerror", None) or why
        raise TestigoError("T609", f"port {port} of {host!r} cannot be used: {reason}") from why
    made.set_inheritable(False)
    return made


def _shown(host: str) -> str:
    """The host as an address has it; one that means every address of the machine is shown as loopback."""
    if host in {"0.0.0.0", "::"}:  # noqa: S104 - compared, not bound to
        return "127.0.0.1"
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


class _Server(uvicorn.Server):
    desk: Desk

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End streams of events first: they never end by themselves."""
        self.desk.stopping.set()
        super().handle_exit(sig, frame)


def _when_started(server: uvicorn.Server, address: str, browser: bool, on: Callable[[str], None]) -> None:
    ready = threading.Event()
    while not server.started:
        if ready.wait(0.02) or server.should_exit:
            return
    on(address)
    if browser:
        with suppress(Exception):  # the address is printed; a browser is a convenience
            webbrowser.open(address)
