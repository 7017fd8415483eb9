"""Pages for cases of any size are made from a few, and what they cost is measured and drawn."""

import importlib
import random
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_ledger import LEDGER

from testigo.contract import to_json

EVALUATION = Path(__file__).parents[2] / "evaluation"


@pytest.fixture(scope="module")
def making() -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(EVALUATION))
        return importlib.import_module("made_pages")


@pytest.fixture
def growth(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVALUATION))
    return importlib.import_module("growth")


@pytest.fixture(scope="module")
def template() -> dict[str, Any]:
    return to_json(LEDGER)


def shape(text: str) -> str:
    return re.sub("[A-Z]", "A", re.sub("[a-z]", "a", text))


@settings(max_examples=30, deadline=None)
@given(event=st.integers(0, 10_000), number=st.integers(0, 300))
def test_every_span_of_a_made_page_holds_words_of_the_same_lengths(
    event: int, number: int, making: ModuleType, template: dict[str, Any]
) -> None:
    ledger, before = making.made([template], event, number), LEDGER
    assert shape(ledger.page.text) == shape(before.page.text)
    assert [c.content for c in ledger.claims] == [c.content for c in before.claims]
    assert [i.type for i in ledger.incidents] == [i.type for i in before.incidents]


def test_pages_of_one_event_share_names_and_other_events_have_others(
    making: ModuleType, template: dict[str, Any]
) -> None:
    first, second = making.made([template, template], 3, 0), making.made([template, template], 3, 1)
    assert first.page.text == second.page.text
    assert first.page.id != second.page.id
    assert "Nadia Rahal" not in first.page.text
    again = making.made([template, template], 3, 2)
    assert {e.name for e in again.entities if e.kind == "person"} == {
        e.name for e in first.entities if e.kind == "person"
    }
    assert again.page.text != first.page.text
    other = making.made([template, template], 4, 0)
    assert {e.name for e in other.entities if e.kind == "person"}.isdisjoint(e.name for e in first.entities)


def test_a_made_event_lies_on_another_day_by_every_date_of_its_pages(
    making: ModuleType, template: dict[str, Any]
) -> None:
    before, after = LEDGER.page, making.made([template], 5, 0).page
    assert before.published is not None
    assert after.published.value < before.published.value


@given(pages=st.integers(0, 3000), seed=st.integers(0, 5))
def test_events_have_so_many_pages_in_all(pages: int, seed: int, making: ModuleType) -> None:
    sizes = list(making.sizes(pages, random.Random(seed)))
    assert sum(sizes) == pages
    assert all(0 < size <= making.LARGEST for size in sizes)


def test_the_picture_has_a_point_for_every_size_and_a_panel_for_what_was_measured(growth: ModuleType) -> None:
    found = {n: {"adding": 3.0 * n**0.1, "accounts": 0.2 * n} for n in (100, 1000, 10000)}
    drawn = growth.picture(found)
    assert drawn.count("<circle") == 6
    assert "accounts of the whole case" in drawn
    assert "full text" not in drawn
    assert "200 ms" in drawn


def test_a_case_of_made_pages_is_grown_and_asked(
    tmp_path: Path, growth: ModuleType, template: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    making = importlib.import_module("made_pages")
    pages = [making.made([template], event, number) for event in range(2) for number in range(3)]
    monkeypatch.setattr(growth, "made_ledgers", lambda *_: iter(pages))
    figures = growth.grown(tmp_path / "six.testigo", 6)
    assert 0 < figures["adding"] <= figures["adding, worst"]
    found = growth.answers(tmp_path / "six.testigo")
    assert found["accounts"] > 0
    assert found["events"] >= 1
