"""Bulk folders for tests: written by hand, row by row, for what a test is about; and one of the sample pages as they are read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from testigo.bulk.files import hash_of, put_json
from testigo.bulk.manifest import Manifest, put_manifest, rows_of
from testigo.bulk.options import BulkOptions
from testigo.bulk.output import MARK, Output, begun_with
from testigo.bulk.parts import Part, Parts
from testigo.bulk.rows import Row, day_of

EXAMPLES = Path(__file__).parents[1] / "examples" / "drevna"


def told_at(name: str, latitude: float | None = None, longitude: float | None = None, **more: Any) -> Row:
    """A place of an incident; with a point it is a town's unless said otherwise."""
    precision = "city" if latitude is not None else "unknown"
    place = {"name": name, "latitude": latitude, "longitude": longitude, "precision": precision, "country": None}
    return place | {"geonames": None} | more


def incident(kind: str = "killing", *places: Row, day: str | None = None, **more: Any) -> Row:
    """An incident of a type, at places, on a day."""
    first = next(iter(places), {})
    when = {"when_value": day, "when_start": day, "when_end": day}
    main = {"place_name": first.get("name"), **{name: first.get(name) for name in ("latitude", "longitude", "country")}}
    return {"type": kind, "stage": "real", "trigger_text": "killed", "places": list(places), **main, **when, **more}


def claim(source: str | None = None, category: str | None = None, **more: Any) -> Row:
    """A claim of a source, named where it has a name."""
    told = {"act": "assert", "form": "indirect", "quoted": False, "hedged": False, "content_text": "it was so"}
    named = {
        "source_name": source,
        "source_text": source,
        "source_category": category,
        "source_named": source is not None,
    }
    return told | named | {"cue_text": "said", "confidence": 0.9, "carried": False, "incidents": []} | more


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A page and what its tables say: rows without what all rows of a page have in common."""

    text: str
    title: str = "Untitled"
    outlet: str | None = "The Example"
    published: str | None = "2031-05-04"
    outcome: str = "read"
    copy_of: int | None = None
    copy_kind: str = "near"
    page_id: str | None = None
    url: str | None = None
    retrieved_at: str | None = "2031-05-05T06:07:08Z"
    incidents: tuple[Row, ...] = ()
    claims: tuple[Row, ...] = ()
    counts: tuple[Row, ...] = ()
    entities: tuple[tuple[str, int], ...] = ()
    more: Row = field(default_factory=dict)


def put_shard(out: Path, pages: list[Told], *, shard: str = "one", where: Path | None = None) -> None:
    """Write a shard of pages into a bulk folder, as `testigo bulk` leaves it."""
    begun = begun_with(BulkOptions(), "by hand")
    put_json(out / MARK, begun)
    part, output = Part(), Output(out)
    for number, page in enumerate(pages):
        for table, rows in _rows(pages, number, shard).items():
            part.add(table, day_of(page.published), rows)
    with TemporaryDirectory() as folder:
        parts = Parts(Path(folder), "made")
        parts.keep(part, number=len(pages), cursor=len(pages), beside={})
        files = tuple(_file(out, table) for table in parts.tables(output, shard))
    put_manifest(
        output,
        Manifest(
            shard=shard,
            begun_with=begun,
            input={"kind": "jsonl", "name": f"{shard}.jsonl", "bytes": 0, "sha256": ""},
            counters={"records": len(pages)},
            rows=rows_of(files),
            files=files,
            place={"path": str(where or out / f"{shard}.jsonl")},
        ),
    )


def _file(out: Path, table: Row) -> Row:
    path: Path = table["path"]
    return {"path": path.relative_to(out).as_posix(), "rows": table["rows"], "sha256": hash_of(path)}


def page_id(page: Told) -> str:
    """The id of a page: the hash of its text, unless it is given."""
    return page.page_id or "sha256:" + hashlib.sha256(f"{page.outlet} {page.text}".encode()).hexdigest()


def _rows(pages: list[Told], number: int, shard: str) -> dict[str, list[Row]]:
    page = pages[number]
    common = {
        "page_id": page_id(page),
        "shard": shard,
        "record": str(number),
        "record_number": number,
        "url": page.url,
        "outlet": page.outlet,
        "published": page.published,
    }
    row = common | {
        "title": page.title,
        "text": page.text,
        "blocks": [{"start": 0, "end": len(page.text), "kind": "body"}],
        "input": f"{shard}:{number}",
        "outcome": "copy" if page.copy_of is not None else page.outcome,
        "words": len(page.text.split()),
        "claims": len(page.claims),
        "incidents": len(page.incidents),
        "counts": len(page.counts),
        "text_hash": hashlib.sha256(page.text.encode()).hexdigest(),
        "retrieved_at": page.retrieved_at,
        "language": "en",
    }
    if page.copy_of is not None:
        original = pages[page.copy_of]
        if page.copy_kind == "exact":
            row |= dict.fromkeys(("title", "text", "blocks", "words", "text_hash"))
        row |= {"copy_of": page_id(original), "copy_of_record": str(page.copy_of), "copy_kind": page.copy_kind}
    carried = {"carried": page.copy_of is not None}
    return {
        "pages": [row | page.more],
        "claims": [common | {"id": f"C{n}"} | told | carried for n, told in enumerate(page.claims, 1)],
        "incidents": [common | {"id": f"I{n}"} | told | carried for n, told in enumerate(page.incidents, 1)],
        "counts": [common | {"id": f"N{n}"} | told | carried for n, told in enumerate(page.counts, 1)],
        "entities": [
            common | {"id": f"E{n}", "kind": "organisation", "name": name, "claims": claims, "mentions": []} | carried
            for n, (name, claims) in enumerate(page.entities, 1)
        ],
    }
