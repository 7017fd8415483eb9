"""Shards read by Apache Spark: a function for ``DataFrame.mapInPandas`` that takes rows of shards and gives rows of manifests.

Every machine must see the input and the output under the same paths, and have Testigo with the extra ``bulk``. Spark
itself is not needed here: what it gives and takes are frames of pandas::

    rows = spark.createDataFrame(rows_of(shards_of(["news/"])), SHARDS)
    done = rows.repartition(len(shards)).mapInPandas(reading("out/", BulkOptions()), RESULTS).collect()
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from testigo.bulk.engines.local import ENDS_ALL
from testigo.bulk.manifest import Manifest
from testigo.bulk.options import BulkOptions
from testigo.bulk.reading_process import ReadingProcess
from testigo.bulk.shards import Shard, largest_first
from testigo.errors import TestigoError

if TYPE_CHECKING:
    import pandas as pd

SHARDS = "name string, shard string"
"""Columns of the frames that come in: a shard's name, and the shard as JSON."""
RESULTS = "name string, manifest string, code string, message string"
"""Columns of the frames that go out: the manifest as JSON, or the code and message of the error; the others are null."""


def rows_of(shards: Sequence[Shard]) -> list[tuple[str, str]]:
    """Return the rows of :data:`SHARDS`, the largest first."""
    return [(s.name, json.dumps(s.to_json())) for s in largest_first(shards)]


def reading(
    out: Path | str, options: BulkOptions, weights: Path | None = None
) -> Callable[[Iterator[pd.DataFrame]], Iterator[pd.DataFrame]]:
    """Return the function for ``mapInPandas``: it reads the shards of its rows by one process, one after the other.

    Its shards share their readings in the output folder; :func:`testigo.bulk.shared.clear` takes them away at the end.
    A row whose task Spark tries again, or runs twice, goes on where the shard was left, or finds it done. The function
    raises TestigoError T302, T801, T802, T804, T805 or T810, which every shard would meet; other errors are rows.
    """
    folder = str(Path(out).absolute())

    def read(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        import pandas as pd

        with ReadingProcess(weights, sharing=True) as process:
            for frame in frames:
                rows = [_result(process, Shard.from_json(json.loads(s)), folder, options) for s in frame["shard"]]
                yield pd.DataFrame(rows, columns=["name", "manifest", "code", "message"], dtype=object)

    return read


def _result(process: ReadingProcess, shard: Shard, out: str, options: BulkOptions) -> tuple[Any, ...]:
    try:
        manifest = process.read(shard, out, options)
    except TestigoError as why:
        if why.code in ENDS_ALL:
            raise
        return shard.name, None, why.code, why.message
    return shard.name, json.dumps(manifest.to_json()), None, None


def manifest_in(row: Any) -> Manifest | TestigoError:  # noqa: ANN401 - a row of Spark's or of pandas'
    """Return what a row of :data:`RESULTS` tells of: the manifest, or the error."""
    if isinstance(row["manifest"], str):  # what is null comes as None or as no number
        return Manifest.from_json(json.loads(row["manifest"]))
    return TestigoError(row["code"], row["message"])
