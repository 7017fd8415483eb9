"""A process that reads shards, as it is held from outside: fed, watched, and started anew when it dies.

Every engine reads with it: a page that hangs, or takes all memory, costs its process and not the run.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from testigo.bulk.blame import Suspects, blame, blamed_in
from testigo.bulk.manifest import Manifest
from testigo.bulk.options import BulkOptions
from testigo.bulk.output import Output
from testigo.bulk.shards import Shard
from testigo.bulk.watch import RENEWED, StoppedError
from testigo.errors import TestigoError
from testigo.intake.process_bounds import NO_MEMORY, ended_by_processor

Message = Mapping[str, Any]
On = Callable[[Message], None]
"""Told of what the process tells: ``{"begin": number}``, ``{"done": counters, "share": 0 to 1}``."""
_ENVIRONMENT = {"ARROW_DEFAULT_MEMORY_POOL": "system", "MALLOC_ARENA_MAX": "2", "PYTHONHASHSEED": "0"}
"""One way to have memory, from few arenas, so that what a process holds can be told."""
_SILENCE = 10
"""Times the seconds of the processor that a page may take for which the process may be silent, on a busy machine."""
_STARTS = 5
"""Times that it may die before it begins a record."""
_TO_END = 20.0
"""Seconds for the page at work when the process is asked to end."""


class DiedError(Exception):
    """The process ended in the middle; ``code`` is what it ended with."""

    def __init__(self, code: int | None) -> None:
        super().__init__(code)
        self.code = code


class ReadingProcess:
    """Reads shards in a process of its own, which is kept for the next shard."""

    def __init__(self, weights: Path | None = None, *, sharing: bool = False) -> None:
        """Take the model's folder, where it is not the one that comes with Testigo. The process starts with the first shard.

        With ``sharing`` its shards carry what other shards of the run have read (:mod:`testigo.bulk.shared`).
        """
        self._weights = weights
        self._sharing = sharing
        self._process: subprocess.Popen[bytes] | None = None
        self._buffer = b""
        self._stopped = False
        self._at: int | None = None
        """The record at work."""

    def read(self, shard: Shard, out: Path | str, options: BulkOptions, on: On | None = None) -> Manifest:
        """Read a shard as :func:`testigo.bulk.shard.read_shard` does; a record that its process dies of is a failure.

        Raises TestigoError as that does; T812 when the process dies time and again with no record to blame,
        or of a record that is blamed already; StoppedError when :meth:`stop` was called.
        """
        suspects, beyond, deaths, work = Suspects(), Suspects(), 0, Output(Path(out)).work(shard.name)
        while True:
            try:
                self._tell(shard, out, options, suspects.numbers())
                return self._followed(options, on)
            except DiedError as died:
                if self._stopped:
                    raise StoppedError from died
                if died.code == RENEWED:
                    continue
                deaths += self._at is None
                if deaths >= _STARTS:
                    raise TestigoError("T812", f"the process that reads {shard.name!r} ends with {died.code}") from died
                if self._at is None:
                    continue
                if self._at not in blamed_in(work):
                    _accuse(self._at, died.code, suspects, work)
                elif beyond.died_at(self._at):  # what is blamed is not read: it dies of reaching it in the input
                    told = f"the process that reads {shard.name!r} cannot get past its record {self._at}"
                    raise TestigoError("T812", f"{told}: it ends with {died.code}") from died

    def _followed(self, options: BulkOptions, on: On | None) -> Manifest:
        """Follow a shard to its end. Raises DiedError when the process ends before."""
        while True:
            message = self._next(options.page_seconds)
            if on is not None:
                on(message)
            if "begin" in message:
                self._at = message["begin"]
            elif "done" in message:
                self._at = None
            elif "manifest" in message:
                return Manifest.from_json(message["manifest"])
            elif "error" in message:
                raise TestigoError(message["error"], message["message"])
            else:
                raise StoppedError

    def stop(self) -> None:
        """Have it stop after the record at work; may be called from another thread."""
        self._stopped = True
        if self._process is not None:
            self._process.terminate()

    def close(self) -> None:
        """End the process: after the record at work, or at once where that takes too long."""
        process, self._process = self._process, None
        if process is None:
            return
        with suppress(OSError):
            process.terminate()
        assert process.stdin is not None and process.stdout is not None  # noqa: PT018 - both are pipes
        with suppress(OSError):
            process.stdin.close()
        ends = time.monotonic() + _TO_END
        while process.poll() is None and time.monotonic() < ends:
            if select.select([process.stdout], [], [], 0.1)[0] and not os.read(process.stdout.fileno(), 1 << 16):
                break
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=1)
        if process.poll() is None:
            process.kill()
            process.wait()
        process.stdout.close()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self.close()

    def _tell(self, shard: Shard, out: Path | str, options: BulkOptions, suspects: list[int]) -> None:
        task = {
            "shard": shard.to_json(),
            "out": str(out),
            "options": options.to_json(),
            "weights": str(self._weights) if self._weights else None,
            "suspects": suspects,
            "sharing": self._sharing,
        }
        self._at = None
        process = self._started()
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps(task).encode() + b"\n")
            process.stdin.flush()
        except BrokenPipeError as why:
            raise self._died() from why

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._buffer = b""
            self._process = subprocess.Popen(
                [sys.executable, "-m", "testigo.bulk.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=os.environ | _ENVIRONMENT,
            )
        return self._process

    def _next(self, page_seconds: float) -> Message:
        """The next message. Raises DiedError when the process has ended, or is silent for too long and is ended."""
        process = self._process
        assert process is not None and process.stdout is not None  # noqa: PT018 - it was started
        ends = time.monotonic() + max(_SILENCE * page_seconds, 120)
        while b"\n" not in self._buffer:
            if not select.select([process.stdout], [], [], max(0.0, ends - time.monotonic()))[0]:
                process.kill()
            data = os.read(process.stdout.fileno(), 1 << 16)
            if not data:
                raise self._died()
            self._buffer += data
        line, _, self._buffer = self._buffer.partition(b"\n")
        message: Message = json.loads(line)
        return message

    def _died(self) -> DiedError:
        process, self._process = self._process, None
        assert process is not None and process.stdin is not None and process.stdout is not None  # noqa: PT018
        code = process.wait()
        with suppress(OSError):
            process.stdin.close()
        process.stdout.close()
        return DiedError(code)


def _accuse(number: int, code: int | None, suspects: Suspects, work: Path) -> None:
    """Blame the record at which the process died, or remember it."""
    if ended_by_processor(code):
        blame(work, number, "T811")
    elif code == NO_MEMORY:
        blame(work, number, "T813")
    elif code in {-signal.SIGTERM, -signal.SIGINT}:
        return
    elif suspects.died_at(number):
        blame(work, number, "T812")
