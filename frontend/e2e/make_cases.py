"""Make the cases that the tests in the browser look at: ``python make_cases.py FOLDER [--pages 1000] [--read]``.

Pages are put in as they were read once, so that what the tests look at does not change with the reader; ``--read`` reads them anew.
``drevna`` holds the sample pages, one of them in two versions; ``placed`` a few that tell where on the map it was; ``made`` as many made pages
as are asked for. A case that is younger than
all that it is made with stays.
"""
# ruff: noqa: INP001, T201 - a script

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import testigo
from testigo.contract import dumps, loads
from testigo.ledger import Ledger

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ("examples/before", "examples/drevna")
ARTICLES = "examples/drevna/extracted.jsonl"
READINGS = Path(__file__).with_name("readings.jsonl")
PLACED = {
    "placed-1.txt": "Fire at warehouse in Tromsø\n\nTwo people were killed in a fire at a warehouse in Tromsø, Norway, on Wednesday, the harbour police said.\n",
    "placed-2.txt": "Warehouse fire kills two\n\nA fire killed two people at a warehouse in Bodø, Norway, on Wednesday, a fire officer said.\n",
    "placed-3.txt": "Shots at market in Valparaíso\n\nThree people were shot dead at a market in Valparaíso, Chile, on Tuesday, witnesses said.\n",
    "placed-4.txt": "Arrests in Nairobi\n\nPolice arrested eleven people at a march in Nairobi, Kenya, on Monday, a police spokesman said.\n",
}
SOURCES = (ROOT / "src" / "testigo", ROOT / "examples", ROOT / "evaluation", Path(__file__).parent)


def main() -> None:
    """Make the cases."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--read", action="store_true", help="read the pages anew")
    options = parser.parse_args()
    if options.read:
        read_anew()
    folder = options.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
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
    files = (path for folder in SOURCES for path in folder.rglob("*") if path.suffix in {".py", ".html", ".txt"})
    return max(path.stat().st_mtime for path in files)


def read_anew() -> None:
    """Read the pages, and keep what was read."""
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        for name, text in PLACED.items():
            Path(name).write_text(text, encoding="utf-8")
        ledgers = [*testigo.read_many(SAMPLES), *testigo.read_many(PLACED, published="2025-03-06")]
    READINGS.write_text("".join(f"{dumps(ledger)}\n" for ledger in ledgers), encoding="utf-8")


def samples(case: testigo.Case) -> None:
    """Put the sample pages in."""
    articles = {json.loads(line)["id"]: line for line in (ROOT / ARTICLES).read_text(encoding="utf-8").splitlines()}
    for ledger in readings():
        if ledger.input in articles:
            case.put(ledger, articles[ledger.input].encode())
        elif ledger.input not in PLACED:
            case.put(ledger, (ROOT / ledger.input).read_bytes())


def places(case: testigo.Case) -> None:
    """Put pages in about events at places that are on the map."""
    for ledger in readings():
        if ledger.input in PLACED:
            case.put(ledger, PLACED[ledger.input].encode())


def readings() -> list[Ledger]:
    """Return what was read."""
    return [loads(line) for line in READINGS.read_text(encoding="utf-8").splitlines()]


def many(case: testigo.Case, pages: int) -> None:
    """Put made pages into the case."""
    sys.path.insert(0, str(ROOT / "evaluation"))
    from made_pages import made_ledgers

    for ledger in made_ledgers(pages):
        case.put(ledger, ledger.page.text.encode())


if __name__ == "__main__":
    main()
