"""The picture of how bulk reading grows is drawn from what the measurement prints."""

import importlib
import json
import re
from pathlib import Path
from types import ModuleType

import pytest
from lxml.etree import fromstring

EVALUATION = Path(__file__).parents[2] / "evaluation"


@pytest.fixture
def growth(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVALUATION))
    return importlib.import_module("bulk_growth")


def test_figures_are_found_in_what_is_printed(growth: ModuleType) -> None:
    printed = (
        f"growth: {'words a page':58}60\ngrowth: {'1000 pages: ms a page, MiB':58}(23.7, 282)\n"
        f"growth: {'20000 pages: ms a page, MiB':58}(20.0, 310)\n"
    )
    assert growth.figures_in(printed) == {"1000": [23.7, 282], "20000": [20.0, 310]}


def test_more_is_drawn_higher_and_further_right(growth: ModuleType) -> None:
    drawn = growth.picture({"1000": [20.0, 280], "10000": [30.0, 300]})
    assert fromstring(drawn.encode()).tag.endswith("svg")
    marks = [tuple(map(float, m)) for m in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', drawn)]
    (first, second), (small, large) = marks[:2], marks[2:]
    assert first[0] < second[0]
    assert first[1] > second[1]
    assert small[1] > large[1]


def test_the_picture_in_the_documentation_is_that_of_the_figures_kept(growth: ModuleType) -> None:
    kept = json.loads(growth.DATA.read_text("utf-8"))
    assert growth.PICTURE.read_text("utf-8") == growth.picture(kept)
