"""What each head loses on a batch of documents, and how much each part weighs in the sum."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor

from examples import Example, encode
from network import HIDDEN, Network
from targets import SPANLESS, Anchor, in_window
from testigo.reading import labels
from testigo.reading.anchors import distance_buckets, sentence_buckets
from testigo.reading.candidates import count_candidates, mention_candidates, trigger_candidates
from testigo.reading.windows import Window
from testigo.reading.words import Words

SLICES = labels.tag_slices()


def span_loss(
    head, anchors: list[Anchor], roles: tuple[str, ...], window: Window, vectors: Tensor, words: Words
) -> Tensor:
    """Binary cross-entropy of the spans of a window's anchors, summed over words and averaged over anchors later."""
    n = window.end - window.start
    lo = np.array([a.lo - window.start for a in anchors])
    hi = np.array([min(a.hi - window.start, n) for a in anchors])
    q = torch.stack([vectors[a:b].mean(0) for a, b in zip(lo, hi, strict=True)])
    logits = head(
        q,
        vectors,
        torch.as_tensor(distance_buckets(lo, hi, n)),
        torch.as_tensor(
            sentence_buckets(words.sentence[lo + window.start], words.sentence[window.start : window.end]).astype(
                np.int64
            )
        ),
    )
    target = np.zeros((len(anchors), n, 3 * len(roles)), dtype=np.float32)
    weight = np.ones_like(target)
    for i, anchor in enumerate(anchors):
        for r, role in enumerate(roles):
            for a, b in anchor.ignored.get(role, []):
                weight[i, max(a - window.start, 0) : max(b - window.start, 0), 3 * r : 3 * r + 3] = 0
            for a, b in anchor.spans[role]:
                a, b = a - window.start, b - window.start
                if b <= 0 or a >= n:
                    continue
                target[i, max(a, 0) : min(b, n), 3 * r] = 1
                weight[i, max(a, 0) : min(b, n), 3 * r : 3 * r + 3] = 1
                if a >= 0:
                    target[i, a, 3 * r + 1] = 1
                if b <= n:
                    target[i, b - 1, 3 * r + 2] = 1
    return F.binary_cross_entropy_with_logits(logits, torch.as_tensor(target), torch.as_tensor(weight), reduction="sum")


def pooled(vectors: Tensor, spans: list[tuple[int, int]], offset: int) -> Tensor:
    """Mean vector (H) of the words in ``spans``, zeros when there are none."""
    n = len(vectors)
    picked = [vectors[max(a - offset, 0) : min(b - offset, n)] for a, b in spans if b > offset and a - offset < n]
    return torch.cat(picked).mean(0) if picked else vectors.new_zeros(HIDDEN)


def weighed(vectors: Tensor, salience: Tensor, spans: list[tuple[int, int]], offset: int) -> Tensor:
    """Mean vector (H) of the words in ``spans``, weighed by the softmax of their salience (N, 1)."""
    n = len(vectors)
    ranges = [(max(a - offset, 0), min(b - offset, n)) for a, b in spans if b > offset and a - offset < n]
    if not ranges:
        return vectors.new_zeros(HIDDEN)
    weights = torch.cat([salience[a:b] for a, b in ranges]).softmax(0)
    return (torch.cat([vectors[a:b] for a, b in ranges]) * weights).sum(0)


def span_vector(vectors: Tensor, lo: int, hi: int) -> Tensor:
    """Mean and last word (2H) of a span of document word vectors."""
    return torch.cat((vectors[lo:hi].mean(0), vectors[hi - 1]))


