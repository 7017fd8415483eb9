import pytest
from sample_findings import Told

from testigo.reading.trigger_words import naming_one_event


def named(text: str, words: str) -> bool:
    told = Told(text)
    return bool(list(naming_one_event([told.trigger(words, "clash")], told.words, told.text)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Four years of civil war have emptied Keld.", "civil war"),
        ("Four years of civil war have emptied Keld.", "war"),
        ("In the Second World War the mill burned.", "World War"),
        ("Nobody says who did it.", "it"),
        ("Nobody says who did it.", "did"),
    ],
)
def test_a_whole_war_and_a_word_that_stands_in_name_no_event(text: str, words: str) -> None:
    assert not named(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police fought the gang war in Keld.", "gang war"),
        ("Border war breaks out in Keld.", "war"),
        ("They shot it.", "shot"),
    ],
)
def test_a_fight_with_a_place_is_an_event(text: str, words: str) -> None:
    assert named(text, words)
