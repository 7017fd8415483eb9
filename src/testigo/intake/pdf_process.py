"""Reads a PDF in a process of its own, which is ended when it takes too long, grows too big or breaks down.

A file of a hundred kilobytes can hold hours of work for the library that reads it, and a damaged one can crash it; a
batch must outlive both. Where pages are read in such a process as a whole, PDFs are read right in it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import astuple

from testigo.errors import TestigoError
from testigo.intake.limits import MEBI, Limits
from testigo.intake.pdf_lines import PdfLines, lines_of
from testigo.intake.print_layout import PrintedLine
from testigo.intake.process_bounds import NO_MEMORY, bound_memory

_RUN = "from testigo.intake.pdf_process import answer; answer()"
Reads = Callable[[bytes, Limits], PdfLines]


def printed_in(data: bytes, limits: Limits) -> PdfLines:
    """The lines of a PDF. Raises TestigoError as :func:`.pdf_lines.lines_of` does, and T225 past a limit."""
    return _reads[-1](data, limits)


def read_pdfs_with(reads: Reads) -> None:
    """From now on, read PDFs so in this process, which is one of those that are bounded and may end."""
    _reads.append(reads)


def _apart(data: bytes, limits: Limits) -> PdfLines:
    asked = json.dumps([limits.pdf_pages, limits.text_length, limits.pdf_memory_bytes])
    try:
        done = subprocess.run(  # noqa: S603 - this very interpreter, with code of our own
            [sys.executable, "-P", "-c", _RUN, asked],
            input=data,
            capture_output=True,
            timeout=limits.pdf_seconds,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
            check=False,
        )
    except subprocess.TimeoutExpired as why:
        raise TestigoError("T225", f"the PDF could not be read in {limits.pdf_seconds:g} seconds") from why
    if done.returncode:
        raise _broken_down(done, limits)
    return _taken(done.stdout)


_reads: list[Reads] = [_apart]


def answer() -> None:
    """Read the PDF on standard input within the limits that were given; write its lines to standard output as JSON."""
    most_pages, longest, memory = json.loads(sys.argv[1])
    bound_memory(memory)
    try:
        found = lines_of(sys.stdin.buffer.read(), most_pages=most_pages, longest=longest)
        told: object = [[astuple(line) for line in found.lines], found.told, found.pictures]
    except TestigoError as why:
        told = {"code": why.code, "message": why.message}
    except MemoryError:
        sys.exit(NO_MEMORY)
    sys.stdout.buffer.write(json.dumps(told).encode("ascii"))


def _broken_down(done: subprocess.CompletedProcess[bytes], limits: Limits) -> Exception:
    """The error for a process that ended early: a crash at its bound of memory cannot be told from any other."""
    if done.returncode == NO_MEMORY or done.returncode < 0:
        return TestigoError(
            "T225", f"the PDF broke its reader, or needs more than {limits.pdf_memory_bytes // MEBI} MiB"
        )
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    return RuntimeError(f"the PDF's reader ended with {done.returncode}: {said[-1] if said else ''}")


def _taken(out: bytes) -> PdfLines:
    told = json.loads(out)
    if isinstance(told, dict):
        raise TestigoError(told["code"], told["message"])
    lines, metadata, pictures = told
    names = PrintedLine.__dataclass_fields__
    made = tuple(PrintedLine(**dict(zip(names, line, strict=True))) for line in lines)
    return PdfLines(lines=made, told=metadata, pictures=tuple(pictures))
