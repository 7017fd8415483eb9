import pytest

from testigo.ledger import EntityKind, Span
from testigo.reading.names import is_name


@pytest.mark.parametrize(
    ("words", "kind", "start", "named"),
    [
        ("Ana Orlan", "person", True, True),
        ("the minister", "person", False, False),
        ("The Minister of the Interior Teo Marsk", "person", True, True),
        ("President", "person", False, False),
        ("The long-serving interior minister of Kandoria", "person", True, False),
        ("the Minister of the Interior", "person", False, False),
        ("President of Kandoria Teo Marsk", "person", True, True),
        ("he", "person", False, False),
        ("state broadcaster KTV", "organisation", False, True),
        ("Police", "organisation", True, False),
        ("The Interior Ministry", "organisation", True, True),
        ("the government", "organisation", False, False),
        ("Kandorian police", "organisation", True, False),
        ("officials", "group", False, False),
        ("the Red Lantern Front", "group", False, True),
    ],
)
def test_names_are_told_from_offices_and_generic_nouns(words: str, kind: EntityKind, start: bool, named: bool) -> None:
    span = Span(start=0, end=len(words))
    assert is_name(words, span, kind, sentence_start=start, cased=True) is named


def test_without_capitals_two_words_and_no_article_name_a_person() -> None:
    assert is_name("colonel teo marsk", Span(start=0, end=17), "person", sentence_start=False, cased=False)
    assert not is_name("the colonel", Span(start=0, end=11), "person", sentence_start=False, cased=False)
