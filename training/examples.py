"""Documents made ready for the encoder: cut into windows, with their targets, encoded in groups of like length."""

from __future__ import annotations

import random

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from augment import varied
from documents import Document
from network import Network
from targets import Targets, targets_of
from testigo.reading.windows import Window, windows_of
from testigo.reading.words import Words, words_of

MASK_PIECE = 103
"""BERT's [MASK]."""


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
        with torch.autocast(net.encoder.types.device.type, dtype=torch.bfloat16, enabled=net.half):
            hidden, tags = net.encoder(
                *(torch.as_tensor(arrays[k]) for k in ("piece", "shape", "quoted", "opening", "mask"))
            )
        hidden, tags = hidden.float(), tags.float()
        for row, (i, _, first) in enumerate(group):
            pick = torch.as_tensor(first.astype(np.int64))
            out[i] = (hidden[row].index_select(0, pick), tags[row].index_select(0, pick))
    return out


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
