"""The floor under which the links of the syndication set may not fall, and that the set is what it says."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

EVALUATION = str(Path(__file__).resolve().parents[3] / "evaluation")


@pytest.fixture(scope="module")
def syndication() -> Iterator[Any]:
    """Give the command's module."""
    sys.path.insert(0, EVALUATION)
    import syndication  # type: ignore[import-not-found]

    yield syndication
    sys.path.remove(EVALUATION)


def test_the_pages_are_made_the_same_way_every_time(syndication: Any) -> None:
    assert syndication.stories("tuning") == syndication.stories("tuning")


@pytest.mark.parametrize("half", ["tuning", "test"])
def test_a_half_has_pairs_of_every_kind_and_many_that_do_not_depend(syndication: Any, half: str) -> None:
    pairs = [syndication.gold(a, b) for a, b in combinations(syndication.stories(half), 2)]
    kinds = {kind for pair in pairs if pair for kind in pair}
    assert kinds == {"copied_text", "same_agency", "same_statement", "cites"}
    assert pairs.count(()) > 500


def test_pages_of_an_event_that_depend_on_each_other_are_found(syndication: Any) -> None:
    tallies: dict[str, Any] = defaultdict(syndication.Tally)
    pages = [page for page in syndication.stories("test") if page.event in {"mine", "cholera"}]
    read = {ledger.input: ledger for ledger in syndication.ledgers(pages)}
    syndication._count(pages, [read[page.name] for page in pages], tallies, show=False)
    assert tallies["pairs"].hit / tallies["pairs"].said > 0.95
    assert tallies["pairs"].hit / tallies["pairs"].true > 0.80
    assert tallies["copied_text"].hit / tallies["copied_text"].true > 0.95
