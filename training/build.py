"""Makes the reader from nothing: ``python training/build.py --base FILE --out training/runs/NAME``; run again to go on.

Trains, exports, tunes and scores, each step by its own script, and ends with the folder ``weights`` (ONNX files and
``manifest.json`` with their hashes) and ``card.md``: what it was made of, its hash, its scores. Options that ``train.py`` knows
are passed on.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

from documents import OWN, SHARED

ROOT = Path(__file__).resolve().parent.parent
TOKENIZER = ROOT / "src/testigo/reading/weights/tokenizer.json"


def run(script: str, *arguments: str, kept: bool = False) -> str:
    """Run one of the project's scripts with this interpreter; return what it printed if it is ``kept``, else show it."""
    command = [sys.executable, str(ROOT / script), *arguments]
    done = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE if kept else None)  # noqa: S603 - our own
    return done.stdout or ""


def card(weights: Path, scores: dict[str, dict[str, float]]) -> str:
    """Return what a person must know of the weights, in Markdown."""
    manifest = json.loads((weights / "manifest.json").read_text())
    shared, own = (len(list(folder.glob("*.ann"))) for folder in (SHARED / "annotation/train", OWN))
    rows = [f"| {name} | {s.get('f1', s.get('accuracy')):.3f} |" for name, s in scores.items() if isinstance(s, dict)]
    return "\n".join(
        [
            f"# {manifest['name']} sha256:{manifest['sha256']}",
            "",
            f"Trained on {shared} documents of the annotation set and {own} of our own, all labelled by a language model after",
            "the guidelines and not by people. Licence: Apache-2.0. Scores on the development documents, on which thresholds",
            "were tuned; the learning curve and known weaknesses stand in docs/model-card.md.",
            "",
            "| measure | F1 or accuracy |",
            "|---|---|",
            *rows,
            "",
        ]
    )


def _start_from_shipped(manifest: Path) -> None:
    """Let the thresholds that ship be those that tuning starts from: where two do as well, they decide."""
    made = json.loads(manifest.read_text())
    made["leans"] = json.loads((TOKENIZER.parent / "manifest.json").read_text())["leans"]
    manifest.write_text(json.dumps(made, indent=1) + "\n")


def main() -> None:
    """Build."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--base", type=Path, required=True, help="model.safetensors of all-MiniLM-L6-v2")
    p.add_argument("--out", type=Path, required=True)
    a, more = p.parse_known_args()
    run("training/train.py", "--base", str(a.base), "--out", str(a.out), *more)
    weights = a.out / "weights"
    weights.mkdir(exist_ok=True)
    shutil.copy(TOKENIZER, weights)
    run("training/export.py", str(a.out / "model.pt"), str(weights))
    _start_from_shipped(weights / "manifest.json")
    run("training/tune.py", str(weights))
    scores = json.loads(run("evaluation/reader.py", "--weights", str(weights), "--json", kept=True))
    (a.out / "card.md").write_text(card(weights, scores), encoding="utf-8")
    print((a.out / "card.md").read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
