import json
from pathlib import Path

import pytest
from sample_pages import data_of, made_page
from sample_tampering import tamper

from testigo.case.case import Case
from testigo.cli import main


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "a.testigo"
    with Case(path, create=True, by="Ida") as made:
        for number in range(2):
            made.put(made_page(number), data_of(made_page(number)))
    return path


def test_a_case_that_holds_is_told_with_the_head_of_its_chain(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(case)]) == 0
    holds, head = capsys.readouterr().out.splitlines()
    assert holds == f"{case} holds: 7 entries, 2 pages, 2 readings"
    assert head.startswith("head of the chain: entry 7, sha256:")


def test_a_case_that_was_changed_is_told_with_what_was_expected_and_found(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tamper(case, "UPDATE receipt SET who = char(27) || '[2J' WHERE page = 1")
    assert main(["verify", str(case)]) == 1
    fails, expected, found, *_ = capsys.readouterr().out.splitlines()
    assert fails == f"FAILS: page {made_page(0).page.id} (entry 2) was changed after it was written"
    assert expected.startswith("  expected sha256:")
    assert found.startswith("  found    sha256:")
    assert main(["verify", str(case), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["holds"], told["findings"][0]["what"]) == (False, "page")


def test_the_log_is_printed_an_entry_a_line(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", str(case), "--kind", "received", "--page", made_page(1).page.id[:15]]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.split(" · ")[1:3] == ["Ida", "received"]
    assert main(["log", str(case), "--since", "6", "--json"]) == 0
    assert [json.loads(line)["n"] for line in capsys.readouterr().out.splitlines()] == [6, 7]


def test_what_a_file_holds_cannot_steer_the_terminal(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tamper(case, "UPDATE entry SET who = char(27) || '[2J' || char(10) || 'x' WHERE n = 2")
    assert main(["log", str(case)]) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert len(out.splitlines()) == 7


def test_a_kind_that_there_is_not_is_wrong_use(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", str(case), "--kind", "told"]) == 2
    assert "T401" in capsys.readouterr().err


def test_a_page_is_removed_for_a_reason_that_stays(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["remove", str(case), "page-1.txt"]) == 2
    assert main(["remove", str(case), "page-1.txt", "--why", "it names a witness", "--yes"]) == 0
    assert "removed sha256:" in capsys.readouterr().err
    assert main(["log", str(case), "--kind", "removed"]) == 0
    assert "it names a witness" in capsys.readouterr().out
    assert main(["verify", str(case)]) == 0
    assert main(["remove", str(case), "page-1.txt", "--why", "once more"]) == 1
    assert "T511" in capsys.readouterr().err
