"""Where hostile bytes are read: in a process of their own, which is kept for the next page, or here where the host says so.

Every parser of what came from outside is reached through here: pages of every kind, records of articles, compressed
answers. The same bytes give the same either way. A question whose process breaks down, or runs out of memory, is asked
once more of a fresh one, so that no page pays for the one before it.
"""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Sequence
from dataclasses import asdict, replace
from hashlib import sha256

from testigo.errors import CATALOGUE, TestigoError
from testigo.intake.frames import Head
from testigo.intake.limits import Limits, Options
from testigo.intake.parsing_process import EndedError, ParsingProcess
from testigo.intake.received import Received
from testigo.ledger import Failure, Page

_MOST_IDLE = 4
"""Processes kept for threads that read pages at the same time."""


class _Processes:
    """The processes of this one: those that wait for a page, and those that read one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[ParsingProcess] = []
        self._busy: set[ParsingProcess] = set()

    def start_ahead(self) -> None:
        """Start one where none waits, so that it is ready when a page comes."""
        with self._lock:
            if not self._idle:
                self._idle.append(ParsingProcess())

    def ask(self, head: Head, body: bytes, limits: Limits) -> tuple[Head, bytes]:
        """The answer to one question. Raises TestigoError T225 to T229 where there is none."""
        while True:
            process = self._taken()
            is_fresh = not process.answered
            try:
                answer = process.answer(head, body, limits)
            except EndedError as ended:
                self._dropped(process)
                if is_fresh or not ended.again:
                    raise ended.error from ended
            except BaseException:  # an interruption leaves it in the middle of an answer
                process.kill()
                self._dropped(process)
                raise
            else:
                self._given_back(process, last=bool(answer[0].pop("last", False)))
                return answer

    def _taken(self) -> ParsingProcess:
        with self._lock:
            process = self._idle.pop() if self._idle else ParsingProcess()
            self._busy.add(process)
            return process

    def _dropped(self, process: ParsingProcess) -> None:
        with self._lock:
            self._busy.discard(process)

    def _given_back(self, process: ParsingProcess, *, last: bool) -> None:
        with self._lock:
            self._busy.discard(process)
            if not last and len(self._idle) < _MOST_IDLE:
                self._idle.append(process)
                return
        process.end()

    def end(self) -> None:
        """End those that wait; those that read are ended at once."""
        for process in self._idle:
            process.end()
        for process in self._busy:
            process.kill()
        self._idle, self._busy = [], set()

    def let_go(self) -> None:
        """In a process that was forked from this one: leave them to it."""
        for process in (*self._idle, *self._busy):
            process.let_go()
        self._lock = threading.Lock()  # it may be held by a thread that is not here
        self._idle, self._busy = [], set()


_processes = _Processes()
atexit.register(_processes.end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_processes.let_go)


def start_ahead(options: Options) -> None:
    """Start the process that will read pages while something else is done; what is wrong with it shows when it is asked."""
    if not options.in_process:
        try:
            _processes.start_ahead()
        except TestigoError:
            return


def page_of(received: Received, options: Options) -> Page:
    """Make a page of what was received, as :func:`.making.make_page` does.

    Raises TestigoError as that does; T225 and T226 to T229 for what only a process of its own can end with.
    """
    if options.in_process:
        from testigo.intake.making import make_page

        return make_page(received, options)
    asked = {"asked": "page", "received": _told(received), "published": options.published}
    answer, _ = _ask(asked, received.data, options.limits)
    return replace(_checked(answer), id="sha256:" + sha256(received.data).hexdigest())


def article_in(line: bytes, place: str, options: Options) -> Received | Failure:
    """The article in one line of a list, as :func:`.articles.article_in` gives it; what goes wrong is a failure."""
    from testigo.intake.failures import failure_of

    if options.in_process:
        from testigo.intake.articles import article_in as here

        return here(line, place)
    try:
        answer, _ = _ask({"asked": "article", "place": place}, line, options.limits)
    except TestigoError as why:
        return failure_of(place, why)
    told = answer["article"]
    return Received(**{**told, "authors": tuple(told["authors"])}, data=line)


def is_articles(head: bytes, name: str, options: Options) -> bool:
    """Whether bytes begin a list of articles, as :func:`.sniff.is_articles` says."""
    from testigo.intake import sniff

    if options.in_process or not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):  # nothing is parsed
        return sniff.is_articles(head, name)
    answer, _ = _ask({"asked": "is_articles", "name": name}, head, options.limits)
    return bool(answer["is"])


def undone(body: bytes, codings: Sequence[str], options: Options, *, most: int) -> bytes:
    """A body with its content codings undone, as :func:`.compression.undone` does.

    Raises TooMuchError and DamagedError as that does.
    """
    from testigo.intake.compression import DamagedError, TooMuchError
    from testigo.intake.compression import undone as here

    if options.in_process or not codings:
        return here([body], codings, most=most)
    answer, data = _ask({"asked": "undone", "codings": list(codings), "most": most}, body, options.limits)
    if "too_much" in answer or len(data) > most:
        raise TooMuchError
    if "damaged" in answer:
        raise DamagedError(str(answer["damaged"])[:200])
    return data


def references_in(body: bytes, asked: Head, options: Options) -> list[list[str]]:
    """What a page or a style sheet refers to, as :func:`testigo.capture.looking.found_in` finds it; to be checked."""
    if options.in_process:
        from testigo.capture.looking import found_in

        return found_in(body, asked)
    answer, _ = _ask({**asked, "asked": "references"}, body, options.limits)
    found = answer.get("references")
    return found if isinstance(found, list) else []


def shown(capture: bytes, url: str, options: Options) -> bytes:
    """A captured page as :func:`testigo.capture.shown.shown` puts it together."""
    if options.in_process:
        from testigo.capture.shown import shown as here

        return here(capture, url)
    return _ask({"asked": "shown", "url": url}, capture, options.limits)[1]


def _told(received: Received) -> Head:
    return {
        n: v for n, v in asdict(replace(received, data=b"", transfer=None)).items() if n not in {"data", "transfer"}
    }


def _ask(head: Head, body: bytes, limits: Limits) -> tuple[Head, bytes]:
    answer, data = _processes.ask({**head, "limits": asdict(limits)}, body, limits)
    error = answer.get("error")
    if error is not None:
        code, message = str(error["code"]), str(error["message"])
        raise TestigoError(code if code in CATALOGUE else "T226", message)
    return answer, data


def _checked(answer: Head) -> Page:
    """The page of an answer, of whose maker nothing is taken on trust: its fields are of their types, its spans in its text."""
    from testigo.contract import from_plain

    try:
        page = from_plain(Page, answer.get("page"), "page")
    except TestigoError as why:
        raise TestigoError("T226", f"what reads the page broke down: {why.message}") from why
    length = len(page.text)
    if all(0 <= span.start <= span.end <= length for span in (*page.blocks, *page.datelines)):
        return page
    raise TestigoError("T226", "what reads the page broke down: a span lies outside its text")
