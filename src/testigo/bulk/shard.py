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
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from testigo.bulk.blame import blamed_in
from testigo.bulk.copies import Copies
from testigo.bulk.files import hash_of
from testigo.bulk.inputs.reading import records_of
from testigo.bulk.lock import locked
from testigo.bulk.manifest import Manifest, manifest_of, put_manifest, rows_of
from testigo.bulk.options import BulkOptions
from testigo.bulk.output import Output, begun_with, opened
from testigo.bulk.parts import ENDED, Part, Parts
from testigo.bulk.shards import Shard
from testigo.bulk.shared import Shared
from testigo.bulk.taking import Taking
from testigo.bulk.watch import StoppedError, Unwatched, Watch
from testigo.errors import TestigoError

if TYPE_CHECKING:
    from testigo.reading.reader import Reader

RECORDS_A_PART = 256
SECONDS_A_PART = 10.0
"""A part is kept when it has so many records, or has taken so long; what is written at last does not depend on it."""


def read_shard(
    shard: Shard,
    out: Path | str,
    options: BulkOptions,
    reader: Reader,
    watch: Watch | None = None,
    suspects: Sequence[int] = (),
    *,
    sharing: bool = False,
) -> Manifest:
    """Read a shard into the bulk folder ``out``, from where it was left, and return its manifest.

    Before each of the ``suspects``, numbers of records, what was done so far is kept: a process may die of it. With
    ``sharing`` it gives its readings to the other shards of the run, and carries theirs, until somebody clears them
    (:func:`testigo.bulk.shared.clear`); what is written is the same without.

    Raises TestigoError T801, T802, T804 for a folder that cannot be gone on with, T805 when the disk is full, T810 when
    it cannot be written to, T806 when the input is another one than that which was read under its name, T808 when
    another process reads the shard, T809 when the input is gone or cannot be read, 1xx when it is not what it seems;
    StoppedError when the watch says so.
    """
    output = opened(Path(out), options, reader.mark.model)
    done = manifest_of(output, shard.name)
    if done is not None:
        return _the_same(done, shard)
    with locked(output.lock(shard.name), shard.name):
        done = manifest_of(output, shard.name)  # another process may have been at it
        if done is not None:
            _clear(output, shard)
            return _the_same(done, shard)
        read_from = _input(shard)
        parts = Parts(output.work(shard.name), _mark(shard, read_from["sha256"], options, reader))
        copies = Copies([part.folder for part in parts.kept], Shared(output.path) if sharing else None)
        try:
            _read_parts(shard, parts, copies, options, reader, watch or Unwatched(), frozenset(suspects))
        except TestigoError:
            if not parts.kept:  # an input that cannot be read at all leaves nothing to go on with
                _clear(output, shard)
            raise
        manifest = _finished(shard, parts, output, read_from, begun_with(options, reader.mark.model))
        _clear(output, shard)
    return manifest


def _finished(shard: Shard, parts: Parts, output: Output, read_from: dict[str, Any], begun: dict[str, Any]) -> Manifest:
    """Write the tables of a shard whose parts are all kept, and its manifest."""
    began, began_cpu = time.monotonic(), time.process_time()
    files = _write_tables(parts, output, shard)
    manifest = Manifest(
        shard=shard.name,
        begun_with=begun,
        input=read_from,
        counters=sum((Counter(part.counters) for part in parts.kept), Counter()),
        rows=rows_of(files),
        files=files,
        timing=_timing(parts, began, began_cpu),
        place={"path": str(Path(shard.path).absolute())},
    )
    put_manifest(output, manifest)
    return manifest


def _timing(parts: Parts, began: float, began_cpu: float) -> dict[str, float]:
    """Seconds that the shard took, in all processes that were at it, as far as what they did was kept."""
    clock = sum(part.seconds[0] for part in parts.kept) + time.monotonic() - began
    processor = sum(part.seconds[1] for part in parts.kept) + time.process_time() - began_cpu
    return {"seconds": round(clock, 3), "cpu_seconds": round(processor, 3)}


def _clear(output: Output, shard: Shard) -> None:
    """Take the parts away, and the folder of work with the last of them. Who waits for the lock finds the manifest."""
    shutil.rmtree(output.work(shard.name), ignore_errors=True)
    output.lock(shard.name).unlink(missing_ok=True)
    with suppress(OSError):
        output.work(shard.name).parent.rmdir()


def _the_same(done: Manifest, shard: Shard) -> Manifest:
    """The manifest of a shard that is done, of an input of the same size."""
    if done.input["bytes"] != shard.size():
        raise TestigoError(
            "T806", f"{shard.name!r} was read from {done.input['bytes']} bytes, and its input has {shard.size()} now"
        )
    return done


def _input(shard: Shard) -> dict[str, Any]:
    """What the shard is read from, as it is before the first record is."""
    part = {"begin": shard.begin, "until": shard.until} if shard.begin or shard.until is not None else {}
    return {"kind": shard.kind, "name": Path(shard.path).name, "bytes": shard.size(), "sha256": shard.hash(), **part}


def _mark(shard: Shard, content: str, options: BulkOptions, reader: Reader) -> str:
    """What the parts of a shard are of: parts of anything else are not gone on with."""
    told = json.dumps([content, shard.begin, shard.until, begun_with(options, reader.mark.model)], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _read_parts(
    shard: Shard,
    parts: Parts,
    copies: Copies,
    options: BulkOptions,
    reader: Reader,
    watch: Watch,
    suspects: frozenset[int],
) -> None:
    """Read the records behind the parts that are kept, a part at a time."""
    number, cursor = (parts.kept[-1].number, parts.kept[-1].cursor) if parts.kept else (0, 0)
    if cursor == ENDED:
        return
    taking = Taking(shard.name, options, reader, copies, blamed_in(parts.folder))
    records = records_of(shard, cursor, options.limits)
    share = shard.share_of()
    part = Part()
    while True:
        watch.begin(number)
        record = next(records, None)
        if record is None:
            watch.ended()
            parts.keep(part, number=number, cursor=ENDED, beside=copies.beside())
            copies.kept(parts.kept[-1].folder)
            return
        counted = taking.take(record, number, part)
        number, cursor = number + 1, record.after
        watch.done(counted, share(cursor))
        full = part.counters["records"] >= RECORDS_A_PART or part.seconds()[0] > SECONDS_A_PART
        if full or number in suspects or watch.stops():
            parts.keep(part, number=number, cursor=cursor, beside=copies.beside())
            copies.kept(parts.kept[-1].folder)
            part = Part()
            watch.kept()
            if watch.stops():
                raise StoppedError


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
