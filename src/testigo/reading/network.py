"""The trained model, run by onnxruntime: one encoder pass over a page's windows, then small heads over what it found.

Windows are encoded one by one and every session runs on one thread: what is found in a window depends on nothing but the
window. On one thread batches of windows were slower, for their padding, and took twice the memory (``docs/explanation/speed.md``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from testigo.errors import TestigoError
from testigo.reading.anchors import Places
from testigo.reading.confidence import Confidence
from testigo.reading.leans import Leans
from testigo.reading.windows import Window
from testigo.reading.words import Words

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Chosen = tuple[Floats, Ints]

WEIGHTS = Path(__file__).parent / "weights"
GRAPHS = 2
"""The form of the graphs, by what they take and give (``training/export.py``)."""
PAIRS = 1024
"""Pairs that are scored at once; bounds the memory that a long page takes."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the encoder says of one window, for all its words, context too.

    ``vectors`` (N, H), ``tags`` (N, T), and what each span head makes of the words (N, 2U).
    """

    window: Window
    vectors: Floats
    tags: Floats
    units: dict[str, Floats]


class Network:
    """The model's graphs and tokenizer, checked against the hashes of their manifest when they are loaded."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open the weights in ``folder`` (default: those that come with Testigo).

        Raises TestigoError T302 when a file is missing, cut or altered, or the graphs are of another form.
        """
        self._folder = folder or WEIGHTS
        self._manifest = _manifest(self._folder)
        self.confidence = Confidence.of(self._manifest.get("confidence", {}))
        self.leans = Leans.of(self._manifest.get("leans", {}))
        self.mark = f"{self._manifest['name']} sha256:{self._manifest['sha256']}"

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """BERT's word pieces, with offsets in code points."""
        from tokenizers import Tokenizer

        made = Tokenizer.from_str(self._bytes("tokenizer.json").decode())
        made.no_truncation()
        made.no_padding()
        return made

    def read(self, words: Words, windows: Iterable[Window]) -> Iterator[Reading]:
        """Encode a page's windows in their order, each when it is asked for."""
        for w in windows:
            vectors, tags, claim, incident = self._session("encoder").run(None, _inputs(words, w))
            yield Reading(w, vectors[0], tags[0], {"claim": claim[0], "incident": incident[0]})

    def spans(self, head: str, anchor: Floats, units: Floats, place: Places) -> Floats:
        """Score words (N, 2U) at their ``place`` (A, N) from each anchor (A, H): logits (A, N, 3 × roles) of inside, start, end."""
        return self._run(f"{head}_spans", {"anchor": anchor, "word": units, "place": place})

    def pairs(self, task: str, left: Chosen, right: Chosen, features: Floats) -> Floats:
        """Score pairs of spans with their features (P, F): (P), above 0 when they belong together.

        Each side is the vectors of all spans (S, 2H) and the index of each pair's own (P).
        """
        scores = np.zeros(len(features), dtype=np.float32)
        for at in range(0, len(features), PAIRS):
            part = slice(at, at + PAIRS)
            feed: dict[str, Any] = {"features": features[part]}
            for side, (vectors, index) in (("left", left), ("right", right)):
                used = np.bincount(index[part], minlength=len(vectors)) > 0
                own = np.cumsum(used)[index[part]] - 1
                feed |= {side: vectors[used], f"{side}_of": own}
            scores[part] = self._run(f"{task}_pairs", feed)
        return scores

    def classes(self, head: str, spans: Floats) -> Floats:
        """Logits of the classes of pooled spans (A, inputs)."""
        return self._run(head, {"spans": spans})

    def _run(self, name: str, feed: dict[str, Any]) -> Floats:
        result: Floats = self._session(name).run(None, feed)[0]
        return result

    def _session(self, name: str) -> InferenceSession:
        if name not in self._sessions:
            self._sessions[name] = _open(self._bytes(f"{name}.onnx"), arena=name == "encoder")
        return self._sessions[name]

    @cached_property
    def _sessions(self) -> dict[str, InferenceSession]:
        return {}

    def _bytes(self, name: str) -> bytes:
        expected = self._manifest["files"].get(name)
        path = self._folder / name
        try:
            data = path.read_bytes()
        except OSError as why:
            raise TestigoError(
                "T302", f"{path} cannot be read ({why.strerror}); its SHA-256 should be {expected}"
            ) from why
        if hashlib.sha256(data).hexdigest() != expected:
            raise TestigoError("T302", f"{path} is cut or altered: its SHA-256 should be {expected}")
        return data


def _manifest(folder: Path) -> dict[str, Any]:
    path = folder / "manifest.json"
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        manifest["files"]["encoder.onnx"], manifest["sha256"], manifest["name"]
    except (OSError, ValueError, KeyError, TypeError) as why:
        raise TestigoError("T302", f"{path} is missing or not a manifest of weights") from why
    if manifest.get("graphs") != GRAPHS:
        raise TestigoError("T302", f"{path} is of graphs of another form; export the model anew")
    return manifest


def _open(data: bytes, *, arena: bool) -> InferenceSession:
    """Open a session on one thread.

    It plans no memory for each shape that it meets, and holds an ``arena`` only where it is asked to: on inputs of many
    shapes both grow and are never given back. Sums and their norms are left two nodes: fused into one they keep matrices
    from being multiplied as bytes in one go, which is a tenth of the encoder's time.
    """
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = ort.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    options.enable_mem_pattern = False
    options.enable_cpu_mem_arena = arena
    unfused = ["SkipLayerNormFusion", "BiasSkipLayerNormFusion"]
    return ort.InferenceSession(data, options, providers=["CPUExecutionProvider"], disabled_optimizers=unfused)


def _inputs(words: Words, w: Window) -> dict[str, Places]:
    """A window's pieces and their looks (1, L), and the first piece of each word (N)."""
    first = words.first[w.start : w.end + 1]
    look = np.repeat(words.look[w.start : w.end], np.diff(first))
    return {"piece": words.piece[None, first[0] : first[-1]], "look": look[None], "first": first[:-1] - first[0]}
