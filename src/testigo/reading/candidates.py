"""Which spans are compared with which: the pairs that the pair heads score.

The number of pairs grows in line with the page: a mention looks back a fixed number of mentions, and further only to
mentions with the same words.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from testigo.reading.pairs import (
    REACH,
    Form,
    count_features,
    form_of,
    mention_features,
    trigger_features,
)
from testigo.reading.words import Words

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Pairs = tuple[Ints, Ints, Floats]
WordSpan = tuple[int, int]

SAME_WORDS_BACK = 4
TRIGGERS_BACK = 24
SENTENCES_APART = 3


def mention_candidates(words: Words, text: str, spans: Sequence[WordSpan], kinds: Sequence[int]) -> Pairs:
    """Pairs (earlier, later, features) of mentions, in word spans sorted by position."""
    forms = _forms(words, text, spans)
    left, right = _look_back(forms)
    lo, hi = (np.array([s[i] for s in spans], dtype=np.int64) for i in (0, 1))
    sentence = words.sentence[lo].astype(np.int64)
    features = mention_features(
        forms,
        np.asarray(kinds, dtype=np.int64),
        left,
        right,
        sentence[right] - sentence[left],
        nested=(lo[left] < hi[right]) & (lo[right] < hi[left]),
        near=lo[right] - hi[left] <= 3,
    )
    return left, right, features


def _look_back(forms: Sequence[Form]) -> tuple[Ints, Ints]:
    """Each mention with the REACH before it, and with a few further back that have the same words."""
    last: dict[str, list[int]] = {}
    left: list[int] = []
    right: list[int] = []
    for j, form in enumerate(forms):
        far = [i for i in last.get(form.key, [])[-SAME_WORDS_BACK:] if i < j - REACH]
        near = range(max(0, j - REACH), j)
        left.extend([*far, *near])
        right.extend([j] * (len(far) + len(near)))
        if not form.pronoun:
            last.setdefault(form.key, []).append(j)
    return np.asarray(left, dtype=np.int64), np.asarray(right, dtype=np.int64)


def trigger_candidates(words: Words, text: str, spans: Sequence[WordSpan], types: Sequence[int]) -> Pairs:
    """Pairs (earlier, later, features) of triggers of one type."""
    forms = _forms(words, text, spans)
    before = [text[words.start[lo - 1] : words.end[lo - 1]].lower() if lo else "" for lo, _ in spans]
    left: list[int] = []
    right: list[int] = []
    seen: dict[int, list[int]] = {}
    for j, kind in enumerate(types):
        earlier = seen.setdefault(kind, [])
        left.extend(earlier[-TRIGGERS_BACK:])
        right.extend([j] * len(earlier[-TRIGGERS_BACK:]))
        earlier.append(j)
    a, b = np.asarray(left, dtype=np.int64), np.asarray(right, dtype=np.int64)
    sentence = words.sentence[np.array([lo for lo, _ in spans], dtype=np.int64)].astype(np.int64)
    definite = np.array([w in {"the", "this", "that"} for w in before], dtype=np.bool_)
    return a, b, trigger_features(forms, definite, a, b, sentence[b] - sentence[a])


def count_candidates(
    words: Words, counts: Sequence[WordSpan], effects: Sequence[int], triggers: Sequence[WordSpan], types: Sequence[int]
) -> Pairs:
    """Pairs (count, trigger, features) that stand at most ``SENTENCES_APART`` sentences apart."""
    place = np.array([lo for lo, _ in triggers], dtype=np.int64)
    at = np.array([lo for lo, _ in counts], dtype=np.int64)
    where, own = words.sentence[place].astype(np.int64), words.sentence[at].astype(np.int64)
    begin = np.searchsorted(where, own - SENTENCES_APART)
    end = np.searchsorted(where, own + SENTENCES_APART + 1)
    left = np.repeat(np.arange(len(counts), dtype=np.int64), end - begin)
    stretches = [np.arange(a, b) for a, b in zip(begin, end, strict=True)]
    right = np.concatenate([np.zeros(0, dtype=np.int64), *stretches]).astype(np.int64)
    kinds, effect = np.asarray(types, dtype=np.int64), np.asarray(effects, dtype=np.int64)
    features = count_features(effect[left], kinds[right], place[right] - at[left], where[right] - own[left])
    return left, right, features


def _forms(words: Words, text: str, spans: Sequence[WordSpan]) -> list[Form]:
    """The forms of spans; words that are said again are cut up once."""
    printed = [text[words.start[lo] : words.end[hi - 1]] for lo, hi in spans]
    known = {said: form_of(said) for said in set(printed)}
    return [known[said] for said in printed]
