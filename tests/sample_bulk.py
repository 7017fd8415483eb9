"""What a bulk folder holds, to be compared with another."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from testigo.bulk.files import hash_of
from testigo.bulk.options import BulkOptions
from testigo.bulk.shard import read_shard
from testigo.bulk.shards import Shard
from testigo.reading.reader import Reader


def everything(out: Path) -> dict[str, str]:
    """Return every file by its path: manifests without what is of the run, the others by their hash."""
    found = {}
    for path in sorted(p for p in out.rglob("*") if p.is_file() and ".work" not in p.parts):
        told = path.relative_to(out).as_posix()
        if told.startswith("manifests/"):
            plain = json.loads(path.read_text("utf-8"))
            found[told] = json.dumps({k: v for k, v in plain.items() if k not in {"timing", "place"}}, sort_keys=True)
        else:
            found[told] = hash_of(path)
    return found


def undisturbed(shards: Sequence[Shard], out: Path) -> dict[str, str]:
    """Return what one process gives that nobody disturbs."""
    reader = Reader()
    for shard in shards:
        read_shard(shard, out, BulkOptions(), reader)
    return everything(out)
