import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from testigo.reading.windows import windows_of
from testigo.reading.words import Words


def made(pieces: list[list[int]]) -> Words:
    """Words with the given numbers of pieces, sentence by sentence."""
    flat = [p for sentence in pieces for p in sentence]
    sentence = [i for i, s in enumerate(pieces) for _ in s]
    n = len(flat)
    zeros = np.zeros(n, dtype=np.int32)
    return Words(
        start=np.arange(n, dtype=np.int32),
        end=np.arange(1, n + 1, dtype=np.int32),
        piece=np.zeros(sum(flat), dtype=np.int32),
        first=np.concatenate(([0], np.cumsum(flat))).astype(np.int32),
        shape=zeros,
        quoted=zeros,
        opening=zeros,
        sentence=np.array(sentence, dtype=np.int32),
        paragraph=zeros,
        sentences=(),
        quotations=(),
    )


pages = st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=60), max_size=60)


@given(pages)
def test_windows_own_every_word_once_and_in_order(pieces: list[list[int]]) -> None:
    words = made(pieces)
    windows = windows_of(words, longest=60, before=15, after=8)
    owned = [i for w in windows for i in range(w.own_start, w.own_end)]
    assert owned == list(range(len(words)))


@given(pages)
def test_no_window_is_longer_than_allowed(pieces: list[list[int]]) -> None:
    words = made(pieces)
    assert all(
        words.first[w.end] - words.first[w.start] <= 60 for w in windows_of(words, longest=60, before=15, after=8)
    )


@given(pages)
def test_sentences_are_cut_only_when_longer_than_a_window(pieces: list[list[int]]) -> None:
    words = made(pieces)
    starts = {0, *(np.flatnonzero(np.diff(words.sentence)) + 1).tolist()}
    long = {i for i, s in enumerate(pieces) if sum(s) > 60 - 15 - 8}
    for w in windows_of(words, longest=60, before=15, after=8):
        assert w.own_start in starts or words.sentence[w.own_start] in long


def test_a_page_that_fits_is_one_window() -> None:
    windows = windows_of(made([[1] * 10] * 5), longest=60, before=15, after=8)
    assert [(w.start, w.end, w.own_start, w.own_end) for w in windows] == [(0, 50, 0, 50)]


def test_a_later_window_sees_the_sentences_before_it() -> None:
    windows = windows_of(made([[1] * 10] * 20), longest=60, before=15, after=8)
    assert all(w.start == w.own_start - 10 for w in windows[1:])
