"""``testigo bulk``: shards of pages into Parquet tables."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from testigo.cli.options import as_a_file
from testigo.export.extras import library

if TYPE_CHECKING:
    from testigo.bulk.manifest import Manifest

EXAMPLES = """
\b
Examples:
  testigo bulk CC-NEWS-20220315.warc.gz day/
  testigo bulk archives/ pages/ articles.parquet out/
"""


@click.command(short_help="Read archives and lists of pages into tables.", epilog=EXAMPLES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…", shell_complete=as_a_file)
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path), shell_complete=as_a_file)
@click.option("--quiet", is_flag=True, help="No progress bar and no summary; errors are still printed.")
def bulk(inputs: tuple[str, ...], out: Path, *, quiet: bool) -> int:
    """Read every page of every INPUT into Parquet tables in the folder OUT, and go on there where a run was stopped.

    INPUT is a WARC or WACZ file, a JSON Lines or Parquet file of extracted articles, or a folder of these and of pages.
    """
    library("pyarrow", "bulk")
    from testigo.bulk.options import BulkOptions
    from testigo.bulk.shard import read_shard
    from testigo.bulk.shards import shards_of
    from testigo.reading.reader import Reader

    options, reader = BulkOptions(), Reader()
    done = [read_shard(shard, out, options, reader) for shard in shards_of(inputs)]
    if not quiet:
        print("testigo: " + summary(done), file=sys.stderr)
    return 1 if any(name.startswith("failed.") for manifest in done for name in manifest.counters) else 0


def summary(done: list[Manifest]) -> str:
    """Return what became of the records of all shards in words."""
    from testigo.show.words import how_many

    counters = sum((Counter(manifest.counters) for manifest in done), Counter[str]())
    kinds: Counter[str] = Counter()
    for name, times in counters.items():
        kinds[name.partition(".")[0]] += times
    parts = [f"{kinds[name]:,} {name.replace('_', ' ')}" for name in sorted(kinds) if name != "records"]
    return f"{how_many(len(done), 'shard')}, {kinds['records']:,} records: " + ", ".join(parts)
