"""A slice of what the command counts: kills, flips and tamperings, drawn anew by seed."""

import importlib
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest
from sample_pages import made_page

from testigo.bundle.handing_over import bundle
from testigo.case.case import Case
from testigo.ledger import Ledger

EVALUATION = Path(__file__).parents[2] / "evaluation"
FEW = 15


@pytest.fixture
def faults(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVALUATION))
    return importlib.import_module("faults")


@pytest.fixture
def ledgers() -> list[Ledger]:
    return [made_page(number) for number in range(4)]


@pytest.fixture
def case(faults: ModuleType, ledgers: list[Ledger], tmp_path: Path) -> Path:
    path: Path = faults.filled(tmp_path / "whole.testigo", ledgers)
    with Case(path) as made:
        assert made.verify().findings == []
        bundle(made, tmp_path / "whole.zip")
    return path


def test_every_byte_of_a_case_that_says_something_is_missed_when_it_is_another(
    faults: ModuleType, case: Path, tmp_path: Path
) -> None:
    told = faults.flips_of_a_case(case, FEW, random.Random(1), tmp_path)
    assert (told["found"], told["NOT FOUND"]) == (FEW, 0)


def test_every_row_of_a_case_that_is_tampered_with_is_found(faults: ModuleType, case: Path, tmp_path: Path) -> None:
    assert faults.rows_of_a_case(case, FEW, random.Random(2), tmp_path) == {"found": FEW}


def test_every_byte_and_every_row_of_a_bundle_is_found(faults: ModuleType, case: Path, tmp_path: Path) -> None:
    whole = case.with_suffix(".zip")
    flips = faults.flips_of_a_bundle(whole, FEW, random.Random(3), tmp_path)
    assert (flips["found"], flips["found by check.py"], flips["NOT FOUND"]) == (FEW, FEW, 0)
    rows = faults.rows_of_a_bundle(whole, FEW, random.Random(4), tmp_path)
    assert (rows["found"], rows["NOT FOUND"]) == (FEW, 0)


def test_nothing_that_a_killed_process_said_it_did_is_lost(
    faults: ModuleType, ledgers: list[Ledger], tmp_path: Path
) -> None:
    told = faults.kills(4, ledgers, random.Random(5), tmp_path)
    assert (told["survived"], told["LOST"]) == (4, 0)


def test_what_is_lost_would_be_told(faults: ModuleType, case: Path) -> None:
    case.rename(case.with_name("case.testigo"))
    page = made_page(0).page.id
    assert faults._lost(case.parent, [f"added {page}", "begun adding"]) is None
    assert "is not in the case" in faults._lost(case.parent, ["added sha256:0", "begun adding"])
    assert "is not in the case" in faults._lost(case.parent, ["decided 999", "begun adding"])
    sys.modules.pop("tampering", None)
