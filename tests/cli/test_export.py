import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sample_desk import made_case

from testigo.cli import main
from testigo.export.formats import FORMATS

REFERENCE = (Path(__file__).parents[2] / "docs" / "reference" / "exports.md").read_text("utf-8")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return made_case(tmp_path / "quay.testigo")


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "testigo", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment})


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_to_a_file_and_described_in_the_reference(
    name: str, case: Path, tmp_path: Path
) -> None:
    if name == "ftm":
        pytest.importorskip("followthemoney", reason="the extra ftm is not installed")
    out = tmp_path / f"out.{FORMATS[name].ending}"
    assert main(["export", str(case), "--to", name, "--out", str(out)]) == 0
    assert out.stat().st_size > 100
    assert re.search(rf"^\| `{name}` \|", REFERENCE, re.MULTILINE)


def test_text_goes_to_standard_output_and_one_incident_alone_is_written_when_it_is_asked_for(case: Path) -> None:
    whole, one = (run("export", str(case), "--to", "geojson", *more) for more in ((), ("--incident", "1")))
    assert (whole.returncode, whole.stderr) == (one.returncode, one.stderr) == (0, b"")
    events = [{f["properties"]["incident"] for f in json.loads(done.stdout)["features"]} for done in (whole, one)]
    assert len(events[0]) > 1
    assert len(events[1]) == 1


def test_records_of_other_incidents_are_left_out(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "one.csv"
    assert main(["export", str(case), "--to", "csv", "--incident", "1", "--out", str(out)]) == 0
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["record"] for row in rows} == {"claim", "count", "telling"}
    assert len({row["incidents"] for row in rows}) == 1


@pytest.mark.parametrize("name", [f.name for f in FORMATS.values() if not f.is_text])
def test_what_is_no_text_needs_a_file(name: str, case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(case), "--to", name]) == 1
    assert "T742" in capsys.readouterr().err


def test_a_format_whose_library_is_missing_names_its_extra(case: Path, tmp_path: Path) -> None:
    (tmp_path / "pyarrow.py").write_text("raise ImportError('not here')")
    out = tmp_path / "out.parquet"
    done = run("export", str(case), "--to", "parquet", "--out", str(out), PYTHONPATH=str(tmp_path))
    assert b"T741" in done.stderr
    assert b"testigo[parquet]" in done.stderr
    assert not out.exists()


def test_an_incident_that_is_not_there_is_an_error(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(case), "--to", "csv", "--incident", "flood"]) == 1
    assert "T510" in capsys.readouterr().err


def test_what_came_home_from_inception_is_told(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "quay.zip"
    assert main(["export", str(case), "--to", "inception", "--out", str(out)]) == 0
    done = run("corrections", str(case), str(out))
    assert (done.returncode, done.stderr) == (0, b"testigo: 0 decisions written\n")
    missing = run("corrections", str(case), str(tmp_path / "none.zip"))
    assert missing.returncode == 1
    assert b"T101" in missing.stderr


def test_a_case_that_was_exported_from_holds(case: Path, tmp_path: Path) -> None:
    assert main(["export", str(case), "--to", "csv", "--out", str(tmp_path / "out.csv")]) == 0
    done = run("verify", str(case), "--json")
    assert done.returncode == 0, done.stdout
    logged = [json.loads(line) for line in run("log", str(case), "--json").stdout.splitlines()]
    assert [e["kind"] for e in logged][-1] == "exported"
