"""From the encoder's vectors to findings: tags first, then the spans that belong to each cue and trigger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from testigo.reading import labels
from testigo.reading.anchors import places
from testigo.reading.findings import Findings, FoundClaim, FoundCount, FoundMention, FoundTrigger
from testigo.reading.network import Network, Reading
from testigo.reading.segments import Segment, best_segment, best_segments, possible
from testigo.reading.speeches import spoken_whole
from testigo.reading.tags import Tagged, log_softmax, tagged_spans
from testigo.reading.windows import windows_of
from testigo.reading.words import Words

Floats = npt.NDArray[np.float32]
SLICES = labels.tag_slices()
SURE = 0.95
"""Chance of a cue from which something must have been said, wherever it begins and ends."""


def find(words: Words, network: Network) -> Findings:
    """Find claims, triggers, counts and mentions in a page's words."""
    found = Findings()
    windows = windows_of(words)
    speech: list[Floats] = []
    for reading in network.read(words, windows):
        finder = _Finder(words, network, reading)
        finder.into(found)
        speech.append(finder.own_tags[:, SLICES["speech"]])
    if speech:
        edges = frozenset(w.end for w in windows if w.end < len(words))
        found.claims = spoken_whole(found.claims, tagged_spans(np.concatenate(speech)), edges)
    return found


