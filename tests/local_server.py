"""A server on this machine that answers with exactly the bytes a test wants, as slowly as it wants."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress

Answer = bytes | Callable[[], Iterable[bytes]]


def page(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """A whole response; ``length`` is what it says its length is, where that is not so."""
    told = (f"Content-Length: {len(body) if length is None else length}", "Content-Type: text/html", *headers)
    return "\r\n".join((f"HTTP/1.1 {status}", *told, "", "")).encode("latin-1") + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    return page(b"", f"Location: {to}", status=status)


class Server:
    """What it was asked, and where it listens."""

    def __init__(self, listening: socket.socket, scheme: str) -> None:
        self.port: int = listening.getsockname()[1]
        self.base = f"{scheme}://127.0.0.1:{self.port}"
        self.requests: list[bytes] = []


@contextmanager
def serving(answers: Mapping[str, Answer], tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Serve each path its answer; ends, with all its connections, when the test ends."""
    over = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Server(listening, "https" if tls else "http")

        def serve(connection: socket.socket) -> None:
            with suppress(OSError), connection:
                connection.settimeout(5)
                with tls.wrap_socket(connection, server_side=True) if tls else connection as talking:
                    asked = b""
                    while b"\r\n\r\n" not in asked:
                        got = talking.recv(4096)
                        if not got:
                            return
                        asked += got
                    server.requests.append(asked)
                    answer = answers[asked.split()[1].decode("ascii")]
                    for piece in [answer] if isinstance(answer, bytes) else answer():
                        if over.is_set():
                            return
                        talking.sendall(piece)

        def listen() -> None:
            while not over.is_set():
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                threads.append(threading.Thread(target=serve, args=(connection,), daemon=True))
                threads[-1].start()

        threads = [threading.Thread(target=listen, daemon=True)]
        threads[0].start()
        try:
            yield server
        finally:
            over.set()
            with suppress(OSError), socket.socket() as waker:
                waker.connect(("127.0.0.1", server.port))
            for thread in list(threads):
                thread.join(timeout=5)
