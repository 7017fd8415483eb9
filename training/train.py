"""Trains the reader: ``python training/train.py --out training/runs/NAME --base FILE``; run again to go on where it stopped.

Data: the shared annotation set's train folder and ``training/documents``. Base: all-MiniLM-L6-v2, checked by its hash.
Ends with ``model.pt``, the mean of the weights over the last steps; ``export.py`` turns that into the ONNX files of the wheel.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from augment import ordinary_words
from documents import OWN, SHARED, Document, load
from examples import Example, batches
from losses import WEIGHT, step_loss
from network import Network

BASE_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER = Path(__file__).resolve().parent.parent / "src/testigo/reading/weights/tokenizer.json"
WARM = 0.05
"""Share of the steps in which the rate rises."""
LEAST = 0.02
"""What is left of the rate in the end."""
KEEP = 0.998
"""Share of the mean weights that each step keeps."""
HEADS = 8.0
"""The rate of the heads, in rates of the encoder."""


class Training:
    """A network being trained, with all that is needed to stop and go on."""

    def __init__(self, a: argparse.Namespace) -> None:
        self.options, self.state = a, a.out / "state.pt"
        self.net = started(a)
        self.optimizer = torch.optim.AdamW(groups(self.net), lr=a.rate, weight_decay=0.01, fused=True)
        self.average = {k: v.clone() for k, v in self.net.state_dict().items()}
        self.epoch, self.step = 0, 0
        if self.state.exists():
            self.take_up()

    def take_up(self) -> None:
        """Go on from where the run stopped."""
        kept = torch.load(self.state, map_location=self.options.device)
        self.net.load_state_dict(kept["net"])
        self.optimizer.load_state_dict(kept["optimizer"])
        self.average, self.epoch, self.step = kept["average"], kept["epoch"], kept["step"]

    def keep(self) -> None:
        """Write the state, whole or not at all, and the mean weights."""
        new = self.state.with_suffix(".new")
        whole = {"net": self.net.state_dict(), "optimizer": self.optimizer.state_dict(), "average": self.average}
        torch.save({**whole, "epoch": self.epoch, "step": self.step}, new)
        new.replace(self.state)
        torch.save(self.average, self.options.out / "model.pt")

    def set_rate(self, done: float, steps: int) -> None:
        """Set the rate for a step when the share ``done`` of the run is over: a short rise, then a straight fall."""
        rate = self.options.rate * min(1.0, (self.step + 1) / (WARM * steps)) * max(LEAST, 1.0 - done)
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["scale"]

    def learn(self, batch: list[Example], noise: np.random.Generator) -> dict[str, float]:
        """Take one step, and return what each part lost."""
        loss, parts = step_loss(self.net, batch, self.options.masking, noise)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 2.0)
        self.optimizer.step()
        self.step += 1
        keep = min(KEEP, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for name, value in self.net.state_dict().items():
                if value.dtype.is_floating_point and name != "encoder.words.weight":
                    self.average[name].mul_(keep).add_(value, alpha=1 - keep)
        return {**parts, "all": loss.item()}

    def run_epoch(self, documents: list[Document], tokenizer: Tokenizer, ordinary: frozenset[str]) -> None:
        """Learn from every document once, each in a guise that seed and epoch alone decide."""
        seed = self.options.seed * 1000 + self.epoch
        rng, noise = random.Random(seed), np.random.default_rng(seed)
        examples = [Example(d, tokenizer, rng, ordinary) for d in documents]
        rng.shuffle(examples)
        todo = batches([x for x in examples if len(x.words)], self.options.pieces)
        began, lost = time.time(), Counter()
        for number, batch in enumerate(todo):
            self.set_rate((self.epoch + number / len(todo)) / self.options.epochs, self.options.epochs * len(todo))
            lost.update(self.learn(batch, noise))
            if number % 20 == 0:
                print(
                    f"  {number}/{len(todo)} loss {lost['all'] / (number + 1):.3f} {time.time() - began:.0f}s",
                    flush=True,
                )
        self.epoch += 1
        means = {name: round(value / len(todo), 4) for name, value in lost.items()}
        print(f"epoch {self.epoch}/{self.options.epochs} {time.time() - began:.0f}s {json.dumps(means)}", flush=True)


def started(a: argparse.Namespace) -> Network:
    """The network with the base's weights, or another run's."""
    if hashlib.sha256(a.base.read_bytes()).hexdigest() != BASE_SHA256:
        raise SystemExit(f"{a.base} is not the expected file: its SHA-256 should be {BASE_SHA256}")
    net = Network(a.dropout)
    net.half = not a.float32 and (a.device != "cpu" or torch.cpu._is_avx512_bf16_supported())  # noqa: SLF001 - torch has no public name for it
    net.load_base(a.base)
    if a.from_model:
        net.load_state_dict(torch.load(a.from_model, map_location=a.device))
    net.encoder.words.weight.requires_grad_(False)
    return net


def groups(net: Network) -> list[dict]:
    """The weights in two groups, encoder and heads, each with its scale of the rate."""
    encoder, heads = [], []
    for name, weights in net.named_parameters():
        of_encoder = name.startswith("encoder.") and "tags" not in name
        if weights.requires_grad:
            (encoder if of_encoder else heads).append(weights)
    return [{"params": encoder, "scale": 1.0}, {"params": heads, "scale": HEADS}]


def options() -> argparse.Namespace:
    """What the command line says."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--out", type=Path, required=True)
    p.add_argument("--base", type=Path, required=True, help="model.safetensors of all-MiniLM-L6-v2")
    p.add_argument("--epochs", type=int, default=15)
    p.add_argument("--finish", type=int, default=3, help="passes at the end over the shared documents alone")
    p.add_argument("--pieces", type=int, default=1700, help="word pieces a batch")
    p.add_argument("--rate", type=float, default=1.5e-4, help="learning rate of the encoder; heads take eight times it")
    p.add_argument("--masking", type=float, default=0.06, help="share of word pieces that are hidden")
    p.add_argument("--seed", type=int, default=1)
    found = "cuda" if torch.cuda.is_available() else "cpu"
    p.add_argument("--device", default=found, help="cpu, or cuda where there is a graphics card (the default there)")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--documents", type=int, default=0, help="train on N documents drawn by chance (learning curves)")
    p.add_argument("--dropout", type=float, default=0.1)
    p.add_argument("--float32", action="store_true", help="do not use bfloat16, where the processor has it")
    p.add_argument("--weight", action="append", default=[], metavar="PART=W", help="another weight for a part's loss")
    p.add_argument("--from-model", type=Path, help="start from these weights in place of the base")
    return p.parse_args()


def main() -> None:
    """Train, or go on training."""
    a = options()
    WEIGHT.update((name, float(value)) for name, value in (w.split("=") for w in a.weight))
    torch.set_num_threads(a.threads)
    torch.set_default_device(a.device)
    torch.manual_seed(a.seed)
    a.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(TOKENIZER))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    documents = load(SHARED / "annotation" / "train")
    shared = {d.name for d in documents}
    documents += load(OWN)
    ordinary = ordinary_words(documents)
    if a.documents:
        random.Random(0).shuffle(documents)
        documents = documents[: a.documents]
    training = Training(a)
    while training.epoch < a.epochs:
        finishing = training.epoch >= a.epochs - a.finish
        training.run_epoch([d for d in documents if d.name in shared or not finishing], tokenizer, ordinary)
        training.keep()
    if any(math.isnan(float(v.float().sum())) for v in training.average.values()):
        raise SystemExit("training diverged: a weight is not a number")


if __name__ == "__main__":
    main()
