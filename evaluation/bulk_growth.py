"""Draws how bulk reading grows: ``python evaluation/bulk_growth.py [RESULTS…]`` writes ``docs/images/bulk-growth.svg``.

RESULTS are files with what ``python evaluation/bulk.py --growth SIZES`` printed. Their figures are put into
``evaluation/data/bulk-growth.json``, in place of those for the same number of pages; without RESULTS the picture is drawn anew from
what stands there.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections.abc import Iterator
from pathlib import Path

from testigo.bulk.counting.svg import COLOURS, document, rule, text

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "evaluation" / "data" / "bulk-growth.json"
PICTURE = ROOT / "docs" / "images" / "bulk-growth.svg"
MOST_MIB = 700
"""The aim for the memory of a process."""
_LINE = re.compile(r"growth: (\d+) pages: ms a page, MiB\s+\(([\d.]+), (\d+)\)")
_TOP, _HIGH, _WIDE, _LEFT, _APART = 70, 220, 330, 70, 440
Points = dict[int, float]


def figures_in(printed: str) -> dict[str, list[float]]:
    """Milliseconds of the processor a page and the most memory in MiB, by the number of pages, of what the command printed."""
    return {pages: [float(spent), float(memory)] for pages, spent, memory in _LINE.findall(printed)}


def picture(figures: dict[str, list[float]]) -> str:
    """What a page costs and what a process holds, by the pages that it has read."""
    spent, memory = ({int(pages): pair[i] for pages, pair in figures.items()} for i in (0, 1))
    body = [
        text(20, 26, "Bulk reading of short pages by one process", "title"),
        *_panel("milliseconds of the processor a page", spent, _LEFT, most=1.6 * max(spent.values())),
        *_panel("most memory of the process, MiB", memory, _LEFT + _APART, most=1.15 * MOST_MIB, aim=MOST_MIB),
    ]
    return document("Bulk reading: cost a page and memory by pages", _TOP + _HIGH + 60, body)


def _panel(title: str, points: Points, left: float, *, most: float, aim: float | None = None) -> Iterator[str]:
    """A panel: pages from left to right by powers of ten, the figure from nought upwards."""

    def across(pages: int) -> float:
        return left + _WIDE * (math.log10(pages) - 2.7) / 2.6

    def up(value: float) -> float:
        return _TOP + _HIGH * (1 - value / most)

    yield text(left, _TOP - 14, title)
    yield rule(left, up(0), left + _WIDE, up(0))
    yield text(left - 8, up(0) + 4, "0", "dim end")
    for pages in (1_000, 10_000, 100_000):
        yield text(across(pages), up(0) + 20, f"{pages:,} pages", "dim middle")
    if aim is not None:
        yield rule(left, up(aim), left + _WIDE, up(aim))
        yield text(left + _WIDE, up(aim) - 6, f"{aim:,.0f} at most are the aim", "dim end")
    marks = [(across(pages), up(value), value) for pages, value in sorted(points.items())]
    way = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in marks)
    yield f'<polyline points="{way}" fill="none" stroke="{COLOURS[0]}" stroke-width="2"/>'
    for x, y, value in marks:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{COLOURS[0]}"/>'
        yield text(x, y - 10, f"{value:g}", "middle")


def main() -> None:
    """Take up figures, and draw."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", nargs="*", type=Path)
    figures = json.loads(DATA.read_text("utf-8")) if DATA.exists() else {}
    for path in parser.parse_args().results:
        figures |= figures_in(path.read_text("utf-8"))
    DATA.write_text(json.dumps(dict(sorted(figures.items(), key=lambda f: int(f[0])))) + "\n", encoding="utf-8")
    PICTURE.write_text(picture(figures), encoding="utf-8")
    print(f"{PICTURE.relative_to(ROOT)}: {', '.join(figures)} pages")


if __name__ == "__main__":
    main()
