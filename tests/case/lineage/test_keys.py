from __future__ import annotations

import random
from collections import defaultdict
from typing import TYPE_CHECKING

from testigo.case.lineage import Trace, candidates, keys_of, trace

if TYPE_CHECKING:
    from case.lineage.conftest import Written


def invented(words: int, seed: int) -> str:
    drawn = random.Random(seed)
    return " ".join("".join(drawn.choices("abdeiklmnorstu", k=drawn.randint(3, 8))) for _ in range(words))


class Index:
    """What a store does: pages by the keys they keep, in the order they came."""

    def __init__(self) -> None:
        self.pages: dict[int, list[str]] = defaultdict(list)

    def near(self, page: Trace) -> tuple[str, ...]:
        keys = keys_of(page)
        found = candidates(keys.sought, lambda key: self.pages.get(key, ()))
        for key in keys.kept:
            self.pages[key].append(page.page.id)
        return found


def test_a_copied_passage_inside_a_longer_page_makes_a_candidate(written: Written) -> None:
    index, passage = Index(), invented(45, 1)
    first = trace(written(f"{invented(300, 2)} {passage}"))
    index.near(first)
    for seed in range(20):
        index.near(trace(written(invented(300, 100 + seed))))
    assert index.near(trace(written(f"{invented(200, 3)} {passage} {invented(200, 4)}"))) == (first.page.id,)


def test_pages_with_nothing_in_common_are_not_compared(written: Written) -> None:
    index = Index()
    assert [index.near(trace(written(invented(200, seed)))) for seed in range(20)] == [()] * 20


def test_boilerplate_on_every_page_does_not_hide_a_copy(written: Written) -> None:
    index, legal, passage = Index(), invented(60, 1), invented(45, 2)
    for seed in range(300):
        index.near(trace(written(f"{invented(50, 100 + seed)} {legal}")))
    copied = trace(written(f"{passage} {invented(50, 3)} {legal}"))
    index.near(copied)
    found = index.near(trace(written(f"{invented(50, 4)} {passage} {legal}")))
    assert found[0] == copied.page.id
    assert len(found) <= 25


def test_a_key_on_very_many_pages_is_read_no_further_than_its_first_pages() -> None:
    many = [f"page {n:04}" for n in range(5000)]
    found = candidates([1, 2], lambda _: many)
    assert len(found) == 25
    assert set(found) <= set(many[:200])


def test_one_key_that_many_keep_is_not_enough() -> None:
    kept = {1: [f"page {n}" for n in range(20)], 2: ["rare"]}
    assert candidates([1, 2], lambda key: kept[key]) == ("rare",)


def test_who_names_an_outlet_and_the_outlets_page_find_each_other(written: Written) -> None:
    cited = trace(written(invented(60, 1), outlet="The Callis Mirror"))
    by = trace(written("A baker told The Callis Mirror that it was so.", outlet="Selmar Courier"))
    for first, second in ((cited, by), (by, cited)):
        index = Index()
        index.near(first)
        assert index.near(second) == (first.page.id,)


def test_two_pages_of_one_outlet_do_not_find_each_other_by_it(written: Written) -> None:
    index = Index()
    index.near(trace(written(invented(60, 1), outlet="The Callis Mirror")))
    assert index.near(trace(written(invented(60, 2), outlet="The Callis Mirror"))) == ()


def test_a_short_quotation_in_two_pages_makes_a_candidate(written: Written) -> None:
    index, quote = Index(), "“the bow door was not shut properly at all”"
    claim = {"who": "Ilario Benne", "said": quote, "form": "direct"}
    first = trace(written(f"{invented(80, 1)}\n\nIlario Benne said {quote}.", claims=[claim]))
    index.near(first)
    assert index.near(trace(written(f"Ilario Benne says {quote}. {invented(80, 2)}", claims=[claim]))) == (
        first.page.id,
    )


def test_keys_are_signed_numbers_of_64_bits_each_once(written: Written) -> None:
    keys = keys_of(trace(written(invented(600, 1), outlet="Reuters", agencies=["AP"])))
    for found in (keys.kept, keys.sought):
        assert list(found) == sorted(set(found))
        assert all(-(1 << 63) <= key < 1 << 63 for key in found)
