"""What runs in the process that reads hostile bytes: asked for one thing at a time on standard input, it answers with JSON.

It is started by :mod:`.parsing_process` and ends with its standard input.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from typing import Any, BinaryIO

from testigo.intake import frames
from testigo.intake.failures import failure_of
from testigo.intake.frames import Head
from testigo.intake.limits import MEBI, Limits, Options
from testigo.intake.pdf_lines import PdfLines
from testigo.intake.process_bounds import (
    NO_MEMORY,
    bound_memory,
    bound_processor,
    memory_with_room,
    peak_memory,
    shut_in,
)
from testigo.intake.received import Received
from testigo.ledger import Failure

_TIRED = 512 * MEBI
"""A process that has grown so far ends after its answer, and gives back what it holds."""
_AHEAD = ("html", "text", "markdown", "mhtml", "saved", "articles", "making", "encoding", "article", "published")
"""What most pages need is loaded before the first comes, while files may still be written."""

Answer = tuple[Head, bytes]


def serve() -> None:
    """Answer until nobody asks any more."""
    asked, answers = _own_streams()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever is interrupted ends this one too
    for name in _AHEAD:
        import_module(f"testigo.intake.{name}")
    service = _Service(answers)
    shut_in()
    frames.put(answers, {"in": "page"})
    while (question := frames.take(asked)) is not None:
        service.answer(*question)
    os._exit(0)  # nothing is left to be tidied up, and whoever started this one waits


def _own_streams() -> tuple[BinaryIO, BinaryIO]:
    """The two streams of this process, moved away from where a library might print."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    return asked, answers


class _Service:
    """The things that can be asked for, each under its name."""

    def __init__(self, answers: BinaryIO) -> None:
        from testigo.intake import pdf_process

        self._answers = answers
        self._limits = Limits()
        self._does: dict[str, Callable[[Head, bytes], Answer]] = {
            "page": self._page,
            "article": self._article,
            "is_articles": self._is_articles,
            "undone": self._undone,
            "references": self._references,
            "shown": self._shown,
        }
        pdf_process.read_pdfs_with(self._pdf)

    def answer(self, head: Head, body: bytes) -> None:
        """Do what the head asks for, within its limits, and write the answer."""
        self._limits = Limits(**head["limits"])
        bound_memory(memory_with_room(self._limits.page_memory_bytes))
        bound_processor(self._limits.page_seconds)
        try:
            told, data = self._answered(head, body)
            used = peak_memory()
            if used > self._limits.page_memory_bytes:
                raise MemoryError  # noqa: TRY301 - as if it had been refused: what was made of the page may lack something
            frames.put(self._answers, {**told, "last": used > _TIRED}, data)
        except MemoryError:
            os._exit(NO_MEMORY)
        bound_processor(0)

    def _answered(self, head: Head, body: bytes) -> Answer:
        try:
            return self._does[head["asked"]](head, body)
        except MemoryError:
            raise
        except Exception as why:  # noqa: BLE001 - one page must never end the process for the next
            return _failure(why), b""

    def _page(self, head: Head, body: bytes) -> Answer:
        from testigo.contract import to_plain
        from testigo.intake.making import make_page

        page = make_page(_received(head, body), Options(published=head["published"], limits=self._limits))
        return {"page": to_plain(page)}, b""

    def _article(self, head: Head, body: bytes) -> Answer:
        from testigo.intake.articles import article_in

        found = article_in(body, head["place"])
        if isinstance(found, Failure):
            return {"error": {"code": found.code, "message": found.message}}, b""
        return {"article": _plain(found)}, b""

    def _is_articles(self, head: Head, body: bytes) -> Answer:
        from testigo.intake.sniff import is_articles

        return {"is": is_articles(body, head["name"])}, b""

    def _undone(self, head: Head, body: bytes) -> Answer:
        from testigo.intake.compression import undone

        return {}, undone([body], head["codings"], most=head["most"])

    def _references(self, head: Head, body: bytes) -> Answer:
        from testigo.capture.looking import found_in

        return {"references": found_in(body, head)}, b""

    def _shown(self, head: Head, body: bytes) -> Answer:
        from testigo.capture.shown import shown

        return {}, shown(body, head["url"])

    def _pdf(self, data: bytes, limits: Limits) -> PdfLines:
        """Read a PDF right here, within its own limits; whoever waits is told, to know whose fault the end is."""
        from testigo.intake.pdf_lines import lines_of

        frames.put(self._answers, {"in": "pdf"})
        bound_memory(limits.pdf_memory_bytes)
        bound_processor(limits.pdf_seconds)
        found = lines_of(data, most_pages=limits.pdf_pages, longest=limits.text_length)
        bound_memory(memory_with_room(limits.page_memory_bytes))
        bound_processor(limits.page_seconds)
        frames.put(self._answers, {"in": "page"})
        return found


def _received(head: Head, body: bytes) -> Received:
    told = head["received"]
    return Received(**{**told, "authors": tuple(told["authors"])}, data=body)


def _plain(received: Received) -> dict[str, Any]:
    """What an article's record says, but for its bytes, which whoever asks has."""
    return {name: value for name, value in asdict(received).items() if name not in {"data", "transfer"}}


def _failure(why: Exception) -> Head:
    from testigo.intake.compression import DamagedError, TooMuchError

    if isinstance(why, TooMuchError):
        return {"too_much": True}
    if isinstance(why, DamagedError):
        return {"damaged": str(why)}
    failure = failure_of("", why)
    return {"error": {"code": failure.code, "message": failure.message}}
