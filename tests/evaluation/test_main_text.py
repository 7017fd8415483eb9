import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FLOOR = 0.964
"""What trafilatura alone reaches on the whole set."""
EVERY = 6


def evaluation() -> ModuleType:
    path = Path(__file__).parents[2] / "evaluation" / "main_text.py"
    spec = importlib.util.spec_from_file_location("main_text", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["main_text"] = module  # records look their own module up
    spec.loader.exec_module(module)
    return module


def test_main_text_of_real_pages_stays_above_the_floor() -> None:
    module = evaluation()
    truth = dict(list(module.ground_truth().items())[::EVERY])
    if not truth:
        pytest.skip("the pages of the article extraction benchmark are not at hand (TESTIGO_SHARED)")
    said = {page.name: page.text for page in module.extracted(truth)}
    assert module.f1(module.score(truth, said)) >= FLOOR
