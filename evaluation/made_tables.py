"""A bulk folder of made pages: as many as are asked for, of about 500 words, with tables as `testigo bulk` writes them.

Pages are those of ``made_pages.py``, each lengthened by the texts of three others, from which nothing is read. A shard is of three
days; a third of incidents lie at towns of the gazetteer that are drawn at random, and one page in five is a copy.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from made_pages import made_ledgers
from testigo.bulk.files import hash_of, put_json
from testigo.bulk.manifest import Manifest, put_manifest, rows_of
from testigo.bulk.options import BulkOptions
from testigo.bulk.output import MARK, Output, begun_with
from testigo.bulk.parts import Part, Parts
from testigo.bulk.rows import Place, page_row, record_rows
from testigo.ledger import Block, Ledger
from testigo.reading.places.gazetteer import CITY, Entry, gazetteer

A_SHARD = 10_000
A_PART = 500
FIRST = date(2031, 1, 1)
COPIED, LAID = 0.2, 0.33
TOWNS = (
    "San Miguel,Mosul,Goma,Odessa,Lahore,Medellin,Kano,Manila,Aleppo,Marseille,Detroit,Leeds,Mandalay,Cali,Gaza".split(
        ","
    )
)
Row = dict[str, Any]


@contextmanager
def asked_folder(description: str | None) -> Iterator[Path]:
    """Give the folder that a command measures, made as its options ask: ``--pages``, ``--a-shard``, and ``--keep`` for one that stays."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--a-shard", type=int, default=A_SHARD, help="pages of each shard")
    parser.add_argument("--keep", type=Path, help="a folder to make the tables in, or in which they are already")
    given = parser.parse_args()
    with TemporaryDirectory() as scratch:
        out = given.keep or Path(scratch) / "out"
        if not (out / "manifests").exists():
            made_folder(out, given.pages, a_shard=given.a_shard)
        yield out


def made_folder(out: Path, pages: int, seed: int = 0, a_shard: int = A_SHARD) -> None:
    """Write a bulk folder of so many pages, so many in a shard."""
    begun = begun_with(BulkOptions(), "made")
    put_json(out / MARK, begun)
    ledgers, draw = lengthened(made_ledgers(pages, seed=seed)), random.Random(seed)
    for number in range(-(-pages // a_shard)):
        days = FIRST + timedelta(days=3 * (number * a_shard // A_SHARD))
        _write_shard(Output(out), f"made-{number:04}", days, list(islice(ledgers, a_shard)), draw, begun)


def lengthened(ledgers: Iterator[Ledger]) -> Iterator[Ledger]:
    """The ledgers, each page longer by the texts of those before it."""
    before: list[str] = []
    for ledger in ledgers:
        page, more = ledger.page, "\n\n".join(before)
        block = Block(start=len(page.text) + 2, end=len(page.text) + 2 + len(more), kind="body")
        longer = replace(page, text=f"{page.text}\n\n{more}", blocks=(*page.blocks, block)) if before else page
        before = [*before, page.text][-3:]
        yield replace(ledger, page=longer)


def _write_shard(
    output: Output, name: str, first: date, ledgers: list[Ledger], draw: random.Random, begun: Mapping[str, Any]
) -> None:
    with TemporaryDirectory() as folder:
        parts = Parts(Path(folder), name)
        for at in range(0, len(ledgers), A_PART):
            part = Part()
            for record in range(at, min(at + A_PART, len(ledgers))):
                day = (first + timedelta(days=draw.randrange(3))).isoformat()
                original = draw.randrange(at, record) if record > at and draw.random() < COPIED else None
                _add(part, ledgers, Place(shard=name, record=str(record), number=record), day, original, draw)
            parts.keep(part, number=at, cursor=at, beside={})
        tables = list(parts.tables(output, name))
    files = tuple(
        {"path": str(t["path"].relative_to(output.path)), "rows": t["rows"], "sha256": hash_of(t["path"])}
        for t in tables
    )
    about = {"kind": "jsonl", "name": f"{name}.jsonl", "bytes": 0, "sha256": ""}
    counters = {"records": len(ledgers)}
    put_manifest(
        output, Manifest(shard=name, begun_with=begun, input=about, counters=counters, rows=rows_of(files), files=files)
    )


def _add(part: Part, ledgers: list[Ledger], place: Place, day: str, original: int | None, draw: random.Random) -> None:
    """Add the rows of a page: its own, or as a copy those of another page under its own outlet."""
    own = ledgers[place.number]
    told = own if original is None else ledgers[original]
    page = replace(told.page, outlet=own.page.outlet, url=own.page.url, id=own.page.id)
    blocks = [{"start": b.start, "end": b.end, "kind": b.kind} for b in page.blocks]
    row = (
        page_row(place, page, own.input)
        | {"text": page.text, "blocks": blocks}
        | {"published": day, "retrieved_at": f"{day}T12:00:00Z"}
    )
    row |= {
        "text_hash": hashlib.sha256(page.text.encode()).hexdigest(),
        "outcome": "read" if original is None else "copy",
    }
    row |= {"claims": len(told.claims), "incidents": len(told.incidents), "counts": len(told.counts)}
    if original is not None:
        row |= {"copy_kind": "near", "copy_of": told.page.id, "copy_of_record": str(original)}
    part.add("pages", day, [row])
    for table, rows in record_rows(place, replace(told, page=page), carried=original is not None).items():
        part.add(
            table, day, [r | {"published": day} | (_laid(r, day, draw) if table == "incidents" else {}) for r in rows]
        )


def _laid(row: Row, day: str, draw: random.Random) -> Row:
    """An incident of the day, now and then at a town that there is."""
    when = {"when_value": day, "when_start": day, "when_end": day}
    if draw.random() > LAID:
        return when
    name = draw.choice(TOWNS)
    town = _town(name)
    point = {"latitude": town.latitude, "longitude": town.longitude, "country": town.country}
    place = {"name": name, "precision": "city", "geonames": town.geonames, **point}
    return when | {"place_name": name, "place_precision": "city", **point, "places": [place, *(row["places"] or ())]}


def _town(name: str) -> Entry:
    return next(entry for entry in gazetteer().named(name) if entry.kind == CITY)
