from sample_findings import Told

from testigo.reading import labels
from testigo.reading.candidates import (
    SAME_WORDS_BACK,
    SENTENCES_APART,
    TRIGGERS_BACK,
    Pairs,
    count_candidates,
    mention_candidates,
    trigger_candidates,
)
from testigo.reading.pairs import COUNT_FEATURES, MENTION_FEATURES, REACH, TRIGGER_FEATURES

RAID, CLASH = labels.TYPES.index("raid"), labels.TYPES.index("clash")


def paired(pairs: Pairs) -> list[tuple[int, int]]:
    left, right, features = pairs
    assert len(left) == len(right) == len(features)
    return list(zip(left.tolist(), right.tolist(), strict=True))


def mentions_in(told: Told, *words: str) -> Pairs:
    return mention_candidates(told.words, told.text, [told.at(w) for w in words], [0] * len(words))


def test_a_mention_is_compared_with_every_earlier_one_nearby() -> None:
    told = Told("Ana met Boris. He left. She stayed.")
    pairs = mentions_in(told, "Ana", "Boris", "He", "She")
    assert sorted(paired(pairs)) == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]
    assert pairs[2].shape == (6, MENTION_FEATURES)


def test_pairs_of_one_mention_stand_together_in_the_order_of_the_page() -> None:
    told = Told("Ana. " + "Men left. " * 70 + "Ana wept. She left.")
    _, right, _ = mentions_in(told, "Ana#1", *(f"Men#{n}" for n in range(1, 71)), "Ana#2", "She")
    assert (right[1:] >= right[:-1]).all()


def test_a_mention_far_back_is_compared_only_when_it_has_the_same_words() -> None:
    told = Told("Ana met Boris. " + "Men left. " * REACH + "The Ana wept.")
    pairs = paired(mentions_in(told, "Ana#1", "Boris", *(f"Men#{n}" for n in range(1, REACH + 1)), "The Ana"))
    back = [a for a, b in pairs if b == REACH + 2]
    assert back == [0, *range(2, REACH + 2)]


def test_of_a_name_far_back_its_last_few_mentions_are_compared() -> None:
    told = Told("Ana left. " * 9 + "Men left. " * REACH + "Ana wept.")
    anas, men = [f"Ana#{n}" for n in range(1, 10)], [f"Men#{n}" for n in range(1, REACH + 1)]
    pairs = paired(mentions_in(told, *anas, *men, "Ana#10"))
    assert [a for a, b in pairs if b == 9 + REACH][:SAME_WORDS_BACK] == list(range(9 - SAME_WORDS_BACK, 9))
    assert sum(b == 9 + REACH for _, b in pairs) == REACH + SAME_WORDS_BACK


def test_a_pronoun_far_back_is_not_looked_for() -> None:
    told = Told("He left. " + "Men left. " * REACH + "He wept.")
    pairs = paired(mentions_in(told, "He#1", *(f"Men#{n}" for n in range(1, REACH + 1)), "He#2"))
    assert [a for a, b in pairs if b == REACH + 1] == list(range(1, REACH + 1))


def test_a_name_that_stands_everywhere_is_compared_with_its_last_mentions_alone() -> None:
    told = Told("Ana left. " * 300)
    pairs = paired(mentions_in(told, *(f"Ana#{n}" for n in range(1, 301))))
    assert max(sum(b == j for _, b in pairs) for j in range(300)) == REACH


def test_one_mention_is_compared_with_none() -> None:
    told = Told("Ana left.")
    assert paired(mentions_in(told, "Ana")) == []


def test_a_trigger_is_compared_with_earlier_ones_of_its_type() -> None:
    told = Told("A raid came. A clash came. The raid ended. The clash ended.")
    spans = [told.at(w) for w in ("raid#1", "clash#1", "raid#2", "clash#2")]
    pairs = trigger_candidates(told.words, told.text, spans, [RAID, CLASH, RAID, CLASH])
    assert paired(pairs) == [(0, 2), (1, 3)]
    assert pairs[2].shape == (2, TRIGGER_FEATURES)
    assert pairs[2][:, :4].tolist() == [[1, 1, 1, 0], [1, 1, 1, 0]]


def test_a_trigger_is_compared_with_a_fixed_number_of_earlier_ones() -> None:
    told = Told("A raid came. " * 60)
    spans = [told.at(f"raid#{n}") for n in range(1, 61)]
    pairs = paired(trigger_candidates(told.words, told.text, spans, [RAID] * 60))
    assert [a for a, b in pairs if b == 59] == list(range(59 - TRIGGERS_BACK, 59))


def test_a_trigger_that_opens_the_page_has_no_word_before_it() -> None:
    told = Told("Raid came. The raid ended.")
    _, _, features = trigger_candidates(told.words, told.text, [told.at("Raid"), told.at("raid")], [RAID, RAID])
    assert features[0, :4].tolist() == [1, 1, 1, 0]


def test_a_count_is_compared_with_the_triggers_of_the_sentences_around_it() -> None:
    told = Told("The raid came. It rained. It hailed. It froze. Two died. Then a raid came. It was a raid like any.")
    triggers = [told.at("raid"), told.at("raid#2"), told.at("raid#3")]
    pairs = count_candidates(told.words, [told.at("Two")], [0], triggers, [RAID] * 3)
    assert SENTENCES_APART == 3
    assert paired(pairs) == [(0, 1), (0, 2)]
    assert pairs[2].shape == (2, COUNT_FEATURES)


def test_every_count_is_compared_on_its_own() -> None:
    told = Told("The raid killed two men and hurt three.")
    pairs = count_candidates(told.words, [told.at("two"), told.at("three")], [0, 1], [told.at("raid")], [RAID])
    assert paired(pairs) == [(0, 0), (1, 0)]


def test_a_count_with_no_trigger_near_is_compared_with_none() -> None:
    told = Told("The raid came. " + "It rained. " * 5 + "Two died.")
    assert paired(count_candidates(told.words, [told.at("Two")], [0], [told.at("raid")], [RAID])) == []
