"""Turns trained weights into the ONNX files of the wheel: ``python training/export.py RUN/model.pt [OUT]``.

The encoder's matrices and its tables become int8 (weights per channel, activations per batch; the reader never mixes
pages in a batch, so that a page's ledger depends on the page alone). The heads compute in float32; the wide ones keep their
matrices as bytes. ``manifest.json`` names every file with its SHA-256.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F  # noqa: N812 - the name that torch's own documentation uses
from onnx import helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from network import HEADS, HIDDEN, LAYERS, SPAN_UNITS, Network, PairHead, SpanHead
from testigo.reading import labels, pairs
from testigo.reading.network import GRAPHS
from testigo.reading.words import OPENINGS, QUOTED

NAME = "testigo-minilm"
WIDE = ("claim_classes", "who", "mention_pairs", "trigger_pairs", "count_pairs")
"""Heads whose matrices are kept as bytes."""


def export(model: Path, out: Path, *, quantised: bool = True) -> None:
    """Write every graph of ``model`` to ``out`` and a manifest with their hashes."""
    net = Network()
    net.load_state_dict(torch.load(model, map_location="cpu"))
    net.eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "encoder.onnx"
        _encoder(net, plain)
        if quantised:
            ready = Path(folder) / "ready.onnx"
            quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
            _quantise(ready, out / "encoder.onnx")
            _fuse(out / "encoder.onnx")
        else:
            (out / "encoder.onnx").write_bytes(plain.read_bytes())
    _heads(net, out)
    if quantised:
        for name in WIDE:
            path = out / f"{name}.onnx"
            _shrink(path)
    files = {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(out.glob("*")) if p.name != "manifest.json"
    }
    whole = hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()
    manifest = {"name": NAME, "sha256": whole, "graphs": GRAPHS, "files": files}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")
    print(f"{NAME} sha256:{whole[:16]}", sum(p.stat().st_size for p in out.glob("*")) // 1024, "KiB")


def _quantise(plain: Path, out: Path) -> None:
    """Write a graph whose matrices are int8, one scale a column; seven bits, since eight overflow on older processors.

    What the span heads make of words stays in floats: in bytes it would depend on the other words of the window.
    """
    nodes = onnx.load(str(plain)).graph.node
    heads = [n.name for n in nodes if n.op_type == "MatMul" and n.name.startswith(("/claim/", "/incident/"))]
    quantize_dynamic(
        str(plain),
        str(out),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        op_types_to_quantize=["MatMul", "Gather"],
        nodes_to_exclude=heads,
    )


def _shrink(path: Path) -> None:
    """Keep a head's matrices as bytes with one scale a row, which become float32 again when the graph is loaded.

    What the head computes then depends on each row of its input alone, as it does not where activations are bytes too.
    """
    graph = onnx.load(str(path))
    for matrix in [t for t in graph.graph.initializer if len(t.dims) == 2]:
        weights = numpy_helper.to_array(matrix)
        scale = np.maximum(np.abs(weights).max(axis=1), 1e-9).astype(np.float32) / 127
        small = np.rint(weights / scale[:, None]).astype(np.int8)
        names = [f"{matrix.name}.bytes", f"{matrix.name}.scale"]
        graph.graph.node.insert(0, helper.make_node("DequantizeLinear", names, [matrix.name], axis=0))
        graph.graph.initializer.extend(map(numpy_helper.from_array, (small, scale), names))
        graph.graph.initializer.remove(matrix)
    onnx.checker.check_model(graph)
    onnx.save(graph, str(path))


class WholeWindow(nn.Module):
    """The encoder for one window, and what the span heads make of every word whatever else is found.

    Vectors and tags are those of the encoder to the last bit: it is worked out for all pieces as it was trained, and the
    first pieces of words are taken of what comes out.
    """

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.encoder = net.encoder
        self.claim, self.incident = net.claim_spans.word, net.incident_spans.word

    def forward(self, piece: Tensor, look: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Take pieces and looks (1, L), first pieces of words (N) to vectors (1, N, H), tags (1, N, T), span units (1, N, 2U) twice."""
        rest, opening = look // OPENINGS, look % OPENINGS
        vectors, tags = self.encoder(piece, rest // QUOTED, rest % QUOTED, opening)
        words = vectors.index_select(1, first)
        return words, tags.index_select(1, first), self.claim(words), self.incident(words)


def _encoder(net: Network, path: Path) -> None:
    """Write the encoder's graph for one whole window: no mask, since nothing in it is padding."""
    example = (torch.ones(1, 9, dtype=torch.int32), torch.ones(1, 9, dtype=torch.int32), torch.arange(0, 9, 2).int())
    words = ["vectors", "tags", "claim_words", "incident_words"]
    axes = {name: {1: "pieces"} for name in ("piece", "look")} | {"first": {0: "words"}}
    torch.onnx.export(
        WholeWindow(net),
        example,
        str(path),
        input_names=["piece", "look", "first"],
        output_names=words,
        dynamic_axes=axes | {name: {1: "words"} for name in words},
        opset_version=17,
        dynamo=False,
    )
    onnx.checker.check_model(str(path))


def _fuse(path: Path) -> None:
    """Put onnxruntime's own attention in the place of each layer's products: a tenth of the encoder's time."""
    graph = onnx.load(str(path))
    for layer in range(LAYERS):
        _fuse_attention(graph.graph, layer)
    _drop_unused(graph.graph)
    graph.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    onnx.save(graph, str(path))


def _fuse_attention(graph: onnx.GraphProto, layer: int) -> None:
    mixed = next(n for n in graph.node if n.op_type == "Softmax" and f"/layers.{layer}/" in n.name)
    out = _first_after(graph.node, mixed.output[0], "Reshape")
    adds = {n.output[0]: n for n in graph.node if n.op_type == "Add"}
    parts = [next(o for o in adds if f"/layers.{layer}/{part}/Add" in o) for part in ("query", "key", "value")]
    fused = helper.make_node("MultiHeadAttention", parts, [out.output[0]], domain="com.microsoft", num_heads=HEADS)
    _replace(graph, out, fused)


def _replace(graph: onnx.GraphProto, old: onnx.NodeProto, new: onnx.NodeProto) -> None:
    at = list(graph.node).index(old)
    graph.node.remove(old)
    graph.node.insert(at, new)


def _first_after(nodes: Sequence[onnx.NodeProto], output: str, kind: str) -> onnx.NodeProto:
    """The first node of a kind that is reached from an output by going on through single readers."""
    while True:
        reader = next(n for n in nodes if output in n.input)
        if reader.op_type == kind:
            return reader
        output = reader.output[0]


def _drop_unused(graph: onnx.GraphProto) -> None:
    """Take out what no output needs."""
    outputs = {o.name for o in graph.output}
    while True:
        used = outputs | {name for n in graph.node for name in n.input}
        dead = [n for n in graph.node if not used & set(n.output)]
        if not dead:
            break
        for n in dead:
            graph.node.remove(n)
    for tensor in [t for t in graph.initializer if t.name not in used]:
        graph.initializer.remove(tensor)


class PairsOfSpans(nn.Module):
    """A pair head that projects every span once, however many pairs it stands in."""

    def __init__(self, head: PairHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, left: Tensor, right: Tensor, left_of: Tensor, right_of: Tensor, features: Tensor) -> Tensor:
        """Take spans (S, 2H), (R, 2H), the indices of each pair's own (P) twice and features (P, F) to scores (P)."""
        return self.head.score(self.head.left(left)[left_of], self.head.right(right)[right_of], features)


class SpansOfWords(nn.Module):
    """A span head for words that are projected already, with one table for distances and sentences together."""

    def __init__(self, head: SpanHead) -> None:
        super().__init__()
        self.head = head
        both = head.distance.weight[:, None] + head.sentence.weight[None]
        self.places = nn.Parameter(both.reshape(-1, both.shape[-1]))

    def forward(self, anchor: Tensor, word: Tensor, place: Tensor) -> Tensor:
        """Take anchors (A, H), words (N, 2U), places (A, N) to logits (A, N, 3 × roles): inside, start, end."""
        q, q2 = self.head.anchor(anchor)[:, None].chunk(2, -1)
        k, k2 = word.chunk(2, -1)
        return self.head.out(F.relu(F.embedding(place, self.places) + q + k + q2 * k2))


def _heads(net: Network, out: Path) -> None:
    vector = torch.zeros(2, HIDDEN)
    for name, head in (("claim_spans", net.claim_spans), ("incident_spans", net.incident_spans)):
        example = (vector, torch.zeros(5, 2 * SPAN_UNITS), torch.zeros(2, 5, dtype=torch.int32))
        across = {0: "anchors", 1: "words"}
        axes = {"anchor": {0: "anchors"}, "word": {0: "words"}, "place": across, "logits": across}
        torch.onnx.export(
            SpansOfWords(head),
            example,
            str(out / f"{name}.onnx"),
            input_names=["anchor", "word", "place"],
            output_names=["logits"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    for task, width in (
        ("mention", pairs.MENTION_FEATURES),
        ("trigger", pairs.TRIGGER_FEATURES),
        ("count", pairs.COUNT_FEATURES),
    ):
        head = PairsOfSpans(getattr(net, f"{task}_pairs"))
        spans, own = (torch.zeros(4, 2 * HIDDEN),) * 2, (torch.zeros(3, dtype=torch.int64),) * 2
        example = (*spans, *own, torch.zeros(3, width))
        names = ["left", "right", "left_of", "right_of", "features"]
        axes = {name: {0: "pairs"} for name in (*names[2:], "scores")} | {n: {0: f"{n} spans"} for n in names[:2]}
        torch.onnx.export(
            head,
            example,
            str(out / f"{task}_pairs.onnx"),
            input_names=names,
            output_names=["scores"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
    for name, head, width in (
        ("claim_classes", net.claim_classes, 5 * HIDDEN),
        ("stage", net.stage, HIDDEN),
        ("who", net.who, 2 * HIDDEN),
    ):
        torch.onnx.export(
            head,
            (torch.zeros(2, width),),
            str(out / f"{name}.onnx"),
            input_names=["spans"],
            output_names=["logits"],
            dynamic_axes={"spans": {0: "spans"}, "logits": {0: "spans"}},
            opset_version=17,
            dynamo=False,
        )


def main() -> None:
    """Export."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("model", type=Path)
    p.add_argument(
        "out", type=Path, nargs="?", default=Path(__file__).resolve().parent.parent / "src/testigo/reading/weights"
    )
    p.add_argument("--float32", action="store_true", help="leave the encoder as it is")
    a = p.parse_args()
    assert labels.TAG_GROUPS
    export(a.model, a.out, quantised=not a.float32)


if __name__ == "__main__":
    main()
