"""The plan for a year of news follows from its rates, and the documentation shows what it gives."""

import importlib
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def a_year(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "evaluation"))
    return importlib.import_module("a_year")


def test_the_documentation_shows_the_tables_that_the_command_prints(a_year: ModuleType) -> None:
    shown = (ROOT / "docs" / "explanation" / "a-year-of-news.md").read_text("utf-8")
    for table in (a_year.reading, a_year.machines, a_year.halving):
        assert "\n".join(table(a_year.Plan())) in shown


def test_hours_are_pages_by_their_time(a_year: ModuleType) -> None:
    plan = a_year.Plan(read=36.0, carried=36.0, apart=36.0)
    assert plan.hours() == pytest.approx(a_year.PAGES * 0.036 / 3600)
    assert replace(plan, first=0.0, copies=0.0, apart=18.0).hours() == pytest.approx(plan.hours() / 2)


def test_shares_add_up_to_one(a_year: ModuleType) -> None:
    assert sum(share for _, share, _ in a_year.Plan().parts()) == pytest.approx(1)
