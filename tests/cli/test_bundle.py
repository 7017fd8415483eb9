"""``testigo bundle``, ``import`` and ``verify`` of a bundle, as they are called."""

import json
from pathlib import Path

import pytest
from sample_pages import data_of, made_page

from testigo.case.case import Case
from testigo.cli import main


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TESTIGO_NAME", "Ida")
    with Case(tmp_path / "quay.testigo", create=True) as made:
        for number in range(2):
            made.put(made_page(number), data_of(made_page(number)))
    return tmp_path / "quay.testigo"


def test_a_case_is_bundled_checked_and_imported_under_the_name_of_the_bundle(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bundle", str(case), "shared.zip"]) == 0
    told = capsys.readouterr().err
    assert "wrote shared.zip; head of the chain: entry 7, sha256:" in told
    assert main(["verify", "shared.zip"]) == 0
    holds, head = capsys.readouterr().out.splitlines()
    assert holds == "shared.zip holds: 7 entries, 2 pages, 2 readings"
    assert head.removeprefix("head of the chain: ") in told
    assert main(["import", "shared.zip"]) == 0
    assert "made shared.testigo with 2 pages, 2 readings" in capsys.readouterr().err
    assert main(["verify", "shared.testigo"]) == 0
    assert main(["log", "shared.testigo", "--kind", "imported"]) == 0
    assert " · Ida · imported · " in capsys.readouterr().out


def test_a_bundle_that_fails_is_told_with_what_was_expected_and_found_and_as_json(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["bundle", str(case), "a.zip"]) == 0
    data = bytearray(Path("a.zip").read_bytes())
    data[10] ^= 1
    Path("a.zip").write_bytes(data)
    capsys.readouterr()
    assert main(["verify", "a.zip"]) == 1
    fails, expected, found, *_ = capsys.readouterr().out.splitlines()
    assert fails == "FAILS: bundle as a file was changed after it was sealed"
    assert expected.startswith("  expected testigo bundle sha256:")
    assert found.startswith("  found    testigo bundle sha256:")
    assert main(["verify", "a.zip", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["findings"][0]["what"] == "bundle"


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["bundle", "none.testigo", "a.zip"], 1, "T501"),
        (["bundle", "quay.testigo", "quay.testigo"], 2, "T402"),
        (["bundle", "quay.testigo", "none/a.zip"], 2, "T402"),
        (["bundle", "quay.testigo", "a.zip", "--redaction-key", "k"], 2, "T401"),
        (["import", "none.zip"], 1, "T501"),
        (["import", "quay.testigo", "b.testigo"], 1, "T721"),
        (["verify", "none.zip"], 1, "T501"),
    ],
)
def test_what_cannot_be_done_is_said_with_its_code_and_leaves_nothing(
    case: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, says: str
) -> None:
    before = case.read_bytes()
    assert main(arguments) == code
    assert f"testigo: {says}: " in capsys.readouterr().err
    assert case.read_bytes() == before
    assert [p.name for p in case.parent.iterdir() if not p.name.startswith("quay.testigo")] == []


def test_a_case_that_may_only_be_read_is_bundled_without_an_entry(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("testigo.case.case.Case.is_writable", lambda _: False)
    assert main(["bundle", str(case), "a.zip"]) == 0
    capsys.readouterr()
    assert main(["log", str(case), "--kind", "bundled"]) == 0
    assert capsys.readouterr().out == ""
