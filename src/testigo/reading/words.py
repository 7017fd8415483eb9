"""The words of a page as the encoder sees them: word pieces, the look of each word, quotation marks, sentence starts.

A word is what BERT's pre-tokenizer makes: a run of letters and digits, or one mark. Every head of the model labels
words; a word's pieces share its features and its first piece carries its vector.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from testigo.reading.quotations import Quotation, quotations
from testigo.reading.sentences import sentence_spans

if TYPE_CHECKING:
    from tokenizers import Encoding, Tokenizer

Ints = npt.NDArray[np.int32]

SHAPES = 6
"""Looks of a word: mark, lower case, Capitalised, CAPITALS, mIxed, digits."""
QUOTED = 4
"""Outside quotation marks, inside double marks, inside single marks, a mark itself."""
OPENINGS = 5
"""Within a sentence, first word of a sentence, first of a paragraph, first of the page, in the title."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one page (N of them, P pieces); all arrays are int32 and in reading order.

    ``start``, ``end`` (N): code points in the page's text. ``piece`` (P): ids of the vocabulary. ``first`` (N+1): index
    of each word's first piece, then P. ``shape``, ``quoted``, ``opening``, ``sentence``, ``paragraph`` (N).
    """

    start: Ints
    end: Ints
    piece: Ints
    first: Ints
    shape: Ints
    quoted: Ints
    opening: Ints
    sentence: Ints
    paragraph: Ints
    sentences: tuple[tuple[int, int], ...]
    quotations: tuple[Quotation, ...]

    def __len__(self) -> int:
        return len(self.start)

    @property
    def look(self) -> Ints:
        """One number (N) for each word's shape, quotation marks and opening together."""
        look: Ints = (self.shape * QUOTED + self.quoted) * OPENINGS + self.opening
        return look


def words_of(text: str, paragraphs: Sequence[tuple[int, int]], tokenizer: Tokenizer, *, title: int = 0) -> Words:
    """Take ``text`` apart; ``paragraphs`` are the stretches to read, in order, the first ``title`` of them headings."""
    cut = _cut(paragraphs, [tokenizer.encode(text[a:b], add_special_tokens=False) for a, b in paragraphs])
    sentences, sentence = _sentences(text, paragraphs, cut)
    found = quotations(text, list(paragraphs))
    return Words(
        start=cut.start,
        end=cut.end,
        piece=cut.piece,
        first=cut.first,
        shape=_shapes(text, cut),
        quoted=_quoted(cut.start, cut.end, found, text),
        opening=_openings(sentence, cut.paragraph, title),
        sentence=sentence,
        paragraph=cut.paragraph,
        sentences=tuple(sentences),
        quotations=tuple(found),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Cut:
    """Words as the tokenizer cuts them; arrays as in :class:`Words`."""

    start: Ints
    end: Ints
    piece: Ints
    first: Ints
    paragraph: Ints


def _cut(paragraphs: Sequence[tuple[int, int]], encodings: Sequence[Encoding]) -> _Cut:
    """The words of all paragraphs, from the pieces of each and the words that the tokenizer counts in it."""
    piece, word = (_flat(getattr(e, name) for e in encodings) for name in ("ids", "word_ids"))
    offset = _flat(chain.from_iterable(e.offsets for e in encodings)).reshape(-1, 2)
    number = np.repeat(np.arange(len(encodings), dtype=np.int32), [len(e) for e in encodings])
    offset += _array([a for a, _ in paragraphs])[number, None]
    new = np.ones(len(piece), dtype=np.bool_)
    new[1:] = (word[1:] != word[:-1]) | (number[1:] != number[:-1])
    first = np.flatnonzero(new)
    cuts = np.append(first, len(piece)).astype(np.int32)
    return _Cut(offset[first, 0], offset[cuts[1:] - 1, 1], piece, cuts, number[first])


def _sentences(text: str, paragraphs: Sequence[tuple[int, int]], cut: _Cut) -> tuple[list[tuple[int, int]], Ints]:
    """The sentences of all paragraphs, and in which of them each word stands: the last that has begun in its paragraph."""
    sentences: list[tuple[int, int]] = []
    opening = []
    for a, b in paragraphs:
        opening.append(len(sentences))
        sentences.extend(sentence_spans(text, a, b))
    begun = np.searchsorted(_array([a for a, _ in sentences]), cut.start, side="right") - 1
    return sentences, np.maximum(begun, _array(opening)[cut.paragraph]).astype(np.int32)


def _flat(values: Iterable[Iterable[int]]) -> Ints:
    return np.fromiter(chain.from_iterable(values), dtype=np.int32)


def _array(values: Sequence[int]) -> Ints:
    return np.asarray(values, dtype=np.int32)


def _openings(sentence: Ints, paragraph: Ints, title: int) -> Ints:
    """What each word opens (see OPENINGS), from the sentence and paragraph it stands in."""
    if not len(sentence):
        return _array([])
    new_sentence = np.concatenate(([True], np.diff(sentence) != 0))
    new_paragraph = np.concatenate(([True], np.diff(paragraph) != 0))
    opening = np.where(new_paragraph, 2, np.where(new_sentence, 1, 0))
    opening[0] = 3
    opening[paragraph < title] = 4
    return opening.astype(np.int32)


def _shapes(text: str, cut: _Cut) -> Ints:
    words = [text[a:b] for a, b in zip(cut.start.tolist(), cut.end.tolist(), strict=True)]
    shapes = {word: _shape(word) for word in set(words)}
    return _array([shapes[word] for word in words])


def _shape(word: str) -> int:
    if word.islower():
        return 1
    if word.isdigit():
        return 5
    if not word[:1].isalnum():
        return 0
    if word.isupper():
        return 3 if len(word) > 1 else 2
    return 2 if word[0].isupper() and word[1:].islower() else 4


def _quoted(start: Ints, end: Ints, found: Sequence[Quotation], text: str) -> Ints:
    quoted = np.zeros(len(start), dtype=np.int32)
    for q in sorted(found, key=lambda q: q.end - q.start, reverse=True):
        lo, hi = np.searchsorted(start, q.start), np.searchsorted(end, q.end, side="right")
        quoted[lo:hi] = 2 if q.single else 1
    single = np.flatnonzero(end - start == 1)
    for i, at in zip(single.tolist(), start[single].tolist(), strict=True):
        if text[at] in '"“”„«»‹›':
            quoted[i] = 3
    return quoted
