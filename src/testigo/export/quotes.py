"""Words in the sentence they stand in: a number alone says little, and nobody can check it at a glance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from testigo.ledger import Span
from testigo.reading.sentences import sentence_spans
from testigo.show.words import one_line

_AROUND = 700
"""Characters on either side of the words within which their sentence is looked for."""
_LONGEST = 420
"""Characters of a sentence that is quoted whole."""
_BESIDE = 160
"""Characters on either side of the words that are quoted of a longer one."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words with those before and after them in their sentence; with … where more of it is left out."""

    before: str
    words: str
    after: str

    @property
    def whole(self) -> str:
        """The sentence as one text."""
        return one_line(f"{self.before}{self.words}{self.after}")


class Quotes:
    """Sentences of some pages."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Take the texts of the pages by their ids."""
        self._texts = texts

    def of(self, page: str, spans: Sequence[Span], words: str) -> Quote:
        """Return the sentence that the first of the spans stands in, with others near it; the words alone without a text."""
        text = self._texts.get(page)
        if text is None or not spans or spans[0].end > len(text):
            return Quote("", words, "")
        first = spans[0].start
        last = max(s.end for s in spans if abs(s.start - first) < _BESIDE and s.end <= len(text))
        start, end = _sentence(text, first, last)
        cut = (max(start, first - _BESIDE), min(end, last + _BESIDE)) if end - start > _LONGEST else (start, end)
        begin, stop = (
            _next_word(text, cut[0], first) if cut[0] > start else start,
            _last_word(text, cut[1], last) if cut[1] < end else end,
        )
        return Quote(
            before=("… " if begin > start else "") + _kept(text[begin:first]),
            words=one_line(text[first:last]),
            after=_kept(text[last:stop]) + (" …" if stop < end else ""),
        )


def _sentence(text: str, first: int, last: int) -> tuple[int, int]:
    """Where the sentences that hold the words begin and end; no sentence goes over the end of a paragraph."""
    low = max(text.rfind("\n", 0, first) + 1, first - _AROUND)
    line = text.find("\n", last)
    high = min(line if line >= 0 else len(text), last + _AROUND)
    around = [(a, b) for a, b in sentence_spans(text, low, high) if a < last and first < b]
    return min((first, *(a for a, _ in around))), max((last, *(b for _, b in around)))


def _next_word(text: str, at: int, most: int) -> int:
    """The beginning of the first word after a place."""
    found = text.find(" ", at, most)
    return found + 1 if found >= 0 else at


def _last_word(text: str, at: int, least: int) -> int:
    """The end of the last word before a place."""
    found = text.rfind(" ", least, at)
    return found if found >= 0 else at


def _kept(part: str) -> str:
    """A part of a sentence on one line, with a blank at its edges where it had one."""
    line = one_line(part)
    return (" " if part[:1].isspace() else "") + line + (" " if line and part[-1:].isspace() else "")
