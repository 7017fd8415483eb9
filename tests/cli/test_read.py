import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from sample_ledger import LEDGER

from testigo.cli import main
from testigo.contract import dumps, loads
from testigo.errors import TestigoError
from testigo.ledger import Failure, Ledger

FAILED = Failure(input="gone.html", code="T101", message="there is no file gone.html")
Record = Ledger | Failure
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line over records made by hand: exit code, standard output, standard error."""

    def run(*arguments: str, records: tuple[Record, ...] = (LEDGER,)) -> tuple[int, str, str]:
        def results(_inputs: object, **_options: object) -> Iterator[Record]:
            yield from records

        monkeypatch.setattr(import_module("testigo.cli.read"), "results", results)
        code = main(["read", *arguments])
        return code, *capsys.readouterr()

    return run


def test_a_page_is_printed_plain_when_it_is_piped(run: Run) -> None:
    code, out, err = run("port-sabra.html")
    assert (code, err) == (0, "")
    assert out.startswith("Ferry guards fire on dock strikers")
    assert "\x1b" not in out


def test_colour_comes_when_asked_for_and_never_when_not(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1m" in run("a", "--color", "always")[1]
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert "\x1b" not in run("a", "--color", "never")[1]


def test_a_terminal_gets_colour_unless_it_is_asked_not_to(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert "\x1b[1m" in run("a")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("a")[1]


def test_furniture_is_shown_when_asked_for(run: Run) -> None:
    assert "We use cookies" not in run("a")[1]
    assert "We use cookies" in run("a", "--furniture")[1]


def test_pages_are_parted_and_counted(run: Run) -> None:
    code, out, err = run("a", "b", records=(LEDGER, LEDGER))
    assert code == 0
    assert out.count("━" * 60) == 1
    assert err == "testigo: read 2 pages\n"


def test_json_is_the_ledger_of_the_page(run: Run) -> None:
    code, out, _ = run("a", "--json")
    assert code == 0
    assert loads(out) == LEDGER


def test_json_of_a_page_that_failed_is_its_failure(run: Run) -> None:
    code, out, err = run("gone.html", "--json", records=(FAILED,))
    assert code == 1
    assert loads(out) == FAILED
    assert err == f"testigo: gone.html: {TestigoError(FAILED.code, FAILED.message)}\n"


def test_json_of_many_pages_is_refused_before_anything_is_printed(run: Run) -> None:
    assert run("a", "b", "--json")[:2] == (2, "")
    code, out, err = run("folder", "--json", records=(LEDGER, LEDGER))
    assert (code, out) == (2, "")
    assert "T403" in err
    assert "--jsonl" in err


def test_jsonl_has_a_line_for_each_page_in_order_and_failures_in_their_place(run: Run) -> None:
    records = (LEDGER, FAILED, replace(LEDGER, input="last"))
    code, out, err = run("a", "b", "c", "--jsonl", records=records)
    assert code == 1
    assert tuple(map(loads, out.splitlines())) == records
    assert [json.loads(line)["input"] for line in out.splitlines()] == ["port-sabra.html", "gone.html", "last"]
    assert err.count("T101") == 1
    assert err.endswith("testigo: read 2 pages, 1 failed\n")


def test_html_and_tables_are_written_and_named(run: Run, tmp_path: Path) -> None:
    html, tables = tmp_path / "out.html", tmp_path / "tables"
    code, out, err = run("a", "--html", str(html), "--csv", str(tables))
    assert (code, out) == (0, "")
    assert err == f"testigo: read 1 page, wrote {html} and {tables}\n"
    assert html.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (tables / "claims.csv").exists()


def test_quiet_leaves_only_errors(run: Run, tmp_path: Path) -> None:
    _, out, err = run("a", "b", "--quiet", "--html", str(tmp_path / "out.html"), records=(LEDGER, FAILED))
    assert out == ""
    assert err.splitlines() == [f"testigo: gone.html: {TestigoError(FAILED.code, FAILED.message)}"]


@pytest.mark.parametrize("option", ["--html", "--csv"])
def test_an_output_that_cannot_be_written_is_a_clear_error_before_a_page_is_read(
    run: Run, tmp_path: Path, option: str
) -> None:
    (tmp_path / "file").write_text("")
    code, out, err = run("a", option, str(tmp_path / "file" / "out"), "--jsonl")
    assert (code, out) == (2, "")
    assert "T402" in err
    assert "not a directory" in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "no input"),
        (["a", "--colour"], "no such option"),
        (["a", "--json", "--jsonl"], "choose one"),
        (["a", "--color", "pink"], "'pink' is not one of"),
    ],
)
def test_wrong_use_is_one_line_with_what_to_do(run: Run, arguments: list[str], message: str) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("testigo: T401: ")
    assert message in err.lower()
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("date", ["yesterday", "15/03/2022", "2022-13", "2022-02-30", "20220315"])
def test_a_date_that_is_none_is_wrong_use(capsys: pytest.CaptureFixture[str], date: str) -> None:
    assert main(["read", "a", "--published", date]) == 2
    assert "YYYY-MM-DD" in capsys.readouterr().err


def test_an_input_with_no_page_is_said_to_have_none(run: Run) -> None:
    code, _, err = run("empty-folder", records=())
    assert code == 2
    assert "T404" in err


def test_weights_that_are_missing_end_the_run_with_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def results(_inputs: object, **_options: object) -> Iterator[Record]:
        raise TestigoError("T302", "encoder.onnx is missing")
        yield LEDGER

    monkeypatch.setattr(import_module("testigo.cli.read"), "results", results)
    assert main(["read", "a"]) == 1
    assert capsys.readouterr().err.startswith("testigo: T302: encoder.onnx is missing (")


def test_a_run_stopped_by_ctrl_c_ends_with_130_and_leaves_no_draft(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def results(_inputs: object, **_options: object) -> Iterator[Record]:
        yield LEDGER
        raise KeyboardInterrupt

    monkeypatch.setattr(import_module("testigo.cli.read"), "results", results)
    assert main(["read", "a", "--html", str(tmp_path / "out.html")]) == 130
    assert capsys.readouterr().err.splitlines()[-1] == "testigo: stopped"
    assert list(tmp_path.iterdir()) == []


def test_a_bar_is_shown_for_many_pages_and_leaves_the_output_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    code, out, err = run("a", "b", "--jsonl", records=(LEDGER, replace(LEDGER, input="[b]")))
    assert code == 0
    assert "2/2" in err
    assert out == dumps(LEDGER) + "\n" + dumps(replace(LEDGER, input="[b]")) + "\n"


PROGRAM = """
import importlib, sys, time
sys.path.insert(0, {tests!r})
from sample_ledger import LEDGER
command = importlib.import_module("testigo.cli.read")
def results(inputs, **options):
    for number in range({pages}):
        yield LEDGER
        time.sleep({pause})
command.results = results
from testigo.cli import main
sys.exit(main(["read", "a", "--jsonl"]))
"""


def program(*, pages: int, pause: float = 0) -> list[str]:
    return [sys.executable, "-c", PROGRAM.format(tests=str(Path(__file__).parents[1]), pages=pages, pause=pause)]


def test_a_pipe_that_is_closed_ends_the_run_quietly() -> None:
    with subprocess.Popen(program(pages=500), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 0


def test_ctrl_c_ends_the_program_without_a_traceback() -> None:
    with subprocess.Popen(program(pages=500, pause=0.1), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
        assert process.returncode == 130
        assert err.decode().split() == ["testigo:", "stopped"]


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_output_is_utf_8_in_any_locale(locale: str) -> None:
    environment = {**os.environ, "LC_ALL": locale, "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    out = subprocess.run(program(pages=1), capture_output=True, check=True, env=environment).stdout
    assert loads(out) == LEDGER


def test_the_command_starts_soon() -> None:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "testigo", "--version"], capture_output=True, check=True)
    assert time.perf_counter() - began < 2


def test_help_shows_how_to_begin(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert re.search(r"testigo read page.html\n", out)
    assert all(len(line) <= 100 for line in out.splitlines())
