from __future__ import annotations

from testigo.case.lineage.company import Company


def test_a_word_is_weighed_among_the_pages_of_the_event_that_both_tell_of() -> None:
    ferry = {f"f{n}": frozenset({"ferry", f"word{n}"}) for n in range(20)}
    mine = {f"m{n}": frozenset({"mine", f"word{n}"}) for n in range(200)}
    company = Company([ferry, mine], {**ferry, **mine}, ())
    assert company.rarity("f1", "f2").of("ferry") == 0
    assert company.rarity("m1", "m2").of("ferry") > 4


def test_pages_without_an_event_in_common_are_weighed_among_all() -> None:
    pages = {f"p{n}": frozenset({"ferry"}) for n in range(40)}
    assert Company([["p1"], ["p2"]], pages, ()).rarity("p1", "p2").of("ferry") == 0


def test_a_page_that_copies_another_does_not_make_its_words_the_topic() -> None:
    pages = {f"p{n}": frozenset({"lido" if n < 20 else f"word{n}"}) for n in range(24)}
    copies = [f"p{n}" for n in range(1, 20)]
    assert Company([pages], pages, copies).rarity("p0", "p1").of("lido") > 4
    assert Company([pages], pages, ()).rarity("p0", "p1").of("lido") == 0


def test_what_the_whole_case_is_about_joins_no_two_pages_of_a_small_event() -> None:
    pages = {f"p{n}": frozenset({"lido", f"word{n}"}) for n in range(60)}
    company = Company([["p1", "p2"]], pages, ())
    assert company.rarity("p1", "p2").of("lido") == 0
    assert company.rarity("p1", "p2").of("word1") > 4
