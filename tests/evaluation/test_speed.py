"""The speed of reading is measured on one core, and its shares add up."""

import importlib
import os
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def speed(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "evaluation"))
    module = importlib.import_module("speed")
    monkeypatch.setattr(module, "pages", lambda every=module.pages: every()[-3:])
    return module


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system does not keep a process on a core")
def test_one_core_is_kept_to_and_given_up_again(speed: ModuleType) -> None:
    before = os.sched_getaffinity(0)
    with speed.one_core():
        assert len(os.sched_getaffinity(0)) == 1
    assert os.sched_getaffinity(0) == before


def test_words_a_second_come_from_the_median_of_the_runs(speed: ModuleType) -> None:
    found = speed.measured(None, 3)
    assert len(found["seconds"]["testigo"]) == 3
    assert found["testigo_words_per_second"] == round(found["words"] / sorted(found["seconds"]["testigo"])[1])
    assert "ratio" not in found


def test_the_shares_of_the_stages_add_up_to_one(speed: ModuleType) -> None:
    shares = speed.profiled()
    assert sum(shares.values()) == pytest.approx(1, abs=0.01)
    assert min(shares.values()) >= 0
    assert max(shares, key=lambda stage: shares[stage]) == "encoder"
    assert not [stage for stage in speed.STAGES if stage != "dates" and shares[stage] == 0]


def test_a_page_counts_without_its_furniture(speed: ModuleType) -> None:
    page = speed.pages()[-1]
    assert len(speed.article(page)) < len(page.text)
    assert speed.article(page)


def test_a_long_text_is_as_long_as_it_should_be(monkeypatch: pytest.MonkeyPatch, speed: ModuleType) -> None:
    scaling = importlib.import_module("scaling")
    monkeypatch.setattr(scaling, "pages", speed.pages)
    assert len(scaling.long_text(12_345)) == 12_345
