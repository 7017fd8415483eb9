"""Nothing leaves the machine unasked: every question for a host and every connection of Python is seen here, and refused."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from testigo.export.formats import FORMATS

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "examples" / "drevna"
WATCH = """
import os, sys
HERE = {None, "", "127.0.0.1", "::1", "localhost"}

def watch(event, args):
    if event == "socket.connect" or event in {"socket.sendto", "socket.sendmsg"}:
        host = args[1][0] if isinstance(args[1], tuple) else None
    elif event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}:
        host = args[0][0] if isinstance(args[0], tuple) else args[0]
    else:
        return
    if host not in HERE:
        with open(os.environ["TESTIGO_SEEN"], "a") as seen:
            seen.write(f"{event} {host}\\n")
        raise OSError("there is no network in this test")

sys.addaudithook(watch)
with open(os.environ["TESTIGO_SEEN"], "a") as seen:
    seen.write("watching\\n")
"""
RUN = """
import json, sys
from testigo.cli import main
for arguments in json.load(sys.stdin):
    print(arguments, main(arguments), file=sys.stderr)
"""
INSTALLED = [name for name in FORMATS if name != "ftm"]
"""Formats whose libraries the tests have on every machine."""


@pytest.fixture
def watched(tmp_path: Path) -> dict[str, str]:
    """An environment in which each Python that starts is watched, those that read hostile bytes too."""
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH, "utf-8")
    path = os.pathsep.join([str(tmp_path / "watch"), *(p for p in (os.environ.get("PYTHONPATH"),) if p)])
    return {**os.environ, "PYTHONPATH": path, "TESTIGO_SEEN": str(tmp_path / "seen"), "TESTIGO_NAME": "Ida"}


def run(commands: list[list[str]], environment: dict[str, str]) -> list[int]:
    """The exit codes of some commands."""
    done = subprocess.run(
        [sys.executable, "-c", RUN],
        input=json.dumps(commands),
        env=environment,
        text=True,
        capture_output=True,
        check=True,
    )
    codes = [line.rpartition(" ")[2] for line in done.stderr.splitlines() if line.startswith("['")]
    return [int(code) for code in codes]


def seen(environment: dict[str, str]) -> set[str]:
    return set(Path(environment["TESTIGO_SEEN"]).read_text("utf-8").splitlines())


def test_what_is_asked_for_is_seen_and_nothing_else(watched: dict[str, str]) -> None:
    """If this did not hold, the other tests here could not fail."""
    assert run([["read", "https://courier.example/story"]], watched) == [1]
    assert seen(watched) == {"watching", "socket.getaddrinfo courier.example"}


def test_reading_adding_asking_and_exporting_ask_nobody(watched: dict[str, str], tmp_path: Path) -> None:
    saved = tmp_path / "saved.html"
    loads = '<link rel=stylesheet href="https://cdn.example/a.css"><img src="https://ads.example/b.gif"></body>'
    saved.write_text((PAGES / "selmar-courier.html").read_text("utf-8").replace("</body>", loads), "utf-8")
    case = str(tmp_path / "a.testigo")
    pages = [str(PAGES / "long-reach.html"), str(PAGES / "bellhaven-ledger.html"), str(saved)]
    commands = [
        ["read", *pages, "--jsonl"],
        ["read", pages[2], "--html", str(tmp_path / "a.html"), "--csv", str(tmp_path / "tables")],
        ["add", case, *pages],
        *([name, case] for name in ("accounts", "sources", "timeline", "verify", "log")),
        ["search", case, "police"],
        ["review", case, "--list"],
        ["capture", case, "--list"],
        *(["export", case, "--to", name, "--out", str(tmp_path / name)] for name in INSTALLED),
    ]
    assert run(commands, watched) == [0] * len(commands)
    assert seen(watched) == {"watching"}


def test_the_desk_asks_nobody(watched: dict[str, str], tmp_path: Path) -> None:
    case = tmp_path / "a.testigo"
    assert run([["add", str(case), str(PAGES / "long-reach.html")]], watched) == [0]
    command = [sys.executable, "-m", "testigo", "serve", str(case), "--no-browser"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=watched) as desk:
        assert desk.stderr is not None
        port = int(desk.stderr.readline().partition("http://")[2].partition("/")[0].rpartition(":")[2])
        for path in ("/", "/api/v1/case", "/api/v1/pages", "/api/v1/accounts", "/api/v1/map", "/api/v1/timeline"):
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as asking:
                asking.request("GET", path)
                assert asking.getresponse().status in {200, 503}, path  # a checkout may be without the built desk
        desk.send_signal(signal.SIGINT)
        desk.wait(20)
    assert seen(watched) == {"watching"}