class _Finder:
    """One window at work."""

    def __init__(self, words: Words, network: Network, reading: Reading) -> None:
        self.words, self.network, self.leans = words, network, network.leans
        self.window, self.vectors, self.units = reading.window, reading.vectors, reading.units
        w = reading.window
        self.window_tags = reading.tags
        self.own_tags = reading.tags[w.own_start - w.start : w.own_end - w.start]
        self._means: dict[tuple[int, int], Floats] = {}

    def into(self, found: Findings) -> None:
        claims, triggers = self.claims(), self.triggers()
        found.claims.extend(claims)
        found.triggers.extend(triggers)
        found.counts.extend(self.counts())
        found.mentions.extend(self.mentions(claims, triggers))

    def tagged(self, group: str, lean: float) -> list[Tagged]:
        return tagged_spans(self.own_tags[:, SLICES[group]], lean=lean, offset=self.window.own_start)

    def mean(self, lo: int, hi: int) -> Floats:
        """Mean vector (H) of the words of a span (page word indices), worked out once for all that ask for it."""
        if (lo, hi) not in self._means:
            self._means[lo, hi] = _mean(self.vectors[lo - self.window.start : hi - self.window.start])
        return self._means[lo, hi]

    def pooled(self, spans: Sequence[tuple[int, int]]) -> Floats:
        """Mean vector (H) of the words of several ``spans``; zeros when there are none."""
        if not spans:
            return np.zeros(self.vectors.shape[1], dtype=np.float32)
        if len(spans) == 1:
            return self.mean(*spans[0])
        return _mean(
            np.concatenate([self.vectors[lo - self.window.start : hi - self.window.start] for lo, hi in spans])
        )

    def weighed(self, spans: Iterable[tuple[int, int]]) -> Floats:
        """Mean vector (H) of the words of ``spans``, weighed by the softmax of their salience."""
        rows = np.concatenate([np.arange(lo, hi) for lo, hi in spans]) - self.window.start
        weights = np.exp(log_softmax(self.window_tags[rows, SLICES["salience"]].T))
        mean: Floats = (weights @ self.vectors[rows])[0]
        return mean

    def span_vector(self, lo: int, hi: int) -> Floats:
        """Mean and last word (2H) of a span."""
        return np.concatenate((self.mean(lo, hi), self.vectors[hi - 1 - self.window.start]))

    def span_logits(self, head: str, anchors: Sequence[tuple[int, int]]) -> Floats:
        """Scores (A, N, 3 × roles) of the window's words for anchors given in page word indices."""
        w = self.window
        lo, hi = np.array(anchors, dtype=np.int64).T - w.start
        anchor = np.stack([self.mean(lo, hi) for lo, hi in anchors])
        sentence = self.words.sentence[w.start : w.end].astype(np.int64)
        return self.network.spans(head, anchor, self.units[head], places(lo, hi, sentence))

    def segments(self, logits: Floats, *, most: int, lean: float) -> tuple[Segment, ...]:
        return tuple(best_segments(logits, most=most, lean=lean, offset=self.window.start))

    def segment(self, logits: Floats) -> Segment | None:
        return best_segment(logits, offset=self.window.start)

    def claims(self) -> list[FoundClaim]:
        cues = self.cues()
        if not cues:
            return []
        logits = self.span_logits("claim", [(lo, hi) for lo, hi, _, _ in cues])
        parts = []
        for (lo, hi, follow_on, chance), row in zip(cues, logits, strict=True):
            content = self.segments(row[:, 3:6], most=3, lean=self.leans.content)
            source = self.segment(row[:, 0:3])
            kept = source if source and source.score > self.leans.source else None
            if not content:
                best = self.segment(row[:, 3:6]) or self.rest_of_sentence(lo, hi, follow_on, chance, kept)
                content = (best,) if best else ()
            if content:
                parts.append((lo, hi, follow_on, chance, kept, content))
        return self.classified(parts)

    def rest_of_sentence(
        self, lo: int, hi: int, follow_on: bool, chance: float, source: Segment | None
    ) -> Segment | None:
        """What a sure cue that precedes its source ("according to police, …") leaves of its sentence, or a follow-on's all."""
        if chance < SURE or not (follow_on or (source and source.lo >= hi)):
            return None
        sentence = self.words.sentence
        first, last = lo, (hi if follow_on or source is None else max(hi, source.hi))
        begin, end = np.searchsorted(sentence, [sentence[lo], sentence[lo] + 1])
        sides = [(lo, int(end))] if follow_on else [(last, int(end)), (int(begin), first)]
        a, b = max(((max(a, self.window.start), min(b, self.window.end)) for a, b in sides), key=lambda s: s[1] - s[0])
        return Segment(a, b, 0.0, chance) if b - a > 1 else None

    def cues(self) -> list[tuple[int, int, bool, float]]:
        """Cues and first words of follow-on quotations: span, whether it is one, probability."""
        logits = self.own_tags[:, SLICES["cue"]]
        scores = log_softmax(logits)
        scores[:, labels.FOLLOW_ON] += self.leans.cue - self.leans.follow_on
        # begin and inside of cues as one label; a follow-on's first word as a second label without an inside
        never = np.full((len(logits), 1), -30.0, dtype=np.float32)
        spans = tagged_spans(np.concatenate((scores, never), axis=1), lean=self.leans.cue, offset=self.window.own_start)
        return [(s.lo, s.hi, s.label == 1, s.probability) for s in spans]

    def classified(
        self, parts: Sequence[tuple[int, int, bool, float, Segment | None, tuple[Segment, ...]]]
    ) -> list[FoundClaim]:
        if not parts:
            return []
        inputs = []
        for lo, hi, _, _, source, content in parts:
            first = content[0].lo
            pools = (
                self.mean(lo, hi),
                self.pooled([(source.lo, source.hi)] if source else []),
                self.pooled([(c.lo, c.hi) for c in content]),
                self.mean(first, first + 1),
                self.weighed([(c.lo, c.hi) for c in content]),
            )
            inputs.append(np.concatenate(pools))
        logits = self.network.classes("claim_classes", np.stack(inputs))
        edges = np.cumsum([len(labels.FORMS), len(labels.ACTS)])
        form, act, category = (np.exp(log_softmax(x)) for x in np.split(logits, edges, axis=1))
        return [FoundClaim(*p, form[i], act[i], category[i]) for i, p in enumerate(parts)]

    def triggers(self) -> list[FoundTrigger]:
        tagged = self.tagged("trigger", self.leans.trigger)
        if not tagged:
            return []
        logits = self.span_logits("incident", [(t.lo, t.hi) for t in tagged])
        stages = np.exp(log_softmax(self.network.classes("stage", np.stack([self.mean(t.lo, t.hi) for t in tagged]))))
        filled = possible(logits).tolist()
        found = []
        for i, t in enumerate(tagged):
            roles = {
                role: self.segments(
                    logits[i][:, 3 * r : 3 * r + 3], most=4, lean=self.leans.when if role == "when" else self.leans.role
                )
                if filled[i][r]
                else ()
                for r, role in enumerate(labels.INCIDENT_ROLES)
            }
            found.append(
                FoundTrigger(t.lo, t.hi, t.label, t.probability, roles, stages[i], self.span_vector(t.lo, t.hi))
            )
        return found

    def counts(self) -> list[FoundCount]:
        tagged = self.tagged("count", self.leans.count)
        if not tagged:
            return []
        vectors = [self.span_vector(t.lo, t.hi) for t in tagged]
        who = np.exp(log_softmax(self.network.classes("who", np.stack(vectors))))
        return [FoundCount(t.lo, t.hi, t.label, t.probability, who[i], vectors[i]) for i, t in enumerate(tagged)]

    def mentions(self, claims: Sequence[FoundClaim], triggers: Sequence[FoundTrigger]) -> list[FoundMention]:
        """What is tagged as a mention, and every source and filler, which name somebody or something too."""
        outer, inner = self.tagged("mention", self.leans.mention), self.tagged("inner", self.leans.mention)
        spans = {(t.lo, t.hi): t for t in [*inner, *outer]}
        for role, segment in _named_by_roles(claims, triggers):
            key = (segment.lo, segment.hi)
            if key not in spans:
                spans[key] = Tagged(*key, self.kind_of(segment, ROLE_KINDS[role]), segment.probability)
        return [
            FoundMention(t.lo, t.hi, t.label, t.probability, self.span_vector(t.lo, t.hi))
            for t in sorted(spans.values(), key=lambda t: (t.lo, t.hi))
        ]

    @cached_property
    def kinds(self) -> Floats:
        """Chances (N, kinds, 2) that each of the window's words begins, or stands in, a mention of each kind."""
        chances = np.exp(log_softmax(self.window_tags[:, SLICES["mention"]]))[:, 1:]
        return chances.reshape(len(chances), -1, 2)

    def kind_of(self, segment: Segment, otherwise: int) -> int:
        """The kind that the mention tags of a segment speak for, or ``otherwise`` when they are silent."""
        chances = self.kinds[segment.lo - self.window.start : segment.hi - self.window.start]
        by_kind = chances.sum(axis=(0, 2))
        return int(by_kind.argmax()) if by_kind.max() > 0.3 else otherwise


ROLE_KINDS = {
    role: labels.KINDS.index(kind)
    for role, kind in (
        ("source", "organisation"),
        ("agent", "group"),
        ("patient", "group"),
        ("target", "facility"),
        ("instrument", "weapon"),
        ("where", "place"),
    )
}
"""Kinds of entity that fill a role when nothing else is known."""


def _mean(rows: Floats) -> Floats:
    mean: Floats = np.add.reduce(rows, axis=0) / len(rows)  # what rows.mean(axis=0) gives, without its checks
    return mean


def _named_by_roles(claims: Sequence[FoundClaim], triggers: Sequence[FoundTrigger]) -> Iterator[tuple[str, Segment]]:
    for claim in claims:
        if claim.source:
            yield "source", claim.source
    for trigger in triggers:
        for role, segments in trigger.roles.items():
            if role in ROLE_KINDS:
                yield from ((role, segment) for segment in segments)
