import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from testigo.reading.pairs import (
    COUNT_FEATURES,
    MENTION_FEATURES,
    TRIGGER_FEATURES,
    Floats,
    buckets,
    count_features,
    form_of,
    mention_features,
    trigger_features,
)
from testigo.reading.pronouns import PRONOUNS

SAME_WORDS, SAME_HEAD, HELD, SHARED, ACRONYM, SAME_KIND, DEFINITE, INDEFINITE = range(25, 33)


def pair(earlier: str, later: str, *, kinds: tuple[int, int] = (0, 0), sentences: int = 0) -> Floats:
    """Features of two mentions, one after the other."""
    no, first = np.zeros(1, dtype=np.bool_), np.zeros(1, dtype=np.int64)
    apart = np.full(1, sentences, dtype=np.int64)
    forms = [form_of(earlier), form_of(later)]
    row: Floats = mention_features(forms, np.array(kinds), first, first + 1, apart, nested=no, near=no)[0]
    return row


def signs(earlier: str, later: str) -> set[int]:
    """Those of SAME_WORDS to ACRONYM that two mentions have."""
    row = pair(earlier, later)
    return {i for i in range(SAME_WORDS, SAME_KIND) if row[i]}


@pytest.mark.parametrize(
    ("words", "key", "head"),
    [
        ("the Interior Ministry", "interior ministry", "ministry"),
        ("the mayor of Orvane", "mayor of orvane", "mayor"),
        ("Police Chief Ana Lima, 52", "police chief ana lima 52", "52"),
        ("THE", "the", "the"),
        ("his", "his", "his"),
        ("O'Brien", "o'brien", "o'brien"),
        ("U.S.", "u.s", "u.s"),
        ("…", "", ""),
    ],
)
def test_a_form_is_known_by_its_words_without_a_determiner_and_by_its_head(words: str, key: str, head: str) -> None:
    form = form_of(words)
    assert (form.key, form.head) == (key, head)


@pytest.mark.parametrize(
    ("words", "pronoun"), [("He", 1), ("hers", 2), ("ITS", 3), ("they", 4), ("he said", 0), ("Hera", 0)]
)
def test_a_pronoun_is_one_when_it_stands_alone(words: str, pronoun: int) -> None:
    assert form_of(words).pronoun == pronoun


def test_forms_tell_the_known_from_the_new_and_the_numbered() -> None:
    assert [form_of(w).definite for w in ("The men", "these men", "men", "a man")] == [True, True, False, False]
    assert [form_of(w).indefinite for w in ("A man", "another", "the man", "men")] == [True, True, False, False]
    assert [form_of(w).numbered for w in ("20 men", "twenty men")] == [True, False]


def test_initials_are_of_two_words_or_more() -> None:
    assert [form_of(w).initials for w in ("the Kandorian Health Ministry", "Ministry of Health", "Ministry")] == [
        "khm",
        "mh",
        "",
    ]


def test_two_mentions_are_compared_by_words_head_and_initials() -> None:
    assert signs("the Interior Ministry", "Interior Ministry") == {SAME_WORDS, SAME_HEAD, HELD, SHARED}
    assert signs("the Interior Ministry", "the ministry") == {SAME_HEAD, HELD, SHARED}
    assert signs("Ilka Brandauer", "Minister Brandauer") == {SAME_HEAD, SHARED}
    assert signs("the Kandorian Health Ministry", "KHM") == {ACRONYM}
    assert signs("K.H.M.", "Kandorian Health Ministry") == {ACRONYM}
    assert signs("the driver", "two men") == set()


def test_mentions_of_one_kind_and_articles_are_signs() -> None:
    assert pair("men", "the men", kinds=(1, 1))[SAME_KIND : INDEFINITE + 1].tolist() == [1, 1, 0]
    assert pair("the men", "a man", kinds=(0, 1))[SAME_KIND : INDEFINITE + 1].tolist() == [0, 0, 1]


mentions = st.lists(
    st.text(alphabet="aAbB. 'the1", max_size=12) | st.sampled_from(sorted(PRONOUNS)), min_size=2, max_size=8
)


@given(mentions, st.data())
def test_features_of_mentions_depend_on_the_pair_alone(words: list[str], data: st.DataObject) -> None:
    n = len(words)
    forms = [form_of(w) for w in words]
    kinds = np.array(data.draw(st.lists(st.integers(0, 6), min_size=n, max_size=n)), dtype=np.int64)
    left, right = np.triu_indices(n, 1)
    apart = right - left
    nested, near = left % 2 == 0, apart == 1
    rows = mention_features(forms, kinds, left, right, apart, nested=nested, near=near)
    assert rows.shape == (len(left), MENTION_FEATURES)
    for i in range(len(left)):
        part = slice(i, i + 1)
        alone = mention_features(
            forms, kinds, left[part], right[part], apart[part], nested=nested[part], near=near[part]
        )
        assert np.array_equal(alone[0], rows[i])
    one_hot = [rows[:, a:b].sum(axis=1) for a, b in ((0, 9), (9, 18), (18, 25), (33, 44), (44, 52))]
    assert all((total == 1).all() for total in one_hot)


@given(st.text(max_size=40))
def test_any_words_have_a_form(words: str) -> None:
    form = form_of(words)
    assert set(form.tokens) <= set(form.key.split())
    assert not form.head or re.search(r"\w", form.head)


def test_triggers_are_compared_by_words_stem_and_article() -> None:
    forms = [form_of(w) for w in ("bombing", "bombings", "attack")]
    left, right = np.array([0, 0]), np.array([1, 2])
    rows = trigger_features(forms, np.array([False, True, False]), left, right, np.array([0, 3]))
    assert rows.shape == (2, TRIGGER_FEATURES)
    assert rows[:, :4].tolist() == [[0, 1, 1, 1], [0, 0, 0, 0]]


def test_a_count_and_a_trigger_are_compared_by_kind_side_and_distance() -> None:
    effects, kinds = np.array([0, 10, 0]), np.array([0, 18, 1])
    rows = count_features(effects, kinds, np.array([3, -2, 40]), np.array([0, -1, 1]))
    assert rows.shape == (3, COUNT_FEATURES)
    assert rows[:, :4].tolist() == [[1, 1, 0, 0], [0, 0, 1, 0], [0, 1, 0, 1]]
    assert (rows[:, 4:15].sum(axis=1) == 1).all()
    assert [int(row[15:].argmax()) for row in rows] == [0, 10 * 19 + 18, 1]


@given(st.lists(st.integers(-5, 200), min_size=1), st.lists(st.integers(0, 100), min_size=1, unique=True).map(sorted))
def test_a_bucket_is_the_first_edge_that_a_value_stays_below(values: list[int], edges: list[int]) -> None:
    for value, bucket in zip(values, buckets(np.array(values), edges).tolist(), strict=True):
        assert bucket == next((i for i, edge in enumerate(edges) if value < edge), len(edges))
