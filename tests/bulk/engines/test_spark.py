"""The function for Spark's ``mapInPandas``, given frames as Spark gives them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from sample_archives import day_of_news
from sample_bulk import everything, undisturbed

from testigo.bulk.engines.spark import RESULTS, SHARDS, manifest_in, reading, rows_of
from testigo.bulk.manifest import Manifest
from testigo.bulk.options import BulkOptions
from testigo.bulk.shards import Shard, shards_of
from testigo.errors import TestigoError


def columns(schema: str) -> list[str]:
    return [part.split()[0] for part in schema.split(", ")]


def frames(shards: list[Shard]) -> Iterator[pd.DataFrame]:
    for row in rows_of(shards):
        yield pd.DataFrame([row], columns=columns(SHARDS))


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> list[Shard]:
    folder = tmp_path_factory.mktemp("day")
    return shards_of([day_of_news(folder / "one.warc.gz", 2), day_of_news(folder / "two.warc.gz", 3)])


def test_frames_of_shards_become_frames_of_manifests_and_the_tables_of_any_engine(
    day: list[Shard], tmp_path: Path
) -> None:
    done = pd.concat(reading(tmp_path / "out", BulkOptions())(frames(day)))
    assert list(done.columns) == columns(RESULTS)
    manifests = [manifest_in(row) for _, row in done.iterrows()]
    assert [m.shard for m in manifests if isinstance(m, Manifest)] == ["two", "one"]
    assert everything(tmp_path / "out") == undisturbed(day, tmp_path / "expected")


def test_a_shard_that_cannot_be_read_is_a_row_with_its_error(tmp_path: Path) -> None:
    shards = shards_of([day_of_news(tmp_path / "one.warc.gz", 1)])
    undisturbed(shards, tmp_path / "out")
    day_of_news(tmp_path / "one.warc.gz", 2)
    (frame,) = reading(tmp_path / "out", BulkOptions())(frames(shards))
    error = manifest_in(frame.iloc[0])
    assert isinstance(error, TestigoError)
    assert error.code == "T806"


def test_an_error_that_every_shard_would_meet_ends_the_task(day: list[Shard], tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "somebody's.txt").write_text("not a bulk folder")
    with pytest.raises(TestigoError) as caught:
        list(reading(tmp_path / "out", BulkOptions())(frames(day)))
    assert caught.value.code == "T801"
