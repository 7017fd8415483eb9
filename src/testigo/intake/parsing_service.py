"""What runs in the process that reads hostile bytes: asked for one thing at a time on standard input, it answers with JSON.

It is started by :mod:`.parsing_process` and ends with its standard input.
"""

from __future__ import annotations

import io
import os
import signal
from collections.abc import Callable
from importlib import import_module
from typing import BinaryIO

from testigo.intake import frames
from testigo.intake.failures import failure_of
from testigo.intake.frames import Head
from testigo.intake.lent_stream import LentStream, raise_over
from testigo.intake.limits import MEBI, Limits, Options
from testigo.intake.own_process import own_streams
from testigo.intake.pdf_lines import PdfLines
from testigo.intake.process_bounds import (
    NO_MEMORY,
    bound_memory,
    bound_processor,
    memory_with_room,
    peak_memory,
    shut_in,
)
from testigo.intake.received import plain, received_in
from testigo.ledger import Failure

_TIRED = 512 * MEBI
"""A process that has grown so far ends after its answer, and gives back what it holds."""
_AHEAD = ("html", "text", "markdown", "mhtml", "saved", "articles", "making", "encoding", "article", "published")
"""What most pages need is loaded before the first comes, while files may still be written."""

Answer = tuple[Head, bytes]


def serve() -> None:
    """Answer until nobody asks any more."""
    asked, answers = own_streams()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever is interrupted ends this one too
    for name in _AHEAD:
        import_module(f"testigo.intake.{name}")
    service = _Service(asked, answers)
    shut_in()
    frames.put(answers, {"in": "page"})
    while (question := frames.take(asked)) is not None:
        service.answer(*question)
    os._exit(0)  # nothing is left to be tidied up, and whoever started this one waits


class _Service:
    """The things that can be asked for, each under its name."""

    def __init__(self, asked: BinaryIO, answers: BinaryIO) -> None:
        from testigo.intake import pdf_process

        self._asked = asked
        self._answers = answers
        self._limits = Limits()
        self._does: dict[str, Callable[[Head, bytes], Answer]] = {
            "page": self._page,
            "article": self._article,
            "row": self._row,
            "is_articles": self._is_articles,
            "is_packed_list": self._is_packed_list,
            "archive_of": self._archive_of,
            "archived": self._archived,
            "gunzipped": self._gunzipped,
            "told_by": self._told_by,
            "exchanged": self._exchanged,
            "allowed": self._allowed,
            "undone": self._undone,
            "references": self._references,
            "shown": self._shown,
            "annotated": self._annotated,
        }
        pdf_process.read_pdfs_with(self._pdf)

    def answer(self, head: Head, body: bytes) -> None:
        """Do what the head asks for, within its limits, and write the answer."""
        self._limits = Limits(**head["limits"])
        self._bound()
        try:
            told, data = self._answered(head, body)
            frames.put(self._answers, {**told, "last": self._used() > _TIRED}, data)
        except MemoryError:
            os._exit(NO_MEMORY)
        bound_processor(0)

    def _bound(self) -> None:
        bound_memory(memory_with_room(self._limits.page_memory_bytes))
        bound_processor(self._limits.page_seconds)

    def _used(self) -> int:
        """The memory used. Raises MemoryError, as if it had been refused, where it is too much: what was made may lack something."""
        used = peak_memory()
        if used > self._limits.page_memory_bytes:
            raise MemoryError
        return used

    def _hand_over(self, told: Head, data: bytes = b"") -> None:
        """Write one answer of several, or how far it is; the next has its own time."""
        self._used()
        frames.put(self._answers, {**told, "more": True}, data)
        self._bound()

    def _lent(self, at: int, most: int) -> bytes:
        """A piece of the stream that whoever asks has."""
        frames.put(self._answers, {"wants": [at, most]})
        answer = frames.take(self._asked)
        if answer is None:  # nobody waits any more
            os._exit(0)
        raise_over(answer[0].get("over"))
        return answer[1]

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

        page = make_page(received_in(head["received"], body), Options(published=head["published"], limits=self._limits))
        return {"page": to_plain(page)}, b""

    def _article(self, head: Head, body: bytes) -> Answer:
        from testigo.intake.articles import article_in

        found = article_in(body, head["place"])
        if isinstance(found, Failure):
            return {"error": {"code": found.code, "message": found.message}}, b""
        return {"article": plain(found)}, b""

    def _row(self, head: Head, body: bytes) -> Answer:
        from testigo.bulk.inputs.columns import row_in

        return {"article": plain(row_in(body, head["place"]))}, b""

    def _is_articles(self, head: Head, body: bytes) -> Answer:
        from testigo.intake.sniff import is_articles

        return {"is": is_articles(body, head["name"])}, b""

    def _is_packed_list(self, head: Head, body: bytes) -> Answer:
        from testigo.intake.packed import is_list

        return {"is": is_list(body, head["name"])}, b""

    def _archive_of(self, head: Head, body: bytes) -> Answer:
        from testigo.intake.archives import archive_of

        return {"is": archive_of(body, head["name"])}, b""

    def _archived(self, head: Head, _: bytes) -> Answer:
        from testigo.intake.archived import told_of

        for told, data in told_of(head["archive"], self._lent, head["size"], self._limits, self._hand_over):
            self._hand_over(told, data)
        return {}, b""

    def _gunzipped(self, head: Head, _: bytes) -> Answer:
        from testigo.intake.packed import pieces_of

        for piece in pieces_of(self._lent, head["size"]):
            self._hand_over({}, piece)
        return {}, b""

    def _told_by(self, head: Head, _: bytes) -> Answer:
        from testigo.intake.http_answer import told_by

        return told_by(self._lent, most=head["most"], nesting=head["nesting"], method=head["method"])

    def _exchanged(self, head: Head, _: bytes) -> Answer:
        from testigo.capture.answer import exchanged

        return exchanged(self._lent, most=head["most"], whole=head["whole"])

    def _allowed(self, head: Head, body: bytes) -> Answer:
        from testigo.capture.robots_rules import allowed

        return allowed(body, head["url"]), b""

    def _undone(self, head: Head, body: bytes) -> Answer:
        from testigo.intake.compression import undone

        return {}, undone([body], head["codings"], most=head["most"])

    def _references(self, head: Head, body: bytes) -> Answer:
        from testigo.capture.looking import found_in

        return {"references": found_in(body, head)}, b""

    def _shown(self, head: Head, body: bytes) -> Answer:
        from testigo.capture.shown import shown

        return {}, shown(body, head["url"])

    def _annotated(self, head: Head, _: bytes) -> Answer:
        from testigo.export.inception_documents import told_of

        whole = io.BufferedReader(LentStream(self._lent, head["size"])).read()
        for told in told_of(io.BytesIO(whole), head["name"]):
            self._hand_over(told)
        return {}, b""

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


def _failure(why: Exception) -> Head:
    from testigo.intake.compression import DamagedError, TooMuchError

    if isinstance(why, TooMuchError):
        return {"too_much": True}
    if isinstance(why, DamagedError):
        return {"damaged": str(why)}
    failure = failure_of("", why)
    return {"error": {"code": failure.code, "message": failure.message}}
