"""Measures what copies cost in bulk: ``python evaluation/bulk_copies.py [--across] [--carried] [--headlines] [--pages 60]``.

``--across``: archives that have stories of one agency in common, a fifth of their pages, read with and without sharing readings
between shards (``testigo.bulk.shared``): seconds of the processor, pages that were read, and whether the tables are equal.
``--carried``: what a page costs to which the reading of another shard is carried, all of its text and headline being known.
``--headlines``: made pages read under two headlines each: how many of the records below the headline are the same. Archives are
made by ``news_pages.py``; without options all are measured.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bulk import OPTIONS, archives, everything
from news_pages import ORDINARY, article, story, teaser
from testigo.bulk.shard import read_shard
from testigo.intake.limits import Options
from testigo.intake.making import make_page
from testigo.intake.received import Received
from testigo.ledger import Ledger, Span
from testigo.reading.paragraphs import paragraphs_of
from testigo.reading.reader import Reader

MIX = {"article": 0.8, "wire": 0.2}
ARCHIVES = 4


class Counting(Reader):
    """Counts the pages that it reads."""

    times = 0

    def read(self, *given: Any, **named: Any) -> Ledger:  # noqa: ANN401 - whatever a reader takes
        """Read a page."""
        self.times += 1
        return super().read(*given, **named)


def across(folder: Path, pages: int) -> Iterator[tuple[str, Any]]:
    """What sharing readings between shards saves."""
    shards, reader = archives(folder / "in", ARCHIVES, pages, mix=MIX, contested=ORDINARY), Counting()
    read_shard(shards[0], folder / "warm", OPTIONS, reader)
    found = {}
    for sharing in (False, True):
        before, began = reader.times, time.process_time()
        for shard in shards:
            read_shard(shard, folder / str(sharing), OPTIONS, reader, sharing=sharing)
        found[sharing] = time.process_time() - began, reader.times - before
    lots = sum(path.stat().st_size for path in (folder / "True" / ".work").rglob("*.lot"))
    yield "records", ARCHIVES * pages
    yield "seconds, pages read: each shard by itself", (round(found[False][0], 1), found[False][1])
    yield "seconds, pages read: shared", (round(found[True][0], 1), found[True][1])
    yield "share saved", round(1 - found[True][0] / found[False][0], 3)
    yield "kilobytes a reading that is shared", round(lots / 1000 / found[True][1], 1)
    yield "tables are equal", everything(folder / "False") == everything(folder / "True")


def carried(folder: Path, pages: int) -> Iterator[tuple[str, Any]]:
    """Milliseconds of the processor a page that is carried from another shard."""
    stories, reader = {"wire": 1.0}, Counting()
    first, *others = archives(folder / "carried", 3, pages, mix=stories, contested=ORDINARY)
    read_shard(first, folder / "carried-out", OPTIONS, reader, sharing=True)
    read_shard(others[0], folder / "carried-out", OPTIONS, reader, sharing=True)
    before, began = reader.times, time.process_time()
    read_shard(others[1], folder / "carried-out", OPTIONS, reader, sharing=True)
    spent = time.process_time() - began
    yield "pages, of which were read all the same", (pages, reader.times - before)
    yield "milliseconds a page", round(1000 * spent / pages, 1)


def headlines(pages: int) -> Iterator[tuple[str, Any]]:
    """How many records below the headline are the same under another one."""
    reader, same, told, whole = Reader(), Counter[str](), Counter[str](), 0
    for number in range(pages):
        draw = random.Random(f"headline {number}")
        paragraphs = story(draw, 500, ORDINARY)
        one, other = (_told(reader, paragraphs, headline, number) for headline in ("", teaser(draw)))
        for kind in one:
            same[kind] += (one[kind] & other[kind]).total()
            told[kind] += (one[kind] | other[kind]).total()
        whole += one == other
    yield "pages", pages
    yield "pages of which all records are the same", whole
    for kind in told:
        yield f"{kind} that are the same, of those under either headline", round(same[kind] / told[kind], 3)


def _told(reader: Reader, paragraphs: list[str], headline: str, number: int) -> dict[str, Counter[Any]]:
    """What a page tells below its headline, each record by its words and kinds and where it stands in the article."""
    data = article(random.Random(number), paragraphs, headline=headline)
    page = make_page(Received(input="page", data=data), Options(in_process=True))
    ledger = reader.read(page)
    read, titles = paragraphs_of(page)
    begin = read[titles][0]

    def place(*spans: Span | None) -> tuple[Any, ...]:
        return tuple((s.start - begin, s.end - begin) if s else None for s in spans)

    claims = Counter((c.act, c.form, place(c.source, c.cue, *c.content)) for c in ledger.claims)
    incidents = Counter((i.type, i.stage, place(*i.triggers, *i.agents, *i.patients)) for i in ledger.incidents)
    counts = Counter((n.effect, n.who, n.low, n.high, place(n)) for n in ledger.counts)
    below = {"claims": claims, "incidents": incidents, "counts": counts}
    return {kind: Counter({r: n for r, n in found.items() if _first(r) >= 0}) for kind, found in below.items()}


def _first(record: tuple[Any, ...]) -> int:
    """Where a record begins, from the beginning of the article on."""
    return min(span[0] for span in record[-1] if span)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--across", action="store_true")
    parser.add_argument("--carried", action="store_true")
    parser.add_argument("--headlines", action="store_true")
    parser.add_argument("--pages", type=int, default=60, help="records of each archive, or pages")
    asked = parser.parse_args()
    every = not (asked.across or asked.carried or asked.headlines)
    with tempfile.TemporaryDirectory() as name:
        folder, pages = Path(name), asked.pages
        steps = {"across": across(folder, pages), "carried": carried(folder, pages), "headlines": headlines(pages)}
        for title, figures in steps.items():
            for what, figure in figures if every or getattr(asked, title) else ():
                print(f"{title}: {what:70}{figure}", flush=True)


if __name__ == "__main__":
    main()
