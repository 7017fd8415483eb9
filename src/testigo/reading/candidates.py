"""Which spans are compared with which: the pairs that the pair heads score.

The number of pairs grows in line with the page: a mention looks back a fixed number of mentions, and further only to
mentions with the same words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from testigo.reading.pairs import (
    COUNT_FEATURES,
    MENTION_FEATURES,
    TRIGGER_FEATURES,
    Form,
    count_pair,
    form_of,
    mention_pair,
    trigger_pair,
)
from testigo.reading.words import Words

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Pairs = tuple[Ints, Ints, Floats]

MENTIONS_BACK = 50
SAME_WORDS_BACK = 4
TRIGGERS_BACK = 24
SENTENCES_APART = 3

WordSpan = tuple[int, int]


def mention_candidates(words: Words, text: str, spans: Sequence[WordSpan], kinds: Sequence[int]) -> Pairs:
    """Pairs (earlier, later, features) of mentions, in word spans sorted by position."""
    forms = [_form(words, text, s) for s in spans]
    last: dict[str, list[int]] = {}
    left: list[int] = []
    right: list[int] = []
    rows: list[Floats] = []
    for j, (lo, hi) in enumerate(spans):
        far = [i for i in last.get(forms[j].key, [])[-SAME_WORDS_BACK:] if i < j - MENTIONS_BACK]
        for i in [*far, *range(max(0, j - MENTIONS_BACK), j)]:
            a_lo, a_hi = spans[i]
            apart = int(words.sentence[lo] - words.sentence[a_lo])
            nested = a_lo < hi and lo < a_hi
            left.append(i)
            right.append(j)
            rows.append(mention_pair(forms[i], forms[j], kinds[i], kinds[j], j - i, apart, nested=nested, near=lo - a_hi <= 3))
        if not forms[j].pronoun:
            last.setdefault(forms[j].key, []).append(j)
    return _arrays(left, right, rows, MENTION_FEATURES)


def trigger_candidates(words: Words, text: str, spans: Sequence[WordSpan], types: Sequence[int]) -> Pairs:
    """Pairs (earlier, later, features) of triggers of one type."""
    forms = [_form(words, text, s) for s in spans]
    before = [text[words.start[lo - 1] : words.end[lo - 1]].lower() if lo else "" for lo, _ in spans]
    left: list[int] = []
    right: list[int] = []
    rows: list[Floats] = []
    seen: dict[int, list[int]] = {}
    for j, (lo, _) in enumerate(spans):
        for i in seen.get(types[j], [])[-TRIGGERS_BACK:]:
            apart = int(words.sentence[lo] - words.sentence[spans[i][0]])
            left.append(i)
            right.append(j)
            rows.append(trigger_pair(forms[i], forms[j], j - i, apart, definite=before[j] in {"the", "this", "that"}))
        seen.setdefault(types[j], []).append(j)
    return _arrays(left, right, rows, TRIGGER_FEATURES)


def count_candidates(
    words: Words, counts: Sequence[WordSpan], effects: Sequence[int], triggers: Sequence[WordSpan], types: Sequence[int]
) -> Pairs:
    """Pairs (count, trigger, features) that stand at most ``SENTENCES_APART`` sentences apart."""
    left: list[int] = []
    right: list[int] = []
    rows: list[Floats] = []
    where = np.array([words.sentence[lo] for lo, _ in triggers])
    for i, (lo, _) in enumerate(counts):
        sentence = int(words.sentence[lo])
        begin, end = np.searchsorted(where, [sentence - SENTENCES_APART, sentence + SENTENCES_APART + 1])
        for j in range(int(begin), int(end)):
            left.append(i)
            right.append(j)
            rows.append(count_pair(effects[i], types[j], triggers[j][0] - lo, int(where[j]) - sentence))
    return _arrays(left, right, rows, COUNT_FEATURES)


def _form(words: Words, text: str, span: WordSpan) -> Form:
    return form_of(text[words.start[span[0]] : words.end[span[1] - 1]])


def _arrays(left: list[int], right: list[int], rows: list[Floats], width: int) -> Pairs:
    features = np.stack(rows) if rows else np.zeros((0, width), dtype=np.float32)
    return np.asarray(left, dtype=np.int64), np.asarray(right, dtype=np.int64), features
