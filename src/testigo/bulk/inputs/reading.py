"""The records of a shard, by its kind."""

from __future__ import annotations

from collections.abc import Iterator

from testigo.bulk.record import Record
from testigo.bulk.shards import Shard
from testigo.intake.limits import Limits


def records_of(shard: Shard, start: int, limits: Limits) -> Iterator[Record]:
    """Yield the records of a shard in order, from a cursor on: 0, or the ``after`` of a record."""
    if shard.kind == "jsonl":
        from testigo.bulk.inputs import jsonl

        return jsonl.records(shard, start, limits)
    from testigo.bulk.inputs import pages

    return pages.records(shard, start, limits)
