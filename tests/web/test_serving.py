"""The desk as a program: it starts on a free port, says where, opens the browser, and ends when it is told to."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sample_desk import API

import testigo
from testigo.cli import main
from testigo.errors import TestigoError
from testigo.web import serving


@contextmanager
def served(case: Path, *options: str, **environment: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A desk in a process of its own, and its port."""
    command = [sys.executable, "-m", "testigo", "serve", str(case), "--no-browser", *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, **environment}) as process:
        assert process.stderr is not None
        said = process.stderr.readline()
        try:
            yield process, int(said.partition("http://")[2].partition("/")[0].rpartition(":")[2])
        finally:
            if process.poll() is None:
                process.kill()


def asked(port: int, path: str, **headers: str) -> tuple[int, bytes]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read()


def test_it_says_where_it_is_answers_and_ends_with_ctrl_c(case: Path) -> None:
    with served(case) as (process, port):
        status, body = asked(port, f"{API}/case")
        assert status == 200
        assert b'"pages":9' in body
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 0
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()


def test_it_ends_though_a_browser_still_follows_what_happens(case: Path) -> None:
    with (
        served(case) as (process, port),
        closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection,
    ):
        connection.request("GET", f"{API}/events")
        answer = connection.getresponse()
        assert answer.readline() == b"event: changed\n"
        begun = time.monotonic()
        process.send_signal(signal.SIGINT)
        answer.read()
        assert process.wait(10) == 0
        assert time.monotonic() - begun < 3


def test_what_happens_to_the_case_is_told_to_who_follows(case: Path) -> None:
    with served(case) as (_, port), closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", f"{API}/events")
        answer = connection.getresponse()
        before = [answer.readline() for _ in range(3)][1]
        with testigo.Case(case) as file:
            file.decide("accept", file.queue(1)[0].id)
        assert answer.readline() == b"event: changed\n"
        assert answer.readline() != before


def test_a_port_that_is_taken_is_said_to_be_so(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", str(case), "--port", str(port), "--no-browser"]) == 1
    assert f"T609: port {port}" in capsys.readouterr().err


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.9", "newsroom-pc", "::"])
def test_other_machines_are_let_in_with_a_token_alone(
    case: Path, host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", str(case), "--host", host, "--no-browser"]) == 1
    assert "T610" in capsys.readouterr().err


def test_a_short_token_is_none() -> None:
    with pytest.raises(TestigoError, match="at least 12"):
        serving.check_token("127.0.0.1", "secret")


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost"])
def test_this_machine_needs_no_token(host: str) -> None:
    serving.check_token(host, None)


def test_the_token_comes_from_the_environment(case: Path) -> None:
    token = "twelve letters or more"
    with served(case, "--host", "0.0.0.0", TESTIGO_TOKEN=token) as (_, port):
        assert asked(port, f"{API}/case")[0] == 401
        assert asked(port, f"{API}/case", Authorization=f"Bearer {token}")[0] == 200


def test_the_browser_is_opened_at_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    told: list[str] = []

    class Started:
        started = True
        should_exit = False

    monkeypatch.setattr("testigo.web.serving.webbrowser.open", opened.append)
    serving._when_started(Started(), "http://127.0.0.1:1/", True, told.append)  # type: ignore[arg-type]
    serving._when_started(Started(), "http://127.0.0.1:2/", False, told.append)  # type: ignore[arg-type]
    assert opened == ["http://127.0.0.1:1/"]
    assert told == ["http://127.0.0.1:1/", "http://127.0.0.1:2/"]


_START = """
import sys
from pathlib import Path
from testigo.web.app import desk_app
from testigo.web.desk import Desk
desk_app(Desk(Path(sys.argv[1])))
print([m for m in ('onnxruntime', 'trafilatura', 'xlsxwriter') if m in sys.modules])
"""


def test_starting_loads_no_model(case: Path) -> None:
    command = [sys.executable, "-c", _START, str(case)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"
