"""Floors that the joining of parties may not fall under."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

EVALUATION = Path(__file__).parents[2] / "evaluation"


@pytest.fixture
def parties(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVALUATION))
    return importlib.import_module("parties")


@pytest.mark.parametrize(("half", "pairs", "wholes"), [("tuning", 0.97, 0.95), ("test", 0.92, 0.78)])
def test_namings_are_joined_and_parts_known_as_well_as_before(
    parties: ModuleType, half: str, pairs: float, wholes: float
) -> None:
    score = parties.measured(half)
    assert score.pairs.figures[0] > 0.99
    assert score.pairs.figures[2] > pairs
    assert score.wholes.figures[2] > wholes
