"""Pages of which some are poison to whatever process reads them: one hangs, one eats memory, one kills its process.

The pages are as harmless as any: it is the reading processes that are made to suffer from them, by a ``sitecustomize.py`` that
they import, so that each page does the same every time and on every machine.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from news_pages import Made, made

KINDS = {"hang": "failed.T811", "die": "failed.T812", "eat": "failed.T813"}
"""What a page does, and what is counted of it."""
OPTIONS = ("--page-seconds", "5", "--page-mib", "256")
"""Bounds that these pages pass and others do not."""
_SUFFERING = """
import os, signal
import testigo.bulk.taking as taking

real = taking.make_page

def make_page(received, options):
    kind = (received.url or "").rpartition("/poison-")[2]
    while kind == "hang":
        pass
    if kind == "eat":
        held = [bytes(range(256)) * 4_096 for _ in range(320)]
    if kind == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    return real(received, options)

taking.make_page = make_page
"""


def poisoned(pages: int, seed: int) -> Iterator[Made]:
    """So many pages, of which one of each kind, at a random place but the first, is poison."""
    places = dict(zip(random.Random(seed).sample(range(1, pages), len(KINDS)), KINDS, strict=True))
    for number, record in enumerate(made(pages, seed, mix={"article": 1.0})):
        kind = places.get(number)
        yield replace(record, url=f"https://poison.example/poison-{kind}") if kind else record


def suffering(folder: Path) -> Path:
    """Return a folder that makes processes suffer from these pages which have it in their ``PYTHONPATH``."""
    folder.mkdir(parents=True)
    (folder / "sitecustomize.py").write_text(_SUFFERING, encoding="utf-8")
    return folder
