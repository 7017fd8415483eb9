"""One process in which hostile bytes are read, seen from the one that has them: asked, waited for, ended.

What runs in it is :mod:`.parsing_service`. Where it does not answer, :class:`EndedError` says why, as an error of the catalogue.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from testigo.errors import TestigoError
from testigo.intake import frames
from testigo.intake.compression import TooMuchError
from testigo.intake.frames import BrokenError, Head
from testigo.intake.lent_stream import PIECE, Source, over_by
from testigo.intake.limits import MEBI, Limits
from testigo.intake.own_process import started
from testigo.intake.process_bounds import NO_MEMORY, ended_by_processor

Answer = tuple[Head, bytes]
_RUN = "from testigo.intake.parsing_service import serve; serve()"
_PATIENCE = 3.0
"""Times its seconds of the processor that a page may take on the clock, since other programs run beside it."""
_START_SECONDS = 60.0
_GOODBYE_SECONDS = 2.0


class EndedError(Exception):
    """The process ended, or had to be ended, before it answered; ``again`` where what it read before may be at fault."""

    def __init__(self, error: TestigoError, *, again: bool) -> None:
        super().__init__(str(error))
        self.error = error
        self.again = again


class ParsingProcess:
    """A process that was started and answers one question after another."""

    def __init__(self) -> None:
        """Start it, and do not wait for it. Raises TestigoError T229 when it cannot be started."""
        self.answered = 0
        self._stage = "start"
        self._is_late = False
        self._process = started(_RUN, "reads pages")
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._questions, self._answers = self._process.stdin, self._process.stdout

    @property
    def number(self) -> int:
        """The number by which the system knows it."""
        return self._process.pid

    def get_ready(self, limits: Limits) -> None:
        """Wait until it has started. Raises EndedError when it does not."""
        try:
            while self._stage == "start":
                self._hear(self._next(limits), None)
        except (BrokenError, OSError) as why:
            raise self._ended(limits) from why

    def answers(self, head: Head, body: bytes, limits: Limits, source: Source | None = None) -> Iterator[Answer]:
        """Yield what it answers, the last with ``last``; ``source`` is read for it as it asks for pieces.

        Each answer has its time on the clock, in which the source's is not counted. Raises EndedError when the process
        ends first, or passes its time.
        """
        try:
            with self._timed(limits):
                frames.put(self._questions, head, body)
            while True:
                answer = self._next(limits)
                if self._hear(answer, source):
                    continue
                is_last = "last" in answer[0]
                self.answered += is_last
                yield answer
                if is_last:
                    return
        except (BrokenError, OSError) as why:
            raise self._ended(limits) from why

    def _next(self, limits: Limits) -> Answer:
        with self._timed(limits):
            answer = frames.take(self._answers)
        if answer is None:
            raise BrokenError("it ended")
        return answer

    def _hear(self, answer: Answer, source: Source | None) -> bool:
        """Whether a message is none of the answers: it says what the process is at, or asks for a piece of the source."""
        head, _ = answer
        if "in" in head:
            self._stage = str(head["in"])
        elif "wants" in head:
            self._lend(head["wants"], source)
        else:
            return False
        return True

    def _lend(self, wants: object, source: Source | None) -> None:
        match wants:
            case [int(at), int(most)] if source is not None and at >= 0 and 0 < most <= PIECE:
                pass
            case _:
                raise BrokenError("it asks for what is not there")
        told: Head = {}
        data = b""
        try:
            data = source.read(at, most)
        except (OSError, TestigoError, TooMuchError) as why:
            told = {"over": over_by(why)}
        frames.put(self._questions, told, data)

    @contextmanager
    def _timed(self, limits: Limits) -> Iterator[None]:
        """End the process when the stage that it is in takes too long."""
        seconds = {"start": _START_SECONDS, "pdf": _PATIENCE * limits.pdf_seconds}
        timer = threading.Timer(seconds.get(self._stage, _PATIENCE * limits.page_seconds), self._end_late)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _end_late(self) -> None:
        self._is_late = True
        self._process.kill()

    def _ended(self, limits: Limits) -> EndedError:
        """Why there is no answer: the time was up, the memory used up, or what reads broke down."""
        self.end()
        code = self._process.returncode
        if self._stage == "start":
            return EndedError(
                TestigoError("T229", f"the process that reads pages ended with {code} as it started"), again=False
            )
        is_pdf = self._stage == "pdf"
        if self._is_late or ended_by_processor(code):
            return EndedError(_too_long(limits, is_pdf=is_pdf), again=False)
        if code == NO_MEMORY:
            return EndedError(_too_large(limits, is_pdf=is_pdf), again=True)
        return EndedError(_broken(code, limits, is_pdf=is_pdf), again=True)

    def end(self) -> None:
        """Let it end, and make it where it does not; do nothing where it has."""
        with suppress(OSError):
            self._questions.close()
        try:
            self._process.wait(_GOODBYE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._answers.close()

    def kill(self) -> None:
        """End it at once, whatever it is doing."""
        self._process.kill()
        self.end()

    def let_go(self) -> None:
        """Close its streams in a process that was forked from the one it belongs to, where it goes on."""
        for stream in (self._questions, self._answers):
            stream.raw.close()  # type: ignore[attr-defined] # without writing what the other process has begun to write
        self._process.returncode = 0


def _too_long(limits: Limits, *, is_pdf: bool) -> TestigoError:
    if is_pdf:
        return TestigoError("T225", f"the PDF could not be read in {limits.pdf_seconds:g} seconds")
    return TestigoError("T227", f"the page could not be taken in within {limits.page_seconds:g} seconds")


def _too_large(limits: Limits, *, is_pdf: bool) -> TestigoError:
    if is_pdf:
        return TestigoError("T225", f"the PDF needs more than {limits.pdf_memory_bytes // MEBI} MiB")
    return TestigoError("T228", f"the page needs more than {limits.page_memory_bytes // MEBI} MiB")


def _broken(code: int, limits: Limits, *, is_pdf: bool) -> TestigoError:
    if is_pdf:  # a crash at its bound of memory cannot be told from any other
        return TestigoError(
            "T225", f"the PDF broke its reader, or needs more than {limits.pdf_memory_bytes // MEBI} MiB"
        )
    return TestigoError("T226", f"what reads the page broke down: it ended with {code}")
