"""Measures how reading scales: ``python evaluation/scaling.py [--long 5000000] [--json]``.

Prints how much faster two processes on two cores read than one on one core; how long the model takes to load; the most
memory that was resident after an ordinary page, and after a page of ``--long`` characters (0 leaves it out; five million take
minutes), with the time it took to take in and to read. Each figure comes from a process of its own. The long page is made of
the development set's texts, or of the sample pages where those are not at hand. Measure on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from itertools import cycle
from statistics import median
from typing import Any

from speed import article, machine, pages

PASSES = 2
"""Times that a process reads all pages in one run."""


def resident() -> float:
    """The most memory that was resident in this process so far, in MiB."""
    import resource

    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit, 1)


def serve_passes(core: int) -> None:
    """Read all pages on one core when a line comes in, and print the words that were read."""
    from testigo.reading.reader import Reader

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})
    taken, reader = pages(), Reader()
    reader.read(taken[0])
    print("ready", flush=True)
    sys.stdin.readline()
    for page in taken * PASSES:
        reader.read(page)
    print(PASSES * sum(len(article(page).split()) for page in taken), flush=True)


def serve_load(_: int) -> None:
    """Print how long the model takes to load, and what an ordinary page leaves resident."""
    from testigo.reading.reader import Reader

    page = pages()[-1]
    began = time.perf_counter()
    reader = Reader()
    reader.read(page)
    loaded = time.perf_counter()
    reader.read(page)
    seconds = (loaded - began) - (time.perf_counter() - loaded)
    print(json.dumps({"load_seconds": round(seconds, 3), "resident_mib": resident()}))


def serve_long(length: int) -> None:
    """Take in and read a page of so many characters; print times, memory and what was found."""
    from testigo.intake.text import text_page
    from testigo.reading.reader import Reader

    text = long_text(length)
    began = time.perf_counter()
    page = text_page(text, data=text.encode())
    taken_in, intake_resident = time.perf_counter(), resident()
    ledger = Reader().read(page)
    found: dict[str, Any] = {
        "characters": len(text),
        "intake_seconds": round(taken_in - began, 1),
        "intake_resident_mib": intake_resident,
        "reading_seconds": round(time.perf_counter() - taken_in, 1),
        "resident_mib": resident(),
    }
    kinds = ("entities", "claims", "incidents", "counts")
    print(json.dumps(found | {kind: len(getattr(ledger, kind)) for kind in kinds}))


def long_text(length: int) -> str:
    """A text of so many characters, report after report."""
    parts, total = [], 0
    for report in cycle([article(page) for page in pages()]):
        parts.append(report)
        total += len(report) + 2
        if total >= length:
            return "\n\n".join(parts)[:length]
    raise SystemExit("there are no pages to make a long one of")


SERVED = {"passes": serve_passes, "load": serve_load, "long": serve_long}


def started(what: str, number: int = 0) -> subprocess.Popen[str]:
    """A process of this Python that serves one of the measurements."""
    command = [sys.executable, __file__, "--serve", what, str(number)]
    env = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return subprocess.Popen(  # noqa: S603 - this very Python
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env
    )


def answer(what: str, number: int = 0) -> dict[str, Any]:
    """What such a process prints."""
    printed, _ = started(what, number).communicate()
    found: dict[str, Any] = json.loads(printed)
    return found


def words_per_second(processes: int) -> float:
    """Words a second that so many processes read together, each on a core of its own."""
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else list(range(processes))
    readers = [started("passes", cores[i % len(cores)]) for i in range(processes)]
    for reader in readers:
        assert reader.stdout
        reader.stdout.readline()
    began = time.perf_counter()
    for reader in readers:
        assert reader.stdin
        reader.stdin.write("go\n")
        reader.stdin.flush()
    words = sum(int(reader.communicate()[0]) for reader in readers)
    return words / (time.perf_counter() - began)


def measured(runs: int, length: int) -> dict[str, Any]:
    """All figures; those of one and two processes are medians of runs in turns."""
    speeds = [(words_per_second(1), words_per_second(2)) for _ in range(runs)]
    loads = [answer("load") for _ in range(runs)]
    found: dict[str, Any] = {
        "machine": machine(),
        "one_process_words_per_second": round(median(one for one, _ in speeds)),
        "two_processes_words_per_second": round(median(two for _, two in speeds)),
        "two_processes_to_one": round(median(two / one for one, two in speeds), 2),
        "load_seconds": median(found["load_seconds"] for found in loads),
        "resident_mib": median(found["resident_mib"] for found in loads),
    }
    return found | ({"long_page": answer("long", length)} if length else {})


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--long", type=int, default=5_000_000, help="characters of the long page; 0 for none")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--serve", nargs=2, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.serve:
        SERVED[asked.serve[0]](int(asked.serve[1]))
        return
    found = measured(max(1, asked.runs), asked.long)
    if asked.json:
        print(json.dumps(found, indent=1))
        return
    for name, value in found.items():
        print(f"{name:34}{value}")


if __name__ == "__main__":
    main()
