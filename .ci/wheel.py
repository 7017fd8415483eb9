"""Test the built wheel where the source is not: what it holds, what it weighs, and how it runs once installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import venv
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MEBI = 1024 * 1024
LARGEST = 60 * MEBI
IMPORT_SECONDS = 0.3
COLD_SECONDS = 2.0
RESIDENT = 600 * MEBI
TRIES = 5
"""Timings are the best of so many, and those of a page are of the processor: what else a machine does is no fault of
the wheel. Reading runs on one thread, so that on an idle machine both clocks agree."""
NEEDED = (
    "testigo/py.typed",
    "testigo/ledger.schema.json",
    "testigo/reading/weights/manifest.json",
    "testigo/web/static/index.html",
)
DESK = "testigo/web/static/"
FORBIDDEN = ("tests/", "training/", "evaluation/", "examples/")
PAGE = Path("examples/drevna/selmar-courier.html")
TIMED_IMPORT = (
    "import time; began = time.perf_counter(); import testigo; print(time.perf_counter() - began, testigo.__file__)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of the installed program: what it printed, how long it took, how much memory (bytes) it held at most."""

    output: str
    seconds: float
    processor: float
    resident: int


def main(wheel: Path) -> int:
    """Check a wheel and return 0; the first promise that it breaks ends the program with a line that says so."""
    schema = held(wheel)
    with tempfile.TemporaryDirectory(prefix="testigo-wheel-") as folder:
        home = Path(folder)
        python = installed(wheel.resolve(), home)
        shutil.copy(PAGE, home / "page.html")
        imported = min(import_seconds(python, home) for _ in range(TRIES))
        runs = [run([str(python.parent / "testigo"), "read", "page.html", "--json"], home) for _ in range(TRIES)]
    readable(runs[0].output, schema)
    require(len({r.output for r in runs}) == 1, "the same page gave different ledgers")
    cold, resident = min(r.processor for r in runs), max(r.resident for r in runs)
    require(imported <= IMPORT_SECONDS, f"import took {imported:.2f} s; at most {IMPORT_SECONDS} s")
    require(cold <= COLD_SECONDS, f"reading one page took {cold:.2f} s; at most {COLD_SECONDS} s")
    require(resident <= RESIDENT, f"reading one page held {resident // MEBI} MiB; at most {RESIDENT // MEBI} MiB")
    print(
        f"{wheel.name}: {wheel.stat().st_size / MEBI:.1f} MiB; import {imported:.2f} s; "
        f"one page {cold:.2f} s of the processor, {min(r.seconds for r in runs):.2f} s in all, {resident // MEBI} MiB"
    )
    return 0


def require(holds: bool, otherwise: str) -> None:
    """End the program with a message unless something holds."""
    if not holds:
        sys.exit(f"wheel: {otherwise}")


def held(wheel: Path) -> dict[str, Any]:
    """Check what the wheel holds, and return the schema of the ledger from it."""
    size = wheel.stat().st_size
    require(size <= LARGEST, f"it weighs {size / MEBI:.1f} MiB; at most {LARGEST // MEBI} MiB")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        for name in NEEDED:
            require(name in names, f"{name} is missing from it")
        page = archive.read(f"{DESK}index.html").decode("utf-8")
        for name in re.findall(r'(?:src|href)="/([^"]+)"', page):
            require(DESK + name in names, f"the desk's {name} is missing from it")
        for licence in ("LICENSE", "NOTICE"):
            require(any(n.endswith(f"licenses/{licence}") for n in names), f"{licence} is missing from it")
        require(not any(n.startswith(FORBIDDEN) for n in names), f"it holds more than the package: {names}")
        schema: dict[str, Any] = json.loads(archive.read("testigo/ledger.schema.json"))
    return schema


def installed(wheel: Path, home: Path) -> Path:
    """Install the wheel and what it needs into an empty environment, and return that environment's Python."""
    venv.create(home / "env", with_pip=True)
    python = home / "env" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "--quiet", "install", wheel], cwd=home, env=bare(), check=True)
    return python


def bare() -> dict[str, str]:
    """The environment without what could lead Python to the source."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}


def import_seconds(python: Path, home: Path) -> float:
    """How long ``import testigo`` takes, of the installed package."""
    seconds, origin = run([str(python), "-c", TIMED_IMPORT], home).output.split(maxsplit=1)
    require(Path(origin).is_relative_to(home), f"the package came from {origin}, not from the wheel")
    return float(seconds)


def run(command: Sequence[str], home: Path) -> Run:
    """Run a command in the empty place; one that fails ends the program."""
    began = time.perf_counter()
    with (home / "output").open("w+b") as output:
        process = subprocess.Popen(command, cwd=home, env=bare(), stdin=subprocess.DEVNULL, stdout=output)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        printed = output.read().decode("utf-8")
    require(process.returncode == 0, f"{' '.join(command)} ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    processor = usage.ru_utime + usage.ru_stime
    return Run(output=printed, seconds=seconds, processor=processor, resident=usage.ru_maxrss * unit)


def readable(output: str, schema: dict[str, Any]) -> None:
    """Check that what was printed is a ledger with something in it."""
    import jsonschema

    ledger = json.loads(output)
    jsonschema.Draft202012Validator(schema).validate(ledger)
    for part in ("claims", "incidents", "counts", "entities"):
        require(bool(ledger[part]), f"the ledger of {PAGE} has no {part}")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
