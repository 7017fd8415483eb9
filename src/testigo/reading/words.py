"""The words of a page as the encoder sees them: word pieces, the look of each word, quotation marks, sentence starts.

A word is what BERT's pre-tokenizer makes: a run of letters and digits, or one mark. Every head of the model labels words;
a word's pieces share its features and its first piece carries its vector.
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
    from tokenizers import Tokenizer

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

    ``start``, ``end`` (N): code points in the page's text. ``piece`` (P): ids of the vocabulary. ``first`` (N+1): index of
    each word's first piece, then P. ``shape``, ``quoted``, ``opening``, ``sentence``, ``paragraph`` (N).
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
    """Take ``text`` apart. ``paragraphs`` are the stretches to read, in order; the first ``title`` of them are headings."""
    starts: list[int] = []
    ends: list[int] = []
    pieces: list[int] = []
    first: list[int] = []
    sentence: list[int] = []
    opening: list[int] = []
    paragraph: list[int] = []
    spans: list[tuple[int, int]] = []
    for number, (a, b) in enumerate(paragraphs):
        encoding = tokenizer.encode(text[a:b], add_special_tokens=False)
        own = sentence_spans(text, a, b)
        at = len(spans)
        spans.extend(own)
        last_word, last_sentence = None, -1
        for piece, word, (s, e) in zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True):
            if word == last_word:
                ends[-1] = a + e
            else:
                while at + 1 < len(spans) and a + s >= spans[at + 1][0]:
                    at += 1
                opening.append(_opening(number, at, last_sentence, last_word is None, title, not starts))
                starts.append(a + s)
                ends.append(a + e)
                first.append(len(pieces))
                sentence.append(at)
                paragraph.append(number)
                last_word, last_sentence = word, at
            pieces.append(piece)
    first.append(len(pieces))
    found = quotations(text, list(paragraphs))
    array = lambda values: np.asarray(values, dtype=np.int32)  # noqa: E731 - four letters shorter than the noise it replaces
    start, end = array(starts), array(ends)
    return Words(
        start=start,
        end=end,
        piece=array(pieces),
        first=array(first),
        shape=array([_shape(text[s:e]) for s, e in zip(starts, ends, strict=True)]),
        quoted=_quoted(start, end, found, text),
        opening=array(opening),
        sentence=array(sentence),
        paragraph=array(paragraph),
        sentences=tuple(spans),
        quotations=tuple(found),
    )


def _opening(paragraph: int, sentence: int, last_sentence: int, first: bool, title: int, very_first: bool) -> int:
    if paragraph < title:
        return 4
    if very_first:
        return 3
    if first:
        return 2
    return 1 if sentence != last_sentence else 0


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
        if text[start[i]] in "\"“”„«»‹›":
            quoted[i] = 3
    return quoted
