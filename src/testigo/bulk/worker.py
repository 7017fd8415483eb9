"""The process that reads shards, one after the other: told of them on standard input, it tells how far it is on standard output.

Both speak JSON, a line a message. It is started and watched by :mod:`testigo.bulk.reading_process`. Before each record
it bounds its own time and memory; the system ends it where it passes them.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from testigo.bulk.options import BulkOptions
from testigo.bulk.shard import read_shard
from testigo.bulk.shards import Shard
from testigo.bulk.watch import RENEWED, StoppedError
from testigo.errors import TestigoError
from testigo.intake.limits import Options
from testigo.intake.making import make_page
from testigo.intake.process_bounds import NO_MEMORY, bound_memory, bound_processor, memory_with_room, peak_memory
from testigo.intake.received import Received
from testigo.reading.reader import Reader

MEBI = 1024 * 1024
_FIRST = b"""<!DOCTYPE html><html lang="en"><head><title>Fire at the mill</title></head><body><article><h1>Fire at the mill</h1>
<p>Two men died in a fire at a mill in Lisbon on Monday, police said. The mayor denied on Tuesday that he had been warned.</p>
<p>The owner of the mill, who was arrested, told reporters that all of its doors had been open that night.</p></article></body></html>"""
_GROWN = 384 * MEBI
"""Bytes by which a process may have grown since it was started when a part is kept; pages leave holes in its memory."""


class Reporting:
    """Tells of a shard's records as they come, bounds each, and stops when the process is asked to, or is left alone."""

    def __init__(self, out: IO[str], options: BulkOptions) -> None:
        """Take where to tell of it."""
        self._out = out
        self._seconds = options.page_seconds
        self._bytes = options.page_mib * MEBI
        self._parent = os.getppid()
        self._before, self._began_with = address_space(), resident()
        self._peak = 0
        self._asked = False
        signal.signal(signal.SIGTERM, self._ask)

    def _ask(self, *_: object) -> None:
        self._asked = True

    def begin(self, number: int) -> None:
        """Tell which record is at work, and bound it."""
        self.tell({"begin": number})
        self._before, self._peak = address_space(), peak_memory()
        if self._before:
            bound_memory(self._before + memory_with_room(self._bytes))
        bound_processor(self._seconds)

    def done(self, counted: Mapping[str, int], share: float) -> None:
        """Tell what became of it; end where it took too much memory."""
        bound_processor(0)
        peak = peak_memory()
        if self._before and peak > self._peak and peak - self._before > self._bytes:
            os._exit(NO_MEMORY)
        bound_memory(-1)
        self.tell({"done": counted, "share": round(share, 6)})

    def ended(self) -> None:
        """Take the bounds away: what comes now is no record's to answer for."""
        bound_processor(0)
        bound_memory(-1)
        self.tell({"done": {}, "share": 1.0})

    def kept(self) -> None:
        """End, to be started anew, where much more memory is held than at the beginning."""
        if self._began_with and resident() - self._began_with > _GROWN:
            os._exit(RENEWED)

    def stops(self) -> bool:
        """Whether the process is asked to end, or the one that started it is gone."""
        return self._asked or os.getppid() != self._parent

    def tell(self, message: Mapping[str, Any]) -> None:
        """Send a message; with nobody there to take it, stop."""
        self._asked |= not tell(self._out, message)


def tell(out: IO[str], message: Mapping[str, Any]) -> bool:
    """Send a message, and say whether there is somebody to take it."""
    try:
        out.write(json.dumps(message) + "\n")
        out.flush()
    except BrokenPipeError:
        return False
    return True


def address_space() -> int:
    """Return the bytes of this process's address space; 0 where the system does not tell."""
    return _pages_of_memory(0)


def resident() -> int:
    """Return the bytes of memory that this process holds; 0 where the system does not tell."""
    return _pages_of_memory(1)


def _pages_of_memory(field: int) -> int:
    """A field of proc(5) ``statm``, in bytes."""
    with suppress(OSError, ValueError, IndexError), open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - each record
        return int(file.read().split()[field]) * os.sysconf("SC_PAGE_SIZE")
    return 0


def main() -> None:
    """Read the shards that are told of, until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one that started this
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no message
    reader: Reader | None = None
    for line in sys.stdin:
        task = json.loads(line)
        options = BulkOptions.from_json(task["options"])
        try:
            reader = reader or _reader(task["weights"])
            watch = Reporting(out, options)
            shard = Shard.from_json(task["shard"])
            manifest = read_shard(shard, task["out"], options, reader, watch, task["suspects"], sharing=task["sharing"])
            tell(out, {"manifest": manifest.to_json()})
        except StoppedError:
            tell(out, {"stopped": True})
            return
        except TestigoError as why:
            tell(out, {"error": why.code, "message": why.message})


def _reader(weights: str | None) -> Reader:
    """Load the model, and read a first page with it: what is loaded with that is no page's to answer for."""
    reader = Reader(Path(weights) if weights else None)
    page = make_page(Received(input="first", data=_FIRST, media_type="text/html"), Options(in_process=True))
    reader.read(page)
    return reader


if __name__ == "__main__":
    main()
