"""``testigo bulk``: shards of pages into Parquet tables."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from testigo.cli.options import as_a_file
from testigo.errors import TestigoError
from testigo.export.extras import library

if TYPE_CHECKING:
    from testigo.bulk.engines.local import On
    from testigo.bulk.manifest import Manifest
    from testigo.bulk.shards import Shard

EXAMPLES = """
\b
Examples:
  testigo bulk CC-NEWS-20220315021530-00123.warc.gz day/
  testigo bulk archives/ extracted.parquet out/ --workers 8
"""
_SAID = {
    "read": "read",
    "copy": "copies",
    "not_article": "no articles",
    "language": "in other languages",
    "too_short": "too short",
    "passed": "no pages",
    "failed": "failed",
}
"""Outcomes in words, in the order in which they are told."""


@click.command(short_help="Read archives and lists of pages into tables.", epilog=EXAMPLES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…", shell_complete=as_a_file)
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path), shell_complete=as_a_file)
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes that read; default: one a core.")
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="What runs the processes: this machine, or a Ray cluster (RAY_ADDRESS; extra ray).",
)
@click.option(
    "--page-seconds",
    type=click.IntRange(1),
    default=60,
    show_default=True,
    metavar="N",
    help="Processor time that a page may take; one that takes more is a failure.",
)
@click.option(
    "--page-mib",
    type=click.IntRange(64),
    default=2048,
    show_default=True,
    metavar="N",
    help="Memory that a page may take beside what its process holds.",
)
@click.option("--quiet", is_flag=True, help="No progress bar and no summary; errors are still printed.")
def bulk(
    inputs: tuple[str, ...],
    out: Path,
    *,
    workers: int | None,
    engine: str,
    page_seconds: int,
    page_mib: int,
    quiet: bool,
) -> int:
    """Read every page of every INPUT into Parquet tables in the folder OUT, and go on there where a run was stopped.

    INPUT is a WARC or WACZ file, a JSON Lines or Parquet file of extracted articles, or a folder of these and of pages.
    """
    library("pyarrow", "bulk")
    from testigo.bulk.engines import local, ray
    from testigo.bulk.options import BulkOptions
    from testigo.bulk.shards import shards_of

    shards, done, failed = shards_of(inputs), [], 0
    read_all = {"local": local.read_all, "ray": ray.read_all}[engine]
    options = BulkOptions(page_seconds=page_seconds, page_mib=page_mib)
    with _telling(shards, quiet=quiet) as on:
        for shard, result in read_all(shards, out, options, workers=workers or cores(), on=on):
            if isinstance(result, TestigoError):
                failed += 1
                print(f"testigo: {shard.path}: {result}", file=sys.stderr)
            else:
                done.append(result)
    if not quiet:
        print("testigo: " + summary(done), file=sys.stderr)
    return 1 if failed or any(name.startswith("failed.") for manifest in done for name in manifest.counters) else 0


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def summary(done: list[Manifest]) -> str:
    """Return what became of the records of all shards in words."""
    from testigo.show.words import how_many

    kinds: Counter[str] = Counter()
    for manifest in done:
        for name, times in manifest.counters.items():
            kinds[name.partition(".")[0]] += times
    parts = [f"{kinds[name]:,} {words}" for name, words in _SAID.items() if kinds[name]]
    return f"{how_many(len(done), 'shard')}, {kinds['records']:,} records: " + (", ".join(parts) or "nothing in them")


@contextmanager
def _telling(shards: Sequence[Shard], *, quiet: bool) -> Iterator[On | None]:
    """What is told of the run while it goes on, where somebody watches."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from testigo.bulk.progress import BulkBar

    with BulkBar(shards) as bar:
        yield bar.told
