# ruff: noqa: S608 - statements name tables of the index alone
"""Takes a finished shard into the index: its pages with their words, incidents, places, and who they name."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from testigo.bulk.finding.folder import DoneShard, Folder
from testigo.ledger import FURNITURE
from testigo.reading.places.gazetteer import folded

TAKEN = ("read", "copy")
"""Outcomes of pages that are found; the others have no article that was read."""
_PAGES = [
    "page_id", "record_number", "outcome", "copy_of", "copy_of_record", "record", "text_hash", "outlet", "host", "published",
    "title", "text", "blocks",
]  # fmt: skip
_SHARPNESS = {"exact": 2, "city": 2, "region": 1}
"""How sharp a point is: a town's may be searched around, a region's may lie in it, a country's says nothing more."""
_BATCH = 1_000
Row = Mapping[str, Any]


@dataclass(slots=True)
class _Names:
    """Keys of names, given out as they come."""

    database: sqlite3.Connection
    table: str
    keys: dict[str, int] = field(default_factory=dict)

    @property
    def words(self) -> str:
        return {"name": "name_words", "called": "called_words"}[self.table]

    def key(self, name: str) -> int:
        known = self.keys.get(name)
        if known is None:
            found = self.database.execute(f"SELECT key FROM {self.table} WHERE name = ?", (name,)).fetchone()
            known = self.keys[name] = int(found[0]) if found else self._new(name)
        return known

    def _new(self, name: str) -> int:
        key = self.database.execute(f"INSERT INTO {self.table} (name) VALUES (?)", (name,)).lastrowid
        self.database.execute(f"INSERT INTO {self.words} (rowid, name) VALUES (?, ?)", (key, name))
        assert key is not None
        return key


def index_shard(database: sqlite3.Connection, folder: Folder, shard: DoneShard) -> None:
    """Write all of a shard into the index, within the transaction that is open."""
    database.execute("INSERT INTO shard (name, mark) VALUES (?, ?)", (shard.name, shard.mark))
    claimed = _claimed(folder, shard)
    keys = _index_pages(database, folder, shard, claimed)
    for file in folder.files("incidents", [shard]):
        _index_incidents(database, file, keys)
    _index_names(database, folder, shard, keys)


def _index_pages(
    database: sqlite3.Connection, folder: Folder, shard: DoneShard, claimed: Mapping[int, list[str]]
) -> dict[int, int]:
    """Write the pages and their words; return their keys by their number in the shard."""
    hashes = _families(folder, shard)
    keys: dict[int, int] = {}
    for file in folder.files("pages", [shard]):
        path = file.relative_to(folder.path).as_posix()
        at = database.execute("INSERT INTO file (path) VALUES (?)", (path,)).lastrowid
        for number, row in enumerate(_rows([file], _PAGES)):
            if row["outcome"] not in TAKEN:
                continue
            key = _put_page(database, row, at, number, hashes)
            keys[row["record_number"]] = key
            words = (key, row["title"] or "", _article(row), "\n".join(claimed.get(row["record_number"], ())))
            database.execute("INSERT INTO words (rowid, title, text, claims) VALUES (?, ?, ?, ?)", words)
    return keys


def _put_page(database: sqlite3.Connection, row: Row, file: int | None, number: int, hashes: Mapping[str, str]) -> int:
    family = hashes.get(row["copy_of_record"] or row["record"]) or row["text_hash"] or row["page_id"]
    outlet = (row["outlet"] or row["host"] or "").lower() or None
    key = database.execute(
        "INSERT INTO page (id, file, row, family, original, outlet, published) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (row["page_id"], file, number, family, row["copy_of"] is None, outlet, row["published"]),
    ).lastrowid
    assert key is not None
    return key


def _families(folder: Folder, shard: DoneShard) -> dict[str, str]:
    """The hash of the text of every page of a shard, by its record: copies bear that of their original."""
    rows = _rows(folder.files("pages", [shard]), ["record", "text_hash"])
    return {row["record"]: row["text_hash"] for row in rows if row["text_hash"]}


def _article(row: Row) -> str:
    """The text that is the article's; what stands beside it is not searched."""
    text, blocks = row["text"] or "", row["blocks"] or ()
    return "\n".join(text[b["start"] : b["end"]] for b in blocks if b["kind"] not in FURNITURE and b["kind"] != "title")


def _claimed(folder: Folder, shard: DoneShard) -> dict[int, list[str]]:
    """What is claimed on each page, by the page's number."""
    found: dict[int, list[str]] = defaultdict(list)
    for row in _rows(folder.files("claims", [shard]), ["record_number", "content_text"]):
        found[row["record_number"]].append(row["content_text"])
    return found


_INCIDENT = ["record_number", "type", "stage", "places", "when_start", "when_end"]


def _index_incidents(database: sqlite3.Connection, file: Path, keys: Mapping[int, int]) -> None:
    """Write the incidents of one file; each is known by the number of its row."""
    incidents, places = list[tuple[object, ...]](), list[tuple[object, ...]]()
    names = _Names(database, "called")
    for number, row in enumerate(_rows([file], _INCIDENT)):
        page = keys.get(row["record_number"])
        if page is None:
            continue
        incidents.append((page, number, row["type"], row["stage"], row["when_start"], row["when_end"]))
        places += [(page, number, *place) for place in dict.fromkeys(map(_place, row["places"] or ()))]
    for name in dict.fromkeys(str(place[2]) for place in places if place[2]):
        names.key(name)
    database.executemany("INSERT INTO incident VALUES (?, ?, ?, ?, ?, ?)", incidents)
    database.executemany("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?)", places)


def _place(place: Row) -> tuple[object, ...]:
    sharp = _SHARPNESS.get(place["precision"] or "", 0)
    return (_folded(place["name"] or ""), place["latitude"], place["longitude"], sharp, place["country"])


@lru_cache(maxsize=100_000)
def _folded(name: str) -> str:
    return folded(name)


def _index_names(database: sqlite3.Connection, folder: Folder, shard: DoneShard, keys: Mapping[int, int]) -> None:
    """Who each page names: its entities, with their claims, and those who have a part in its incidents."""
    names = _Names(database, "name")
    named: dict[tuple[int, int], list[int]] = {}
    for row in _rows(folder.files("entities", [shard]), ["record_number", "name", "claims"]):
        page = keys.get(row["record_number"])
        if page is not None and (name := _folded(row["name"] or "")):
            named.setdefault((names.key(name), page), [0, 0])[0] += row["claims"] or 0
    for row in _rows(folder.files("incidents", [shard]), ["record_number", "agents", "patients", "targets"]):
        page = keys.get(row["record_number"])
        for told in (*(row["agents"] or ()), *(row["patients"] or ()), *(row["targets"] or ())):
            if page is not None and (name := _folded(told)):
                named.setdefault((names.key(name), page), [0, 0])[1] = 1
    database.executemany(
        "INSERT INTO named VALUES (?, ?, ?, ?)", ((*key, *told) for key, told in sorted(named.items()))
    )


def _rows(files: Iterable[Path], columns: list[str]) -> Iterator[dict[str, Any]]:
    """The rows of some table files, in their order, with these columns alone."""
    for file in files:
        with pq.ParquetFile(file) as table:
            for batch in table.iter_batches(batch_size=_BATCH, columns=columns):
                yield from batch.to_pylist()
