"""Where hostile bytes are read: in a process of their own, which is kept for the next page, or here where the host says so.

Every parser of what came from outside is reached through here: pages of every kind, records of articles, compressed
answers. The same bytes give the same either way. A question whose process breaks down, or runs out of memory, is asked
once more of a fresh one, so that no page pays for the one before it.
"""

from __future__ import annotations

import atexit
import io
import os
import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from hashlib import sha256

from testigo.errors import CATALOGUE, TestigoError
from testigo.intake.archives import Kind
from testigo.intake.compression import GZIP_MARK, DamagedError, TooMuchError
from testigo.intake.frames import Head
from testigo.intake.lent_stream import FileSource, Source
from testigo.intake.limits import Limits, Options
from testigo.intake.parsing_process import Answer, EndedError, ParsingProcess
from testigo.intake.received import Received, plain, received_in
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

    def get_ready(self) -> None:
        """Have one that waits for a question, and let it start where it has not."""
        process = self._taken()
        try:
            process.get_ready(Limits())
        except EndedError as ended:
            self._dropped(process)
            raise ended.error from ended
        except BaseException:
            process.kill()
            self._dropped(process)
            raise
        self._given_back(process, last=False)

    def ask(self, head: Head, body: bytes, limits: Limits, source: Source | None = None) -> Answer:
        """The one answer to a question. Raises TestigoError T225 to T229 where there is none."""
        while True:
            try:
                *_, answer = self.answers(head, body, limits, source)
            except EndedError as ended:
                if not ended.again:
                    raise ended.error from ended
            else:
                return answer

    def answers(self, head: Head, body: bytes, limits: Limits, source: Source | None = None) -> Iterator[Answer]:
        """Yield the answers to a question. Raises EndedError where they end early; ``again`` where a fresh process may do."""
        process = self._taken()
        is_fresh, last = not process.answered, False
        try:
            for answer in process.answers(head, body, limits, source):
                last = bool(answer[0].pop("last", False))
                yield answer
        except EndedError as ended:
            self._dropped(process)
            raise EndedError(ended.error, again=ended.again and not is_fresh) from ended
        except BaseException:  # an interruption, or whoever asked wants no more, leaves it in the middle of an answer
            process.kill()
            self._dropped(process)
            raise
        self._given_back(process, last=last)

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
    asked = {"asked": "page", "received": plain(received), "published": options.published}
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
    try:
        return received_in(answer.get("article"), line)
    except ValueError as why:
        return Failure(input=place, code="T226", message=f"what reads the list broke down: {why}")


def row_in(row: bytes, place: str, options: Options) -> Received:
    """The article in a row of JSON that a bulk run took in, as :func:`testigo.bulk.inputs.columns.row_in` gives it.

    Raises TestigoError as that does.
    """
    if options.in_process:
        from testigo.bulk.inputs.columns import row_in as here

        return here(row, place)
    answer, _ = _ask({"asked": "row", "place": place}, row, options.limits)
    try:
        return received_in(answer.get("article"), row)
    except ValueError as why:
        raise TestigoError("T226", f"what reads the row broke down: {why}") from why


def is_articles(head: bytes, name: str, options: Options) -> bool:
    """Whether bytes begin a list of articles, as :func:`.sniff.is_articles` says."""
    from testigo.intake import sniff

    if options.in_process or not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):  # nothing is parsed
        return sniff.is_articles(head, name)
    answer, _ = _ask({"asked": "is_articles", "name": name}, head, options.limits)
    return bool(answer["is"])


def is_packed_list(data: bytes, name: str, options: Options) -> bool:
    """Whether gzip data holds a list of articles, as :func:`.packed.is_list` says."""
    from testigo.intake.packed import is_list

    if options.in_process:
        return is_list(data, name)
    answer, _ = _ask({"asked": "is_packed_list", "name": name}, data, options.limits)
    return bool(answer["is"])


def archive_of(head: bytes, name: str, options: Options) -> Kind | None:
    """What kind of archive begins with ``head``, as :func:`.archives.archive_of` says."""
    from testigo.intake import archives

    if options.in_process or not head.startswith(GZIP_MARK):  # nothing is unpacked
        return archives.archive_of(head, name)
    answer, _ = _ask({"asked": "archive_of", "name": name}, head, options.limits)
    return archives.WARC if answer["is"] == archives.WARC else None


def archived(archive: Head, source: Source, options: Options) -> Iterator[Answer]:
    """Yield what is in an archive, as :func:`.archived.told_of` tells it. Raises EndedError as :class:`.ParsingProcess` does."""
    if options.in_process:
        from testigo.intake.archived import told_of

        yield from told_of(archive, source.read, source.size, options.limits)
        return
    yield from _answers({"asked": "archived", "archive": archive}, options.limits, source)


