"""Findings made by hand in a text: what the tests of decoding put in the place of a trained model's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer, models, pre_tokenizers

from testigo.ledger import Act, Effect, EntityKind, IncidentType, SourceCategory, Span, Stage, Who
from testigo.reading import labels
from testigo.reading.confidence import Confidence
from testigo.reading.findings import FoundClaim, FoundCount, FoundMention, FoundTrigger
from testigo.reading.leans import Leans
from testigo.reading.network import Chosen, Network
from testigo.reading.segments import Segment
from testigo.reading.words import Words, words_of

Floats = npt.NDArray[np.float32]


@cache
def whole_words() -> Tokenizer:
    """BERT's words, each a single piece."""
    made = Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


def sure(options: Sequence[str], *chosen: str) -> Floats:
    """Chances that share all but a tenth among ``chosen``, or are alike when none is."""
    chances = np.full(len(options), 0.1 / len(options))
    for option in chosen or options:
        chances[options.index(option)] += 0.9 / len(chosen or options)
    return chances.astype(np.float32)


class Told:
    """A text whose paragraphs stand between blank lines, and findings at words of it.

    ``words`` of a finding are looked up in the text; ``words#2`` is the second place where they stand.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        paragraphs = [(m.start(), m.end()) for m in re.finditer(r"\S(?:[^\n]|\n(?!\n))*", text)]
        self.words: Words = words_of(text, paragraphs, whole_words())

    def span(self, words: str) -> Span:
        phrase, _, nth = words.partition("#")
        at = -1
        for _ in range(int(nth or 1)):
            at = self.text.index(phrase, at + 1)
        return Span(start=at, end=at + len(phrase))

    def at(self, words: str) -> tuple[int, int]:
        """Words of the page, by index."""
        span = self.span(words)
        lo = int(np.searchsorted(self.words.start, span.start))
        hi = int(np.searchsorted(self.words.end, span.end)) + 1
        assert (self.words.start[lo], self.words.end[hi - 1]) == (span.start, span.end), words
        return lo, hi

    def segment(self, words: str, *, score: float = 5.0, probability: float = 0.9) -> Segment:
        return Segment(*self.at(words), score, probability)

    def claim(
        self,
        cue: str,
        *content: str,
        source: str | None = None,
        follow_on: bool = False,
        form: Sequence[str] = ("indirect",),
        act: Act = "assert",
        category: Sequence[SourceCategory] = (),
        probability: float = 0.9,
    ) -> FoundClaim:
        return FoundClaim(
            *self.at(cue),
            follow_on,
            probability,
            None if source is None else self.segment(source),
            tuple(self.segment(c) for c in content),
            sure(labels.FORMS, *form),
            sure(labels.ACTS, act),
            sure(labels.CATEGORIES, *category),
        )

    def trigger(
        self,
        words: str,
        kind: IncidentType,
        *,
        stage: Sequence[Stage] = ("real",),
        probability: float = 0.9,
        **roles: Sequence[Segment],
    ) -> FoundTrigger:
        lo, hi = self.at(words)
        filled = {role: tuple(roles.get(role, ())) for role in labels.INCIDENT_ROLES}
        vector = np.array([lo], dtype=np.float32)
        return FoundTrigger(lo, hi, labels.TYPES.index(kind), probability, filled, sure(labels.STAGES, *stage), vector)

    def count(self, words: str, effect: Effect, who: Who = "unknown") -> FoundCount:
        lo, hi = self.at(words)
        vector = np.array([lo], dtype=np.float32)
        return FoundCount(lo, hi, labels.EFFECTS.index(effect), 0.9, sure(labels.WHO, who), vector)

    def mention(self, words: str, kind: EntityKind, probability: float = 0.9) -> FoundMention:
        lo, hi = self.at(words)
        return FoundMention(lo, hi, labels.KINDS.index(kind), probability, np.array([lo], dtype=np.float32))


class Joining(Network):
    """A network that knows which two findings belong together, by their first words: the left one's and the right one's.

    A pair that ``scores`` does not name scores -1.
    """

    def __init__(self, scores: dict[tuple[int, int], float] | None = None, leans: Leans | None = None) -> None:
        self.scores = scores or {}
        self.leans = leans or Leans()
        self.confidence = Confidence()

    def pairs(self, task: str, left: Chosen, right: Chosen, features: Floats) -> Floats:
        assert task in labels.PAIR_TASKS
        a, b = (vectors[index, 0].astype(int).tolist() for vectors, index in (left, right))
        assert len(a) == len(b) == len(features)
        return np.array([self.scores.get(pair, -1.0) for pair in zip(a, b, strict=True)], dtype=np.float32)
