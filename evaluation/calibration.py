"""Measures whether confidence can be believed: ``python evaluation/calibration.py [--weights DIR] [--picture FILE.svg]``.

Of the records that were given a confidence of about .8, eight in ten should be right. The development documents are cut
into five parts; each part's records get their confidence from weights fitted on the other four, as ``training/tune.py`` fits
the ones that ship on all five. Prints the expected calibration error (Naeini et al. 2015; ten bins of equal width, the mean
gap between confidence and share of right records, weighted by their number) and draws the reliability picture.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

import tune
from reader import SHARED
from testigo.reading.network import WEIGHTS
from testigo.reading.reader import Reader

BINS = 10
PARTS = 5
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Bin:
    """Records whose confidence lies in one stretch: how many, their mean confidence, the share that is right."""

    records: int
    confidence: float
    right: float


def bins_of(confidence: Floats, right: Floats, bins: int = BINS) -> list[Bin]:
    """Sort records (N) into ``bins`` of equal width by confidence; empty ones are left out."""
    number = np.minimum((confidence * bins).astype(int), bins - 1)
    return [
        Bin(int((number == b).sum()), float(confidence[number == b].mean()), float(right[number == b].mean()))
        for b in range(bins)
        if (number == b).any()
    ]


def expected_error(bins: Sequence[Bin]) -> float:
    """Expected calibration error: mean gap of the bins, weighted by their records."""
    total = sum(b.records for b in bins)
    return sum(b.records * abs(b.confidence - b.right) for b in bins) / total if total else 0.0


def held_out(judged: tune.Judged, parts: int = PARTS) -> tuple[Floats, Floats]:
    """Confidence (N) of each record by weights fitted on the other parts' documents, and whether it is right (N)."""
    signs, right = np.array(judged.signs), np.array(judged.right, dtype=float)
    part = np.array(judged.document) % parts
    chance = np.zeros(len(right))
    for k in range(parts):
        weights = np.array(tune.fitted(signs[part != k], right[part != k]))
        chance[part == k] = 1 / (1 + np.exp(-signs[part == k] @ weights))
    return chance, right


def picture(curves: dict[str, list[Bin]]) -> str:
    """Reliability picture as SVG: one panel for each kind of record, bars of how many, a line of how many are right."""
    panels = "".join(_panel(name, bins, 60 + 330 * i) for i, (name, bins) in enumerate(curves.items()))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {40 + 330 * len(curves)} 350" role="img" '
        f'font-family="system-ui, sans-serif" font-size="13">'
        f"<title>Reliability of confidence: share of right records by confidence</title>"
        f'<rect width="100%" height="100%" fill="#fff"/>{panels}</svg>\n'
    )


def _panel(name: str, bins: list[Bin], left: int) -> str:
    most = max(b.records for b in bins)
    x, y = (lambda v: round(left + 260 * v, 1)), (lambda v: round(295 - 260 * v, 1))
    bars = "".join(
        f'<rect x="{x(b.confidence) - 9}" y="{y(0.25 * b.records / most)}" width="18" height="{round(65 * b.records / most, 1)}" fill="#dbe4ee"/>'
        for b in bins
    )
    points = " ".join(f"{x(b.confidence)},{y(b.right)}" for b in bins)
    dots = "".join(f'<circle cx="{x(b.confidence)}" cy="{y(b.right)}" r="4" fill="#0b5394"/>' for b in bins)
    ticks = "".join(
        f'<text x="{x(v)}" y="312" text-anchor="middle" fill="#444">{v:g}</text><text x="{left - 8}" y="{y(v) + 4}" text-anchor="end" fill="#444">{v:g}</text>'
        for v in (0, 0.5, 1)
    )
    return (
        f'<rect x="{left}" y="35" width="260" height="260" fill="none" stroke="#999"/>{bars}'
        f'<line x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}" stroke="#999" stroke-dasharray="4 4"/>'
        f'<polyline points="{points}" fill="none" stroke="#0b5394" stroke-width="2"/>{dots}{ticks}'
        f'<text x="{left}" y="24" font-weight="600" fill="#111">{name}: {sum(b.records for b in bins)} records, error {expected_error(bins):.3f}</text>'
        f'<text x="{x(0.5)}" y="334" text-anchor="middle" fill="#444">confidence → share that is right</text>'
    )


def measure(weights: Path = WEIGHTS) -> dict[str, list[Bin]]:
    """Bins of claims and of incidents, each record held out from the weights that gave its confidence."""
    reader = Reader(weights)
    docs = tune.documents(SHARED / "annotation" / "dev")
    return {f"{kind}s": bins_of(*held_out(judged)) for kind, judged in tune.judged_records(reader, docs).items()}


def main() -> None:
    """Print the errors and the bins; draw the picture."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--weights", type=Path, default=WEIGHTS)
    p.add_argument("--picture", type=Path, help="SVG file to write")
    p.add_argument("--json", action="store_true")
    a = p.parse_args()
    curves = measure(a.weights)
    if a.picture:
        a.picture.write_text(picture(curves), encoding="utf-8")
    if a.json:
        print(json.dumps({name: round(expected_error(bins), 4) for name, bins in curves.items()}))
        return
    for name, bins in curves.items():
        print(f"{name}: expected calibration error {expected_error(bins):.3f}")
        for b in bins:
            print(f"  confidence {b.confidence:.2f}  right {b.right:.2f}  ({b.records} records)")


if __name__ == "__main__":
    main()
