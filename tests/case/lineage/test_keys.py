from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from testigo.case.lineage.keys import ENOUGH, keys_of
from testigo.case.lineage.trace import trace

if TYPE_CHECKING:
    from case.lineage.conftest import Written

    from testigo.ledger import Ledger


def invented(words: int, seed: int) -> str:
    drawn = random.Random(seed)
    return " ".join("".join(drawn.choices("abdeiklmnorstu", k=drawn.randint(3, 8))) for _ in range(words))


def shared(one: Ledger, other: Ledger) -> int:
    """The weight of the keys that two pages share: enough to be compared, or not."""
    left, right = keys_of(trace(one)), keys_of(trace(other))
    named = [*set(left.own) & set(right.naming), *set(left.naming) & set(right.own)]
    strong = set(left.strong) & set(right.strong)
    return ENOUGH * (len(strong) + len(named)) + len(set(left.weak) & set(right.weak))


def test_a_copied_passage_inside_a_longer_page_brings_the_two_together(written: Written) -> None:
    passage = invented(45, 1)
    first = written(f"{invented(300, 2)} {passage}")
    assert shared(first, written(f"{invented(200, 3)} {passage} {invented(200, 4)}")) >= ENOUGH


def test_pages_with_nothing_in_common_are_not_compared(written: Written) -> None:
    assert {shared(written(invented(200, 1)), written(invented(200, seed))) for seed in range(2, 20)} == {0}


def test_who_names_an_outlet_and_the_outlets_page_find_each_other(written: Written) -> None:
    cited = written(invented(60, 1), outlet="The Callis Mirror")
    by = written("A baker told The Callis Mirror that it was so.", outlet="Selmar Courier")
    assert shared(cited, by) >= ENOUGH
    assert shared(by, cited) >= ENOUGH


def test_two_pages_of_one_outlet_do_not_find_each_other_by_it(written: Written) -> None:
    one, other = (written(invented(60, seed), outlet="The Callis Mirror") for seed in (1, 2))
    assert shared(one, other) == 0


def test_two_pages_that_name_one_outlet_do_not_find_each_other_by_it(written: Written) -> None:
    one, other = (
        written(f"A baker told The Callis Mirror that {invented(60, seed)}.", outlet=f"Paper {seed}") for seed in (1, 2)
    )
    assert shared(one, other) == 0


def test_a_short_quotation_in_two_pages_brings_them_together(written: Written) -> None:
    quote = "“the bow door was not shut properly at all”"
    claim = {"who": "Ilario Benne", "said": quote, "form": "direct"}
    first = written(f"{invented(80, 1)}\n\nIlario Benne said {quote}.", claims=[claim])
    assert shared(first, written(f"Ilario Benne says {quote}. {invented(80, 2)}", claims=[claim])) >= ENOUGH


@pytest.mark.parametrize(("later", "weight"), [("2021-04-12", ENOUGH), ("2021-04-13", 1), ("2021-04-20", 0)])
def test_one_speaker_on_one_day_is_enough_and_on_the_next_half_of_it(written: Written, later: str, weight: int) -> None:
    one = {"who": "Ilario Benne", "said": "the door stood open"}
    other = {"who": "Benne", "said": "nobody had closed anything"}
    first = written("Ilario Benne said the door stood open.", claims=[one], day="2021-04-12")
    second = written("Benne said nobody had closed anything.", claims=[other], day=later)
    assert shared(first, second) == weight


def test_a_ministrys_statement_is_found_by_who_lays_something_to_the_ministry(written: Written) -> None:
    release = written(invented(60, 1), title="Statement by the Ministry of Health on the fever", day="2021-04-12")
    claim = {"who": "the health ministry", "said": "tablets were on their way", "kind": "body"}
    told = written(
        "Tablets were on their way, the health ministry said.".replace("Tablets", "tablets"),
        claims=[claim],
        day="2021-04-13",
    )
    assert shared(release, told) >= ENOUGH


def test_keys_are_signed_numbers_of_64_bits_each_once(written: Written) -> None:
    keys = keys_of(trace(written(invented(600, 1), outlet="Reuters", agencies=["AP"])))
    for found in (keys.strong, keys.weak, keys.own, keys.naming):
        assert list(found) == sorted(set(found))
        assert all(-(1 << 63) <= key < 1 << 63 for key in found)
