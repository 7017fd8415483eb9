"""Draws the learning curve: ``python training/curve.py --base FILE [--sizes 190 380] [--epochs 12] [--out RUNS]``.

For each size the reader is trained on that many documents, drawn by chance but each set within the next, exported, and scored
on the development documents with the thresholds that ship. Runs are kept, and one that is whole is not run again.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src/testigo/reading/weights"
SHOWN = ("claim lenient", "claim strict", "trigger typed", "incident", "role all", "count value")


def run(script: str, *arguments: str) -> str:
    """Run one of the project's scripts with this interpreter and return what it printed."""
    command = [sys.executable, str(ROOT / script), *arguments]
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE).stdout  # noqa: S603 - our own scripts


def point(base: Path, out: Path, size: int, epochs: int) -> dict[str, float]:
    """Train on ``size`` documents and return the development scores (F1)."""
    folder = out / f"curve-{size}"
    scores = folder / "scores.json"
    if not scores.exists():
        run(
            "training/train.py",
            "--base",
            str(base),
            "--out",
            str(folder),
            "--documents",
            str(size),
            "--epochs",
            str(epochs),
        )
        exported = folder / "weights"
        exported.mkdir(exist_ok=True)
        shutil.copy(WEIGHTS / "tokenizer.json", exported)
        run("training/export.py", str(folder / "model.pt"), str(exported))
        _take_leans(exported)
        scores.write_text(run("evaluation/reader.py", "--weights", str(exported), "--json"))
    report = json.loads(scores.read_text())
    return {name: report[name]["f1"] for name in SHOWN}


def _take_leans(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    shipped = json.loads((WEIGHTS / "manifest.json").read_text())
    manifest |= {key: shipped[key] for key in ("leans", "confidence")}
    (folder / "manifest.json").write_text(json.dumps(manifest))


def main() -> None:
    """Print the curve as a table."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--base", type=Path, required=True)
    p.add_argument("--sizes", type=int, nargs="+", default=[190, 380])
    p.add_argument("--epochs", type=int, default=12)
    p.add_argument("--out", type=Path, default=ROOT / "training/runs")
    a = p.parse_args()
    print("| documents |", " | ".join(SHOWN), "|")
    print("|---" * (len(SHOWN) + 1) + "|")
    for size in a.sizes:
        scores = point(a.base, a.out, size, a.epochs)
        print(f"| {size} |", " | ".join(f"{scores[name]:.3f}" for name in SHOWN), "|", flush=True)


if __name__ == "__main__":
    main()
