from pathlib import Path

import pytest

from testigo import __version__
from testigo.cli import main
from testigo.cli.explain import catalogue
from testigo.errors import CATALOGUE

ERRORS = Path(__file__).parents[2] / "docs" / "reference" / "errors.md"


@pytest.mark.parametrize("name", ["T101", "t101", "101"])
def test_a_code_is_explained_however_it_is_written(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["explain", name]) == 0
    assert capsys.readouterr().out == "T101: no such file\nCheck the path; quote names with spaces.\n"


def test_a_code_that_there_is_not_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "T999"]) == 2
    assert "there is no code T999" in capsys.readouterr().err


def test_without_a_code_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    out = capsys.readouterr().out
    assert all(f"### {code}: " in out for code in CATALOGUE)


def test_the_reference_lists_every_code() -> None:
    assert ERRORS.read_text(encoding="utf-8") == catalogue(), (
        "write it anew: testigo explain > docs/reference/errors.md"
    )


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"testigo {__version__}\n"


def test_without_a_command_the_commands_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    out = capsys.readouterr().out
    assert "Read pages into ledgers." in out
    assert "Explain an error code." in out
