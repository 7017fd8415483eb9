"""How long the desk takes to start and to answer on a case of so many made pages, and what it holds in memory.

    python evaluation/desk.py [--pages 1000] [--keep CASE] [--json]

Pages are those of ``made_pages.py``. For each resource it gives the milliseconds of the processor that the first answer takes after the
accounts are laid, those until it was there by the clock, and the bytes sent; ``again`` is the same answer from memory.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import json
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import testigo
from made_pages import made_ledgers

API = "/api/v1"
SETTLE = 3.0
"""Seconds after which what is worked out ahead is there, on a machine that does nothing else."""


class Served:
    """A desk in a process of its own."""

    def __init__(self, case: Path) -> None:
        """Start it, and measure how long until it says where it is."""
        began = time.monotonic()
        command = [sys.executable, "-m", "testigo", "serve", str(case), "--no-browser"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own program
        assert self.process.stderr is not None
        found = re.search(r":(\d+)/", self.process.stderr.readline())
        assert found is not None
        self.port = int(found[1])
        self.started = {"clock": time.monotonic() - began, "processor": self.spent()}

    def spent(self) -> float:
        """Return the seconds of the processor that it has taken."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resident(self) -> int:
        """Return its MiB in memory."""
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.process.pid}/status").read_text())
        assert found is not None
        return int(found[1]) // 1024

    def get(self, path: str) -> tuple[dict[str, float], bytes]:
        """Ask for a resource; return what it took and the answer, compressed as it came."""
        began, spent = time.monotonic(), self.spent()
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)) as connection:
            connection.request("GET", API + path, headers={"accept-encoding": "gzip"})
            body = connection.getresponse().read()
        return {"clock": time.monotonic() - began, "processor": self.spent() - spent, "bytes": len(body)}, body

    def json(self, path: str) -> Any:  # noqa: ANN401 - any answer
        """Return an answer as JSON."""
        body = self.get(path)[1]
        return json.loads(gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body)


def addresses(desk: Served) -> list[str]:
    """Return what an editor looks at, with records of the case."""
    page = desk.json("/pages")["pages"][0]["id"]
    incident = desk.json("/incidents")["incidents"][0]["id"]
    return [
        "/case", "/pages", "/incidents", f"/accounts?incident={incident}", f"/pages/{page}", f"/pages/{page}/elsewhere?record=C1",
        "/timeline", "/map", "/parties", "/lineage", "/queue", "/search?q=police", "/decisions", "/accounts", "/export/brief.html",
    ]  # fmt: skip


def measured(case: Path) -> dict[str, Any]:
    """Start a desk on the case, ask it, end it."""
    desk = Served(case)
    try:
        time.sleep(SETTLE)
        idle = desk.resident()
        rows = {}
        for path in addresses(desk):
            first, again = desk.get(path)[0], desk.get(path)[0]
            rows[path] = {**first, "again": again["clock"]}
        return {"started": desk.started, "idle_mib": idle, "then_mib": desk.resident(), "answers": rows}
    finally:
        desk.process.send_signal(signal.SIGINT)
        desk.process.wait(30)


def made(path: Path, pages: int) -> None:
    """Make the case where it is not there."""
    if not path.exists():
        with testigo.Case(path, create=True) as case:
            for ledger in made_ledgers(pages):
                case.put(ledger, ledger.page.text.encode())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--keep", type=Path, help="where the case is kept, or is already")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = options.keep or Path(folder) / "made.testigo"
        made(path, options.pages)
        found = measured(path)
    if options.json:
        print(json.dumps(found, indent=2))
        return
    print(f"started: {found['started']['clock']:.2f} s, {found['started']['processor']:.2f} of the processor")
    print(f"in memory: {found['idle_mib']} MiB idle, {found['then_mib']} after all that is below")
    print(f"{'':58} processor   clock   again     bytes")
    for path_, row in found["answers"].items():
        times = "".join(f"{1000 * row[name]:8.0f}" for name in ("processor", "clock", "again"))
        print(f"{path_[:58]:58} {times} {row['bytes']:9.0f}")


if __name__ == "__main__":
    main()
