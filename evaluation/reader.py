"""Scores the reader on annotated documents: ``python evaluation/reader.py [--set dev] [--weights DIR] [--worst N]``.

Every document is read from its plain text, as `testigo read --jsonl` would read it, and scored by the annotation set's own
``score.py``. Prints each score; with ``--worst`` the documents with the lowest claim scores.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from testigo.contract import to_json
from testigo.intake.text import text_page
from testigo.ledger import Published
from testigo.reading.reader import Reader

SHARED = Path(os.environ.get("TESTIGO_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))


def shared_module(name: str) -> ModuleType:
    """A module of the shared annotation set."""
    folder = SHARED / "annotation"
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{folder} has no {name}.py; set TESTIGO_SHARED")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def measure(folder: Path, weights: Path | None = None) -> dict[str, Any]:
    """Scores of every measure, words a second, and scores by document."""
    annotation, score = shared_module("annotation"), shared_module("score")
    reader, total = Reader(weights), score.Tally()
    by_document, words, spent = {}, 0, 0.0
    for path in sorted(folder.glob("*.ann")):
        doc, records, _ = annotation.read(path)
        date = doc.meta.get("date")
        published = Published(value=date, evidence="given") if date else None
        page = text_page(doc.text, data=doc.text.encode(), published=published)
        started = time.perf_counter()
        ledger = to_json(reader.read(page, input=doc.name))
        spent += time.perf_counter() - started
        words += len(doc.text.split())
        one = score.Tally()
        score.score(total, doc.text, records, ledger)
        score.score(one, doc.text, records, ledger)
        by_document[doc.name] = one.report()
    return {"scores": total.report(), "words_per_second": round(words / spent), "documents": by_document}


def main() -> None:
    """Print the scores."""
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--set", default="dev", help="folder of the annotation set")
    p.add_argument("--weights", type=Path)
    p.add_argument("--worst", type=int, default=0)
    p.add_argument("--json", action="store_true")
    a = p.parse_args()
    result = measure(SHARED / "annotation" / a.set, a.weights)
    if a.json:
        print(json.dumps(result["scores"], indent=1, sort_keys=True))
        return
    for name, v in sorted(result["scores"].items()):
        figures = (
            f"P {v['p']:.3f}  R {v['r']:.3f}  F1 {v['f1']:.3f}  ({v['gold']} gold)"
            if "f1" in v
            else f"accuracy {v['accuracy']:.3f}  (of {v['of']})"
        )
        print(f"{name:36}{figures}")
    print(f"{'words a second, one thread':36}{result['words_per_second']}")
    if a.worst:
        low = sorted(result["documents"].items(), key=lambda d: d[1].get("claim lenient", {}).get("f1", 1.0))
        for name, report in low[: a.worst]:
            print(name, {k: report[k].get("f1") for k in ("claim lenient", "incident", "count value") if k in report})


if __name__ == "__main__":
    main()
