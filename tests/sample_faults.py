"""A parsing process whose parser does what a hostile page would have it do, by the words on the page.

Run in that process, through the command that starts it; see ``tests/intake/test_isolation.py``.
"""

import os
import time
from dataclasses import replace

from testigo.intake import making, parsing_service
from testigo.intake.limits import Options
from testigo.intake.received import Received
from testigo.ledger import Block, Page

_sound = making.make_page
_seen: list[bytes] = []


def serve() -> None:
    making.make_page = _make_page
    parsing_service.serve()


def _make_page(received: Received, options: Options) -> Page:
    words = received.data
    _seen.append(words)
    if b"crash" in words or (b"second" in words and len(_seen) > 1):
        os.abort()
    while b"spin" in words:
        pass
    if b"sleep" in words:
        time.sleep(60)
    if b"grow" in words:
        _grow()
    if b"swallow" in words:
        _swallow()
    if b"shout" in words:
        os.write(1, b"shouted to standard output")
    return _lying(words, _sound(received, options))


def _grow() -> None:
    held = []
    while True:
        held.append(bytearray(10_000_000))


def _swallow() -> None:
    """Run out of memory and go on as if nothing had been, as a library does that catches everything."""
    try:
        _grow()
    except MemoryError:
        return


def _lying(words: bytes, page: Page) -> Page:
    """A page as a parser would give it that has been taken over."""
    if b"outside" in words:
        return replace(page, blocks=(Block(start=0, end=len(page.text) + 1, kind="body"),))
    if b"mistyped" in words:
        return replace(page, text=7)  # type: ignore[arg-type]
    if b"renamed" in words:
        return replace(page, id="sha256:" + "0" * 64)
    return page
