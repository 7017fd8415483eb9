"""What is shown of a run while it goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from testigo.bulk.progress import Count
from testigo.bulk.shards import Shard


@pytest.fixture
def shards(tmp_path: Path) -> list[Shard]:
    for name, size in (("a", 100), ("b", 300)):
        (tmp_path / name).write_bytes(b"x" * size)
    return [Shard(name=name, kind="warc", path=str(tmp_path / name)) for name in ("a", "b")]


def test_rate_time_left_and_failures_are_told(shards: list[Shard], monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr("testigo.bulk.progress.time.monotonic", lambda: clock[0])
    count = Count(shards)
    assert count.words() == "starting"
    for number in range(11):
        clock[0] += 2
        failed = {"failed.T811": 1} if number > 7 else {"read": 1}
        count.told(shards[1], {"done": {"records": 1, **failed}, "share": number / 20})
    assert count.share == pytest.approx(0.75 * 0.5)
    assert count.rate == pytest.approx(0.5)
    assert count.words() == "11 records, 0.5/s, 0:33 left, 3 failed T811"


def test_a_shard_that_was_done_before_counts_as_done(shards: list[Shard]) -> None:
    count = Count(shards)
    count.told(shards[0], {"manifest": {}})
    assert count.share == pytest.approx(0.25)
    assert count.done == 1


def test_only_the_last_minutes_make_the_rate(shards: list[Shard], monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr("testigo.bulk.progress.time.monotonic", lambda: clock[0])
    count = Count(shards)
    for step in (100.0, *[2.0] * 100):
        clock[0] += step
        count.told(shards[0], {"done": {"records": 10}, "share": 0.0})
    assert count.rate == pytest.approx(5.0)
    assert count.seconds_left is None
