"""The words of a page as the encoder sees them: word pieces, the look of each word, quotation marks, sentence starts.

A word is what BERT's pre-tokenizer makes: a run of letters and digits, or one mark. Every head of the model labels
words; a word's pieces share its features and its first piece carries its vector.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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


def words_of(text: str, paragraphs: Sequence[tuple[int, int]], tokenizer: Tokenizer, *, title: int = 0) -> Words:
    """Take ``text`` apart; ``paragraphs`` are the stretches to read, in order, the first ``title`` of them headings."""
    made = _Collector()
    for number, (a, b) in enumerate(paragraphs):
        made.paragraph(text, a, b, number, tokenizer.encode(text[a:b], add_special_tokens=False))
    start, end, sentence, paragraph = (_array(x) for x in (made.starts, made.ends, made.sentence, made.number))
    found = quotations(text, list(paragraphs))
    return Words(
        start=start,
        end=end,
        piece=_array(made.pieces),
        first=_array([*made.first, len(made.pieces)]),
        shape=_array([_shape(text[s:e]) for s, e in zip(made.starts, made.ends, strict=True)]),
        quoted=_quoted(start, end, found, text),
        opening=_openings(sentence, paragraph, title),
        sentence=sentence,
        paragraph=paragraph,
        sentences=tuple(made.sentences),
        quotations=tuple(found),
    )


class _Collector:
    """Words as they are met, paragraph by paragraph."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.pieces: list[int] = []
        self.first: list[int] = []
        self.sentence: list[int] = []
        self.number: list[int] = []
        self.sentences: list[tuple[int, int]] = []

    def paragraph(self, text: str, start: int, end: int, number: int, encoding: Encoding) -> None:
        at, last = len(self.sentences), None
        self.sentences.extend(sentence_spans(text, start, end))
        for piece, word, (s, e) in zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True):
            if word == last:
                self.ends[-1] = start + e
            else:
                while at + 1 < len(self.sentences) and start + s >= self.sentences[at + 1][0]:
                    at += 1
                self.starts.append(start + s)
                self.ends.append(start + e)
                self.first.append(len(self.pieces))
                self.sentence.append(at)
                self.number.append(number)
                last = word
            self.pieces.append(piece)


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
    for i in np.flatnonzero(end - start == 1):
        if text[start[i]] in '"“”„«»‹›':
            quoted[i] = 3
    return quoted
