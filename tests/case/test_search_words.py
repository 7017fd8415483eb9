import pytest

from testigo.case.search_words import Term, wanted


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("customs house", '("customs") AND ("house")'),
        ('"customs house" roof', '("customs house") AND ("roof")'),
        ("“customs house”", '("customs house")'),
        ('"customs house', '("customs house")'),
        ("gendarm*", '("gendarm" *)'),
        ('"customs hou"*', '("customs hou" *)'),
        ("roof -pier", '(("roof")) NOT ("pier")'),
        ('roof -"grain pier"', '(("roof")) NOT ("grain pier")'),
        ("roof OR pier harbour", '("roof" OR "pier") AND ("harbour")'),
        ("OR roof OR", '("roof")'),
        ("or", '("or")'),
        ("O'Connor", '("O\'Connor")'),
        ("a AND NEAR(b)", '("a") AND ("AND") AND ("NEAR(b)")'),
        ("well-known", '("well-known")'),
        ("… — «»", ""),
        ("", ""),
    ],
)
def test_what_is_written_becomes_a_question_to_the_index(written: str, asked: str) -> None:
    assert wanted(written).match == asked


def test_the_words_of_a_phrase_can_be_taken_apart() -> None:
    phrase = wanted('"customs house" roof')
    assert phrase.has_phrase
    assert [group for (group,) in phrase.loosened().groups] == [
        Term(text=word, prefix=False) for word in ("customs", "house", "roof")
    ]
    assert not phrase.loosened().has_phrase