def antecedent_loss(scores: Tensor, owner: np.ndarray, right: np.ndarray, count: int) -> Tensor:
    """Negative log-probability that each of ``count`` items takes one of its right candidates, or none when none is right.

    ``scores`` (P), ``owner`` (P): the item of each pair, ``right`` (P): whether the pair belongs together. The score of "none" is 0.
    """
    own = torch.as_tensor(owner)
    good = torch.as_tensor(right)
    zero = scores.new_zeros(count)
    top = zero.scatter_reduce(0, own, scores, "amax").detach()
    total = torch.exp(-top).scatter_add(0, own, torch.exp(scores - top[own]))
    hits = scores.new_zeros(count).scatter_add(0, own, torch.exp(scores - top[own]) * good)
    none = scores.new_zeros(count).scatter_add(0, own, good.float()) == 0
    hits = torch.where(none, torch.exp(-top), hits)
    return (torch.log(total) - torch.log(hits.clamp_min(1e-9))).sum()


def mention_rows(x: Example) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray] | None:
    """Left, right, features, owner and truth of every pair of mentions that the reader would compare."""
    m = x.targets.mentions
    if len(m) < 2:
        return None
    spans = [(a, b) for a, b, _, _ in m]
    left, right, rows = mention_candidates(x.words, x.doc.text, spans, [k for _, _, k, _ in m])
    truth = np.array([m[i][3] == m[j][3] for i, j in zip(left, right, strict=True)], dtype=np.float32)
    return left, right, rows, right, truth


Parts = dict[str, list[tuple[Tensor, int]]]
"""Terms of the loss by part: a sum, and over how many things."""


def document_loss(net: Network, x: Example, encoded: list[tuple[Tensor, Tensor]], parts: Parts) -> None:
    """Add the terms of one document to ``parts``."""
    vectors, tags = (_owned(x, [e[k] for e in encoded]) for k in (0, 1))
    for name, gold in x.targets.tags.items():
        loss = F.cross_entropy(tags[:, SLICES[name]], torch.as_tensor(gold), reduction="sum")
        parts[name].append((loss, len(x.words)))
    for window, (h, g) in zip(x.windows, encoded, strict=True):
        _claim_losses(net, x, window, h, g, parts)
        _trigger_losses(net, x, window, h, parts)
    if x.targets.counts:
        inputs = torch.stack([span_vector(vectors, a, b) for a, b, _, _ in x.targets.counts])
        parts["who"].append(_class_loss(net.who(inputs), [c[3] for c in x.targets.counts]))
    _pair_losses(net, x, vectors, parts)


def _owned(x: Example, of_windows: list[Tensor]) -> Tensor:
    """Rows (N, …) of all words of a document, each from the window that owns it."""
    return torch.cat(
        [r[w.own_start - w.start : w.own_end - w.start] for w, r in zip(x.windows, of_windows, strict=True)]
    )


def _class_loss(logits: Tensor, gold: list[int], smoothing: float = 0.0) -> tuple[Tensor, int]:
    """Cross-entropy summed over the items whose class is known, and their number."""
    classes = torch.tensor(gold)
    loss = F.cross_entropy(logits, classes, ignore_index=SPANLESS, reduction="sum", label_smoothing=smoothing)
    return loss, sum(c != SPANLESS for c in gold)


def _claim_losses(net: Network, x: Example, window: Window, h: Tensor, g: Tensor, parts: Parts) -> None:
    claims = [a for a in x.targets.claims if in_window(a, window)]
    if not claims:
        return
    loss = span_loss(net.claim_spans, claims, labels.CLAIM_ROLES, window, h, x.words)
    parts["claim spans"].append((loss, len(claims)))
    inputs = torch.stack([_claim_input(a, h, g[:, SLICES["salience"]], window.start) for a in claims])
    logits = net.claim_classes(inputs).split(net.claim_classes.sizes, -1)
    for k, name in enumerate(("form", "act", "category")):
        parts[name].append(_class_loss(logits[k], [a.classes[k] for a in claims], smoothing=0.05))


