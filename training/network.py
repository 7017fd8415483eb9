"""The model: one encoder, taggers over words, spans conditioned on an anchor, classes, and pairs.

Word vectors are the encoder's vectors of each word's first piece. Shapes: B windows, L pieces, N words of one window,
A anchors, P pairs, H hidden units (384).
"""

from __future__ import annotations

from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch's own documentation uses
from safetensors.torch import load_file
from torch import Tensor, nn

from testigo.reading import labels, pairs, words
from testigo.reading.anchors import DISTANCES, SENTENCES

HIDDEN, HEADS, LAYERS, INNER = 384, 12, 6, 1536
SPAN_UNITS, PAIR_UNITS, CLASS_UNITS = 192, 128, 256
TAGS = sum(size for _, size in labels.TAG_GROUPS)


class Dropout(nn.Module):
    """Dropout whose masks are stretches of one pool of random numbers: drawing new ones each time costs more than the layer."""

    POOL = 1 << 23

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate
        self.pool: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        """Take x of any shape to itself with a share ``rate`` of its numbers zero, the others made up for; in training only."""
        if not self.training or not self.rate:
            return x
        n = x.numel()
        if self.pool is None or n > len(self.pool) // 2:
            size = max(self.POOL, 2 * n)
            self.pool = (torch.rand(size) >= self.rate).to(x.dtype) / (1.0 - self.rate)
        at = int(torch.randint(len(self.pool) - n, (), device="cpu"))
        return x * self.pool[at : at + n].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One transformer layer of BERT (Devlin et al. 2019); attention itself is not dropped from."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.drop = Dropout(dropout)
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.attended = nn.Linear(HIDDEN, HIDDEN)
        self.attended_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner, self.outer = nn.Linear(HIDDEN, INNER), nn.Linear(INNER, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Take x (B, L, H) and an additive mask (B, 1, 1, L), if any, to (B, L, H)."""
        b, n, _ = x.shape
        q, k, v = (f(x).view(b, n, HEADS, HIDDEN // HEADS).transpose(1, 2) for f in (self.query, self.key, self.value))
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.attended_norm(x + self.drop(self.attended(mixed.transpose(1, 2).reshape(b, n, HIDDEN))))
        return self.norm(x + self.drop(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """BERT's encoder with three small embeddings added: look of the word, quotation marks, sentence openings."""

    def __init__(self, vocabulary: int = 30522, dropout: float = 0.0) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.types = nn.Parameter(torch.zeros(HIDDEN))
        self.shape = nn.Embedding(words.SHAPES, HIDDEN)
        self.quoted = nn.Embedding(words.QUOTED, HIDDEN)
        self.opening = nn.Embedding(words.OPENINGS, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        for table in (self.shape, self.quoted, self.opening):
            nn.init.zeros_(table.weight)
        self.tags = nn.Linear(HIDDEN, TAGS)

    def forward(
        self, piece: Tensor, shape: Tensor, quoted: Tensor, opening: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """Take pieces and features (B, L) and mask (B, L; 1 where there is a piece) to vectors (B, L, H) and tags (B, L, T).

        Without a mask every piece counts.
        """
        place = torch.arange(piece.shape[1], device=piece.device)
        x = (
            self.words(piece)
            + self.positions(place)
            + self.types
            + self.shape(shape)
            + self.quoted(quoted)
            + self.opening(opening)
        )
        x = self.drop(self.norm(x))
        hidden = None if mask is None else (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, hidden)
        return x, self.tags(x)


class SpanHead(nn.Module):
    """For each anchor, which words belong to each of its roles, and where those spans start and end."""

    def __init__(self, roles: int) -> None:
        super().__init__()
        self.roles = roles
        self.anchor = nn.Linear(HIDDEN, 2 * SPAN_UNITS)
        self.word = nn.Linear(HIDDEN, 2 * SPAN_UNITS)
        self.distance = nn.Embedding(DISTANCES, SPAN_UNITS)
        self.sentence = nn.Embedding(SENTENCES, SPAN_UNITS)
        self.out = nn.Linear(SPAN_UNITS, 3 * roles)
        nn.init.constant_(self.out.bias, -2.0)

    def forward(self, anchor: Tensor, word: Tensor, distance: Tensor, sentence: Tensor) -> Tensor:
        """Take anchors (A, H), words (N, H), buckets (A, N) twice to logits (A, N, 3 × roles): inside, start, end."""
        q, q2 = self.anchor(anchor).chunk(2, -1)
        k, k2 = self.word(word).chunk(2, -1)
        z = q[:, None] + k[None] + self.distance(distance) + self.sentence(sentence) + q2[:, None] * k2[None]
        return self.out(F.relu(z))


class PairHead(nn.Module):
    """Whether two spans belong together, from their vectors and what can be seen of them."""

    def __init__(self, features: int) -> None:
        super().__init__()
        self.left = nn.Linear(2 * HIDDEN, PAIR_UNITS)
        self.right = nn.Linear(2 * HIDDEN, PAIR_UNITS)
        self.both = nn.Linear(PAIR_UNITS, PAIR_UNITS, bias=False)
        self.features = nn.Linear(features, PAIR_UNITS)
        self.out = nn.Linear(PAIR_UNITS, 1)
        self.direct = nn.Linear(features, 1)

    def forward(self, left: Tensor, right: Tensor, features: Tensor) -> Tensor:
        """Take spans (P, 2H) twice and features (P, F) to scores (P); 0 is the score of belonging to nothing."""
        return self.score(self.left(left), self.right(right), features)

    def score(self, a: Tensor, b: Tensor, features: Tensor) -> Tensor:
        """Take spans that are projected already (P, U) twice and features (P, F) to scores (P)."""
        z = F.relu(a + b + self.both(torch.tanh(a) * torch.tanh(b)) + self.features(features))
        return (self.out(z) + self.direct(features)).squeeze(-1)


class Classes(nn.Module):
    """Classes of a claim (form, act, category of source), an incident (stage) or a count (who) from pooled spans."""

    def __init__(self, inputs: int, *sizes: int, dropout: float = 0.0) -> None:
        super().__init__()
        self.drop = Dropout(dropout)
        self.inner = nn.Linear(inputs, CLASS_UNITS)
        self.out = nn.Linear(CLASS_UNITS, sum(sizes))
        self.sizes = sizes

    def forward(self, x: Tensor) -> Tensor:
        """Take (A, inputs) to logits (A, sum of sizes)."""
        return self.out(self.drop(F.gelu(self.inner(self.drop(x)))))


class Network(nn.Module):
    """Everything that is trained."""

    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.encoder = Encoder(dropout=dropout)
        self.claim_spans = SpanHead(len(labels.CLAIM_ROLES))
        self.incident_spans = SpanHead(len(labels.INCIDENT_ROLES))
        self.mention_pairs = PairHead(pairs.MENTION_FEATURES)
        self.trigger_pairs = PairHead(pairs.TRIGGER_FEATURES)
        self.count_pairs = PairHead(pairs.COUNT_FEATURES)
        self.claim_classes = Classes(
            5 * HIDDEN, len(labels.FORMS), len(labels.ACTS), len(labels.CATEGORIES), dropout=3 * dropout
        )
        self.stage = Classes(HIDDEN, len(labels.STAGES), dropout=3 * dropout)
        self.who = Classes(2 * HIDDEN, len(labels.WHO), dropout=3 * dropout)

    def load_base(self, path: Path) -> None:
        """Take the encoder's weights from a BERT checkpoint in safetensors."""
        base = load_file(path)
        e = self.encoder
        with torch.no_grad():
            e.words.weight.copy_(base["embeddings.word_embeddings.weight"])
            e.positions.weight.copy_(base["embeddings.position_embeddings.weight"])
            e.types.copy_(base["embeddings.token_type_embeddings.weight"][0])
            _copy(e.norm, base, "embeddings.LayerNorm")
            for i, layer in enumerate(e.layers):
                at = f"encoder.layer.{i}"
                for mine, theirs in (
                    (layer.query, "attention.self.query"),
                    (layer.key, "attention.self.key"),
                    (layer.value, "attention.self.value"),
                    (layer.attended, "attention.output.dense"),
                    (layer.attended_norm, "attention.output.LayerNorm"),
                    (layer.inner, "intermediate.dense"),
                    (layer.outer, "output.dense"),
                    (layer.norm, "output.LayerNorm"),
                ):
                    _copy(mine, base, f"{at}.{theirs}")


def _copy(module: nn.Module, base: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(base[f"{name}.weight"])
    module.bias.copy_(base[f"{name}.bias"])
