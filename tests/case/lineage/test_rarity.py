from __future__ import annotations

from testigo.case.lineage.rarity import Rarity, rarity, stems_of


def test_rare_words_weigh_more_than_common_ones() -> None:
    weights = Rarity()
    assert weights.of("the") == 0
    assert 0 < weights.of("govern") < weights.of("cumin")


def test_what_most_pages_of_a_case_are_about_weighs_nothing() -> None:
    pages = [stems_of(["oqueli", "the", f"word{n}"]) for n in range(30)]
    assert rarity(pages).of("oqueli") == 0
    assert rarity(pages).of("word7") > 4


def test_a_case_of_two_pages_says_little_of_its_words() -> None:
    assert rarity([{"oqueli"}, {"oqueli"}]).of("oqueli") > 0.5 * Rarity().of("oqueli")


def test_a_page_counts_once_however_often_it_has_a_word() -> None:
    assert rarity([["gold", "gold"], ["gold"]]).counts == {"gold": 2}