def _claim_input(a: Anchor, vectors: Tensor, salience: Tensor, offset: int) -> Tensor:
    """Vector (5H) of a claim: cue, source, content, the content's first word, and its words by their salience."""
    source, content = a.spans["source"], a.spans["content"]
    first = [(c[0], c[0] + 1) for c in content[:1]]
    means = [pooled(vectors, spans, offset) for spans in ([(a.lo, a.hi)], source, content, first)]
    return torch.cat((*means, weighed(vectors, salience, content, offset)))


def _trigger_losses(net: Network, x: Example, window: Window, h: Tensor, parts: Parts) -> None:
    triggers = [a for a in x.targets.triggers if in_window(a, window)]
    if not triggers:
        return
    loss = span_loss(net.incident_spans, triggers, labels.INCIDENT_ROLES, window, h, x.words)
    parts["incident spans"].append((loss, len(triggers)))
    inputs = torch.stack([pooled(h, [(a.lo, a.hi)], window.start) for a in triggers])
    parts["stage"].append(_class_loss(net.stage(inputs), [a.classes[0] for a in triggers]))


def _pair_losses(net: Network, x: Example, vectors: Tensor, parts: Parts) -> None:
    t = x.targets
    found = mention_rows(x)
    if found:
        left, right, rows, owner, truth = found
        v = torch.stack([span_vector(vectors, a, b) for a, b, _, _ in t.mentions])
        scores = net.mention_pairs(v[left], v[right], torch.as_tensor(rows))
        parts["mention pairs"].append((antecedent_loss(scores, owner, truth, len(v)), len(v)))
    spans = [(a.lo, a.hi) for a in t.triggers]
    if not spans:
        return
    v = torch.stack([span_vector(vectors, a, b) for a, b in spans])
    left, right, rows = trigger_candidates(x.words, x.doc.text, spans, t.type_of)
    if len(left):
        truth = np.array(
            [t.incident_of[i] == t.incident_of[j] for i, j in zip(left, right, strict=True)], dtype=np.float32
        )
        scores = net.trigger_pairs(v[left], v[right], torch.as_tensor(rows))
        parts["trigger pairs"].append((antecedent_loss(scores, right, truth, len(v)), len(v)))
    if t.counts:
        left, right, rows = count_candidates(
            x.words, [(a, b) for a, b, _, _ in t.counts], [c[2] for c in t.counts], spans, t.type_of
        )
        if len(left):
            c = torch.stack([span_vector(vectors, a, b) for a, b, _, _ in t.counts])
            truth = np.array(
                [t.count_incident[i] == t.incident_of[j] for i, j in zip(left, right, strict=True)], dtype=np.float32
            )
            scores = net.count_pairs(c[left], v[right], torch.as_tensor(rows))
            parts["count pairs"].append((antecedent_loss(scores, left, truth, len(c)), len(c)))


WEIGHT = {
    "cue": 8,
    "trigger": 8,
    "count": 8,
    "mention": 4,
    "inner": 4,
    "speech": 4,
    "claim spans": 0.06,
    "incident spans": 0.04,
    "form": 0.3,
    "act": 0.5,
    "category": 0.5,
    "stage": 0.3,
    "who": 0.2,
    "mention pairs": 0.7,
    "trigger pairs": 0.5,
    "count pairs": 0.3,
}
"""Weight of each part's mean in the loss."""


def step_loss(
    net: Network, batch: list[Example], masking: float, rng: np.random.Generator
) -> tuple[Tensor, dict[str, float]]:
    """Loss of a batch and the mean of each part."""
    encoded = encode(net, batch, masking, rng)
    parts: dict[str, list] = {name: [] for name in WEIGHT}
    at = 0
    for x in batch:
        document_loss(net, x, encoded[at : at + len(x.windows)], parts)
        at += len(x.windows)
    means = {name: sum(s for s, _ in got) / max(1, sum(n for _, n in got)) for name, got in parts.items() if got}
    loss = sum(WEIGHT[name] * value for name, value in means.items())
    return loss, {name: float(value.detach()) for name, value in means.items() if isinstance(value, Tensor)}
