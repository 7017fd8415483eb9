"""The records of a shard, by its kind."""

from __future__ import annotations

from collections.abc import Iterator

from testigo.bulk.record import Record
from testigo.bulk.shards import Shard
from testigo.intake.limits import Limits


def records_of(shard: Shard, start: int, limits: Limits) -> Iterator[Record]:
    """Yield the records of a shard in order, from a cursor on: 0, or the ``after`` of a record.

    Raises TestigoError T809 when the input is gone, or the system cannot read it.
    """
    from testigo.bulk.inputs import jsonl, pages, parquet, wacz, warc

    by_kind = {
        "warc": warc.records,
        "wacz": wacz.records,
        "jsonl": jsonl.records,
        "parquet": parquet.records,
        "pages": pages.records,
    }
    with shard.at_hand():
        yield from by_kind[shard.kind](shard, start, limits)
