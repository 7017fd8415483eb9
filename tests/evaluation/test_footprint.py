import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def footprint() -> ModuleType:
    path = Path(__file__).parents[2] / "evaluation" / "footprint.py"
    spec = importlib.util.spec_from_file_location("footprint", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["footprint"] = module  # records look their own module up
    spec.loader.exec_module(module)
    return module


def test_a_run_is_measured_with_its_output_time_and_memory(footprint: ModuleType) -> None:
    run = footprint.ran(["-c", "held = b'x' * 80_000_000; print('é' * 3)"])
    assert run.output.split() == ["ééé"]
    assert run.seconds > 0
    assert run.resident > 80_000_000


def test_a_run_that_fails_is_no_measurement(footprint: ModuleType) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        footprint.ran(["-c", "raise SystemExit(3)"])


def test_the_figures_are_medians_and_the_runs_come_with_them(footprint: ModuleType) -> None:
    found = footprint.Footprint(
        imports=(0.03, 0.01, 0.9), cold=(2.0, 1.0, 9.0), processor=(1.5, 1.0, 1.6), resident=(5, 7, 6), wheel=None
    )
    assert json.loads(json.dumps(found.figures())) == {
        "import_seconds": 0.03,
        "cold_start_seconds": 2.0,
        "cold_start_processor_seconds": 1.5,
        "resident_bytes": 6,
        "wheel_bytes": None,
    }
    shown = footprint.told(found)
    assert "30 ms (best 10)" in shown
    assert "2.00 s (best 1.00)" in shown
    assert "medians of 3 runs" in shown
