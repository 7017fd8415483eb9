"""A check runs in a process of its own: what a hostile file does there is an error with a code, and nothing else."""

import json
import os
import sqlite3
import sys
import tempfile
from pathlib import Path

import pytest
from sample_bundle import members_of, sealed

from testigo.bundle.container import MANIFEST
from testigo.bundle.importing import import_bundle
from testigo.bundle.verifying import verify_bundle
from testigo.case.audit import checking_process
from testigo.case.audit.checking_process import Check, CheckLimits, checked_apart
from testigo.case.audit.findings import verified_to_json
from testigo.case.case import Case
from testigo.cli import main
from testigo.errors import TestigoError
from testigo.intake.limits import MEBI

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="bounds of memory that only Linux holds")
posix = pytest.mark.skipif(os.name != "posix", reason="signals")
SMALL = CheckLimits(seconds=30, seconds_a_mebi=0, memory_bytes=512 * MEBI, memory_bytes_a_mebi=0)
SHORT = CheckLimits(seconds=1, seconds_a_mebi=0)


def code(does: str, monkeypatch: pytest.MonkeyPatch, limits: CheckLimits = SMALL) -> str:
    monkeypatch.setattr(checking_process, "_RUN", f"from sample_check_faults import serve; serve({does!r})")
    with pytest.raises(TestigoError) as caught:
        checked_apart(Check(what="bundle", path="a.zip"), limits)
    assert "\n" not in caught.value.message
    return caught.value.code


@posix
def test_a_check_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    assert code("spin", monkeypatch, SHORT) == "T727"


def test_a_check_that_waits_for_nothing_is_ended_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking_process, "_PATIENCE", 2.0)
    assert code("sleep", monkeypatch, SHORT) == "T727"


@linux
@pytest.mark.parametrize("does", ["grow", "swallow"])
def test_a_check_that_eats_memory_is_ended_also_where_it_gave_it_back(
    does: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert code(does, monkeypatch) == "T728"


@pytest.mark.parametrize("does", ["crash", "deep", "code that is none", "nothing", "no number", "no object"])
def test_a_check_that_breaks_down_or_lies_about_its_form_is_an_error(
    does: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert code(does, monkeypatch) == "T729"


def test_more_than_can_be_told_is_said_to_be_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking_process, "_RUN", "from sample_check_faults import serve; serve('many')")
    found = checked_apart(Check(what="bundle", path="a.zip"), SMALL)
    assert (found.case, len(found.findings)) == ("a.zip", 5_000)
    assert {len(f.says) for f in found.findings} == {1_001}
    assert found.notes == ["1000 more places that fail are not listed"]


def test_a_process_that_cannot_be_started_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(TestigoError) as caught:
        checked_apart(Check(what="bundle", path="a.zip"))
    assert caught.value.code == "T229"


@linux
def test_a_bundle_whose_json_takes_many_times_its_size_is_refused_and_no_case_is_made(
    bundled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    members = members_of(bundled)
    rows = "".join(f"[{n}]," + "[]," * 30 for n in range(300_000))
    members[MANIFEST] = f"[{rows}[]]".encode()
    path = sealed(tmp_path / "a.zip", members, as_it_is=True)
    monkeypatch.setattr(checking_process, "CheckLimits", lambda: SMALL)
    (tmp_path / "home").mkdir()
    with pytest.raises(TestigoError) as checked:
        verify_bundle(path)
    with pytest.raises(TestigoError) as imported:
        import_bundle(path, tmp_path / "home" / "a.testigo")
    assert (checked.value.code, imported.value.code) == ("T728", "T728")
    assert list((tmp_path / "home").iterdir()) == []


def test_a_check_finds_the_same_in_a_process_of_its_own_and_right_here(bundled: Path, tmp_path: Path) -> None:
    assert verify_bundle(bundled) == verify_bundle(bundled, in_process=True)
    members = members_of(bundled)
    members["README.txt"] += b"!"
    path = sealed(tmp_path / "a.zip", members)
    assert verify_bundle(path) == verify_bundle(path, in_process=True)
    assert not verify_bundle(path).holds


def test_a_case_is_checked_by_the_command_as_python_checks_it(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Case(whole) as case:
        found = case.verify()
    assert checked_apart(Check(what="case", path=str(whole))) == found
    assert main(["verify", "--json", str(whole)]) == 0
    assert json.loads(capsys.readouterr().out) == verified_to_json(found)


def test_a_check_that_is_ended_leaves_no_file_behind(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(
        checking_process,
        "_RUN",
        "import os, tempfile; from testigo.case.audit import checking_service as c;"
        "c._checked = lambda head: (tempfile.mkstemp(), os.abort()); c.serve()",
    )
    with pytest.raises(TestigoError):
        checked_apart(Check(what="case", path=str(whole)))
    assert list(tmp_path.iterdir()) == []


def test_no_command_opens_the_case_that_it_verifies_in_its_own_process(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def here(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(sqlite3, "connect", here)
    assert main(["verify", str(whole)]) == 0
