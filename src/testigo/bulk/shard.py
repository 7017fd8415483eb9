"""How a shard is read, top to bottom: its records in parts, the parts into tables, the manifest last.

:func:`read_shard` may be called any number of times, by any engine: it does what is not done yet, and what it leaves is
the same byte for byte whoever was killed on the way.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from testigo.bulk.files import hash_of
from testigo.bulk.inputs.reading import records_of
from testigo.bulk.manifest import Manifest, manifest_of, put_manifest, rows_of
from testigo.bulk.options import BulkOptions
from testigo.bulk.output import Output, begun_with, opened
from testigo.bulk.parts import Part, Parts
from testigo.bulk.record import Record
from testigo.bulk.shards import Shard
from testigo.bulk.taking import Taking
from testigo.errors import TestigoError

if TYPE_CHECKING:
    from testigo.reading.reader import Reader

RECORDS_A_PART = 256
On = Callable[[Record, Counter[str]], None]
"""Told of each record as it is done, with what was counted of it."""


def read_shard(shard: Shard, out: Path | str, options: BulkOptions, reader: Reader, on: On | None = None) -> Manifest:
    """Read a shard into the bulk folder ``out``, from where it was left, and return its manifest.

    Raises TestigoError T801, T802, T804 for a folder that cannot be gone on with, T805 when the disk is full, T806 when
    the input is another one than that which was read under its name, 1xx when the input cannot be read at all.
    """
    output = opened(Path(out), options, reader.mark.model)
    done = manifest_of(output, shard.name)
    if done is not None:
        return _the_same(done, shard)
    began, began_cpu = time.monotonic(), time.process_time()
    content = shard.hash()
    parts = Parts(output.work(shard.name), _mark(content, options, reader))
    _read_parts(shard, parts, options, reader, on)
    files = _write_tables(parts, output, shard)
    manifest = Manifest(
        shard=shard.name,
        begun_with=begun_with(options, reader.mark.model),
        input={"kind": shard.kind, "name": Path(shard.path).name, "bytes": shard.size(), "sha256": content},
        counters=sum((Counter(part.counters) for part in parts.kept), Counter()),
        rows=rows_of(files),
        files=files,
        timing={
            "seconds": round(time.monotonic() - began, 3),
            "cpu_seconds": round(time.process_time() - began_cpu, 3),
        },
        place={"path": str(Path(shard.path).absolute())},
    )
    put_manifest(output, manifest)
    shutil.rmtree(output.work(shard.name), ignore_errors=True)
    return manifest


def _the_same(done: Manifest, shard: Shard) -> Manifest:
    """The manifest of a shard that is done, of an input of the same size."""
    if done.input["bytes"] != shard.size():
        raise TestigoError(
            "T806", f"{shard.name!r} was read from {done.input['bytes']} bytes, and its input has {shard.size()} now"
        )
    return done


def _mark(content: str, options: BulkOptions, reader: Reader) -> str:
    """What the parts of a shard are of: parts of anything else are not gone on with."""
    told = json.dumps([content, begun_with(options, reader.mark.model), RECORDS_A_PART], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _read_parts(shard: Shard, parts: Parts, options: BulkOptions, reader: Reader, on: On | None) -> None:
    """Read the records behind the parts that are kept, a part at a time."""
    number, cursor = (parts.kept[-1].number, parts.kept[-1].cursor) if parts.kept else (0, 0)
    if cursor < 0:
        return
    taking = Taking(shard.name, options, reader)
    records = records_of(shard, cursor, options.limits)
    while True:
        part = Part()
        for record in _some(records):
            counted = taking.take(record, number, part)
            number, cursor = number + 1, record.after
            if on is not None:
                on(record, counted)
        ended = not part.counters
        parts.keep(part, number=number, cursor=-1 if ended else cursor, beside={})
        if ended:
            return


def _some(records: Iterator[Record]) -> Iterator[Record]:
    return islice(records, RECORDS_A_PART)


def _write_tables(parts: Parts, output: Output, shard: Shard) -> tuple[dict[str, object], ...]:
    """Write the tables, and take away what an earlier run left that has no place in them."""
    files = list(parts.tables(output, shard.name))
    wanted = {file["path"] for file in files}
    for path in output.files_of(shard.name):
        if path not in wanted:
            path.unlink()
    return tuple(
        {
            "path": file["path"].relative_to(output.path).as_posix(),
            "rows": file["rows"],
            "bytes": file["path"].stat().st_size,
            "sha256": hash_of(file["path"]),
        }
        for file in files
    )
