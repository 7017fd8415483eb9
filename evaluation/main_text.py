"""How well the article is told from its page: ``python evaluation/main_text.py``.

Reads the 181 real pages of ``shared/pages/aeb`` and scores the text of their body blocks with the set's own measure (4-gram
shingles; precision and recall are means over pages). ``--worst N`` lists the pages with the lowest F1.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import time
from pathlib import Path
from statistics import mean

from testigo.intake.html import html_page

SHARED = Path(os.environ.get("TESTIGO_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))


def measure() -> tuple[float, float, list[tuple[float, str, float, float]], float]:
    """Precision, recall, (F1, page, precision, recall) of each page, and seconds a page."""
    spec = importlib.util.spec_from_file_location("page_score", SHARED / "pages" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit("the pages are not there; set TESTIGO_SHARED")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    truth = json.loads((SHARED / "pages/aeb/ground-truth.json").read_text(encoding="utf-8"))
    precisions, recalls, each = [], [], []
    spent = 0.0
    for name, entry in truth.items():
        data = gzip.decompress((SHARED / f"pages/aeb/html/{name}.html.gz").read_bytes())
        started = time.perf_counter()
        page = html_page(data, url=entry.get("url"))
        spent += time.perf_counter() - started
        said = "\n".join(b.of(page.text) for b in page.blocks if b.kind in {"body", "dateline"})
        gold, got = score.shingles(entry["articleBody"]), score.shingles(said)
        hit = sum((gold & got).values())
        p = hit / sum(got.values()) if got else 0.0
        r = hit / sum(gold.values()) if gold else 1.0
        if got:
            precisions.append(p)
        if gold:
            recalls.append(r)
        each.append((2 * p * r / (p + r) if p + r else 0.0, name, p, r))
    return mean(precisions), mean(recalls), sorted(each), spent / len(truth)


def main() -> None:
    """Print the score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worst", type=int, default=0)
    a = parser.parse_args()
    p, r, each, seconds = measure()
    print(f"pages {len(each)}  precision {p:.3f}  recall {r:.3f}  F1 {2 * p * r / (p + r):.3f}  {1000 * seconds:.0f} ms a page")
    for f1, name, one_p, one_r in each[: a.worst]:
        print(f"{f1:.3f}  P {one_p:.3f}  R {one_r:.3f}  {name}")


if __name__ == "__main__":
    main()