def gunzipped(source: Source, options: Options) -> Iterator[bytes]:
    """Yield what gzip data holds, piece by piece. Raises TestigoError T215 where it is damaged."""
    if options.in_process:
        from testigo.intake.packed import pieces_of

        yield from pieces_of(source.read, source.size)
        return
    try:
        for _, piece in _answers({"asked": "gunzipped"}, options.limits, source):
            yield piece
    except EndedError as ended:
        raise ended.error from ended


def get_ready(options: Options) -> None:
    """Have a process that waits for a question, for those whose time runs from when they ask. Raises TestigoError T229."""
    if not options.in_process:
        _processes.get_ready()


def told_by(source: Source, options: Options, *, most: int, method: str = "GET") -> tuple[Head, bytes]:
    """What a server answers, as :func:`.http_answer.told_by` takes it apart. Raises TooMuchError and DamagedError as that does."""
    from testigo.intake.http_answer import told_by as here

    nesting = options.limits.nesting
    if options.in_process:
        return here(source.read, most=most, nesting=nesting, method=method)
    asked = {"asked": "told_by", "most": most, "nesting": nesting, "method": method}
    return _within(_ask(asked, b"", options.limits, source), most)


def exchanged(source: Source, options: Options, *, most: int, whole: bool) -> tuple[Head, bytes]:
    """What a server answers, as :func:`testigo.capture.answer.exchanged` keeps it."""
    from testigo.capture.answer import exchanged as here

    if options.in_process:
        return here(source.read, most=most, whole=whole)
    return _ask({"asked": "exchanged", "most": most, "whole": whole}, b"", options.limits, source)


def allowed(robots: bytes, url: str | None, options: Options) -> Head:
    """What a robots.txt says, as :func:`testigo.capture.robots_rules.allowed` reads it."""
    from testigo.capture.robots_rules import allowed as here

    if options.in_process:
        return here(robots, url)
    return _ask({"asked": "allowed", "url": url}, robots, options.limits)[0]


def undone(body: bytes, codings: Sequence[str], options: Options, *, most: int) -> bytes:
    """A body with its content codings undone, as :func:`.compression.undone` does.

    Raises TooMuchError and DamagedError as that does.
    """
    from testigo.intake.compression import undone as here

    if options.in_process or not codings:
        return here([body], codings, most=most)
    return _within(_ask({"asked": "undone", "codings": list(codings), "most": most}, body, options.limits), most)[1]


def _within(answer: Answer, most: int) -> Answer:
    """The answer. Raises TooMuchError and DamagedError where that is what it says."""
    told, data = answer
    if "too_much" in told or len(data) > most:
        raise TooMuchError
    if "damaged" in told:
        raise DamagedError(str(told["damaged"])[:200])
    return answer


def references_in(body: bytes, asked: Head, options: Options) -> list[list[str]]:
    """What a page or a style sheet refers to, as :func:`testigo.capture.looking.found_in` finds it; to be checked."""
    if options.in_process:
        from testigo.capture.looking import found_in

        return found_in(body, asked)
    answer, _ = _ask({**asked, "asked": "references"}, body, options.limits)
    found = answer.get("references")
    return found if isinstance(found, list) else []


def annotated(data: bytes, name: str, options: Options) -> list[Head]:
    """What INCEpTION exported, as :func:`testigo.export.inception_documents.told_of` takes it apart; to be checked."""
    if options.in_process:
        from testigo.export.inception_documents import told_of

        return list(told_of(io.BytesIO(data), name))
    while True:
        try:
            asked: Head = {"asked": "annotated", "name": name}
            return [told for told, _ in _answers(asked, options.limits, FileSource(io.BytesIO(data)))]
        except EndedError as ended:
            if not ended.again:
                raise ended.error from ended


def shown(capture: bytes, url: str, options: Options) -> bytes:
    """A captured page as :func:`testigo.capture.shown.shown` puts it together."""
    if options.in_process:
        from testigo.capture.shown import shown as here

        return here(capture, url)
    return _ask({"asked": "shown", "url": url}, capture, options.limits)[1]


def _ask(head: Head, body: bytes, limits: Limits, source: Source | None = None) -> tuple[Head, bytes]:
    return _sound(_processes.ask(_asked(head, limits, source), body, limits, source))


def _answers(head: Head, limits: Limits, source: Source) -> Iterator[Answer]:
    """Yield answers until the last. Raises TestigoError where that is an error, EndedError where there is none."""
    last: Answer = {}, b""
    for answer in _processes.answers(_asked(head, limits, source), b"", limits, source):
        if "more" in answer[0]:
            yield answer
        last = answer
    failure = getattr(source, "failure", None)
    if failure is not None:  # no fault of what was in it
        raise failure
    _sound(last)


def _asked(head: Head, limits: Limits, source: Source | None) -> Head:
    return {**head, "limits": asdict(limits), "size": source.size if source else None}


def _sound(answer: Answer) -> Answer:
    """The answer. Raises TestigoError where it is an error."""
    error = answer[0].get("error")
    if error is None:
        return answer
    code, message = str(error["code"]), str(error["message"])
    raise TestigoError(code if code in CATALOGUE else "T226", message)


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
