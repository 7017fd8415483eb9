import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

EVALUATION = Path(__file__).parents[2] / "evaluation"
FLOORS = {
    "cue overlap": 0.905,
    "source overlap": 0.895,
    "content overlap": 0.888,
    "claim lenient": 0.835,
    "claim strict": 0.742,
    "chain": 0.55,
    "trigger typed": 0.737,
    "incident": 0.73,
    "role all": 0.627,
    "count effect": 0.757,
    "count value": 0.733,
    "when value": 0.735,
    "coreference (gold mentions found)": 0.764,
}
"""F1 on the development documents that no change may fall under; about two points below what is measured."""


def evaluation(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVALUATION))
    spec = importlib.util.spec_from_file_location(name, EVALUATION / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, name, module)
    spec.loader.exec_module(module)
    if not (module.SHARED / "annotation").is_dir():
        pytest.skip("the annotated documents are not at hand (TESTIGO_SHARED)")
    return module


def test_scores_on_the_development_documents_stay_above_their_floors(monkeypatch: pytest.MonkeyPatch) -> None:
    module = evaluation("reader", monkeypatch)
    scores = module.measure(module.SHARED / "annotation" / "dev")["scores"]
    fallen = {name: scores[name]["f1"] for name, floor in FLOORS.items() if scores[name]["f1"] < floor}
    assert fallen == {}


def test_the_worked_example_reads_as_it_must(monkeypatch: pytest.MonkeyPatch) -> None:
    module = evaluation("seed_page", monkeypatch)
    found = module.checks(*module.seed_ledger())
    assert [name for name, (right, _) in found.items() if not right] == []
