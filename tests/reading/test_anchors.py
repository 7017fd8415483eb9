import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from testigo.reading.anchors import DISTANCES, SENTENCES, distance_buckets, places, sentence_buckets


def distances(lo: int, hi: int, words: int) -> list[int]:
    row: list[int] = distance_buckets(np.array([lo]), np.array([hi]), words)[0].tolist()
    return row


def test_words_of_the_anchor_itself_are_at_no_distance() -> None:
    assert distances(2, 4, 6)[2:4] == [0, 0]


def test_words_on_both_sides_of_an_anchor_are_in_buckets_of_their_own() -> None:
    assert distances(3, 4, 7) == [3, 2, 1, 0, 16, 17, 18]


def test_far_words_share_a_bucket() -> None:
    row = distances(0, 1, 500)
    assert row[140] == row[499] == DISTANCES - 1


anchors = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 5)), min_size=1, max_size=5)


@given(anchors, st.integers(1, 400))
def test_buckets_are_known_to_the_model_and_grow_with_the_distance(spans: list[tuple[int, int]], words: int) -> None:
    lo = np.array([a for a, _ in spans])
    hi = np.array([a + n for a, n in spans])
    found = distance_buckets(lo, hi, words)
    assert found.shape == (len(spans), words)
    assert found.min() >= 0
    assert found.max() < DISTANCES
    for row, a, b in zip(found, lo, hi, strict=True):
        assert (np.diff(row[b:]) >= 0).all()
        assert (np.diff(row[:a]) <= 0).all()


def test_sentences_are_told_apart_up_to_three_away() -> None:
    sentence = np.array([0, 1, 2, 3, 4, 5, 6, 7])
    assert sentence_buckets(np.array([4]), sentence).tolist() == [[0, 0, 1, 2, 3, 4, 5, 6]]


@given(st.lists(st.integers(0, 40), min_size=1), st.lists(st.integers(0, 40), min_size=1))
def test_every_sentence_has_a_bucket_known_to_the_model(anchor: list[int], sentence: list[int]) -> None:
    found = sentence_buckets(np.array(anchor), np.array(sentence))
    assert found.shape == (len(anchor), len(sentence))
    assert found.min() >= 0
    assert found.max() < SENTENCES


@given(st.lists(st.tuples(st.integers(0, 299), st.integers(1, 9)), min_size=1, max_size=5))
def test_a_place_tells_the_bucket_of_the_distance_and_of_the_sentence(anchors: list[tuple[int, int]]) -> None:
    lo = np.array([a for a, _ in anchors])
    hi = np.array([min(a + n, 300) for a, n in anchors])
    sentence = np.arange(300) // 17
    distance, apart = np.divmod(places(lo, hi, sentence), SENTENCES)
    assert (distance == distance_buckets(lo, hi, 300)).all()
    assert (apart == sentence_buckets(sentence[lo], sentence)).all()
