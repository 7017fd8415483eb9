"""How well the article is told from its page: ``python evaluation/main_text.py``.

Reads the 181 real pages of ``shared/pages/aeb`` and scores the text of their body blocks with the set's own measure
(4-gram shingles; precision and recall are means over pages). Headline, decks, captions and credits are not counted as
body, as in the set. ``--worst N`` lists the pages with the lowest F1, ``--out FILE`` keeps the extracted texts.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from testigo.intake.html import html_page

SHARED = Path(os.environ.get("TESTIGO_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))
PAGES = SHARED / "pages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """The text of one page's body blocks, and how long it took to take the page in."""

    name: str
    text: str
    seconds: float


def ground_truth() -> dict[str, dict[str, str]]:
    """Texts of the set by the name of the page; empty where the set is not at hand."""
    path = PAGES / "aeb" / "ground-truth.json"
    found: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def extracted(truth: dict[str, dict[str, str]]) -> Iterator[Extracted]:
    """Take in every page of the set."""
    for name, entry in truth.items():
        data = gzip.decompress((PAGES / "aeb" / "html" / f"{name}.html.gz").read_bytes())
        started = time.perf_counter()
        page = html_page(data, url=entry.get("url"))
        seconds = time.perf_counter() - started
        text = "\n".join(b.of(page.text) for b in page.blocks if b.kind in {"body", "dateline"})
        yield Extracted(name=name, text=text, seconds=seconds)


def score(truth: dict[str, dict[str, str]], said: dict[str, str]) -> str:
    """What the set's own scorer prints."""
    with tempfile.TemporaryDirectory() as folder:
        told, gold = Path(folder) / "said.json", Path(folder) / "truth.json"
        told.write_text(json.dumps({name: {"articleBody": text} for name, text in said.items()}), encoding="utf-8")
        gold.write_text(json.dumps(truth), encoding="utf-8")
        command = [sys.executable, str(PAGES / "score.py"), str(gold), str(told)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - the set's own scorer
        return done.stdout.strip()


def f1(printed: str) -> float:
    """The F1 in what the scorer printed."""
    return float(printed.rsplit("F1", 1)[1])


def main() -> None:
    """Print the score, the time a page, and the worst pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    truth = ground_truth()
    if not truth:
        raise SystemExit("the pages are not there; set TESTIGO_SHARED")
    pages = list(extracted(truth))
    said = {page.name: page.text for page in pages}
    times = sorted(page.seconds for page in pages)
    print(score(truth, said))
    print(f"median {1000 * times[len(times) // 2]:.0f} ms a page, slowest {1000 * times[-1]:.0f} ms")
    if asked.out:
        asked.out.write_text(json.dumps({n: {"articleBody": t} for n, t in said.items()}), encoding="utf-8")
    if asked.worst:
        each = {name: score({name: truth[name]}, {name: said[name]}) for name in said if said[name]}
        for name in sorted(each, key=lambda name: f1(each[name]))[: asked.worst]:
            print(each[name].removeprefix("pages 1  "), name)


if __name__ == "__main__":
    main()
