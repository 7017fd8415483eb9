"""Make the cases that the tests in the browser look at: ``python make_cases.py FOLDER [--pages 1000]``.

``drevna`` holds the sample pages, one of them in two versions; ``placed`` a few that tell where on the map it was; ``made`` as many made pages
as are asked for. A case that is younger than
all that it is made with stays.
"""
# ruff: noqa: INP001, T201 - a script

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import testigo

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = (Path("examples/before"), Path("examples/drevna"))
PLACED = (
    "Fire at warehouse in Tromsø\n\nTwo people were killed in a fire at a warehouse in Tromsø, Norway, on Wednesday, the harbour police said.\n",
    "Warehouse fire kills two\n\nA fire killed two people at a warehouse in Bodø, Norway, on Wednesday, a fire officer said.\n",
    "Shots at market in Valparaíso\n\nThree people were shot dead at a market in Valparaíso, Chile, on Tuesday, witnesses said.\n",
    "Arrests in Nairobi\n\nPolice arrested eleven people at a march in Nairobi, Kenya, on Monday, a police spokesman said.\n",
)
SOURCES = (ROOT / "src" / "testigo", ROOT / "examples", ROOT / "evaluation")


def main() -> None:
    """Make the cases."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    options = parser.parse_args()
    folder = options.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    os.chdir(ROOT)  # pages are called by where they lie
    made(folder / "drevna.testigo", samples)
    made(folder / "placed.testigo", places)
    made(folder / "made.testigo", lambda case: many(case, options.pages))


def made(path: Path, fill: Callable[[testigo.Case], None]) -> None:
    """Make a case under another name, and give it its own once it is whole."""
    if path.exists() and path.stat().st_mtime > youngest():
        return
    print(f"making {path.name}", flush=True)
    beginning = path.with_suffix(".part")
    for leftover in path.parent.glob(f"{beginning.name}*"):
        leftover.unlink()
    with testigo.Case(beginning, create=True) as case:
        fill(case)
    beginning.replace(path)


def youngest() -> float:
    """Return when the code and the pages that a case is made with were last changed."""
    files = (
        path for folder in SOURCES for path in folder.rglob("*") if path.suffix in {".py", ".html", ".txt", ".onnx"}
    )
    return max(path.stat().st_mtime for path in files)


def samples(case: testigo.Case) -> None:
    """Add the sample pages."""
    for folder in SAMPLES:
        case.add([folder])


def places(case: testigo.Case) -> None:
    """Add pages about events at places that are on the map."""
    with TemporaryDirectory() as folder:
        for n, text in enumerate(PLACED):
            (Path(folder) / f"placed-{n}.txt").write_text(text, encoding="utf-8")
        case.add([folder], published="2025-03-06")


def many(case: testigo.Case, pages: int) -> None:
    """Put made pages into the case."""
    sys.path.insert(0, str(ROOT / "evaluation"))
    from made_pages import made_ledgers

    for ledger in made_ledgers(pages):
        case.put(ledger, ledger.page.text.encode())


if __name__ == "__main__":
    main()
