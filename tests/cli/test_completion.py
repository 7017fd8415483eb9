import shutil
import subprocess

import pytest

from testigo.cli import COMPLETE, main


@pytest.fixture
def complete(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> "Complete":
    return Complete(monkeypatch, capsys)


class Complete:
    """Asks for completions as bash does: what stands on the line, the cursor behind its last word."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys

    def __call__(self, line: str) -> list[str]:
        self._monkeypatch.setenv(COMPLETE, "bash_complete")
        self._monkeypatch.setenv("COMP_WORDS", line)
        self._monkeypatch.setenv("COMP_CWORD", str(line.count(" ")))
        main([])
        return self._capsys.readouterr().out.splitlines()


def test_commands_and_options_are_completed(complete: Complete) -> None:
    assert complete("testigo r") == ["plain,read", "plain,review", "plain,remove", "plain,recover"]
    assert complete("testigo read --jsonl --fu") == ["plain,--furniture"]
    assert complete("testigo read --color n") == ["plain,never"]


def test_inputs_are_completed_as_files(complete: Complete) -> None:
    assert complete("testigo read ex") == ["file,ex"]
    assert complete("testigo read --html o") == ["file,o"]


def test_codes_are_completed_however_they_are_begun(complete: Complete) -> None:
    assert complete("testigo explain t22")[:2] == ["plain,T221", "plain,T222"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script_that_asks_testigo(
    shell: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(COMPLETE, f"{shell}_source")
    assert main(["read"]) == 0
    script = capsys.readouterr().out
    assert f"{COMPLETE}={shell}_complete" in script


def test_bash_takes_the_script(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash on this machine")
    monkeypatch.setenv(COMPLETE, "bash_source")
    main([])
    script = capsys.readouterr().out + "\ncomplete -p testigo"
    done = subprocess.run([bash, "--norc", "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert "_testigo_completion" in done.stdout


def test_a_shell_that_is_not_known_gets_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(COMPLETE, "tcsh_source")
    assert main([]) == 1
    assert capsys.readouterr().out == ""
