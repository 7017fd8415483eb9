"""The trained model, run by onnxruntime: one encoder pass over a page's windows, then small heads over what it found.

A page's windows are never batched with another page's, every session runs on one thread, and batches are made from the
page's own windows in a fixed order: what a page's ledger says depends on the page alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from testigo.errors import TestigoError
from testigo.reading.windows import Window
from testigo.reading.words import Words

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

WEIGHTS = Path(__file__).parent / "weights"
BATCH = 8
"""Windows that are encoded at once."""
STRIDE = 64
"""Windows that are sorted by length together; bounds the memory that a very long page takes."""


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What the encoder says of one window: ``vectors`` (N, H) and ``tags`` (N, T), for all its words, context too."""

    window: Window
    vectors: Floats
    tags: Floats


class Network:
    """The model's graphs and tokenizer, checked against the hashes of their manifest when they are loaded."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open the weights in ``folder`` (default: those that come with Testigo).

        Raises TestigoError T302 when a file is missing, cut or altered.
        """
        self._folder = folder or WEIGHTS
        self._manifest = _manifest(self._folder)
        self.mark = f"{self._manifest['name']} sha256:{self._manifest['sha256']}"

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """BERT's word pieces, with offsets in code points."""
        from tokenizers import Tokenizer

        made = Tokenizer.from_str(self._bytes("tokenizer.json").decode())
        made.no_truncation()
        made.no_padding()
        return made

    def read(self, words: Words, windows: Sequence[Window]) -> Iterator[Reading]:
        """Encode a page's windows; they come back in their own order."""
        for at in range(0, len(windows), STRIDE):
            stretch = windows[at : at + STRIDE]
            yield from self._read_stretch(words, stretch)

    def _read_stretch(self, words: Words, windows: Sequence[Window]) -> list[Reading]:
        order = sorted(range(len(windows)), key=lambda i: (_pieces(words, windows[i]), i))
        readings: dict[int, Reading] = {}
        for at in range(0, len(order), BATCH):
            group = order[at : at + BATCH]
            vectors, tags = self._session("encoder").run(None, _inputs(words, [windows[i] for i in group]))
            for row, i in enumerate(group):
                w = windows[i]
                first = words.first[w.start : w.end] - words.first[w.start]
                readings[i] = Reading(w, vectors[row, first], tags[row, first])
        return [readings[i] for i in range(len(windows))]

    def spans(self, head: str, anchor: Floats, word: Floats, distance: Ints, sentence: Ints) -> Floats:
        """Score the words (N, H) for each anchor (A, H): logits (A, N, 3 × roles) of inside, start, end."""
        feed = {"anchor": anchor, "word": word, "distance": distance, "sentence": sentence}
        return self._run(f"{head}_spans", feed)

    def pairs(self, task: str, left: Floats, right: Floats, features: Floats) -> Floats:
        """Score pairs of spans (P, 2H) with their features (P, F): (P), above 0 when they belong together."""
        if not len(left):
            return np.zeros(0, dtype=np.float32)
        return self._run(f"{task}_pairs", {"left": left, "right": right, "features": features})

    def classes(self, head: str, spans: Floats) -> Floats:
        """Logits of the classes of pooled spans (A, inputs)."""
        return self._run(head, {"spans": spans})

    def _run(self, name: str, feed: dict[str, Any]) -> Floats:
        result: Floats = self._session(name).run(None, feed)[0]
        return result

    def _session(self, name: str) -> InferenceSession:
        if name not in self._sessions:
            self._sessions[name] = _open(self._bytes(f"{name}.onnx"))
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
    return manifest


def _open(data: bytes) -> InferenceSession:
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = ort.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    return ort.InferenceSession(data, options, providers=["CPUExecutionProvider"])


def _pieces(words: Words, window: Window) -> int:
    return int(words.first[window.end] - words.first[window.start])


def _inputs(words: Words, windows: Sequence[Window]) -> dict[str, Ints]:
    """Pieces and their features (B, L), padded with zeros, and the mask."""
    longest = max(_pieces(words, w) for w in windows)
    names = ("piece", "shape", "quoted", "opening", "mask")
    arrays = {name: np.zeros((len(windows), longest), dtype=np.int64) for name in names}
    for row, w in enumerate(windows):
        n = _pieces(words, w)
        repeat = np.diff(words.first[w.start : w.end + 1])
        arrays["piece"][row, :n] = words.piece[words.first[w.start] : words.first[w.end]]
        for name in ("shape", "quoted", "opening"):
            arrays[name][row, :n] = np.repeat(getattr(words, name)[w.start : w.end], repeat)
        arrays["mask"][row, :n] = 1
    return arrays
