"""What Testigo costs to start and to hold: ``python evaluation/footprint.py``.

Measures the Testigo that this Python imports, each figure in a new process: the time of ``import testigo``; one page from
a cold start (``testigo read PAGE --json``), on the clock and of the processor; the most memory that was resident then; and
the size of a wheel built from this checkout. Times are medians over ``--runs``, after one run that is not counted and
warms the disk's cache; the processor's time says what the program itself takes where other programs run beside it. ``--json``
prints the figures with every run of theirs; ``--no-wheel`` leaves the wheel out, whose building may need the network.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "examples" / "drevna" / "selmar-courier.html"
MEBI = 1024 * 1024
TIMED_IMPORT = "import time; began = time.perf_counter(); import testigo; print(time.perf_counter() - began)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of a program: its output, its seconds on the clock and of the processor, its largest resident bytes."""

    output: str
    seconds: float
    processor: float
    resident: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Footprint:
    """Every run's figure, in seconds and bytes; ``wheel`` is None where none was built."""

    imports: tuple[float, ...]
    cold: tuple[float, ...]
    processor: tuple[float, ...]
    resident: tuple[int, ...]
    wheel: int | None

    def figures(self) -> dict[str, float | int | None]:
        """The median of each."""
        return {
            "import_seconds": round(median(self.imports), 4),
            "cold_start_seconds": round(median(self.cold), 3),
            "cold_start_processor_seconds": round(median(self.processor), 3),
            "resident_bytes": int(median(self.resident)),
            "wheel_bytes": self.wheel,
        }


def ran(arguments: Sequence[str]) -> Run:
    """Run this Python with the arguments. Raises CalledProcessError when it ends with an error."""
    command = [sys.executable, *arguments]
    began = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output)  # noqa: S603 - this very Python
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        printed = output.read().decode("utf-8")
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(
        output=printed,
        seconds=seconds,
        processor=usage.ru_utime + usage.ru_stime,
        resident=usage.ru_maxrss * unit,
    )


def built_wheel() -> int:
    """The size of a wheel of this checkout. Raises CalledProcessError when it cannot be built."""
    with tempfile.TemporaryDirectory(prefix="testigo-wheel-") as folder:
        ran(["-m", "pip", "--quiet", "--disable-pip-version-check", "wheel", "--no-deps", "-w", folder, str(ROOT)])
        return next(Path(folder).glob("testigo-*.whl")).stat().st_size


def measured(page: Path, runs: int, *, wheel: bool) -> Footprint:
    """Measure it all, ``runs`` times over."""
    read = ["-m", "testigo", "read", str(page), "--json"]
    ran(read)
    imports = [float(ran(["-c", TIMED_IMPORT]).output) for _ in range(runs)]
    cold = [ran(read) for _ in range(runs)]
    return Footprint(
        imports=tuple(imports),
        cold=tuple(run.seconds for run in cold),
        processor=tuple(run.processor for run in cold),
        resident=tuple(run.resident for run in cold),
        wheel=built_wheel() if wheel else None,
    )


def told(found: Footprint) -> str:
    """The figures for a person to read."""
    wheel = "not built" if found.wheel is None else f"{found.wheel / MEBI:.1f} MiB"
    return (
        f"import testigo                {1000 * median(found.imports):.0f} ms (best {1000 * min(found.imports):.0f})\n"
        f"one page from a cold start    {median(found.cold):.2f} s (best {min(found.cold):.2f})\n"
        f"  of the processor            {median(found.processor):.2f} s (best {min(found.processor):.2f})\n"
        f"resident memory at most       {median(found.resident) / MEBI:.0f} MiB\n"
        f"wheel                         {wheel}\n"
        f"medians of {len(found.cold)} runs"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure what Testigo costs to start and to hold.")
    parser.add_argument("--runs", type=int, default=7, help="how often each is measured")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page that is read")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON, with every run")
    parser.add_argument("--no-wheel", action="store_true", help="do not build the wheel")
    asked = parser.parse_args()
    found = measured(asked.page, max(1, asked.runs), wheel=not asked.no_wheel)
    print(json.dumps({**found.figures(), "runs": asdict(found)}, indent=2) if asked.json else told(found))


if __name__ == "__main__":
    main()
