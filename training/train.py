"""Trains the reader: ``python training/train.py --out training/runs/NAME``; run again to go on where it stopped.

Data: the shared annotation set's train folder and ``training/documents``. Base: all-MiniLM-L6-v2, checked by its hash.
Ends with ``model.pt``; ``export.py`` turns that into the ONNX files of the wheel.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from tokenizers import Tokenizer
from torch import Tensor

from augment import ordinary_words, varied
from documents import OWN, SHARED, Document, load
from network import HIDDEN, Network
from targets import SPANLESS, Anchor, Targets, in_window, targets_of
from testigo.reading import labels
from testigo.reading.anchors import distance_buckets, sentence_buckets
from testigo.reading.windows import Window, windows_of
from testigo.reading.words import Words, words_of

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WEIGHTS = Path(__file__).resolve().parent.parent / "src/testigo/reading/weights"
MASK_PIECE = 103
SLICES = labels.tag_slices()


class Example:
    """A document cut into windows, with its targets."""

    def __init__(
        self, doc: Document, tokenizer: Tokenizer, rng: random.Random | None, ordinary: frozenset[str] = frozenset()
    ) -> None:
        self.doc = varied(doc, rng, ordinary) if rng else doc
        paragraphs = self.doc.paragraphs()
        heading = len(paragraphs) > 1 and self.doc.text[paragraphs[0][1] - 1] not in '.!?"”’'
        marked = int(heading and rng is not None and rng.random() < 0.6)
        self.words: Words = words_of(self.doc.text, paragraphs, tokenizer, title=marked)
        self.windows = windows_of(self.words)
        self.targets: Targets = targets_of(self.doc, self.words)

    @property
    def pieces(self) -> int:
        """Word pieces that the encoder sees."""
        return sum(int(self.words.first[w.end] - self.words.first[w.start]) for w in self.windows)


def window_inputs(words: Words, window: Window) -> dict[str, np.ndarray]:
    """Pieces and features (L) of a window."""
    a, b = words.first[window.start], words.first[window.end]
    repeat = np.diff(words.first[window.start : window.end + 1])
    spread = lambda x: np.repeat(x[window.start : window.end], repeat)  # noqa: E731
    return {
        "piece": words.piece[a:b],
        "shape": spread(words.shape),
        "quoted": spread(words.quoted),
        "opening": spread(words.opening),
    }


def encode(
    net: Network, examples: list[Example], masking: float, rng: np.random.Generator
) -> list[tuple[Tensor, Tensor]]:
    """Vectors (N, H) and tags (N, T) of each window of ``examples``, in order, encoded in groups of like length."""
    items = [
        (i, window_inputs(x.words, w), x.words.first[w.start : w.end] - x.words.first[w.start])
        for i, (x, w) in enumerate((x, w) for x in examples for w in x.windows)
    ]
    order = sorted(range(len(items)), key=lambda i: len(items[i][1]["piece"]))
    out: list = [None] * len(items)
    for at in range(0, len(order), 4):
        group = [items[i] for i in order[at : at + 4]]
        longest = max(len(g[1]["piece"]) for g in group)
        arrays = {
            k: np.zeros((len(group), longest), dtype=np.int64) for k in ("piece", "shape", "quoted", "opening", "mask")
        }
        for row, (_, inputs, _) in enumerate(group):
            n = len(inputs["piece"])
            for k, v in inputs.items():
                arrays[k][row, :n] = v
            arrays["mask"][row, :n] = 1
        if masking:
            hide = (rng.random(arrays["piece"].shape) < masking) & (arrays["mask"] == 1)
            arrays["piece"][hide] = MASK_PIECE
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=net.half):
            hidden, tags = net.encoder(
                *(torch.from_numpy(arrays[k]) for k in ("piece", "shape", "quoted", "opening", "mask"))
            )
        hidden, tags = hidden.float(), tags.float()
        for row, (i, _, first) in enumerate(group):
            pick = torch.from_numpy(first.astype(np.int64))
            out[i] = (hidden[row].index_select(0, pick), tags[row].index_select(0, pick))
    return out


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
        torch.from_numpy(distance_buckets(lo, hi, n)),
        torch.from_numpy(
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
    return F.binary_cross_entropy_with_logits(
        logits, torch.from_numpy(target), torch.from_numpy(weight), reduction="sum"
    )


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
    own = torch.from_numpy(owner)
    good = torch.from_numpy(right)
    zero = scores.new_zeros(count)
    top = zero.scatter_reduce(0, own, scores, "amax").detach()
    total = torch.exp(-top).scatter_add(0, own, torch.exp(scores - top[own]))
    hits = scores.new_zeros(count).scatter_add(0, own, torch.exp(scores - top[own]) * good)
    none = scores.new_zeros(count).scatter_add(0, own, good.float()) == 0
    hits = torch.where(none, torch.exp(-top), hits)
    return (torch.log(total) - torch.log(hits.clamp_min(1e-9))).sum()


def mention_rows(x: Example) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray] | None:
    """Left, right, features, owner and truth of every pair of mentions that the reader would compare."""
    from testigo.reading.candidates import mention_candidates

    m = x.targets.mentions
    if len(m) < 2:
        return None
    spans = [(a, b) for a, b, _, _ in m]
    left, right, rows = mention_candidates(x.words, x.doc.text, spans, [k for _, _, k, _ in m])
    truth = np.array([m[i][3] == m[j][3] for i, j in zip(left, right, strict=True)], dtype=np.float32)
    return left, right, rows, right, truth


def document_loss(net: Network, x: Example, encoded: list[tuple[Tensor, Tensor]], parts: dict[str, list]) -> None:
    """Add the terms of one document to ``parts``: (sum, number) pairs by name."""
    t, words = x.targets, x.words
    vectors = torch.cat(
        [h[w.own_start - w.start : w.own_end - w.start] for w, (h, _) in zip(x.windows, encoded, strict=True)]
    )
    tags = torch.cat(
        [g[w.own_start - w.start : w.own_end - w.start] for w, (_, g) in zip(x.windows, encoded, strict=True)]
    )
    for name, where in ((n, w) for n, w in SLICES.items() if n in t.tags):
        parts[name].append(
            (F.cross_entropy(tags[:, where], torch.from_numpy(t.tags[name]), reduction="sum"), len(words))
        )
    for window, (h, g) in zip(x.windows, encoded, strict=True):
        claims = [a for a in t.claims if in_window(a, window)]
        triggers = [a for a in t.triggers if in_window(a, window)]
        if claims:
            parts["claim spans"].append(
                (span_loss(net.claim_spans, claims, labels.CLAIM_ROLES, window, h, words), len(claims))
            )
            inputs = torch.stack(
                [
                    torch.cat(
                        (
                            pooled(h, [(a.lo, a.hi)], window.start),
                            pooled(h, a.spans["source"], window.start),
                            pooled(h, a.spans["content"], window.start),
                            pooled(h, [(c[0], c[0] + 1) for c in a.spans["content"][:1]], window.start),
                            weighed(h, g[:, SLICES["salience"]], a.spans["content"], window.start),
                        )
                    )
                    for a in claims
                ]
            )
            logits = net.claim_classes(inputs).split(net.claim_classes.sizes, -1)
            for k, name in enumerate(("form", "act", "category")):
                gold = torch.tensor([a.classes[k] for a in claims])
                parts[name].append(
                    (
                        F.cross_entropy(logits[k], gold, ignore_index=SPANLESS, reduction="sum", label_smoothing=0.05),
                        int((gold != SPANLESS).sum()),
                    )
                )
        if triggers:
            parts["incident spans"].append(
                (span_loss(net.incident_spans, triggers, labels.INCIDENT_ROLES, window, h, words), len(triggers))
            )
            inputs = torch.stack([pooled(h, [(a.lo, a.hi)], window.start) for a in triggers])
            parts["stage"].append(
                (
                    F.cross_entropy(net.stage(inputs), torch.tensor([a.classes[0] for a in triggers]), reduction="sum"),
                    len(triggers),
                )
            )
    if t.counts:
        inputs = torch.stack([span_vector(vectors, a, b) for a, b, _, _ in t.counts])
        gold = torch.tensor([c[3] for c in t.counts])
        parts["who"].append(
            (
                F.cross_entropy(net.who(inputs), gold, ignore_index=SPANLESS, reduction="sum"),
                int((gold != SPANLESS).sum()),
            )
        )
    _pair_losses(net, x, vectors, parts)


def _pair_losses(net: Network, x: Example, vectors: Tensor, parts: dict[str, list]) -> None:
    from testigo.reading.candidates import count_candidates, trigger_candidates

    t = x.targets
    found = mention_rows(x)
    if found:
        left, right, rows, owner, truth = found
        v = torch.stack([span_vector(vectors, a, b) for a, b, _, _ in t.mentions])
        scores = net.mention_pairs(v[left], v[right], torch.from_numpy(rows))
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
        scores = net.trigger_pairs(v[left], v[right], torch.from_numpy(rows))
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
            scores = net.count_pairs(c[left], v[right], torch.from_numpy(rows))
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


def batches(examples: list[Example], pieces: int) -> list[list[Example]]:
    """Whole documents, in order, up to ``pieces`` word pieces a batch."""
    out: list[list[Example]] = []
    room = 0
    for x in examples:
        if not out or room + x.pieces > pieces:
            out.append([])
            room = 0
        out[-1].append(x)
        room += x.pieces
    return out


def main() -> None:
    """Train, or go on training."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--base", type=Path, required=True, help="model.safetensors of all-MiniLM-L6-v2")
    p.add_argument("--epochs", type=int, default=16)
    p.add_argument("--pieces", type=int, default=1700, help="word pieces a batch")
    p.add_argument(
        "--rate", type=float, default=1.5e-4, help="learning rate of the encoder; heads take eight times as much"
    )
    p.add_argument("--masking", type=float, default=0.06)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--documents", type=int, default=0, help="train on N documents drawn by chance (learning curves)")
    p.add_argument("--dropout", type=float, default=0.1)
    p.add_argument("--float32", action="store_true", help="do not use bfloat16, where the processor has it")
    p.add_argument(
        "--weight", action="append", default=[], metavar="PART=W", help="another weight for a part of the loss"
    )
    p.add_argument("--from-model", type=Path, help="start from these weights in place of the base")
    a = p.parse_args()
    WEIGHT.update((name, float(value)) for name, value in (w.split("=") for w in a.weight))
    torch.set_num_threads(a.threads)
    a.out.mkdir(parents=True, exist_ok=True)
    if hashlib.sha256(a.base.read_bytes()).hexdigest() != BASE_SHA256:
        raise SystemExit(f"{a.base} is not the expected file: its SHA-256 should be {BASE_SHA256}")
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    torch.manual_seed(a.seed)
    net = Network(a.dropout)
    net.half = not a.float32 and torch.cpu._is_avx512_bf16_supported()  # noqa: SLF001
    net.load_base(a.base)
    if a.from_model:
        net.load_state_dict(torch.load(a.from_model))
    net.encoder.words.weight.requires_grad_(False)
    documents = load(SHARED / "annotation" / "train") + load(OWN)
    ordinary = ordinary_words(documents)
    if a.documents:
        random.Random(0).shuffle(documents)
        documents = documents[: a.documents]
    groups = [
        {
            "params": [
                q for n, q in net.named_parameters() if q.requires_grad and n.startswith("encoder.") and "tags" not in n
            ],
            "scale": 1.0,
        },
        {"params": [q for n, q in net.named_parameters() if not n.startswith("encoder.") or "tags" in n], "scale": 8.0},
    ]
    optimizer = torch.optim.AdamW(groups, lr=a.rate, weight_decay=0.01, fused=True)
    average = {k: v.clone() for k, v in net.state_dict().items()}
    begin, done = 0, 0
    state = a.out / "state.pt"
    if state.exists():
        s = torch.load(state)
        net.load_state_dict(s["net"])
        optimizer.load_state_dict(s["optimizer"])
        average, begin, done = s["average"], s["epoch"], s["step"]
    for epoch in range(begin, a.epochs):
        rng = random.Random(a.seed * 1000 + epoch)
        noise = np.random.default_rng(a.seed * 1000 + epoch)
        examples = [Example(d, tokenizer, rng, ordinary) for d in documents]
        rng.shuffle(examples)
        todo = batches([x for x in examples if len(x.words)], a.pieces)
        total = a.epochs * len(todo)
        started, sums = time.time(), {}
        for number, batch in enumerate(todo):
            where = (epoch + number / len(todo)) / a.epochs
            rate = a.rate * min(1.0, (done + 1) / (0.05 * total)) * max(0.02, 1.0 - where)
            for g in optimizer.param_groups:
                g["lr"] = rate * g["scale"]
            loss, means = step_loss(net, batch, a.masking, noise)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimizer.step()
            done += 1
            keep = min(0.998, (1 + done) / (10 + done))
            with torch.no_grad():
                for k, v in net.state_dict().items():
                    if v.dtype.is_floating_point and k != "encoder.words.weight":
                        average[k].mul_(keep).add_(v, alpha=1 - keep)
            for k, v in means.items():
                sums[k] = sums.get(k, 0.0) + v
            if number % 20 == 0:
                print(f"  {number}/{len(todo)} loss {loss.item():.3f} {time.time() - started:.0f}s", flush=True)
        line = {k: round(v / len(todo), 4) for k, v in sums.items()}
        print(f"epoch {epoch + 1}/{a.epochs} {time.time() - started:.0f}s {json.dumps(line)}", flush=True)
        torch.save(
            {
                "net": net.state_dict(),
                "optimizer": optimizer.state_dict(),
                "average": average,
                "epoch": epoch + 1,
                "step": done,
            },
            state.with_suffix(".new"),
        )
        state.with_suffix(".new").replace(state)
        torch.save(average, a.out / "model.pt")
    if math.isnan(sum(float(v.float().sum()) for v in average.values())):
        raise SystemExit("training diverged: a weight is not a number")


if __name__ == "__main__":
    main()
