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


def phrases(text: str, *found: str) -> list[str]:
    told = Told(text)
    kept = naming_one_event([told.trigger(w, "attack") for w in found], told.words, told.text)
    return [told.text[told.words.start[t.lo] : told.words.end[t.hi - 1]] for t in kept]


def test_words_of_one_phrase_are_one_trigger() -> None:
    text = "Three criminal attacks shook Keld before the dynamite blast."
    assert phrases(text, "criminal", "attacks", "dynamite", "blast") == ["criminal attacks", "dynamite blast"]


def test_a_noun_and_its_verb_are_two_triggers() -> None:
    assert phrases("Shells destroyed Keld.", "Shells", "destroyed") == ["Shells", "destroyed"]


def test_words_of_different_kinds_are_two_triggers() -> None:
    told = Told("The ambush killing went on.")
    found = [told.trigger("ambush", "attack"), told.trigger("killing", "killing")]
    assert len(list(naming_one_event(found, told.words, told.text))) == 2


def test_what_the_head_of_a_phrase_leaves_open_its_first_word_fills() -> None:
    told = Told("Rebel terrorist attacks on a bank went on.")
    rebels, bank = (told.segment("Rebel"),), (told.segment("a bank"),)
    first = told.trigger("terrorist", "attack", agent=rebels, target=())
    head = told.trigger("attacks", "attack", agent=(), target=bank)
    (phrase,) = naming_one_event([first, head], told.words, told.text)
    assert (phrase.roles["agent"], phrase.roles["target"]) == (rebels, bank)
