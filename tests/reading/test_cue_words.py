import pytest
from sample_findings import Told

from testigo.reading.cue_words import with_whole_cues


def cues(text: str, *found: str) -> list[str]:
    """The cues left of those that were found in a text."""
    told = Told(text)
    claims = [told.claim(words, told.text.split()[-1].rstrip(".")) for words in found]
    kept = with_whole_cues(claims, told.words, told.text)
    return [told.text[told.words.start[c.lo] : told.words.end[c.hi - 1]].rstrip(".") for c in kept]


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("Aid groups are said to have offered tents.", "are", "are said"),
        ("Four men were reportedly believed dead.", "were", "were reportedly believed"),
        ("I do not believe him.", "do not", "do not believe"),
    ],
)
def test_auxiliaries_alone_go_on_to_their_verb(text: str, found: str, whole: str) -> None:
    assert cues(text, found) == [whole]


def test_auxiliaries_whose_verb_is_a_cue_already_are_no_further_claim() -> None:
    assert cues("Aid groups are said to have offered tents.", "are", "said") == ["said"]


def test_auxiliaries_at_the_end_of_a_sentence_are_no_cue() -> None:
    assert cues("Nobody knows who they are ! Tents came.", "are") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A flood claimed 14 lives.", "claimed"),
        ("Flu claims first victim.", "claims"),
        ("It claimed its 2nd life.", "claimed"),
    ],
)
def test_a_disaster_that_claims_lives_says_nothing(text: str, found: str) -> None:
    assert cues(text, found) == []


@pytest.mark.parametrize(
    "text", ["Rebels claimed that lives were lost.", "He claimed two victims were armed.", "Rebels claimed it."]
)
def test_one_who_claims_something_says_it(text: str) -> None:
    assert cues(text, "claimed") == ["claimed"]


def asked(text: str, content: str) -> bool:
    told = Told(text)
    return bool(list(with_whole_cues([told.claim("Asked", content)], told.words, told.text)))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Asked by reporters, Mr Garan said the road was open.", "Mr Garan said the road was open"),
        ("Asked by reporters, Mr Garan said the road was open.", "the road was open"),
        ("Asked repeatedly about the dead, “We know nothing,” he said.", "We know nothing"),
    ],
)
def test_an_answer_is_no_words_of_those_who_asked(text: str, content: str) -> None:
    assert not asked(text, content)


def test_a_question_that_is_told_is_a_claim() -> None:
    assert asked("Asked whether the road was open, Mr Garan nodded.", "whether the road was open")


def hoped(text: str, content: str, *others: str) -> int:
    told = Told(text)
    claims = [told.claim("said", content), told.claim("hope", *others)]
    return len(list(with_whole_cues(claims, told.words, told.text)))


def test_a_hope_in_the_speakers_own_words_is_part_of_what_is_said() -> None:
    text = "The mayor said we still hope the road will open."
    assert hoped(text, "we still hope the road will open", "the road will open") == 1


def test_a_hope_that_is_told_of_another_is_a_claim() -> None:
    text = "The mayor said drivers hope the road will open."
    assert hoped(text, "drivers hope the road will open", "the road will open") == 2
