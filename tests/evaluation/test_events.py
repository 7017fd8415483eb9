"""Floors that the joining of incidents may not fall under, where like events are told of."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

EVALUATION = Path(__file__).parents[2] / "evaluation"


@pytest.fixture
def events(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVALUATION))
    return importlib.import_module("events")


def test_a_marked_page_knows_what_its_sentences_tell_of(events: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "fire.txt").write_text(
        "@ a 2025-01-02 The Post\nold\tA mill burned.\n\nnew\tA barn burned.\n-\tRain fell.\n"
    )
    (page,) = events.marked_pages(tmp_path)
    assert page.text == "A mill burned.\n\nA barn burned. Rain fell."
    assert page.event([page.text.index("mill")]) == "fire: old"
    assert page.event([page.text.index("barn")]) == "fire: new"
    assert page.event([page.text.index("mill"), page.text.index("barn")]) is None
    assert page.event([page.text.index("Rain")]) is None


def test_like_events_are_kept_apart_and_one_event_joined_as_well_as_before(events: ModuleType) -> None:
    found = events.measured(list(events.marked_pages()))
    precision, recall, _ = found.figures()
    assert precision > 0.9
    assert recall > 0.85
    apart = ("two-bombings", "two-officers", "recalled", "abducted-and-murdered", "two-abductions", "two-car-bombs")
    for situation in (*apart, "care-home-fire", "checkpoint-bomb", "school-poisoning"):
        assert found.figures(situation)[2] > 0.9
