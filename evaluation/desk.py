"""How long the desk takes to start, to answer and to show its views on a case of so many made pages, and what it holds in memory.

    python evaluation/desk.py [--pages 1000] [--keep CASE] [--json]

Pages are those of ``made_pages.py``. For each resource it gives the milliseconds of the processor that the first answer takes after the
accounts are laid, those until it was there by the clock, and the bytes sent; ``again`` is the same answer from memory. For each view it gives
the milliseconds from a click until it is drawn in Chromium, the first time and the best of those after, and those of the processor that the page
itself takes for it; that part is left out where there is no Node.js, no Chromium, or no built desk. The timeline is zoomed and moved as it is, and
with its statements repeated until they are 20,000.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import json
import os
import re
import shutil
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
ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "src" / "testigo" / "web" / "static"
IN_BROWSER = ROOT / "frontend" / "e2e" / "measure.mjs"
OUTLINE = re.compile(r"countries-")
"""Files of the map's outline, which are counted apart from script and style."""
SETTLE = 1.5
"""Seconds without work of the server after which what is worked out ahead is there."""
LONGEST = 120.0
"""Seconds that this is waited for."""
VIEWS = ("/incidents", "/timeline", "/parties", "/lineage", "/queue?limit=60")
"""What is asked straight after a decision."""


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

    def settle(self) -> float:
        """Wait until nothing is worked out ahead any more; return the seconds of the processor since it was asked to wait."""
        began, spent, quiet = time.monotonic(), self.spent(), time.monotonic()
        last = spent
        while time.monotonic() - quiet < SETTLE and time.monotonic() - began < LONGEST:
            time.sleep(0.1)
            if (now := self.spent()) > last + 0.02:
                last, quiet = now, time.monotonic()
        return last - spent

    def decide(self) -> None:
        """Accept what is least certain of what the reading of a page holds."""
        record = next(item["id"] for item in self.json("/queue?limit=60")["queue"] if "-" not in item["id"])
        body = json.dumps({"verb": "accept", "record": record, "by": "evaluation"})
        headers = {"content-type": "application/json", "origin": f"http://127.0.0.1:{self.port}"}
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=300)) as connection:
            connection.request("POST", API + "/decisions", body, headers)
            answer = connection.getresponse()
            assert answer.status == 201, answer.read()

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
        desk.settle()
        idle = desk.resident()
        rows = {}
        for path in addresses(desk):
            first, again = desk.get(path)[0], desk.get(path)[0]
            rows[path] = {**first, "again": again["clock"]}
        then = desk.resident()
        changed = after_decisions(desk)
        return {"started": desk.started, "idle_mib": idle, "then_mib": then, "answers": rows, "changed": changed}
    finally:
        desk.process.send_signal(signal.SIGINT)
        desk.process.wait(30)


def after_decisions(desk: Served) -> dict[str, Any]:
    """Ask for what each view begins with straight after a decision of its own, and again when that is worked out ahead."""
    desk.decide()
    desk.settle()  # the first change after the start is laid from nothing
    desk.decide()
    found: dict[str, Any] = {"ahead": desk.settle()}
    for path in VIEWS:
        desk.decide()
        at_once = desk.get(path)[0]
        desk.settle()
        found[path] = {"processor": at_once["processor"], "clock": at_once["clock"], "then": desk.get(path)[0]["clock"]}
    return found


def shown(case: Path) -> dict[str, Any] | None:
    """Start a desk on the case, and measure in Chromium how fast its views are shown; None where that cannot be done."""
    node = shutil.which("node")
    if node is None or not (STATIC / "index.html").is_file() or not (ROOT / "frontend" / "node_modules").is_dir():
        return None
    desk = Served(case)
    try:
        desk.settle()
        command = [node, IN_BROWSER.name, f"http://127.0.0.1:{desk.port}/"]
        done = subprocess.run(command, cwd=IN_BROWSER.parent, capture_output=True, text=True, check=False)  # noqa: S603 - our own script
        if done.returncode:
            print(f"views are not measured: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
            return None
        found: dict[str, Any] = json.loads(done.stdout)
        return found
    finally:
        desk.process.send_signal(signal.SIGINT)
        desk.process.wait(30)


def sent() -> dict[str, int]:
    """Return the bytes of script and style, and of the map's outline, as they are sent compressed."""
    files = [path for path in STATIC.rglob("*") if path.suffix in {".js", ".css", ".json"}]
    sizes = {path: len(gzip.compress(path.read_bytes(), 6)) for path in files}
    outline = sum(size for path, size in sizes.items() if OUTLINE.search(path.name))
    return {"script_and_style": sum(sizes.values()) - outline, "outline": outline}


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
        found = measured(path) | {"sent": sent(), "shown": shown(path)}
    if options.json:
        print(json.dumps(found, indent=2))
        return
    print(f"started: {found['started']['clock']:.2f} s, {found['started']['processor']:.2f} of the processor")
    print(f"in memory: {found['idle_mib']} MiB idle, {found['then_mib']} after all that is below")
    print(f"{'':58} processor   clock   again     bytes")
    for path_, row in found["answers"].items():
        times = "".join(f"{1000 * row[name]:8.0f}" for name in ("processor", "clock", "again"))
        print(f"{path_[:58]:58} {times} {row['bytes']:9.0f}")
    print_changed(found["changed"])
    print_views(found)


def print_changed(changed: dict[str, Any]) -> None:
    """Print what was measured after decisions."""
    print(f"after a decision, the processor until all is worked out ahead: {1000 * changed['ahead']:.0f} ms")
    for path in VIEWS:
        times = "".join(f"{1000 * changed[path][name]:8.0f}" for name in ("processor", "clock", "then"))
        print(f"{'straight after a decision: ' + path:58} {times}")


def print_views(found: dict[str, Any]) -> None:
    """Print what was measured in the browser."""
    print(
        f"compressed: {found['sent']['script_and_style'] / 1000:.0f} kB of script and style, {found['sent']['outline'] / 1000:.0f} kB of outline"
    )
    if found["shown"] is None:
        return
    shown = found["shown"]
    print(
        f"the list of pages is drawn {shown['first'][0]} ms after the first byte came, {min(shown['first'][1:])} when loaded again"
    )
    print(
        f"{'view drawn after a click, ms':58} {'first':>8} {'then':>8} {'processor, of the page alone':>30} {'then':>8}"
    )
    for name, times in shown["views"].items():
        worked = shown["worked"][name]
        print(f"{name:58} {times[0]:8} {min(times[1:]):8} {worked[0]:30} {min(worked[1:]):8}")
    for frames in (shown["frames"], shown["manyFrames"]):
        for name in ("zoom", "move"):
            print(f"timeline of {frames['marks']}, {name}: {in_words(frames[name])}")


def in_words(frames: dict[str, float]) -> str:
    """Say how smoothly something was drawn."""
    return (
        f"{frames['perSecond']} frames a second, {frames['longest']} ms at most between two, "
        f"{frames['worked']} ms of the processor each, graphics included"
    )


if __name__ == "__main__":
    main()
